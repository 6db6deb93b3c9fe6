import { expect, test } from 'vitest';
import { shuffling } from '#shared/agreement/gamma/sampler.ts';
import { random } from '#shared/agreement/random.ts';
import { unit } from './units.ts';

const continuum = [
  unit('A', 0, 4, 'x'),
  unit('A', 10, 12, 'y'),
  unit('A', 50, 60, 'z'),
  unit('B', 20, 21, 'p'),
  unit('B', 90, 100, 'q'),
];

test('each rater gets all units of one rater, moved by the same distance around the continuum', () => {
  const sample = shuffling(continuum, ['A', 'B'], undefined, random(1));
  for (let drawn = 0; drawn < 200; drawn += 1) {
    const units = sample();
    for (const rater of ['A', 'B']) {
      const own = units.filter((one) => one.rater === rater);
      const source = continuum.filter(
        (one) => one.rater === (own[0]?.label === 'p' || own[0]?.label === 'q' ? 'B' : 'A'),
      );
      expect(own).toHaveLength(source.length);
      const shifts = own.map((one) => {
        const from = source.find(({ label }) => label === one.label);
        expect(one.end - one.begin).toBeCloseTo((from?.end ?? NaN) - (from?.begin ?? NaN), 9);
        expect(one.begin).toBeGreaterThanOrEqual(0);
        expect(one.begin).toBeLessThan(100);
        return (one.begin - (from?.begin ?? NaN) + 100) % 100;
      });
      for (const shift of shifts) expect(Math.abs(shift - (shifts[0] ?? NaN))).toBeLessThan(1e-9);
    }
  }
});

test('two raters are never moved by nearly the same distance', () => {
  // Both have the same unit, so their places differ by what they were moved; half the mean length is 5.
  const same = [unit('A', 0, 10, 'x'), unit('B', 0, 10, 'x')];
  const sample = shuffling(same, ['A', 'B'], 100, random(2));
  for (let drawn = 0; drawn < 500; drawn += 1) {
    const [a, b] = sample();
    const distance = Math.abs((a?.begin ?? NaN) - (b?.begin ?? NaN));
    expect(Math.min(distance, 100 - distance)).toBeGreaterThanOrEqual(5 - 1e-9);
  }
});

test('raters without units may be drawn, but never for all', () => {
  const sample = shuffling(continuum, ['A', 'B', 'C'], undefined, random(3));
  const counts = Array.from({ length: 100 }, () => sample().length);
  expect(Math.min(...counts)).toBeGreaterThan(0);
  expect(counts.some((count) => count < 4)).toBe(true);
});

test('a longer continuum moves units further', () => {
  const most = (length: number | undefined) => {
    const sample = shuffling(continuum, ['A', 'B'], length, random(4));
    return Math.max(...Array.from({ length: 100 }, () => sample().map(({ begin }) => begin)).flat());
  };
  expect(most(undefined)).toBeLessThan(100);
  expect(most(1000)).toBeGreaterThan(900);
});
