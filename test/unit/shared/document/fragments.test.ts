import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fragmentsProblem, tidyFragments } from '#shared/document/fragments.ts';
import type { Fragment } from '#shared/model/index.ts';

const TEXT = 'A 🛳 left.\n  Noon.';

describe('fragmentsProblem', () => {
  test.each([
    [[[0, 4]], undefined],
    [
      [
        [0, 1],
        [2, 4],
      ],
      undefined,
    ],
    [
      [
        [0, 1],
        [1, 4],
      ],
      undefined,
    ],
    [[], 'at least one fragment'],
    [[[0, 19]], 'outside the text, which has 18 characters'],
    [[[-1, 3]], 'outside the text'],
    [[[0.5, 3]], 'outside the text'],
    [[[3, 3]], 'is empty'],
    [[[4, 2]], 'is empty'],
    [
      [
        [2, 6],
        [5, 9],
      ],
      'overlap or are out of order at 5',
    ],
    [
      [
        [5, 9],
        [0, 4],
      ],
      'overlap or are out of order at 0',
    ],
    [[[10, 13]], 'only white space at 10–13'],
    [[[0, 3]], 'cuts a character in two'],
    [[[3, 6]], 'cuts a character in two'],
  ] as [Fragment[], string | undefined][])('%j: %s', (fragments, problem) => {
    const found = fragmentsProblem(TEXT, fragments);
    if (problem === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(problem);
  });
});

describe('tidyFragments', () => {
  test.each([
    [
      [
        [5, 10],
        [0, 2],
      ],
      [
        [0, 1],
        [5, 10],
      ],
    ],
    [
      [
        [0, 4],
        [4, 9],
      ],
      [[0, 9]],
    ],
    [
      [
        [0, 6],
        [2, 9],
      ],
      [[0, 9]],
    ],
    [[[10, 18]], [[13, 18]]],
    [[[10, 13]], []],
    [
      [
        [0, 9],
        [2, 4],
      ],
      [[0, 9]],
    ],
  ] as [Fragment[], Fragment[]][])('%j becomes %j', (fragments, tidy) => {
    expect(tidyFragments(TEXT, fragments)).toEqual(tidy);
  });

  test('gives a legal place wherever no character is cut, and tidying again changes nothing', () => {
    const text = 'one two  three\nfour five ';
    const fragment = fc
      .tuple(fc.nat(text.length), fc.nat(text.length))
      .map(([a, b]): Fragment => [Math.min(a, b), Math.max(a, b)]);
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 6 }), (fragments) => {
        const tidy = tidyFragments(text, fragments);
        if (tidy.length > 0) expect(fragmentsProblem(text, tidy)).toBeUndefined();
        expect(tidyFragments(text, tidy)).toEqual(tidy);
        const kept = new Set(
          tidy.flatMap(([start, end]) => Array.from({ length: end - start }, (_, at) => start + at)),
        );
        for (let at = 0; at < text.length; at += 1) {
          const inside = fragments.some(([start, end]) => at >= start && at < end);
          // No word is lost, and nothing is taken in that was outside.
          if (inside && text.charAt(at).trim() !== '') expect(kept.has(at)).toBe(true);
          if (!inside) expect(kept.has(at)).toBe(false);
        }
      }),
    );
  });
});
