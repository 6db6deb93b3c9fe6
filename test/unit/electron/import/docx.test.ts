import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { AUTHOR, blocksOf, fixture, holdsSentences, NOTE, read, refused, sourceBlocks, TITLE } from './fixtures.ts';

const CONTENT = sourceBlocks('[1]');

test.each(['pandoc.docx', 'libreoffice.docx'])(
  '%s: the text as a person reads it, its note at the end',
  async (name) => {
    const reading = await read(name);
    expect(blocksOf(reading)).toEqual([
      TITLE,
      ['paragraph', AUTHOR],
      ['paragraph', '2026-02-17'],
      ...CONTENT,
      ['item', `[1] ${NOTE}`],
    ]);
    holdsSentences(reading);
    const [article] = reading.articles;
    expect(article?.format).toBe('docx');
    expect(article?.fields).toMatchObject({
      title: TITLE[1],
      author: AUTHOR,
      language: 'en-GB',
      published: '2026-02-17',
    });
    expect(reading.problems.map(({ message }) => message)).toEqual([
      'The date is the one on which the document was made, 2026-02-17. Correct it if need be.',
    ]);
  },
);

test('comments and deleted words are left out, inserted words are in', async () => {
  expect(blocksOf(await read('tracked.docx'))).toEqual([
    ['heading', 'The lamp on Ærøholm'],
    ['paragraph', 'Old Marit'],
    ['paragraph', 'The lamp on Ærøholm was lit again on Wednesday. Nobody on the island had asked for it.'],
    ['paragraph', 'It burns for six hours and costs four crowns a night, the keeper said.'],
  ]);
});

/** The fixture with parts put in, put in place of others, or (null) taken out. */
function changed(parts: Readonly<Record<string, Uint8Array | null>>): Uint8Array {
  const all: Record<string, Uint8Array | null> = { ...unzipSync(fixture('tracked.docx')), ...parts };
  return zipSync(
    Object.fromEntries(Object.entries(all).filter((entry): entry is [string, Uint8Array] => entry[1] !== null)),
  );
}

test('a document that is none, or broken, or empty is refused with the reason', async () => {
  const whole = fixture('pandoc.docx');
  expect(await refused('a.docx', whole.subarray(0, 5000))).toMatch(/^a\.docx cannot be read as a Word document/);
  expect(await refused('a.docx', new Uint8Array())).toBe('a.docx is empty: there is no text in it.');
  expect(await refused('a.docx', strToU8('Dear all'))).toContain('does not begin as one does (byte 0)');
  expect(await refused('a.docx', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))).toContain('an old Office document');
  expect(await refused('a.docx', zipSync({ 'a.txt': strToU8('x') }))).toContain('the list of its parts is missing');
  expect(await refused('a.docx', changed({ 'word/document.xml': null }))).toContain(
    'cannot be read as a Word document',
  );
  expect(await refused('a.docx', changed({ 'word/document.xml': strToU8('<w:document') }))).toMatch(
    /^a\.docx cannot be/,
  );
});

test('a part that declares a document type is refused: entities come in by it', async () => {
  const bomb = `<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><w:document>&b;</w:document>`;
  expect(await refused('a.docx', changed({ 'word/document.xml': strToU8(bomb) }))).toBe(
    'a.docx was not read: its part word/document.xml declares a document type, which none may.',
  );
});

test('a zip that unpacks to a thousand times its size is not unpacked', async () => {
  const air = changed({ 'word/media/air.bin': new Uint8Array(4 * 1024 * 1024) });
  expect(air.length).toBeLessThan(100_000);
  expect(await refused('a.docx', air)).toMatch(/would unpack to \d+ times its size/);
});

test('a damaged part is told by its name', async () => {
  const bytes = zipSync(unzipSync(fixture('tracked.docx')), { level: 0 });
  const at = Buffer.from(bytes).indexOf('was lit');
  bytes[at] = 0x57;
  expect(await refused('a.docx', bytes)).toMatch(/word\/document\.xml.*damaged/);
});
