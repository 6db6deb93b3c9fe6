/** The command line as a child process, in a folder of its own. */
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

export const CLI = path.resolve(import.meta.dirname, '../../../electron/cli.ts');

export interface Result {
  readonly code: number | null;
  readonly stdout: string;
  /** Lines of standard error. */
  readonly errors: readonly string[];
}

export interface Desk {
  readonly dir: string;
  /** Runs `crossread …args` in the folder. */
  run(...args: string[]): Promise<Result>;
  /** The same, and throws unless all was done and nothing was said on standard error. */
  ok(...args: string[]): Promise<string>;
  /** Writes files, making the folders they are in. */
  write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void>;
  /** The files in a folder, by name. */
  list(folder: string): Promise<string[]>;
}

/** Returns a folder that is gone when the test has ended, and the command line in it. */
export async function openDesk(): Promise<Desk> {
  const dir = await mkdtemp(path.join(os.tmpdir(), 'crossread-cli-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true, maxRetries: 5 }));
  // What npm says of the script that runs the tests is no word to the command under test.
  const { npm_lifecycle_event: _script, INIT_CWD: _from, ...rest } = process.env;
  const env = { ...rest, CROSSREAD_CONFIG_DIR: path.join(dir, '.config') };
  const run = (...args: string[]): Promise<Result> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [CLI, ...args], { cwd: dir, env, stdio: ['ignore', 'pipe', 'pipe'] });
      let stdout = '';
      let stderr = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      child.on('error', reject);
      child.on('close', (code) => {
        resolve({ code, stdout, errors: stderr.split('\n').filter((line) => line !== '') });
      });
    });
  return {
    dir,
    run,
    async ok(...args) {
      const { code, stdout, errors } = await run(...args);
      if (code !== 0 || errors.length > 0) {
        throw new Error(`crossread ${args.join(' ')} ended with ${code ?? 'a signal'}:\n${errors.join('\n')}`);
      }
      return stdout;
    },
    async write(files) {
      for (const [name, content] of Object.entries(files)) {
        const file = path.join(dir, name);
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, content);
      }
    },
    list: async (folder) => (await readdir(path.join(dir, folder))).sort(),
  };
}
