import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dissimilarity, neighbours, positional } from '#shared/agreement/gamma/dissimilarity.ts';
import { byPlace } from '#shared/agreement/gamma/alignment.ts';
import { unit, units } from './units.ts';

const place = (begin: number, end: number) => ({ begin, end });

test('positions: begins and ends apart, as a share of both lengths, squared', () => {
  expect(positional(place(4, 14), place(4, 14))).toBe(0);
  // (10 + 10) / (10 + 10) = 1: side by side, the same length
  expect(positional(place(4, 14), place(14, 24))).toBe(1);
  // (0 + 5) / (10 + 5) = 1/3
  expect(positional(place(20, 30), place(20, 25))).toBeCloseTo(1 / 9, 12);
  // (36 + 30) / (10 + 4) = 33/7
  expect(positional(place(4, 14), place(40, 44))).toBeCloseTo((33 / 7) ** 2, 12);
});

test('empty units: 0 at the same place, without limit elsewhere', () => {
  expect(positional(place(3, 3), place(3, 3))).toBe(0);
  expect(positional(place(3, 3), place(4, 4))).toBe(Infinity);
});

test('position and label are weighed by α and β, and both by Δ∅', () => {
  // positional 1/4: (1 + 1) / (2 + 2) = 1/2, squared
  const [a, same, other] = [unit('A', 0, 2, 'x'), unit('B', 1, 3, 'x'), unit('B', 1, 3, 'y')];
  expect(dissimilarity(a, same, { alpha: 3, beta: 2, deltaEmpty: 1 })).toBe(0.75);
  expect(dissimilarity(a, other, { alpha: 3, beta: 2, deltaEmpty: 1 })).toBe(2.75);
  expect(dissimilarity(a, other, { alpha: 3, beta: 2, deltaEmpty: 4 })).toBe(11);
  // Without weight on the position not even two empty units far apart differ.
  expect(dissimilarity(unit('A', 3, 3, 'x'), unit('B', 9, 9, 'x'), { alpha: 0, beta: 1, deltaEmpty: 1 })).toBe(0);
});

test('neighbours are all others below the limit, whatever the weights', () => {
  const weights = fc.record({
    alpha: fc.constantFrom(0, 0.5, 1, 3),
    beta: fc.constantFrom(0, 1),
    deltaEmpty: fc.constantFrom(0.5, 1),
  });
  fc.assert(
    fc.property(units(['A']), units(['B']), weights, fc.constantFrom(0.5, 2, 5), (left, right, weighed, limit) => {
      const others = [...right].sort(byPlace);
      const near = neighbours(left, others, weighed, limit);
      const all = left.map((one) =>
        others.flatMap((other, at) => {
          const cost = dissimilarity(one, other, weighed);
          return cost < limit ? [{ at, cost }] : [];
        }),
      );
      expect(near).toEqual(all);
    }),
  );
});
