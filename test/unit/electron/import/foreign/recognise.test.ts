import { expect, test } from 'vitest';
import { formatOfFiles, headOf, headsOf } from '#electron/import/foreign/index.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const recognised = (path: string, text: string): string | undefined =>
  formatOfFiles([{ path, head: headOf(bytes(text)) }])?.format.info.id;

test('a record of JSON is told by its keys, however long its text is', () => {
  const text = 'A long article with "quotes" and \\ in it. '.repeat(200);
  expect(recognised('admin.jsonl', JSON.stringify({ text, label: [[0, 6, 'Length']] }))).toBe('doccano');
});

test('articles are none of other tools’ files', () => {
  expect(recognised('articles.jsonl', JSON.stringify({ title: 'One', text: 'It rained.' }))).toBeUndefined();
  expect(recognised('one.txt', 'It rained.')).toBeUndefined();
  expect(recognised('one.html', '<html><p>It rained.</p></html>')).toBeUndefined();
  expect(recognised('photo.png', '\u0000\ufffdPNG')).toBeUndefined();
});

test('of very many files some are looked at, from all over them', () => {
  const files = Array.from({ length: 12_000 }, (_, n) => ({ path: `${n}.txt`, bytes: bytes('x') }));
  const heads = headsOf(files);
  expect(heads.length).toBeLessThanOrEqual(5_000);
  expect(heads.at(-1)?.path).toBe('11997.txt');
});
