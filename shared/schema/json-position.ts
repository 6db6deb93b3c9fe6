/**
 * Where a broken JSON text stops being JSON (RFC 8259). `JSON.parse` knows, but says so in words that differ between
 * engines and versions, and for a short or truncated text not at all.
 */

/**
 * Returns the offset (UTF-16 code units) of the first character that JSON does not allow there, the text's length if it
 * ends too early, or undefined if the text is JSON.
 */
export function syntaxErrorAt(text: string): number | undefined {
  let at = 0;
  const space = (): void => {
    while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at += 1;
  };
  const sticky = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found !== null) at += found[0].length;
    return found !== null;
  };
  const literal = (word: string): boolean => {
    for (const letter of word) {
      if (text.charAt(at) !== letter) return false;
      at += 1;
    }
    return true;
  };
  const string = (): boolean => {
    if (text.charAt(at) !== '"') return false;
    at += 1;
    for (;;) {
      sticky(PLAIN);
      if (sticky(ESCAPE)) continue;
      if (text.charAt(at) === '"') {
        at += 1;
        return true;
      }
      // A control character, a bad escape, or the end of the text, perhaps inside an escape.
      sticky(CUT_ESCAPE);
      return false;
    }
  };
  const scalar = (): boolean => {
    switch (text.charAt(at)) {
      case '"':
        return string();
      case 't':
        return literal('true');
      case 'f':
        return literal('false');
      case 'n':
        return literal('null');
      default:
        return sticky(CUT_NUMBER) ? false : sticky(NUMBER);
    }
  };

  // A stack instead of recursion: a damaged file may be nested deeper than the engine's own stack.
  const open: ('[' | '{')[] = [];
  for (;;) {
    // Here a value is due.
    space();
    const first = text.charAt(at);
    if (first === '[' || first === '{') {
      at += 1;
      space();
      if (text.charAt(at) === (first === '[' ? ']' : '}')) at += 1;
      else {
        open.push(first);
        if (first === '{' && !key()) return at;
        continue;
      }
    } else if (!scalar()) return at;
    // Here a value has ended.
    for (;;) {
      space();
      const inside = open.at(-1);
      const next = text.charAt(at);
      if (inside === undefined) return at === text.length ? undefined : at;
      if (next === (inside === '[' ? ']' : '}')) {
        at += 1;
        open.pop();
        continue;
      }
      if (next !== ',') return at;
      at += 1;
      space();
      if (inside === '{' && !key()) return at;
      break;
    }
  }

  function key(): boolean {
    if (!string()) return false;
    space();
    if (text.charAt(at) !== ':') return false;
    at += 1;
    return true;
  }
}

const CUT_NUMBER = /-?(?:(?:0|[1-9]\d*)(?:(?:\.\d+)?[eE][+-]?|\.))?$/y;
const CUT_ESCAPE = /\\(?:u[0-9a-fA-F]{0,3})?$/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

// A repeated choice between these two would take the engine's stack in a long string.
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Returns the line and column of the offset (UTF-16 code units), both counted from 1. */
export function lineAndColumn(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset);
  const lines = before.split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
