/** Tables in files that are gone when the test has ended, and the command's answer to them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { coefficientOf } from '#electron/cli/coefficient.ts';
import type { CoefficientOptions } from '#electron/cli/coefficient.ts';
import { Failure } from '#electron/cli/output.ts';

type Options = Partial<CoefficientOptions>;

/** Returns what the command answers to a table, given as an object or as the text of the file. */
export async function answer(metric: CoefficientOptions['metric'], table: object | string, options: Options = {}) {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'crossread-table-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const file = path.join(dir, typeof table === 'string' ? 'table.csv' : 'table.json');
  await writeFile(file, typeof table === 'string' ? table : JSON.stringify(table));
  return coefficientOf(file, { metric, ...options });
}

/** Returns what is said of a table at fault, the file's folder left out. */
export async function complaint(metric: CoefficientOptions['metric'], table: object | string, options: Options = {}) {
  return answer(metric, table, options).then(
    (got) => `no complaint, but ${JSON.stringify(got)}`,
    (error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      return error.message.replace(/^.*[\\/](?=table\.)/, '');
    },
  );
}
