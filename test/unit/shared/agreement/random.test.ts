import { expect, test } from 'vitest';
import { random } from '#shared/agreement/random.ts';

const draw = (seed: number, count: number) => {
  const chance = random(seed);
  return Array.from({ length: count }, () => chance.unit());
};

test('the same seed gives the same numbers, another seed others', () => {
  expect(draw(7, 50)).toEqual(draw(7, 50));
  const firsts = [0, 1, 2, -1, 7, 7 + 2 ** 32, 2 ** 52 + 1].map((seed) => draw(seed, 1)[0]);
  expect(new Set(firsts).size).toBe(firsts.length);
});

test('numbers fill their range evenly', () => {
  const numbers = draw(1, 20_000);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  // Mean 1/2, variance 1/12: the standard error of the mean of 20,000 is .002; four of them are allowed.
  const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.0082);

  const chance = random(3);
  const faces = [0, 0, 0, 0, 0, 0];
  for (let thrown = 0; thrown < 60_000; thrown += 1) {
    const face = chance.below(6);
    faces[face] = (faces[face] ?? 0) + 1;
  }
  // χ² with 5 degrees of freedom is above 20.5 once in a thousand times.
  const chi2 = faces.reduce((sum, often) => sum + (often - 10_000) ** 2 / 10_000, 0);
  expect(faces).toHaveLength(6);
  expect(chi2).toBeLessThan(20.5);
});

test('the normal distribution has the mean and deviation asked for', () => {
  const chance = random(11);
  const numbers = Array.from({ length: 20_000 }, () => chance.normal(5, 2));
  const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  const deviation = Math.sqrt(numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0) / numbers.length);
  // Standard errors: 2/√20000 = .014 and 2/√40000 = .01; four of each are allowed.
  expect(Math.abs(mean - 5)).toBeLessThan(0.057);
  expect(Math.abs(deviation - 2)).toBeLessThan(0.04);
  // 68.3 % lie within one deviation.
  const within = numbers.filter((x) => Math.abs(x - 5) < 2).length / numbers.length;
  expect(Math.abs(within - 0.683)).toBeLessThan(0.015);
});
