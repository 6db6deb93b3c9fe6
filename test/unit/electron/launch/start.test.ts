import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const start = path.resolve(import.meta.dirname, '../../../../electron/launch/start.mjs');

function run(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [start, ...args], { encoding: 'utf8' });
}

test('--help says how to use it and starts nothing', () => {
  const { status, stdout } = run('--help');
  expect(status).toBe(0);
  expect(stdout).toContain('PROJECT');
  expect(stdout).toContain('--retry-electron');
});

test.each([
  [['--bogus'], 'there is no option --bogus'],
  [['--port'], '--port wants a number'],
  [['--port', 'x'], '--port wants a number'],
  [['a', 'b'], 'one project at a time'],
  [[fileURLToPath(import.meta.url)], 'is a file; a project is a folder'],
])('%j is refused before anything is installed or built', (args, message) => {
  const { status, stdout, stderr } = run(...args);
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/^\s+at /m);
});
