import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gamma } from '#shared/agreement/gamma/index.ts';
import { unit, units } from './units.ts';

const PLAIN = { alpha: 1, beta: 1, deltaEmpty: 1, seed: 1, samples: 10 };
const near = [
  unit('A', 0, 4, 'x'),
  unit('A', 20, 30, 'y'),
  unit('A', 50, 52, 'x'),
  unit('B', 1, 5, 'x'),
  unit('B', 21, 30, 'y'),
  unit('B', 60, 70, 'x'),
];

test('observed against expected disorder', () => {
  const { value, disorder, expected, samples, interval, alignment } = gamma(near, PLAIN);
  // 0–4 and 1–5: 1/16. 20–30 and 21–30: (1/19)². 50–52 and 60–70 are too far: 1 each. Three units per rater.
  expect(disorder).toBeCloseTo((1 / 16 + 1 / 361 + 2) / 3, 12);
  expect(alignment).toHaveLength(4);
  expect(samples).toBe(10);
  expect(value).toBeCloseTo(1 - (disorder ?? NaN) / (expected ?? NaN), 12);
  expect(interval?.low ?? 1).toBeLessThan(value ?? 0);
  expect(interval?.high ?? 0).toBeGreaterThan(value ?? 1);
});

test('nothing to disagree about is 1, without a sample', () => {
  fc.assert(
    fc.property(units(['A'], 12), (drawn) => {
      const everyone = ['A', 'B', 'C'].flatMap((rater) => drawn.map((one) => ({ ...one, rater })));
      expect(gamma(everyone, PLAIN)).toMatchObject({ value: 1, disorder: 0, samples: 0 });
    }),
    { numRuns: 40 },
  );
});

test('undefined, and why', () => {
  expect(gamma([], PLAIN)).toEqual({ value: null, why: 'There are no units.' });
  expect(gamma([unit('A', 0, 1, 'x')], PLAIN)).toMatchObject({
    value: null,
    why: expect.stringContaining('one rater') as unknown,
  });
  expect(gamma(near, { ...PLAIN, deltaEmpty: 0 })).toMatchObject({
    value: null,
    why: expect.stringContaining('Δ∅') as unknown,
  });
  // Only labels count: A has x, B has y, aligned for β = 1. A sample that draws one rater for both has no disorder at all.
  const labels = [unit('A', 0, 1, 'x'), unit('B', 0, 1, 'y')];
  const values = Array.from({ length: 12 }, (_, seed) => gamma(labels, { ...PLAIN, alpha: 0, seed, samples: 1 }));
  const zero = values.filter(({ expected }) => expected === 0);
  expect(zero.length).toBeGreaterThan(0);
  for (const score of zero)
    expect(score).toMatchObject({ value: null, disorder: 1, why: expect.stringContaining('Chance') as unknown });
});

test('a rater who marked nothing disagrees, if it is known that she looked', () => {
  const alone = near.filter(({ rater }) => rater === 'A');
  expect(gamma(alone, PLAIN).value).toBeNull();
  // Every unit alone: 3 · 1, at 3/2 units per rater.
  expect(gamma(alone, { ...PLAIN, raters: ['A', 'B'] })).toMatchObject({ disorder: 2 });
});

test('the same seed gives the same value, in whatever order units and raters come; another seed another one', () => {
  fc.assert(
    fc.property(units(['A', 'B', 'C'], 9), fc.integer(), (drawn, seed) => {
      const options = { ...PLAIN, seed, samples: 3 };
      const { alignment: _, ...value } = gamma(drawn, options);
      const { alignment: __, ...other } = gamma([...drawn].reverse(), options);
      expect(other).toEqual(value);
      expect(value.value).not.toBeNaN();
    }),
    { numRuns: 40 },
  );
  expect(gamma(near, PLAIN).expected).not.toBe(gamma(near, { ...PLAIN, seed: 2 }).expected);
});

test('it tells how far it is, and stops', () => {
  const seen: string[] = [];
  gamma(near, { ...PLAIN, samples: 2 }, (done, of) => seen.push(`${done}/${of}`) > 0);
  expect(seen).toEqual(['1/3', '2/3', '3/3']);
  expect(gamma(near, PLAIN, (done) => done < 3)).toMatchObject({
    value: null,
    why: expect.stringContaining('stopped') as unknown,
  });
});

test('a precision draws as many samples as it needs', () => {
  const rough = gamma(near, { ...PLAIN, precision: 0.5 });
  const fine = gamma(near, { ...PLAIN, precision: 0.02 });
  expect(rough.samples).toBe(10);
  expect(fine.samples).toBeGreaterThan(30);
  expect((fine.interval?.high ?? NaN) - (fine.interval?.low ?? NaN)).toBeLessThan(
    (rough.interval?.high ?? NaN) - (rough.interval?.low ?? NaN),
  );
});
