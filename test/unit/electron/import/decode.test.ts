import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode, invalidUtf8At } from '#electron/import/decode.ts';

const bytes = (...list: number[]) => Uint8Array.from(list);
const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (unit) => unit.charCodeAt(0));
function utf16(text: string, little: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2 + 2));
  for (const [index, unit] of [...('\uFEFF' + text).split('')].entries())
    view.setUint16(index * 2, unit.charCodeAt(0), little);
  return new Uint8Array(view.buffer);
}

test('UTF-8 with and without its mark', () => {
  expect(decode('a.txt', utf8('Čelik 水闸 👍'))).toEqual({ text: 'Čelik 水闸 👍', encoding: 'UTF-8' });
  expect(decode('a.txt', utf8('\uFEFFČelik'))).toEqual({ text: 'Čelik', encoding: 'UTF-8' });
});

test('UTF-16 with its mark, in both orders', () => {
  expect(decode('a.txt', utf16('Gate 👍', true))).toEqual({ text: 'Gate 👍', encoding: 'UTF-16LE' });
  expect(decode('a.txt', utf16('Gate 👍', false))).toEqual({ text: 'Gate 👍', encoding: 'UTF-16BE' });
});

test('Windows-1252 where every byte has a meaning in it', () => {
  // “Café” – €5, then the last byte of the table.
  const source = bytes(0x93, 0x43, 0x61, 0x66, 0xe9, 0x94, 0x20, 0x96, 0x20, 0x80, 0x35, 0x9f);
  expect(decode('a.txt', source)).toEqual({ text: '“Café” – €5Ÿ', encoding: 'Windows-1252' });
});

test('bytes of no encoding: the byte that is not UTF-8 and the one that is not Windows-1252 are named', () => {
  expect(() => decode('notes.txt', bytes(0x61, 0xe9, 0x20, 0x8d))).toThrow(
    'notes.txt cannot be read. It is not UTF-8 (byte 1 is E9) and byte 3 (8D) is not Windows-1252 text.',
  );
  for (const byte of [0x81, 0x8d, 0x8f, 0x90, 0x9d, 0x01, 0x1b, 0x7f]) {
    expect(() => decode('n.txt', bytes(0xe9, 0x20, byte))).toThrow('byte 2');
  }
});

test('a mark or a declaration binds', () => {
  expect(() => decode('a.txt', bytes(0xef, 0xbb, 0xbf, 0x61, 0xe9))).toThrow(
    'It begins with the mark of UTF-8, but byte 4 (E9) is not.',
  );
  const page = (charset: string, rest: string) => latin(`<meta charset="${charset}"><p>${rest}`);
  expect(() => decode('a.html', page('utf-8', 'caf\xe9'), true)).toThrow('It declares UTF-8, but byte 28 (E9) is not.');
  expect(decode('a.html', page('ISO-8859-1', 'caf\xe9 \x80'), true).text).toContain('café €');
  expect(decode('a.html', page('windows-1252', 'Ã©'), true)).toMatchObject({ encoding: 'Windows-1252' });
  expect(() => decode('a.html', page('shift_jis', '\x83\x51'), true)).toThrow('declares the encoding shift_jis');
  expect(decode('a.html', page('shift_jis', 'plain'), true).encoding).toBe('UTF-8');
  // Only a page declares its encoding.
  expect(decode('a.txt', page('shift_jis', 'caf\xe9')).encoding).toBe('Windows-1252');
  const older = '<meta http-equiv="Content-Type" content="text/html; charset=latin1"><p>\xe9';
  expect(decode('a.html', latin(older), true).text).toContain('<p>é');
});

test('half characters of UTF-16 are named by their byte', () => {
  expect(() => decode('a.txt', bytes(0xff, 0xfe, 0x61, 0x00, 0x62))).toThrow('ends in half a character, at byte 4');
  expect(() => decode('a.txt', bytes(0xff, 0xfe, 0x61, 0x00, 0x3d, 0xd8, 0x61, 0x00))).toThrow('stands at byte 4');
  expect(() => decode('a.txt', bytes(0xfe, 0xff, 0xdc, 0x4d))).toThrow('stands at byte 2');
  expect(() => decode('a.txt', bytes(0xff, 0xfe, 0x00, 0x00, 0x61, 0, 0, 0))).toThrow('UTF-32');
});

test('what is not text is refused by name, with a way out', () => {
  const zip = latin('PK\x03\x04\x14\0\0\0\x08\0 word/document.xml');
  expect(() => decode('a.txt', zip)).toThrow('a.txt is a Word document, not text, from byte 0 on. Name it .docx');
  expect(() => decode('a.zip', latin('PK\x03\x04\x14\0\0\0\x08\0 a.txt'))).toThrow('a.zip is a ZIP archive');
  expect(() => decode('a.txt', latin('%PDF-1.7\n'))).toThrow(
    'a.txt is a PDF document, not text, from byte 0 on. Name it .pdf',
  );
  expect(() => decode('a.png', latin('\x89PNG\r\n'))).toThrow('a PNG picture');
  expect(() => decode('a.jpg', latin('\xff\xd8\xff\xe0'))).toThrow('a JPEG picture');
  expect(() => decode('a.rtf', latin('{\\rtf1 x}'))).toThrow('a Rich Text document');
  expect(() => decode('a.txt', latin('abc\0def'))).toThrow('a.txt is not text: byte 3 is NUL.');
});

test('nothing, and nothing but white space', () => {
  expect(() => decode('a.txt', bytes())).toThrow('a.txt is empty');
  expect(() => decode('a.txt', utf8(' \n\t\u00a0\n'))).toThrow('a.txt holds only white space');
  expect(() => decode('a.txt', bytes(0xef, 0xbb, 0xbf))).toThrow('a.txt holds only white space');
});

test('the first ill-formed byte is where a strict decoder fails', () => {
  const strict = (list: Uint8Array): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(list);
      return true;
    } catch {
      return false;
    }
  };
  const some = fc.array(
    fc.oneof(
      fc.constantFrom(0x61, 0x80, 0xbf, 0xc0, 0xc2, 0xe0, 0xa0, 0x9f, 0xed, 0xf0, 0x90, 0x8f, 0xf4, 0xf5, 0xff),
      fc.integer({ min: 0, max: 255 }),
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(some, (list) => {
      const value = Uint8Array.from(list);
      const at = invalidUtf8At(value);
      expect(at === -1).toBe(strict(value));
      if (at !== -1) expect(strict(value.subarray(0, at))).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
