/**
 * `npm run bench -- formats`: every format out and, where it is read, in again, at 100,000 links (`CROSSREAD_BENCH_LINKS` for
 * another number), each in a process of its own; beside plain JSON of as many bytes of the same output in the same process.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { formats } from '#shared/formats/index.ts';
import { count, megabytes, table, times } from '../support/tables.ts';
import { temporaryFolder } from '../support/temporary.ts';
import type { Measured } from './measure.ts';

const LINKS = 100_000;
/** Memory that a process with the largest may take, in megabytes. */
const HEAP = 12_000;

export async function benchFormats(): Promise<string> {
  const links = Number(process.env['CROSSREAD_BENCH_LINKS'] ?? LINKS);
  const rows: string[][] = [];
  for (const { info } of formats.filter(({ info: { writes } }) => writes)) {
    const folder = temporaryFolder(`crossread-bench-${info.id}-`);
    const out = attempt(() => measure('out', info.id, links, folder));
    const back = info.reads && out !== undefined ? attempt(() => measure('in', info.id, links, folder)) : undefined;
    fs.rmSync(folder, { recursive: true, force: true });
    process.stderr.write(`  ${info.id}: done\n`);
    const [records, , speed, ratio, memory] = back === undefined ? [] : cells(back);
    rows.push([
      info.id,
      ...(out === undefined ? ['failed', '', '', '', '', ''] : [...cells(out), megabytes(out.held ?? 0)]),
      ...[records, speed, ratio, memory].map((cell) => cell ?? ''),
    ]);
  }
  const heads = ['format', 'records out:', 'size:', 'a second:', '÷ stringify:', 'memory:', 'held:'];
  return `${count(links)} links.\n\n${table([...heads, 'records in:', 'a second:', '÷ parse:', 'memory:'], rows)}`;
}

/** One format that fails leaves the others their rows; what it printed stands above them, and the run counts as failed. */
function attempt(run: () => Measured): Measured | undefined {
  try {
    return run();
  } catch {
    process.exitCode = 1;
    return undefined;
  }
}

function cells({ records, bytes, time, json, peak }: Measured): string[] {
  const speed = count(Math.round(records / (time / 1000)));
  return [count(records), megabytes(bytes), speed, times(time / json), megabytes(peak)];
}

function measure(what: 'out' | 'in', id: string, links: number, folder: string): Measured {
  const file = path.join(import.meta.dirname, 'measure.ts');
  const args = ['--expose-gc', `--max-old-space-size=${HEAP}`, file, what, id, String(links), folder];
  const output = execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(output) as Measured;
}
