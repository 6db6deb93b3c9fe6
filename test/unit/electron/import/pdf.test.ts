import { expect, test } from 'vitest';
import { AUTHOR, blocksOf, fixture, holdsSentences, NOTE, read, refused, sourceBlocks, TITLE } from './fixtures.ts';
import type { Line } from './fixtures.ts';
import { pdfOf } from './pdf/make.ts';

const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const CONTENT = sourceBlocks('¹');
const at = (beginning: string): number => CONTENT.findIndex(([, text]) => text.startsWith(beginning));

/** The page that each block begins on, by what it begins with. */
async function pagesOf(name: string): Promise<Map<string, number | undefined>> {
  const [article] = (await read(name)).articles;
  return new Map(article?.blocks.map(({ start, end, page }) => [article.text.slice(start, end).slice(0, 20), page]));
}

test('two-columns.pdf: a column to its end, then the next; heads, feet and divided words are put right', async () => {
  const reading = await read('two-columns.pdf');
  // The note stands at the foot of the page on which its mark is: before what the next page begins with.
  const foot = at('We build for');
  const note: Line = ['paragraph', `1${NOTE}`];
  const body = [...CONTENT.slice(0, foot), note, ...CONTENT.slice(foot)];
  expect(blocksOf(reading)).toEqual([TITLE, ['paragraph', AUTHOR], ...body]);
  holdsSentences(reading);
  expect(reading.articles[0]?.fields).toMatchObject({ title: TITLE[1], author: AUTHOR, language: 'en-US' });
  const said = reading.problems.map(({ message }) => message).join('\n');
  expect(said).toContain('“The Strait Courier · Tuesday, 17 February 2026”, page numbers');
  expect(said).toMatch(/^\d+ words divided at the ends of lines put together again: “after”/m);
});

test('two-columns.pdf: the page on which each block begins', async () => {
  const pages = await pagesOf('two-columns.pdf');
  // As the document shows when it is opened: pages 2 and 3 begin with these.
  expect(pages.get('Ferry line to Tårnvi')).toBe(1);
  expect(pages.get('The consortium’s spo')).toBe(1);
  expect(pages.get('We build for a hundr')).toBe(2);
  expect(pages.get('A bridge with a hist')).toBe(2);
  expect(pages.get('Professor Ngọc Ánh D')).toBe(3);
  expect([...pages.values()]).toEqual([...pages.values()].sort((one = 0, other = 0) => one - other));
});

test('chromium.pdf: one column, ragged lines, a true hyphen at the end of one, notes at the end', async () => {
  const reading = await read('chromium.pdf');
  expect(blocksOf(reading)).toEqual([TITLE, ...CONTENT, ['item', `1. ${NOTE}↩`]]);
  holdsSentences(reading);
  const pages = await pagesOf('chromium.pdf');
  expect(pages.get('In November a diving')).toBe(1);
  expect(pages.get('The consortium’s spo')).toBe(2);
  expect(pages.get('Three things have to')).toBe(3);
  expect(pages.get('1. The harbour board')).toBe(4);
});

test('pictures of pages, and a password, are refused with what to do', async () => {
  expect(await refused('scan.pdf')).toMatch(/^scan\.pdf has no text: .* Run a program for text recognition \(OCR\)/);
  expect(await refused('password.pdf')).toMatch(/^password\.pdf has a password\. /);
});

test('a file that is none, or broken off, or damaged is refused with the reason', async () => {
  const whole = fixture('password.pdf');
  expect(await refused('a.pdf', new Uint8Array())).toBe('a.pdf is empty: there is no text in it.');
  expect(await refused('a.pdf', latin('Dear all'))).toContain('a.pdf is no PDF document: it does not begin with %PDF-');
  for (const length of [10, 3000, 12_000, whole.length - 100]) {
    expect(await refused('a.pdf', whole.subarray(0, length))).toMatch(/^a\.pdf is broken off: .* at byte \d+\./);
  }
  expect(await refused('a.pdf', latin('%PDF-1.7\n%%EOF'))).toMatch(/^a\.pdf is damaged and cannot be read: /);
  const none = latin('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF');
  expect(await refused('a.pdf', none)).toMatch(/^a\.pdf is damaged/);
  const air = pdfOf(Array.from({ length: 1001 }, () => []));
  expect(await refused('a.pdf', air)).toBe('a.pdf has 1001 pages; up to 1000 are read. Split it and import the parts.');
}, 20_000);

test('numbers at the same place are left out only if they count the pages', async () => {
  const prose = (words: string) => ({ x: 50, y: 700, size: 12, text: words });
  const foot = (text: string) => ({ x: 300, y: 40, size: 10, text });
  const words = ['The gate opened.', 'The water rose.', 'The keeper slept.'];
  const counted = await read('a.pdf', pdfOf(words.map((text, index) => [prose(text), foot(String(index + 4))])));
  expect(blocksOf(counted).map(([, text]) => text)).toEqual(words);
  const figures = await read('a.pdf', pdfOf(words.map((text, index) => [prose(text), foot(String(9 - index * 3))])));
  expect(blocksOf(figures).map(([, text]) => text)).toEqual(
    words.flatMap((text, index) => [text, String(9 - index * 3)]),
  );
});

test('text that stands on its side is left out, and said', async () => {
  const upright = { x: 50, y: 700, size: 12, text: 'The gate opened.' };
  const reading = await read('a.pdf', pdfOf([[upright, { x: 20, y: 300, size: 12, text: 'preprint', turned: true }]]));
  expect(blocksOf(reading)).toEqual([['paragraph', 'The gate opened.']]);
  expect(reading.problems.map(({ message }) => message)).toEqual([
    'Page 1: text that does not stand upright was left out.',
  ]);
});
