/**
 * γ, the agreement of raters who place and label units on a continuum.
 *
 * Y. Mathet, A. Widlöcher and J.-P. Métivier, "The unified and holistic method Gamma (γ) for inter-annotator agreement measure
 * and alignment", Computational Linguistics 41(3), 2015. γ = 1 − observed / expected disorder.
 */
import { undefinedFor } from '../coefficient.ts';
import type { Coefficient, Unit } from '../coefficient.ts';
import { random } from '../random.ts';
import { bestAlignment } from './alignment.ts';
import type { UnitaryAlignment } from './alignment.ts';
import type { Weights } from './dissimilarity.ts';
import { shuffling } from './sampler.ts';

export type { UnitaryAlignment } from './alignment.ts';

export interface GammaOptions extends Weights {
  readonly seed: number;
  /** How many random continua give the expected disorder: 30 in the paper. */
  readonly samples: number;
  /** If given, more samples are drawn until the expected disorder is known to this share of it, with 95 % confidence. */
  readonly precision?: number;
  /** The continuum reaches from 0 to here; if not given, from the first begin to the last end. */
  readonly length?: number;
  /** Who looked, also those who marked nothing; if not given, those who have units. */
  readonly raters?: readonly string[];
}

export type Gamma = Coefficient<{
  /** The disorder of the best alignment. */
  readonly disorder: number;
  /** The mean disorder of the best alignments of random continua. */
  readonly expected: number;
  /** How many random continua were drawn; 0 if the observed disorder is 0, where none is needed. */
  readonly samples: number;
  /** Where γ lies with 95 % confidence if ever more continua were drawn; it says nothing about other articles. */
  readonly interval?: { readonly low: number; readonly high: number };
  readonly alignment: readonly UnitaryAlignment[];
  /** Only if the search was given up somewhere: the disorders may be a little too high. */
  readonly note?: string;
}>;

/** z of the 95 % of a normal distribution. */
const Z = 1.96;
/** A precision that needs more samples than this is not reached. */
const MOST_SAMPLES = 2000;

/**
 * Returns γ with the best alignment. It is 1 if the observed disorder is 0. It is undefined, with the reason, for fewer than
 * two raters, without units, if chance gives no disorder, or where so many units lie together that the best alignment cannot
 * be found. The order of units and raters does not matter; the same seed gives the same value. `tick` is called after each
 * alignment; if it returns false, γ is undefined because it was stopped.
 */
export function gamma(
  units: readonly Unit[],
  options: GammaOptions,
  tick: (done: number, of: number) => boolean = () => true,
): Gamma {
  const raters = [...new Set([...(options.raters ?? []), ...units.map(({ rater }) => rater)])].sort();
  if (units.length === 0) return undefinedFor('There are no units.');
  if (raters.length < 2) return undefinedFor('Only one rater has units: agreement needs at least two raters.');
  if (!(options.deltaEmpty > 0)) return undefinedFor('Δ∅, the cost of a unit without a partner, must be above 0.');

  const observed = bestAlignment(units, raters, options);
  if (observed === null) return tooMany();
  const { disorder, alignment } = observed;
  const found = { disorder, alignment };
  if (disorder === 0) return { ...found, value: 1, expected: 0, samples: 0, interval: { low: 1, high: 1 } };

  const sample = shuffling(units, raters, options.length, random(options.seed));
  const disorders: number[] = [];
  let exact = observed.exact;
  let wanted = Math.max(1, Math.trunc(options.samples));
  if (!tick(1, wanted + 1)) return stopped();
  while (disorders.length < wanted) {
    const drawn = bestAlignment(sample(), raters, options);
    if (drawn === null) return { ...tooMany(), ...found };
    exact &&= drawn.exact;
    disorders.push(drawn.disorder);
    if (disorders.length === wanted && options.precision !== undefined) {
      wanted = Math.max(wanted, Math.min(MOST_SAMPLES, samplesFor(options.precision, disorders)));
    }
    if (!tick(1 + disorders.length, wanted + 1)) return stopped();
  }

  const { mean: expected, error } = spread(disorders);
  const details = {
    ...found,
    expected,
    samples: disorders.length,
    ...(!exact && { note: 'The best alignment was not found for certain; disorders may be a little too high.' }),
  };
  if (expected === 0) {
    return {
      ...undefinedFor('Chance gives no disorder here, so the observed one cannot be held against it.'),
      ...details,
    };
  }
  const gammaOf = (chance: number): number => 1 - disorder / chance;
  return {
    value: gammaOf(expected),
    ...details,
    ...(expected > Z * error && {
      interval: { low: gammaOf(expected - Z * error), high: gammaOf(expected + Z * error) },
    }),
  };
}

/** Mean, standard deviation, and standard error of the mean. */
function spread(numbers: readonly number[]): { mean: number; deviation: number; error: number } {
  const count = numbers.length;
  const mean = numbers.reduce((sum, x) => sum + x, 0) / count;
  const squares = numbers.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  const deviation = count < 2 ? 0 : Math.sqrt(squares / (count - 1));
  return { mean, deviation, error: deviation / Math.sqrt(count) };
}

/** Section 5.3 of the paper: how many samples make the mean precise to this share of it. */
function samplesFor(precision: number, disorders: readonly number[]): number {
  const { mean, deviation } = spread(disorders);
  return mean === 0 ? 0 : Math.ceil(((deviation / mean) * (Z / precision)) ** 2);
}

function tooMany(): { readonly value: null; readonly why: string } {
  return undefinedFor('So many units lie close together that the best alignment cannot be found.');
}

function stopped(): { readonly value: null; readonly why: string } {
  return undefinedFor('The computation was stopped before it was done.');
}
