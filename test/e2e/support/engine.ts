/** Crossread's built command line as a child process: single commands, and the workbench's server. */
import { spawn } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const cli = path.join(root, 'dist', 'electron', 'cli.mjs');

export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type Environment = Readonly<Record<string, string>>;

/** Runs `crossread …args` to its end. */
export function runCrossread(args: readonly string[], env: Environment = {}): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}

export interface Running {
  /** The address to open, with its one-time token. */
  readonly url: string;
  readonly origin: string;
  readonly pid: number;
  /** All that the server has printed. */
  output(): string;
  /** Asks the server to end and waits until it has; answers with its exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

/** Starts `crossread serve` on a free port and waits for the address that it prints. */
export async function startServer(
  options: { project?: string; create?: boolean },
  env: Environment = {},
): Promise<Running> {
  const args = ['serve', ...(options.project === undefined ? [] : [options.project]), '--no-open', '--port', '0'];
  if (options.create) args.push('--create');
  const child = spawn(process.execPath, [cli, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (text: string): void => {
      output += text;
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(output)?.[0];
      if (address !== undefined) resolve(address);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.on('error', reject);
    void ended.then((code) => {
      reject(new Error(`crossread ${args.join(' ')} ended with ${code ?? 'a signal'} and no address:\n${output}`));
    });
  });
  return {
    url,
    origin: new URL(url).origin,
    pid: child.pid ?? 0,
    output: () => output,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
