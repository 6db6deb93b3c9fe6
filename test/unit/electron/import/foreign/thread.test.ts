import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readForeign } from '#electron/import/foreign/index.ts';

const order = { format: 'doccano', files: [], articles: [] };
let dir: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'crossread-reader-'));
});

afterAll(async () => {
  await rm(dir, { recursive: true, force: true });
});

async function program(code: string): Promise<URL> {
  const file = join(dir, `${code.length}.mjs`);
  await writeFile(file, `import { parentPort } from 'node:worker_threads';\n${code}`);
  return pathToFileURL(file);
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;

test('a reader that hangs is ended after its time, whatever it does', async () => {
  const url = await program('for (;;) {}');
  const error = await readForeign(order, { url, limits: { silenceMs: 200, memoryMb: 256 } }).catch(
    (thrown: unknown) => thrown,
  );
  expect(codeOf(error)).toBe('too-large');
});

test('a reader that fills the memory is ended, and the program lives on', async () => {
  const url = await program('const all = []; for (;;) all.push(new Array(100_000).fill(all.length));');
  const error = await readForeign(order, { url, limits: { silenceMs: 60_000, memoryMb: 32 } }).catch(
    (thrown: unknown) => thrown,
  );
  expect(codeOf(error)).toBe('too-large');
  expect(String(error)).toContain('32 MB');
});

test('a reading that is cancelled ends at once; progress is told until then', async () => {
  const url = await program("parentPort.postMessage({ type: 'progress', done: 3, of: 9 }); for (;;) {}");
  const controller = new AbortController();
  const heard: number[] = [];
  const error = await readForeign(order, {
    url,
    signal: controller.signal,
    onProgress: (done, of) => {
      heard.push(done, of);
      controller.abort();
    },
  }).catch((thrown: unknown) => thrown);
  expect(codeOf(error)).toBe('cancelled');
  expect(heard).toEqual([3, 9]);
});

test('a reader that breaks says why', async () => {
  const url = await program("throw new Error('a shelf fell down');");
  const error = await readForeign(order, { url }).catch((thrown: unknown) => thrown);
  expect(codeOf(error)).toBe('unreadable');
  expect(String(error)).toContain('a shelf fell down');
});
