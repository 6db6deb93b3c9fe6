import { expect, test } from 'vitest';
import { readText } from '#electron/import/txt.ts';

const title = (text: string) => readText(text, 'text').fields.title;

test('a first line is the title if it looks like one, and stays in the text as a heading', () => {
  const draft = readText('Gate opens at dam\r\n\r\nIt rained.', 'text');
  expect(draft).toMatchObject({ fields: { title: 'Gate opens at dam' }, text: 'Gate opens at dam\n\nIt rained.' });
  expect(draft.blocks).toEqual([
    { start: 0, end: 17, kind: 'heading' },
    { start: 19, end: 29, kind: 'paragraph' },
  ]);
  expect(title('Gate opens at dam\nThe gate opened on Thursday without a warning.')).toBe('Gate opens at dam');
  expect(title('World\nGate opens at the dam of Quillmere\nThe gate opened on Thursday without a warning.')).toBe(
    'Gate opens at the dam of Quillmere',
  );
});

test('a sentence, a long line, a line alone or one before a shorter line is no title', () => {
  expect(title('The gate opened.\n\nIt was Thursday.')).toBeUndefined();
  expect(title(`${'Gate opens '.repeat(12)}\n\nIt was Thursday.`)).toBeUndefined();
  expect(title('Gate opens at dam')).toBeUndefined();
  expect(title('Gate opens at dam\nThursday')).toBeUndefined();
});

test('only line ends and the mark in front are changed', () => {
  const source = '\uFEFF  e\u0301 \r\n\r\rZ\u00a0 \n';
  expect(readText(source, 'paste').text).toBe('  e\u0301 \n\n\nZ\u00a0 \n');
});

test('what looks like a page is still text when pasted', () => {
  const source = '<p>One</p>\n<p>Two</p>';
  expect(readText(source, 'paste').text).toBe(source);
});
