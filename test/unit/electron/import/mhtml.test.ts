import { expect, test } from 'vitest';
import { AUTHOR, blocksOf, fixture, holdsSentences, NOTE, read, refused, sourceBlocks, TITLE } from './fixtures.ts';

const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

test('chromium.mhtml: the article of the page, and where it came from', async () => {
  const reading = await read('chromium.mhtml');
  expect(blocksOf(reading)).toEqual([TITLE, ...sourceBlocks('[1]'), ['item', `[1] ${NOTE}`]]);
  holdsSentences(reading);
  expect(reading.articles[0]).toMatchObject({ format: 'mhtml', encoding: 'UTF-8' });
  expect(reading.articles[0]?.fields).toEqual({
    title: TITLE[1],
    outlet: 'The Strait Courier',
    author: AUTHOR,
    published: '2026-02-17',
    url: 'https://courier.example/2026/02/lune-bridge',
    language: 'en-GB',
  });
  expect(reading.problems).toEqual([]);
});

const PROSE = 'The caf\xe9 by the lock was open all night, the keeper of the lock said, and nobody came. '
  .repeat(6)
  .trim();

/** A page saved by another program: Latin-1, base64, wrapped twice, a picture first. */
const MAIL = [
  'From: a@b.example\r\nDate: Tue, 3 Mar 2026 08:00:00 +0100\r\nMIME-Version: 1.0\r\n',
  'Content-Type: multipart/mixed;\r\n boundary=outer\r\n\r\npreamble\r\n--outer\r\n',
  'Content-Type: multipart/related; boundary="in ner"; start="<main>"\r\n\r\n--in ner\r\n',
  'Content-Type: text/html\r\nContent-ID: <frame>\r\n\r\n<p>An advertisement</p>\r\n--in ner\r\n',
  'Content-Type: text/html; charset="iso-8859-1"\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <main>\r\n\r\n',
  Buffer.from(`<html><body><article><h1>Lock</h1><p>${PROSE}</p></article></body></html>`, 'latin1')
    .toString('base64')
    .replace(/.{76}/g, '$&\r\n'),
  '\r\n--in ner--\r\n--outer--\r\n',
];

test('other programs: wrapped twice, base64, another charset, the page not first; the day of saving is said', async () => {
  const reading = await read('mail.mht', latin(MAIL.join('')));
  expect(blocksOf(reading)).toEqual([
    ['heading', 'Lock'],
    ['paragraph', PROSE],
  ]);
  expect(reading.articles[0]?.encoding).toBe('ISO-8859-1');
  expect(reading.articles[0]?.fields).toMatchObject({ title: 'Lock', published: '2026-03-03', url: '' });
  expect(reading.problems.map(({ message }) => message)).toEqual([
    'The page names no date; 2026-03-03 is the day on which it was saved.',
  ]);
});

test('a page that is none, or broken off, is refused with the reason', async () => {
  const whole = fixture('chromium.mhtml');
  expect(await refused('a.mhtml', whole.subarray(0, 4000))).toBe(
    'a.mhtml is broken off: the line that ends its last part is missing. Save the page again.',
  );
  expect(await refused('a.mhtml', new Uint8Array())).toBe('a.mhtml is empty: there is no text in it.');
  expect(await refused('a.mhtml', latin('Dear all\n\nhello'))).toContain('a.mhtml is no saved page');
  expect(await refused('a.mhtml', latin('Content-Type: multipart/related\n\nx'))).toContain('is broken off');
  const picture = 'Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n--b--\n';
  expect(await refused('a.mhtml', latin(picture))).toContain('holds no HTML page among its parts');
  const wrong = 'Content-Type: text/html; charset=utf-8\n\n<p>caf\xe9</p>';
  expect(await refused('a.mhtml', latin(wrong))).toContain('its page is not text in utf-8, as it says');
});
