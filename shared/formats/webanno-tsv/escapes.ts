/**
 * How WebAnno TSV writes what would otherwise mean something: a backslash before it. Follows the WebAnno user guide 3.6.11,
 * appendix "WebAnno TSV 3.3", section "Reserved characters"; `->` counts as one character there.
 */

const RESERVED = /->|[\\[\]|_;*\t\n\r]/g;
const LETTERS: Readonly<Record<string, string>> = { '\t': 't', '\n': 'n', '\r': 'r' };
const MEANT: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', f: '\f', b: '\b' };

/** Returns the value of a feature as it stands in a column. */
export function escapeValue(value: string): string {
  return value.replace(RESERVED, (found) => `\\${LETTERS[found] ?? found}`);
}

/** Returns one line of a sentence's text, or the words of a token, as they stand in the file. */
export function escapeLine(line: string): string {
  return line.replace(/[\\\t\n\r]/g, (found) => `\\${LETTERS[found] ?? found}`);
}

/** Returns what is meant by a value, a line of text or a token. A backslash at the very end stands for itself. */
export function unescaped(raw: string): string {
  return raw.replace(/\\(->|[\s\S])/g, (_, character: string) => MEANT[character] ?? character);
}

/** Returns the parts between separators that have no backslash before them, each as it stands in the file. */
export function splitAt(raw: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < raw.length; at += 1) {
    if (raw[at] === '\\') at += 1;
    else if (raw[at] === separator) {
      parts.push(raw.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(raw.slice(start));
  return parts;
}

/** Returns the value without the number in brackets that tells which annotation it belongs to, and that number. */
export function withoutId(raw: string): { readonly value: string; readonly id: string } {
  const found = /\[(\d+)\]$/.exec(raw);
  if (found === null || isEscaped(raw, raw.length - 1) || isEscaped(raw, found.index)) return { value: raw, id: '' };
  return { value: raw.slice(0, found.index), id: found[1] ?? '' };
}

/** Returns the value without `->chain-place`, and these two; undefined if the column says no chain. */
export function withoutChain(
  raw: string,
): { readonly value: string; readonly chain: string; readonly place: string } | undefined {
  const found = /->(\d+)-(\d+)$/.exec(raw);
  if (found === null || isEscaped(raw, found.index)) return undefined;
  return { value: raw.slice(0, found.index), chain: found[1] ?? '', place: found[2] ?? '' };
}

function isEscaped(raw: string, at: number): boolean {
  let backslashes = 0;
  while (raw[at - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}
