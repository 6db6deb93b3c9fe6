/**
 * How a span is written on one line of a `.ann` file. brat keeps the words of an annotation on its line without escapes, so
 * it cuts an annotation into fragments where its words would end the line or the column (nlplab/brat issues 786, 819, 1042);
 * we cut in the same way and write down how the pieces belong together.
 */
import type { Fragment } from '../../model/index.ts';

/** What ends a line for some reader of text files (Python's `str.splitlines` has the longest list), and the tab. */
const BREAK = /[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/;
const BREAKS = new RegExp(BREAK, 'g');

/** How one fragment became pieces: characters left out before the first, the number of pieces, and left out after the last. */
export type Shape = readonly [before: number, pieces: number, after: number];

interface Pieces {
  readonly pieces: readonly Fragment[];
  readonly shapes: readonly Shape[];
}

/**
 * Returns the fragments (UTF-16 code units of `text`, end exclusive) cut at line ends and tabs; pieces of white space only
 * are left out. A fragment of nothing else is left as it is.
 */
export function piecesOf(text: string, fragments: readonly Fragment[]): Pieces {
  const pieces: Fragment[] = [];
  const shapes = fragments.map(([start, end]): Shape => {
    const cut: Fragment[] = [];
    let from = start;
    for (const piece of text.slice(start, end).split(BREAK)) {
      if (piece.trim() !== '') cut.push([from, from + piece.length]);
      from += piece.length + 1;
    }
    const [first, last] = [cut[0], cut.at(-1)];
    if (first === undefined || last === undefined) {
      pieces.push([start, end]);
      return [0, 1, 0];
    }
    pieces.push(...cut);
    return [first[0] - start, cut.length, end - last[1]];
  });
  return { pieces, shapes };
}

/** Returns whether the shapes say no more than that each fragment is one piece. */
export const isPlain = (shapes: readonly Shape[]): boolean =>
  shapes.every(([before, count, after]) => before === 0 && count === 1 && after === 0);

/**
 * Returns the fragments that were cut into these pieces, or undefined if the shapes do not belong to them: somebody has
 * moved the annotation since.
 */
export function joinedPieces(
  text: string,
  pieces: readonly Fragment[],
  shapes: readonly Shape[],
): Fragment[] | undefined {
  let next = 0;
  const fragments: Fragment[] = [];
  for (const [before, count, after] of shapes) {
    const first = pieces[next];
    const last = pieces[next + count - 1];
    if (first === undefined || last === undefined) return undefined;
    fragments.push([first[0] - before, last[1] + after]);
    next += count;
  }
  if (fragments.some(([start, end]) => start < 0 || end > text.length || start >= end)) return undefined;
  return JSON.stringify(piecesOf(text, fragments).pieces) === JSON.stringify(pieces) ? fragments : undefined;
}

/** Returns the shapes as words without spaces inside, each fragment's behind a space: `0+2+0 0+1+0`. */
export const writeShapes = (shapes: readonly Shape[]): string => shapes.map((shape) => shape.join('+')).join(' ');

/** Returns the shapes that the words hold, or undefined if they hold something else. */
export function readShapes(words: string): Shape[] | undefined {
  const shapes: Shape[] = [];
  for (const word of words.split(' ')) {
    const found = /^(\d{1,9})\+(\d{1,9})\+(\d{1,9})$/.exec(word);
    const [before, count, after] = [Number(found?.[1]), Number(found?.[2]), Number(found?.[3])];
    if (found === null || count === 0) return undefined;
    shapes.push([before, count, after]);
  }
  return shapes;
}

/** Returns the words of the pieces as brat joins them: by one space; a line end inside a piece is a space as well. */
export function quoteOf(text: string, pieces: readonly Fragment[]): string {
  return flat(pieces.map(([start, end]) => text.slice(start, end)).join(' '));
}

/** Returns the words with every line end and tab made a space: a quote as it can stand on one line. */
export const flat = (words: string): string => words.replace(BREAKS, ' ');

/**
 * Returns words of ours for the end of a line: `\n`, `\r`, `\t`, `\\`, and `\u2028` and the like for what else would end it;
 * a space at either end is written as `\u0020`, since editors take it off.
 */
export function escapeWords(words: string): string {
  return words
    .replace(/\\/g, '\\\\')
    .replace(/\n/g, '\\n')
    .replace(/\r/g, '\\r')
    .replace(/\t/g, '\\t')
    .replace(BREAKS, codeOf)
    .replace(/^ | $/g, codeOf);
}

/** Returns what `escapeWords` was given. A backslash before anything else stands for itself. */
export function unescapeWords(words: string): string {
  return words.replace(/\\(?:u([0-9a-f]{4})|([nrt\\]))/g, (_, code: string | undefined, letter: string | undefined) =>
    code !== undefined ? String.fromCharCode(Number.parseInt(code, 16)) : (LETTERS[letter ?? ''] ?? ''),
  );
}

const LETTERS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\\': '\\' };

const codeOf = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
