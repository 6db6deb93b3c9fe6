import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lanesOf } from '#shared/anchoring/lanes.ts';

const items = fc
  .array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 20 })), { maxLength: 50 })
  .map((list) => list.map(([start, length], id) => ({ id, start, end: start + length })));

test('no two that overlap share a lane, and there are only as many lanes as spans over one place', () => {
  fc.assert(
    fc.property(items, (list) => {
      const lanes = lanesOf(list);
      expect(lanes.size).toBe(list.length);
      for (const a of list)
        for (const b of list)
          if (a.id < b.id && a.start < b.end && b.start < a.end) expect(lanes.get(a.id)).not.toBe(lanes.get(b.id));
      const depth = Math.max(0, ...list.map((a) => list.filter((b) => b.start <= a.start && a.start < b.end).length));
      expect(Math.max(-1, ...lanes.values()) + 1).toBe(depth);
    }),
    { numRuns: 300 },
  );
});

test('nested spans go inwards, the longest of those that start together outermost', () => {
  const lanes = lanesOf([
    { id: 'inner', start: 0, end: 4 },
    { id: 'outer', start: 0, end: 20 },
    { id: 'middle', start: 0, end: 9 },
    { id: 'later', start: 5, end: 8 },
  ]);
  expect(Object.fromEntries(lanes)).toEqual({ outer: 0, middle: 1, inner: 2, later: 2 });
});

test('spans that only touch may share a lane', () => {
  const lanes = lanesOf([
    { id: 'b', start: 5, end: 9 },
    { id: 'a', start: 0, end: 5 },
  ]);
  expect([...lanes.values()]).toEqual([0, 0]);
});

test('an id given twice or an empty span is refused', () => {
  expect(() => lanesOf([{ id: 'a', start: 3, end: 3 }])).toThrow('The interval 3–3 is empty.');
  const twice = { id: 'a', start: 0, end: 3 };
  expect(() => lanesOf([twice, twice])).toThrow('The id a occurs twice.');
});
