/** libxml2's own reader, for tests that hold XML against its schema or document type. */
import { spawnSync } from 'node:child_process';

const PROGRAM = 'xmllint';

/** Whether it is installed; without it a test says so in one line and is content. */
export function hasXmllint(what: string): boolean {
  const found = spawnSync(PROGRAM, ['--version']).status === 0;
  if (!found) console.log(`xmllint is not installed: ${what}.`);
  return found;
}

/** Returns its exit code and what it says on the second stream. It fetches nothing from a network. */
export function xmllint(args: readonly string[], input?: string): { status: number | null; said: string } {
  const { status, stderr } = spawnSync(PROGRAM, ['--noout', '--nonet', ...args], {
    encoding: 'utf8',
    ...(input === undefined ? {} : { input }),
  });
  return { status, said: stderr.trim() };
}
