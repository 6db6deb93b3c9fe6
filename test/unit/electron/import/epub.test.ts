import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { AUTHOR, blocksOf, fixture, holdsSentences, NOTE, read, refused, sourceBlocks, TITLE } from './fixtures.ts';

test('pandoc.epub: title page, then the chapter with its notes at the end; no list of contents', async () => {
  const reading = await read('pandoc.epub');
  expect(blocksOf(reading)).toEqual([
    TITLE,
    ['paragraph', AUTHOR],
    ['paragraph', '2026-02-17'],
    TITLE,
    ...sourceBlocks('[1]'),
    ['item', `[1] ${NOTE}`],
  ]);
  holdsSentences(reading);
  expect(reading.articles[0]?.fields).toMatchObject({
    ...{ title: TITLE[1], author: AUTHOR, language: 'en-GB', published: '2026-02-17' },
  });
  expect(reading.problems).toEqual([]);
});

const CONTAINER = `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
  <rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`;
const page = (body: string) =>
  `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>${body}</body></html>`;

/** A book of our own: its chapters by file name, in the order of `spine`. */
function book(chapters: Readonly<Record<string, string>>, spine: readonly string[], more: Record<string, string> = {}) {
  const items = Object.keys(chapters).map(
    (name, index) => `<item id="i${index}" href="${encodeURIComponent(name)}" media-type="application/xhtml+xml"/>`,
  );
  const refs = spine.map((name) => `<itemref idref="i${Object.keys(chapters).indexOf(name)}"/>`);
  const opf = `<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:title>Tides</dc:title><dc:creator>A. Dell</dc:creator><dc:creator>B. Moor</dc:creator></metadata>
    <manifest>${items.join('')}</manifest><spine>${refs.join('')}</spine></package>`;
  const files = Object.entries(chapters).map(([name, body]) => [`OPS/${name}`, page(body)] as const);
  const all = { 'META-INF/container.xml': CONTAINER, 'OPS/book.opf': opf, ...Object.fromEntries(files), ...more };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])));
}

test('the spine says the order; names are decoded; an empty element closes itself', async () => {
  const bytes = book({ 'b.xhtml': '<p>Second</p>', 'a é.xhtml': '<p><a id="x"/>First<br/>line</p>' }, [
    'a é.xhtml',
    'b.xhtml',
  ]);
  const reading = await read('tides.epub', bytes);
  expect(blocksOf(reading)).toEqual([
    ['paragraph', 'First line'],
    ['paragraph', 'Second'],
  ]);
  expect(reading.articles[0]?.fields).toMatchObject({ title: 'Tides', author: 'A. Dell, B. Moor' });
});

test('a long book comes in its parts, each named after its heading', async () => {
  const long = (title: string) => `<h1>${title}</h1><p>${'The water rose and fell again. '.repeat(3500)}</p>`;
  const { articles } = await read(
    'tides.epub',
    book({ 'a.xhtml': long('Ebb'), 'b.xhtml': long('Flood') }, ['a.xhtml', 'b.xhtml']),
  );
  expect(articles.map(({ from, fields }) => [from, fields.title])).toEqual([
    ['tides.epub, part 1', 'Tides: Ebb'],
    ['tides.epub, part 2', 'Tides: Flood'],
  ]);
});

test('a book that is none, broken, protected or leads outside is refused with the reason', async () => {
  const whole = fixture('pandoc.epub');
  expect(await refused('a.epub', whole.subarray(0, 4000))).toMatch(/^a\.epub cannot be read as an EPUB book/);
  expect(await refused('a.epub', strToU8('%PDF-1.7'))).toContain('a.epub is not an EPUB book');
  expect(await refused('a.epub', zipSync({ 'a.txt': strToU8('x') }))).toContain(
    'META-INF/container.xml names no package',
  );
  expect(await refused('a.epub', book({}, []))).toContain('has no text in what its spine lists');
  expect(await refused('a.epub', book({ 'a.xhtml': '<p>x</p>' }, ['b.xhtml']))).toMatch(
    /its spine \(line \d+\) lists “i-1”/,
  );
  const lost = Object.fromEntries(Object.entries(unzipSync(whole)).filter(([name]) => !name.endsWith('ch001.xhtml')));
  expect(await refused('a.epub', zipSync(lost))).toContain('EPUB/text/ch001.xhtml, which its spine lists, is missing');
  const encryption = `<encryption><EncryptedData><CipherData><CipherReference URI="OPS/a.xhtml"/></CipherData></EncryptedData></encryption>`;
  const locked = book({ 'a.xhtml': '<p>x</p>' }, ['a.xhtml'], { 'META-INF/encryption.xml': encryption });
  expect(await refused('a.epub', locked)).toContain('a.epub is copy-protected: its text (OPS/a.xhtml) is encrypted');
  const outside = book({ 'a.xhtml': '<p>x</p>' }, ['a.xhtml'], { '../../out.xhtml': 'x' });
  expect(await refused('a.epub', outside)).toContain('leads outside');
});

test('entities of its own are not expanded', async () => {
  const opf = `<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/hostname">]><package><metadata/><manifest/><spine>&x;</spine></package>`;
  const bytes = book({}, [], { 'OPS/book.opf': opf });
  expect(await refused('a.epub', bytes)).toMatch(/OPS\/book\.opf .*declares entities/);
});
