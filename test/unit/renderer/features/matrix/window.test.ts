import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsBetween, inSight, linesBetween, offsetsOf } from '#renderer/features/matrix/window.ts';

// A heading of 30, three rows of 46, a heading, a row.
const offsets = offsetsOf([30, 46, 46, 46, 30, 46]);

test('lines start where those before them end', () => {
  expect(offsets).toEqual([0, 30, 76, 122, 168, 198, 244]);
  expect(offsetsOf([])).toEqual([0]);
});

test('a line is between two heights if any part of it is', () => {
  expect(linesBetween(offsets, 0, 30, 0)).toEqual({ first: 0, last: 0 });
  expect(linesBetween(offsets, 0, 31, 0)).toEqual({ first: 0, last: 1 });
  expect(linesBetween(offsets, 75, 123, 0)).toEqual({ first: 1, last: 3 });
  expect(linesBetween(offsets, 76, 122, 0)).toEqual({ first: 2, last: 2 });
  expect(linesBetween(offsets, 76, 122, 1)).toEqual({ first: 1, last: 3 });
  expect(linesBetween(offsets, 76, 122, 9)).toEqual({ first: 0, last: 5 });
  expect(linesBetween([0], 0, 500, 3)).toEqual({ first: 0, last: -1 });
});

test('the lines between two heights are those that overlap them, for any sizes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 30 }),
      fc.nat(900),
      fc.integer({ min: 1, max: 400 }),
      (sizes, from, length) => {
        const starts = offsetsOf(sizes);
        fc.pre(from < (starts.at(-1) ?? 0));
        const overlapping = sizes.flatMap((size, line) => {
          const start = starts[line] ?? 0;
          return start < from + length && start + size > from ? [line] : [];
        });
        const { first, last } = linesBetween(starts, from, from + length, 0);
        expect([first, last]).toEqual([overlapping[0], overlapping.at(-1)]);
      },
    ),
  );
});

test('columns of one width, with some more at either side', () => {
  expect(columnsBetween(44, 200, 0, 440, 0)).toEqual({ first: 0, last: 9 });
  expect(columnsBetween(44, 200, 43, 441, 0)).toEqual({ first: 0, last: 10 });
  expect(columnsBetween(44, 200, 44, 440, 2)).toEqual({ first: 0, last: 11 });
  expect(columnsBetween(44, 5, 0, 440, 2)).toEqual({ first: 0, last: 4 });
  expect(columnsBetween(44, 0, 0, 440, 2)).toEqual({ first: 0, last: -1 });
});

test('what is seen is not scrolled to; what is not comes to the nearer edge', () => {
  expect(inSight(100, 200, 100, 146)).toBe(100);
  expect(inSight(100, 200, 254, 300)).toBe(100);
  expect(inSight(100, 200, 99, 145)).toBe(99);
  expect(inSight(100, 200, 260, 306)).toBe(106);
  // Longer than the frame: its beginning is seen.
  expect(inSight(0, 40, 60, 106)).toBe(60);
});
