import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestAlignment } from '#shared/agreement/gamma/alignment.ts';
import { dissimilarity } from '#shared/agreement/gamma/dissimilarity.ts';
import type { Weights } from '#shared/agreement/gamma/dissimilarity.ts';
import type { Unit } from '#shared/agreement/coefficient.ts';
import { unit, units } from './units.ts';

const PLAIN = { alpha: 1, beta: 1, deltaEmpty: 1 };

/** The mean over all pairs of raters; a pair with an empty unit costs Δ∅. */
function unitary(members: readonly Unit[], raters: number, weights: Weights): number {
  const pairs = (raters * (raters - 1)) / 2;
  let sum = 0;
  let filled = 0;
  members.forEach((a, at) => {
    for (const b of members.slice(at + 1)) {
      sum += dissimilarity(a, b, weights);
      filled += 1;
    }
  });
  return (sum + (pairs - filled) * weights.deltaEmpty) / pairs;
}

/** The least disorder over every way to put the units into parts of one unit of a rater at most. */
function exhaustive(all: readonly Unit[], raters: number, weights: Weights): number {
  const place = (at: number, parts: readonly (readonly Unit[])[]): number => {
    const next = all[at];
    if (next === undefined) return parts.reduce((sum, part) => sum + unitary(part, raters, weights), 0);
    let least = place(at + 1, [...parts, [next]]);
    parts.forEach((part, chosen) => {
      if (part.some(({ rater }) => rater === next.rater)) return;
      least = Math.min(
        least,
        place(
          at + 1,
          parts.map((other, n) => (n === chosen ? [...other, next] : other)),
        ),
      );
    });
    return least;
  };
  return place(0, []) / (all.length / raters);
}

test('two raters, worked by hand', () => {
  const first = unit('A', 0, 4, 'x');
  const second = unit('A', 10, 14, 'x');
  const moved = unit('B', 1, 5, 'x');
  // 0–4 and 1–5: ((1 + 1) / 8)² = 1/16. 10–14 stays alone: 1. Units per rater: 3/2.
  expect(bestAlignment([second, moved, first], ['A', 'B'], PLAIN)).toEqual({
    disorder: (1 / 16 + 1) / 1.5,
    alignment: [
      [first, moved],
      [second, null],
    ],
    exact: true,
  });
});

test('two units stay apart where together they cost as much as two empty partners', () => {
  // ((4 + 4) / 8)² = 1 and another label 1: 2 in all, as 2·Δ∅; with the same label 1, so together.
  const apart = bestAlignment([unit('A', 0, 4, 'x'), unit('B', 4, 8, 'y')], ['A', 'B'], PLAIN);
  expect(apart).toMatchObject({
    disorder: 2,
    alignment: [
      [{ label: 'x' }, null],
      [null, { label: 'y' }],
    ],
  });
  expect(bestAlignment([unit('A', 0, 4, 'x'), unit('B', 4, 8, 'x')], ['A', 'B'], PLAIN)).toMatchObject({ disorder: 1 });
});

test('three raters, worked by hand', () => {
  const [a, b, c] = [unit('A', 0, 4, 'x'), unit('B', 1, 5, 'x'), unit('C', 0, 4, 'y')];
  // A–B 1/16, A–C 1, B–C 1/16 + 1: 17/8 in all, a third of it each. One unit per rater.
  expect(bestAlignment([a, b, c], ['A', 'B', 'C'], PLAIN)).toMatchObject({
    disorder: expect.closeTo(17 / 24, 12) as unknown,
    alignment: [[a, b, c]],
    exact: true,
  });
  // One rater more, who marked nothing: of six pairs three are filled and three cost 1; 3/4 of a unit per rater.
  expect(bestAlignment([a, b, c], ['A', 'B', 'C', 'D'], PLAIN)).toMatchObject({
    disorder: expect.closeTo((17 / 8 + 3) / 6 / (3 / 4), 12) as unknown,
    alignment: [[a, b, c, null]],
  });
});

test('a partner is given up where another needs it more', () => {
  // A 0–4 is nearest to B 1–5, but so is A 2–6, which has no other; B −3–1 still does for A 0–4.
  const [left, right] = [unit('A', 0, 4, 'x'), unit('A', 2, 6, 'x')];
  const [far, near] = [unit('B', -3, 1, 'x'), unit('B', 1, 5, 'x')];
  // ((3 + 3) / 8)² + ((1 + 1) / 8)² = 9/16 + 1/16, two units per rater
  expect(bestAlignment([left, right, far, near], ['A', 'B'], PLAIN)).toMatchObject({
    disorder: 10 / 16 / 2,
    alignment: [
      [left, far],
      [right, near],
    ],
  });
});

const weights = fc.record({
  alpha: fc.constantFrom(0, 1, 3),
  beta: fc.constantFrom(0, 1, 2),
  deltaEmpty: fc.constantFrom(0.5, 1),
});

for (const raters of [
  ['A', 'B'],
  ['A', 'B', 'C'],
  ['A', 'B', 'C', 'D'],
]) {
  test(`as good as the best of all alignments of ${raters.length} raters`, () => {
    fc.assert(
      fc.property(units(raters, 7), weights, (drawn, weighed) => {
        const found = bestAlignment(drawn, raters, weighed);
        expect(found?.exact).toBe(true);
        expect(found?.disorder).toBeCloseTo(exhaustive(drawn, raters.length, weighed), 9);
        // It is an alignment, and its disorder is what is told.
        const rows = found?.alignment ?? [];
        const members = rows.map((row) => row.flatMap((one) => one ?? []));
        expect(new Set(members.flat()).size).toBe(drawn.length);
        expect(members.flat()).toHaveLength(drawn.length);
        rows.forEach((row) => row.forEach((one, at) => expect(one === null || one.rater === raters[at]).toBe(true)));
        const sum = members.reduce((total, part) => total + unitary(part, raters.length, weighed), 0);
        expect(found?.disorder).toBeCloseTo(sum / (drawn.length / raters.length), 9);
      }),
      { numRuns: 150 },
    );
  });
}

test('the order of raters and units does not matter', () => {
  fc.assert(
    fc.property(units(['A', 'B', 'C'], 15), fc.integer(), (drawn, turn) => {
      const names = ['A', 'B', 'C'];
      const found = bestAlignment(drawn, names, PLAIN);
      const cut = Math.abs(turn) % drawn.length;
      const turned = [...drawn.slice(cut), ...drawn.slice(0, cut)].reverse();
      expect(bestAlignment(turned, ['C', 'A', 'B'], PLAIN)?.disorder).toBe(found?.disorder);
      // Names exchanged among the raters change nothing but the order of sums.
      const exchanged = drawn.map((one) => ({ ...one, rater: names[(names.indexOf(one.rater) + 1) % 3] ?? '' }));
      expect(bestAlignment(exchanged, names, PLAIN)?.disorder).toBeCloseTo(found?.disorder ?? NaN, 9);
    }),
    { numRuns: 60 },
  );
});
