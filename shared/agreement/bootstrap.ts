/**
 * Percentile bootstrap intervals over articles (or other items).
 *
 * B. Efron and R. J. Tibshirani, "An introduction to the bootstrap", Chapman & Hall 1993, chapter 13. The articles are drawn
 * with replacement, since spans of one article are not independent of each other. A statistic that is a function of
 * tallies that add up is not computed anew from the annotations: the tallies of the drawn articles are summed.
 */
import { random } from './random.ts';

/** An item that can be drawn, and what it adds to the statistic. Ids are unique. */
export interface Tallied<T> {
  readonly id: string;
  readonly tally: T;
}

/** How tallies of items (`T`) add up to a sum (`S`). */
export interface Adding<T, S> {
  /** Returns an empty sum. */
  readonly zero: () => S;
  /** Adds a tally so many times; changes `sum`. */
  readonly add: (sum: S, tally: T, times: number) => void;
}

/** A 95 % interval, or none and the reason. */
export type Interval =
  | {
      readonly low: number;
      readonly high: number;
      /** How many resamples it stands on, those without a value not counted. */
      readonly resamples: number;
      /** In how many resamples the statistic had no value. */
      readonly without: number;
    }
  | { readonly low: null; readonly high: null; readonly why: string };

export interface BootstrapOptions {
  readonly seed: number;
  /** How many resamples are drawn; 1000 unless given. */
  readonly resamples?: number;
  /** Called now and then with what is done; false stops, and the interval stands on what was drawn. */
  readonly tick?: (done: number, of: number) => boolean;
}

const LEVEL = 0.95;
const RESAMPLES = 1000;
/** An interval over the resamples that happen to have a value is no longer one of the statistic. */
const MOST_WITHOUT = 0.1;
/** Fewer say nothing about the tails of 2.5 %. */
const FEWEST = 40;
const TICK_EVERY = 16;

/** Returns the quantile `p` of ascending numbers, between neighbours by straight line; NaN if there are none. */
export function quantile(ascending: ArrayLike<number>, p: number): number {
  const at = p * (ascending.length - 1);
  const low = ascending[Math.floor(at)] ?? NaN;
  const high = ascending[Math.ceil(at)] ?? NaN;
  return low + (high - low) * (at - Math.floor(at));
}

/**
 * Returns a 95 % percentile interval for each value that `values` computes from a sum, in its order. All stand on the same
 * resamples. The same items and seed give the same intervals, in whatever order the items come. A value that is null in
 * more than a tenth of the resamples has no interval, nor has anything with fewer than two items; `why` says so.
 */
export function bootstrapIntervals<T, S>(
  items: readonly Tallied<T>[],
  { zero, add }: Adding<T, S>,
  values: (sum: S) => readonly (number | null)[],
  { seed, resamples = RESAMPLES, tick }: BootstrapOptions,
): readonly Interval[] {
  const sorted = [...items].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const whole = zero();
  for (const { tally } of sorted) add(whole, tally, 1);
  const drawnValues = values(whole).map((): number[] => []);
  if (sorted.length < 2) return drawnValues.map(() => noInterval('An interval needs at least two articles.'));

  const chance = random(seed);
  const times = new Int32Array(sorted.length);
  let done = 0;
  while (done < resamples) {
    times.fill(0);
    for (let drawn = 0; drawn < sorted.length; drawn += 1) {
      const at = chance.below(sorted.length);
      times[at] = (times[at] ?? 0) + 1;
    }
    const sum = zero();
    sorted.forEach(({ tally }, at) => {
      const often = times[at] ?? 0;
      if (often > 0) add(sum, tally, often);
    });
    values(sum).forEach((value, at) => {
      if (value !== null && Number.isFinite(value)) drawnValues[at]?.push(value);
    });
    done += 1;
    if (tick !== undefined && done % TICK_EVERY === 0 && !tick(done, resamples)) break;
  }
  return drawnValues.map((defined) => intervalOf(defined, done));
}

/** Returns the 95 % percentile interval of one value: see `bootstrapIntervals`. */
export function bootstrapInterval<T, S>(
  items: readonly Tallied<T>[],
  adding: Adding<T, S>,
  value: (sum: S) => number | null,
  options: BootstrapOptions,
): Interval {
  const [interval] = bootstrapIntervals(items, adding, (sum) => [value(sum)], options);
  return interval ?? noInterval('There is nothing to draw from.');
}

function intervalOf(defined: readonly number[], drawn: number): Interval {
  const without = drawn - defined.length;
  if (without > drawn * MOST_WITHOUT) {
    return noInterval(`In ${without} of ${drawn} resamples the coefficient is undefined, so its interval is too.`);
  }
  if (defined.length < FEWEST) return noInterval(`An interval needs at least ${FEWEST} resamples.`);
  const ascending = Float64Array.from(defined).sort();
  const tail = (1 - LEVEL) / 2;
  return { low: quantile(ascending, tail), high: quantile(ascending, 1 - tail), resamples: defined.length, without };
}

function noInterval(why: string): Interval {
  return { low: null, high: null, why };
}
