import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { bestAlignment } from '#shared/agreement/gamma/alignment.ts';
import { dissimilarity, positional } from '#shared/agreement/gamma/dissimilarity.ts';
import { gamma } from '#shared/agreement/gamma/index.ts';

const folder = fileURLToPath(new URL('../../../../../../shared/reference/agreement', import.meta.url));

const Continuum = z.array(z.object({ rater: z.string(), begin: z.number(), end: z.number(), label: z.string() }));
const Case = z.object({
  name: z.string(),
  params: z.object({ alpha: z.number(), beta: z.number(), delta_empty: z.number() }),
  continuum: Continuum,
  expected: z.object({
    best_alignment_disorder: z.number().optional(),
    gamma_by_replay: z.number().optional(),
    gamma_monte_carlo_pygamma_30_samples: z.number().optional(),
    gamma_range: z.tuple([z.number(), z.number()]).optional(),
  }),
  tolerance: z.union([z.string(), z.record(z.string(), z.number())]),
  pair_dissimilarities: z
    .array(
      z.object({
        annotatorA: z.string(),
        unitIndexA: z.number(),
        annotatorB: z.string(),
        unitIndexB: z.number(),
        positional: z.number(),
        combined: z.number(),
      }),
    )
    .default([]),
  replay_samples: z.array(z.object({ continuum: Continuum, expected_disorder: z.number() })).default([]),
});
const Pairs = z.object({
  pairs: z.array(z.object({ a: z.tuple([z.number(), z.number()]), b: z.tuple([z.number(), z.number()]) })),
  expected: z.array(z.number()),
});

function read(file: string): unknown {
  return JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
}

const absent = () => {
  if (existsSync(folder)) return false;
  console.log('No reference results beside the checkout (../shared/reference): their values were not compared.');
  return true;
};

test('positional dissimilarities of the paper', () => {
  if (absent()) return;
  const { pairs, expected } = Pairs.parse(read('gamma_pygamma_positional_pairs_figure10.json'));
  expect(pairs.length).toBeGreaterThan(0);
  pairs.forEach(({ a, b }, at) => {
    const place = ([begin, end]: readonly [number, number]) => ({ begin, end });
    expect(positional(place(a), place(b))).toBeCloseTo(expected[at] ?? NaN, 9);
  });
});

test('disorders of best alignments, and γ', () => {
  if (absent()) return;
  const names = readdirSync(folder).filter((name) => name.startsWith('gamma_') && !name.includes('figure'));
  let [disorders, gammas] = [0, 0];
  for (const file of names) {
    const { name, params, continuum, expected, tolerance, ...given } = Case.parse(read(file));
    const weights = { alpha: params.alpha, beta: params.beta, deltaEmpty: params.delta_empty };
    const raters = [...new Set(continuum.map(({ rater }) => rater))];
    const within = (key: string) => (typeof tolerance === 'string' ? NaN : (tolerance[key] ?? NaN));

    for (const pair of given.pair_dissimilarities) {
      const of = (rater: string, at: number) => continuum.filter((unit) => unit.rater === rater)[at];
      const [a, b] = [of(pair.annotatorA, pair.unitIndexA), of(pair.annotatorB, pair.unitIndexB)];
      if (a === undefined || b === undefined) throw new Error(`${name}: a pair without its units`);
      // The file holds numbers of single precision.
      expect(Math.abs(positional(a, b) - pair.positional)).toBeLessThanOrEqual(1e-6 * pair.positional);
      expect(Math.abs(dissimilarity(a, b, weights) - pair.combined)).toBeLessThanOrEqual(1e-6 * pair.combined);
    }

    const disorder = bestAlignment(continuum, raters, weights)?.disorder ?? NaN;
    if (expected.best_alignment_disorder !== undefined) {
      const relative = within('best_alignment_disorder_rel') * expected.best_alignment_disorder;
      const allowed = Number.isNaN(relative) ? within('best_alignment_disorder') : relative;
      expect(Math.abs(disorder - expected.best_alignment_disorder), name).toBeLessThanOrEqual(allowed);
      disorders += 1;
    }

    const replayed = given.replay_samples.map((sample) => {
      const found = bestAlignment(sample.continuum, raters, weights);
      expect(found?.exact).toBe(true);
      const off = Math.abs((found?.disorder ?? NaN) / sample.expected_disorder - 1);
      expect(off, name).toBeLessThanOrEqual(within('best_alignment_disorder_rel'));
      disorders += 1;
      return found?.disorder ?? NaN;
    });
    if (expected.gamma_by_replay !== undefined) {
      const chance = replayed.reduce((sum, one) => sum + one, 0) / replayed.length;
      expect(Math.abs(1 - disorder / chance - expected.gamma_by_replay), name).toBeLessThanOrEqual(
        within('gamma_by_replay'),
      );
      gammas += 1;
    }

    const options = { ...weights, seed: 1, samples: 30 };
    if (expected.gamma_monte_carlo_pygamma_30_samples !== undefined) {
      const off = Math.abs((gamma(continuum, options).value ?? NaN) - expected.gamma_monte_carlo_pygamma_30_samples);
      expect(off, name).toBeLessThanOrEqual(within('gamma_monte_carlo_abs'));
      gammas += 1;
    }
    if (expected.gamma_range !== undefined) {
      // Enough samples that the seed no longer matters: the range is one of chance, too.
      const { value } = gamma(continuum, { ...options, precision: 0.01 });
      expect(value, name).toBeGreaterThan(expected.gamma_range[0]);
      expect(value, name).toBeLessThan(expected.gamma_range[1]);
      gammas += 1;
    }
  }
  expect(disorders).toBeGreaterThanOrEqual(45);
  expect(gammas).toBe(10);
});
