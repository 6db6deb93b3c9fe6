import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IntervalIndex } from '#shared/anchoring/intervals.ts';

const interval = fc
  .tuple(fc.nat(40), fc.integer({ min: 1, max: 20 }))
  .map(([start, length]) => ({ start, end: start + length }));
const intervals = fc.array(interval, { maxLength: 60 });

test('answers are those of looking at every item, outer before inner', () => {
  fc.assert(
    fc.property(
      intervals,
      fc.integer({ min: -2, max: 65 }),
      fc.integer({ min: -1, max: 20 }),
      (items, from, length) => {
        const index = IntervalIndex.of(items);
        const to = from + length;
        const found = index.overlapping(from, to);
        const expected = items.filter((item) => from < to && item.start < to && item.end > from);
        expect(new Set(found)).toEqual(new Set(expected));
        expect(found).toHaveLength(expected.length);
        for (const [i, item] of found.entries()) {
          const before = found[i - 1] ?? item;
          expect(before.start < item.start || (before.start === item.start && before.end >= item.end)).toBe(true);
        }
        expect(new Set(index.at(from))).toEqual(new Set(items.filter((item) => item.start <= from && from < item.end)));
        expect(index.size).toBe(items.length);
        expect(index.all()).toHaveLength(items.length);
      },
    ),
    { numRuns: 500 },
  );
});

test('the end is exclusive', () => {
  const index = IntervalIndex.of([{ start: 2, end: 5 }]);
  expect(index.at(1)).toEqual([]);
  expect(index.at(2)).toHaveLength(1);
  expect(index.at(4)).toHaveLength(1);
  expect(index.at(5)).toEqual([]);
  expect(index.overlapping(5, 9)).toEqual([]);
  expect(index.overlapping(0, 2)).toEqual([]);
  expect(index.overlapping(3, 3)).toEqual([]);
});

test('the list given is not changed, and later changes to it do not reach the index', () => {
  const items = [
    { start: 9, end: 12 },
    { start: 0, end: 3 },
  ];
  const index = IntervalIndex.of(items);
  expect(items[0]?.start).toBe(9);
  items.push({ start: 1, end: 2 });
  expect(index.at(1)).toHaveLength(1);
});

test('an empty item is refused', () => {
  expect(() => IntervalIndex.of([{ start: 4, end: 4 }])).toThrow('The interval 4–4 is empty.');
  expect(IntervalIndex.of([]).at(0)).toEqual([]);
});

test('a hundred thousand items: each found at its start', () => {
  const items = Array.from({ length: 100_000 }, (_, i) => ({
    start: (i * 7919) % 1_000_000,
    end: ((i * 7919) % 1_000_000) + 30,
    i,
  }));
  const index = IntervalIndex.of(items);
  for (const item of items.slice(0, 500)) expect(index.at(item.start)).toContain(item);
});

test('two hundred thousand items that start together', () => {
  const items = Array.from({ length: 200_000 }, (_, i) => ({ start: 3, end: 4 + ((i * 7) % 200_000) }));
  const index = IntervalIndex.of([{ start: 9, end: 10 }, ...items]);
  expect(index.at(3)).toHaveLength(200_000);
  expect(index.at(3)[0]?.end).toBe(200_003);
});

test('places that are not whole numbers or lie before 0 are sorted too', () => {
  const index = IntervalIndex.of([
    { start: 2.5, end: 3 },
    { start: -4, end: 9 },
    { start: 2.25, end: 4 },
  ]);
  expect(index.all().map(({ start }) => start)).toEqual([-4, 2.25, 2.5]);
});
