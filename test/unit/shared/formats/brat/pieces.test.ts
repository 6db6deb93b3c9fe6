import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  escapeWords,
  isPlain,
  joinedPieces,
  piecesOf,
  quoteOf,
  readShapes,
  unescapeWords,
  writeShapes,
} from '#shared/formats/brat/pieces.ts';
import type { Fragment } from '#shared/model/index.ts';

describe('a fragment over several lines', () => {
  //            0123 45 6789 0
  const text = 'one\n \ntwo\tx\u2028end';

  test('is cut at line ends and tabs, and lines of white space are left out', () => {
    const { pieces, shapes } = piecesOf(text, [[0, 9]]);
    expect(pieces).toEqual([
      [0, 3],
      [6, 9],
    ]);
    expect(shapes).toEqual([[0, 2, 0]]);
    expect(quoteOf(text, pieces)).toBe('one two');
    expect(piecesOf(text, [[6, 15]]).pieces).toEqual([
      [6, 9],
      [10, 11],
      [12, 15],
    ]);
  });

  test('remembers white space at its ends', () => {
    const { pieces, shapes } = piecesOf(text, [
      [3, 7],
      [8, 10],
    ]);
    expect(pieces).toEqual([
      [6, 7],
      [8, 9],
    ]);
    expect(shapes).toEqual([
      [3, 1, 0],
      [0, 1, 1],
    ]);
    expect(isPlain(shapes)).toBe(false);
    expect(joinedPieces(text, pieces, shapes)).toEqual([
      [3, 7],
      [8, 10],
    ]);
  });

  test('of nothing but what cannot stand on a line is left as it is', () => {
    expect(piecesOf('a\x85b', [[1, 2]])).toEqual({ pieces: [[1, 2]], shapes: [[0, 1, 0]] });
    expect(quoteOf('a\x85b', [[1, 2]])).toBe(' ');
  });

  test.each([
    [
      'an annotation that was moved',
      [
        [0, 3],
        [6, 8],
      ],
      '0+2+1',
    ],
    ['more pieces than there are', [[0, 3]], '0+2+0'],
    [
      'fewer pieces than there are',
      [
        [0, 3],
        [6, 9],
      ],
      '0+1+0',
    ],
    ['places before the text', [[0, 3]], '5+1+0'],
    ['places behind the text', [[12, 15]], '0+1+9'],
  ] as [string, Fragment[], string][])('is not put together from shapes of %s', (_, pieces, words) => {
    const shapes = readShapes(words);
    expect(shapes).toBeDefined();
    expect(joinedPieces(text, pieces, shapes ?? [])).toBeUndefined();
  });
});

test('any fragments are cut so that no piece holds a line end, and put together again', () => {
  const part = fc.constantFrom('a', ' ', '\n', '\t', '🔥', '\u2028', '\x85', '\x1c', 'b c');
  const made = fc
    .array(part, { minLength: 1, maxLength: 25 })
    .chain((parts) =>
      fc.tuple(
        fc.constant(parts.join('')),
        fc.uniqueArray(fc.nat(parts.join('').length), { minLength: 2, maxLength: 6 }),
      ),
    );
  fc.assert(
    fc.property(made, ([text, cuts]) => {
      const sorted = cuts.toSorted((a, b) => a - b);
      const fragments: Fragment[] = [];
      for (let at = 0; at + 1 < sorted.length; at += 2) {
        const fragment: Fragment = [sorted[at] ?? 0, sorted[at + 1] ?? 0];
        if (/[^\s\x1c\x85]/.test(text.slice(...fragment))) fragments.push(fragment);
      }
      const { pieces, shapes } = piecesOf(text, fragments);
      for (const [start, end] of pieces) expect(text.slice(start, end)).not.toMatch(/[\n\t\x1c\x85\u2028]/);
      const read = readShapes(writeShapes(shapes));
      if (fragments.length > 0) expect(read).toEqual(shapes);
      expect(joinedPieces(text, pieces, shapes)).toEqual(fragments);
    }),
    { numRuns: 300 },
  );
});

test.each(['', '1', '0+1', '0+0+0', '0+1+0+', '0 1 0', '-1+1+0', '0+1+0  0+1+0', '0+99999999999+0'])(
  'words that are no shapes: “%s”',
  (words) => {
    expect(readShapes(words)).toBeUndefined();
  },
);

describe('words of ours on a line', () => {
  test.each([
    ['two\nlines', 'two\\nlines'],
    ['a\tb', 'a\\tb'],
    ['C:\\new', 'C:\\\\new'],
    ['\\n', '\\\\n'],
    [' spaced ', '\\u0020spaced\\u0020'],
    ['x\u2028y\x85', 'x\\u2028y\\u0085'],
  ])('%j', (words, written) => {
    expect(escapeWords(words)).toBe(written);
    expect(unescapeWords(written)).toBe(words);
  });

  test('any words come back, on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (words) => {
        const written = escapeWords(words);
        expect(written).not.toMatch(/[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/);
        expect(unescapeWords(written)).toBe(words);
      }),
    );
  });

  test('a backslash that somebody typed in brat stays', () => {
    expect(unescapeWords('100\\% \\alpha')).toBe('100\\% \\alpha');
  });
});
