/**
 * Bytes to text, with no guess that could pass unseen: UTF-8, UTF-16 with its mark, what an HTML page declares, or
 * Windows-1252 if every byte is one that a text in it would have. All else is refused with the byte where it fails.
 */
import { binaryKind } from './magic.ts';
import { SourceError } from './source-error.ts';

export interface Decoded {
  /** The text as it is in the file, its byte order mark left out. */
  readonly text: string;
  /** `UTF-8`, `UTF-16LE`, `UTF-16BE` or `Windows-1252`. */
  readonly encoding: string;
}

const WAY_OUT = 'Save it as UTF-8 and import it again.';

/**
 * Returns the text of the bytes and the encoding they were read in. `html` says that the file may declare its encoding in
 * its first 1024 bytes, as the HTML standard has it. Throws a SourceError that names the file and the byte.
 */
export function decode(name: string, bytes: Uint8Array, html = false): Decoded {
  if (bytes.length === 0) throw new SourceError(`${name} is empty: there is no text in it.`);
  const decoded = decodeBytes(name, bytes, html);
  if (decoded.text.trim() === '') throw new SourceError(`${name} holds only white space: there is no text in it.`);
  return decoded;
}

function decodeBytes(name: string, bytes: Uint8Array, html: boolean): Decoded {
  const binary = binaryKind(bytes);
  if (binary !== undefined)
    throw new SourceError(`${name} is ${binary.is}, not text, from byte 0 on. ${binary.instead}`);
  const [b0, b1, b2, b3] = bytes;
  if (b0 === 0xef && b1 === 0xbb && b2 === 0xbf) return utf8(name, bytes, 3, 'It begins with the mark of UTF-8, but');
  if ((b0 === 0xff && b1 === 0xfe && b2 === 0 && b3 === 0) || (b0 === 0 && b1 === 0 && b2 === 0xfe && b3 === 0xff))
    throw new SourceError(`${name} is in UTF-32, which is not read. ${WAY_OUT}`);
  if (b0 === 0xff && b1 === 0xfe) return utf16(name, bytes, true);
  if (b0 === 0xfe && b1 === 0xff) return utf16(name, bytes, false);
  const nul = bytes.indexOf(0);
  if (nul !== -1) {
    throw new SourceError(
      `${name} is not text: byte ${nul} is NUL. If it is UTF-16 without a byte order mark, save it as UTF-8.`,
    );
  }
  const declared = html ? declaredEncoding(bytes) : undefined;
  if (declared === 'utf-8') return utf8(name, bytes, 0, 'It declares UTF-8, but');
  if (declared === 'windows-1252') return windows1252(name, bytes, 'It declares Windows-1252, but');
  const invalid = invalidUtf8At(bytes);
  if (invalid === -1) return utf8(name, bytes, 0, '');
  if (declared !== undefined) {
    throw new SourceError(`${name} declares the encoding ${declared}, which is not read. ${WAY_OUT}`);
  }
  return windows1252(name, bytes, `It is not UTF-8 (byte ${invalid} is ${hex(bytes[invalid])}) and`);
}

function utf8(name: string, bytes: Uint8Array, skip: number, but: string): Decoded {
  const invalid = invalidUtf8At(bytes);
  if (invalid !== -1) {
    throw new SourceError(`${name} cannot be read. ${but} byte ${invalid} (${hex(bytes[invalid])}) is not. ${WAY_OUT}`);
  }
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(skip));
  return { text, encoding: 'UTF-8' };
}

/** Reads UTF-16 by hand, because TextDecoder does not say where it failed. */
function utf16(name: string, bytes: Uint8Array, little: boolean): Decoded {
  const encoding = little ? 'UTF-16LE' : 'UTF-16BE';
  if (bytes.length % 2 === 1) {
    throw new SourceError(
      `${name} cannot be read: as ${encoding} it ends in half a character, at byte ${bytes.length - 1}.`,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const unit = (at: number): number => (at < bytes.length ? view.getUint16(at, little) : 0);
  for (let at = 2; at < bytes.length; at += 2) {
    const value = unit(at);
    if (value === 0) throw new SourceError(`${name} is not text: byte ${at} is NUL in ${encoding}.`);
    if (value < 0xd800 || value > 0xdfff) continue;
    const next = unit(at + 2);
    if (value > 0xdbff || next < 0xdc00 || next > 0xdfff) {
      throw new SourceError(`${name} cannot be read: half a character of ${encoding} stands at byte ${at}. ${WAY_OUT}`);
    }
    at += 2;
  }
  const text = new TextDecoder(little ? 'utf-16le' : 'utf-16be', { ignoreBOM: true }).decode(bytes.subarray(2));
  return { text, encoding };
}

/** What the bytes 80 to 9F stand for; the five that stand for nothing are blank (WHATWG Encoding, index-windows-1252). */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** Reads Windows-1252 from its own table: not every release of Node decodes 80 to 9F of it rightly. */
function windows1252(name: string, bytes: Uint8Array, but: string): Decoded {
  for (const [at, byte] of bytes.entries()) {
    const control = byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d;
    const undefinedThere = byte >= 0x80 && byte < 0xa0 && WINDOWS_1252[byte - 0x80] === ' ';
    if (control || undefinedThere || byte === 0x7f) {
      throw new SourceError(
        `${name} cannot be read. ${but} byte ${at} (${hex(byte)}) is not Windows-1252 text. ${WAY_OUT}`,
      );
    }
  }
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const text = latin.replace(/[\x80-\x9f]/g, (unit) => WINDOWS_1252.charAt(unit.charCodeAt(0) - 0x80));
  return { text, encoding: 'Windows-1252' };
}

/** Labels that the WHATWG Encoding standard gives the two encodings; a page that says Latin-1 means Windows-1252. */
const LABELS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'unicode-1-1-utf-8': 'utf-8',
  // A page whose declaration could be read byte by byte is not in UTF-16: the HTML standard reads it as UTF-8.
  'utf-16': 'utf-8',
  'utf-16le': 'utf-8',
  'utf-16be': 'utf-8',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
  'x-cp1252': 'windows-1252',
  ascii: 'windows-1252',
  'us-ascii': 'windows-1252',
  latin1: 'windows-1252',
  l1: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
};

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  const found =
    /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head) ??
    /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)/i.exec(head);
  const label = found?.[1]?.toLowerCase();
  return label === undefined ? undefined : (LABELS[label] ?? label);
}

/**
 * Returns the offset of the first byte that no well-formed UTF-8 could have there, or -1 (The Unicode Standard, table 3-7).
 * In a character cut short that is its first byte.
 */
export function invalidUtf8At(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    const more = lead < 0x80 ? 0 : lead < 0xc2 ? -1 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : lead < 0xf5 ? 3 : -1;
    if (more === -1) return at;
    for (let index = 1; index <= more; index += 1) {
      const byte = bytes[at + index] ?? 0;
      let low = 0x80;
      let high = 0xbf;
      if (index === 1) {
        if (lead === 0xe0) low = 0xa0;
        else if (lead === 0xed) high = 0x9f;
        else if (lead === 0xf0) low = 0x90;
        else if (lead === 0xf4) high = 0x8f;
      }
      if (byte < low || byte > high) return at;
    }
    at += more + 1;
  }
  return -1;
}

const hex = (byte = 0): string => byte.toString(16).toUpperCase().padStart(2, '0');
