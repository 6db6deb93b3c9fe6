/** What commands say and how they end: results on standard output, what went wrong on standard error, one line each. */
import path from 'node:path';
import { CrossreadError } from '#shared/contract/index.ts';

/** Something went wrong that a person can mend: printed as one line, without a stack. The exit code will be 1. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** Writes to standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Writes one JSON value to standard output, for programs. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/** Says what went wrong and where, as `file: place: message` on one line, and sees to it that the exit code is 1. */
export function complain(...parts: readonly string[]): void {
  process.stderr.write(`${oneLine(...parts)}\n`);
  process.exitCode = 1;
}

/** Says something that is no failure, on standard error, so that standard output stays fit for programs. */
export function remark(...parts: readonly string[]): void {
  process.stderr.write(`${oneLine(...parts)}\n`);
}

/** Returns the parts that are not empty, joined by `: `, with line ends and other control characters made spaces. */
export function oneLine(...parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .join(': ')
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
}

/**
 * Returns the path that the person means. npm runs a package's scripts in the package's folder; what she types there is
 * meant from where she stands.
 */
export function fromHere(given: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: here } = process.env;
  return path.resolve(script === 'crossread' && here !== undefined ? here : process.cwd(), given);
}

const EXPECTED = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'EIO',
  'EBUSY',
  'EMFILE',
  'ENOTDIR',
  'EISDIR',
]);

/** Returns what to say of an error that a person can mend, or undefined for a fault of ours, which keeps its stack. */
export function reasonOf(error: unknown): string | undefined {
  if (error instanceof Failure) return error.message;
  if (error instanceof CrossreadError && error.code !== 'internal') return error.message;
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (error instanceof Error && code !== undefined && (EXPECTED.has(code) || code === 'ENOENT')) return error.message;
  return undefined;
}
