import { expect, test } from 'vitest';
import { readJsonLines } from '#electron/import/jsonl.ts';

test('one article a line; bad lines are problems with their numbers and the others go on', () => {
  const lines = [
    JSON.stringify({
      title: 'One',
      source: 'Lantern',
      text: 'It\r\nopened.',
      author: ['A. Dell', 'B. Holm'],
      date: '2026-03-12',
    }),
    '{"text": ',
    '',
    '["text"]',
    '{"title": "no text"}',
    '{"text": "  "}',
    '{"text": "half \\ud83d"}',
    '{"text": 5}',
    JSON.stringify({ TEXT: 'x', text: 'Gate shut again\n\nIt did.', lang: 'en', extra: { a: 1 } }),
  ];
  const read = readJsonLines(lines.join('\r\n'));
  expect(read.map(({ number, draft }) => [number, draft !== undefined])).toEqual([
    [1, true],
    [2, false],
    [4, false],
    [5, false],
    [6, false],
    [7, false],
    [8, false],
    [9, true],
  ]);
  expect(read[0]?.draft).toMatchObject({
    fields: { title: 'One', outlet: 'Lantern', author: 'A. Dell, B. Holm', published: '2026-03-12' },
    text: 'It\nopened.',
  });
  expect(read[7]?.draft?.fields).toMatchObject({ title: 'Gate shut again', language: 'en' });
  expect(read[1]?.problem).toContain('not JSON');
  expect(read[2]?.problem).toContain('not an object');
  expect(read[3]?.problem).toContain('no “text”');
  expect(read[4]?.problem).toContain('empty');
  expect(read[5]?.problem).toContain('half a character');
});
