/** Records out of files that are one JSON value (RFC 8259) or one JSON value a line (jsonlines.org). */
import { lineAndColumn, syntaxErrorAt } from '../schema/json-position.ts';
import { decodeText, encodeText } from '../text/encoding.ts';
import type { ForeignProblem, FormatFile } from './foreign/corpus.ts';

export interface JsonRecord {
  readonly value: unknown;
  /** `line 3` of a file with a record a line, else `record 3`. */
  readonly place: string;
}

export type JsonObject = Readonly<Record<string, unknown>>;

/** Returns whether the value is a JSON object: no list, not null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the object's own value under that key: names come from files, and `constructor` may be one. */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Returns the value where it is a string, else an empty one. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Returns the value where it is a list, else an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

/** Returns why the value cannot be an article's text, as a sentence, or undefined if it can. */
export function textProblem(text: unknown): string | undefined {
  if (text === undefined || text === null) return 'It has no text.';
  if (typeof text !== 'string') return 'Its text is not a string.';
  if (text.trim() === '') return 'Its text is empty.';
  if (!text.isWellFormed()) return 'Its text has half a character (a lone surrogate), which no file can hold.';
  return undefined;
}

/** No string of V8's has more UTF-16 code units, and a text in UTF-8 has at least as many bytes. */
const LONGEST = 0x1fffffe8;

/** Lines that are looked at to tell a broken first line from a broken whole. */
const LOOK_AHEAD = 100;

/**
 * Returns the records of the file one by one: the elements of a list, the lines, or the one object. A line that is no JSON
 * is told with its number and the others come; a file that is no JSON at all is told with line and column of the break.
 */
export function* jsonRecords(file: FormatFile, problems: ForeignProblem[]): Generator<JsonRecord> {
  const text = readText(file, problems);
  if (text === undefined) return;
  const tell = (place: string, message: string, leftOut: ForeignProblem['leftOut']): void => {
    problems.push({ file: file.path, place, message, leftOut });
  };
  if (text.trim() === '') return tell('', 'The file is empty.', 'file');
  const whole = startsWithLine(text) ? undefined : parse(text);
  if (whole === undefined && isByLine(text, file.path)) {
    let number = 0;
    for (const line of linesOf(text)) {
      number += 1;
      if (line.trim() === '') continue;
      const parsed = parse(line);
      if (parsed === undefined) {
        const at = syntaxErrorAt(line);
        const where = at === undefined ? '' : ` (it breaks at column ${at + 1})`;
        tell(`line ${number}`, `The line is not JSON${where}. Mend it and read the file again.`, 'record');
      } else yield { value: parsed.value, place: `line ${number}` };
    }
    return;
  }
  if (whole === undefined) {
    const at = syntaxErrorAt(text) ?? text.length;
    const { line, column } = lineAndColumn(text, at);
    const how = at >= text.length ? 'it ends too early' : 'something stands there that JSON does not allow';
    return tell(`line ${line}, column ${column}`, `The file is not JSON: ${how}. Ask for it again or mend it.`, 'file');
  }
  const list = Array.isArray(whole.value) ? (whole.value as unknown[]) : [whole.value];
  for (const [index, value] of list.entries()) yield { value, place: `record ${index + 1}` };
}

/** Returns the file's text, or undefined where it is not UTF-8, which is told with the first byte that is wrong. */
export function readText(file: FormatFile, problems: ForeignProblem[]): string | undefined {
  const text = decodeText(file.bytes);
  if (text === undefined) {
    // So long a text cannot be held, let alone searched for what is wrong.
    const long = file.bytes.length > LONGEST;
    const message = long
      ? 'The file has more than 512 MB, more than can be read in one. Split it and read the parts.'
      : 'The file is not text in UTF-8. Save it as UTF-8 and read it again.';
    const place = long ? '' : `byte ${firstBadByte(file.bytes)}`;
    problems.push({ file: file.path, place, message, leftOut: 'file' });
  }
  return text;
}

/** The offset of the first byte that is not UTF-8: where a decoder puts U+FFFD and the bytes do not say it themselves. */
function firstBadByte(bytes: Uint8Array): number {
  const loose = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let byte = 0;
  let from = 0;
  for (let at = loose.indexOf('\uFFFD'); at !== -1; at = loose.indexOf('\uFFFD', at + 1)) {
    byte += encodeText(loose.slice(from, at)).length;
    if (bytes[byte] !== 0xef || bytes[byte + 1] !== 0xbf || bytes[byte + 2] !== 0xbd) return byte;
    from = at;
  }
  return byte;
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

/** Whether the first line is a value of its own, so that every other must be one. */
function startsWithLine(text: string): boolean {
  for (const line of linesOf(text))
    if (line.trim() !== '') return line.trimStart().startsWith('{') && parse(line) !== undefined;
  return false;
}

/** Whether a text that is not one value is meant to be a value a line: one of the first is an object. */
function isByLine(text: string, path: string): boolean {
  if (startsWithLine(text)) return true;
  if (!/\.(?:jsonl|ndjson)$/i.test(path)) return false;
  let seen = 0;
  for (const line of linesOf(text)) {
    if (line.startsWith('{') && parse(line) !== undefined) return true;
    seen += 1;
    if (seen >= LOOK_AHEAD) return false;
  }
  return false;
}

function* linesOf(text: string): Generator<string> {
  let from = 0;
  for (;;) {
    const end = text.indexOf('\n', from);
    if (end === -1) {
      yield text.slice(from);
      return;
    }
    yield text.slice(from, end);
    from = end + 1;
  }
}
