/**
 * Krippendorff's α: 1 − observed disagreement / disagreement to be expected by chance, for any number of raters, with
 * ratings missing, at four levels of measurement.
 *
 * K. Krippendorff, Content Analysis: An Introduction to Its Methodology, 2nd edition, Sage 2004, chapter 11; A. F. Hayes
 * and K. Krippendorff, Answering the call for a standard reliability measure for coding data, Communication Methods and
 * Measures 1 (2007), 77–89.
 */
import type { Coefficient } from './coefficient.ts';
import { undefinedFor } from './coefficient.ts';
import type { Table } from './tables.ts';
import { collapsed, marginsOf } from './tables.ts';

export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio';

export interface Disagreement {
  /** Mean squared differences, in the level's own units. */
  readonly observedDisagreement: number;
  readonly expectedDisagreement: number;
  /** Items and ratings that could be compared; an item with a single rating cannot. */
  readonly items: number;
  readonly ratings: number;
}

/**
 * Returns α from the coincidences of labels within items (`coincidencesOf`). `order` lists the labels of an ordinal
 * scale from low to high; without it, and for `interval` and `ratio` always, labels must be numbers. Undefined without
 * items that two have rated, where only one value occurs, and where a label has no place on the scale.
 *
 * Takes time linear in the table's cells, save for `ratio`, whose expected disagreement compares all values with all.
 */
export function krippendorffAlpha(
  coincidences: Table,
  level: Level,
  order?: readonly string[],
): Coefficient<Disagreement> {
  const { rows: counts, diagonal, total, used } = marginsOf(coincidences);
  if (total === 0) return undefinedFor('There is no item that two raters have rated.');
  const { items } = coincidences;
  const ratings = Math.round(total);
  let observed: number;
  let expected: number;
  if (level === 'nominal') {
    observed = total - diagonal.reduce((sum, count) => sum + count, 0);
    expected = used < 2 ? 0 : total ** 2 - counts.reduce((sum, count) => sum + count ** 2, 0);
  } else {
    const scale = scaleOf(coincidences.labels, counts, level, order);
    if ('why' in scale) return undefinedFor(scale.why);
    const { values } = scale;
    const difference = level === 'ratio' ? ratioDifference : squaredDifference;
    observed = 0;
    for (let cell = 0; cell < coincidences.counts.length; cell += 1) {
      const [row, column] = [coincidences.rows[cell] ?? 0, coincidences.columns[cell] ?? 0];
      if (row !== column) {
        observed += (coincidences.counts[cell] ?? 0) * difference(values[row] ?? 0, values[column] ?? 0);
      }
    }
    const oneValue = new Set(values.filter((_, place) => (counts[place] ?? 0) > 0)).size < 2;
    expected = oneValue ? 0 : level === 'ratio' ? ratioSum(values, counts) : squaredSum(values, counts, total);
  }
  const about = {
    observedDisagreement: observed / total,
    expectedDisagreement: expected / (total * (total - 1)),
    items,
    ratings,
  };
  if (expected === 0) {
    return { ...undefinedFor('All ratings have the same value, so that chance has nothing to differ in.'), ...about };
  }
  return { value: 1 - about.observedDisagreement / about.expectedDisagreement, ...about };
}

/** Returns nominal α of every label by itself, by label: that of the label against all others thrown together. */
export function nominalAlphaByLabel(coincidences: Table): ReadonlyMap<string, Coefficient<Disagreement>> {
  return new Map(
    coincidences.labels.map((label) => [label, krippendorffAlpha(collapsed(coincidences, label), 'nominal')]),
  );
}

type Scale = { readonly values: readonly number[] } | { readonly why: string };

/** Where the labels stand on the scale, by their place in the table. */
function scaleOf(
  labels: readonly string[],
  counts: Float64Array,
  level: Exclude<Level, 'nominal'>,
  order: readonly string[] | undefined,
): Scale {
  const ranked = level === 'ordinal' && order !== undefined;
  const values = labels.map((label) => (ranked ? order.indexOf(label) : numberOf(label)));
  const without = labels.find((_, place) => (ranked ? values[place] === -1 : Number.isNaN(values[place])));
  if (without !== undefined) {
    if (ranked) return { why: `The label “${without}” is not in the given order of labels.` };
    if (level !== 'ordinal') return { why: `The label “${without}” is no number, which ${level} data must be.` };
    return { why: `The label “${without}” is no number, and no order of the labels is given.` };
  }
  const negative = level === 'ratio' ? labels.find((_, place) => (values[place] ?? 0) < 0) : undefined;
  if (negative !== undefined) return { why: `The label “${negative}” is below zero, which ratio data cannot be.` };
  return { values: level === 'ordinal' ? middleRanks(values, counts) : values };
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Returns the number that a text is, or NaN; unlike for `Number`, blank text, Infinity and 0x10 are none. */
export function numberOf(label: string): number {
  const number = NUMBER.test(label.trim()) ? Number(label) : NaN;
  return Number.isFinite(number) ? number : NaN;
}

/**
 * The ordinal difference (Σ from c to k of n_g − (n_c + n_k) / 2)² is the squared distance of the middle ranks of c and
 * k, which makes ordinal data interval data.
 */
function middleRanks(values: readonly number[], counts: Float64Array): number[] {
  const countOf = new Map<number, number>();
  values.forEach((value, place) => countOf.set(value, (countOf.get(value) ?? 0) + (counts[place] ?? 0)));
  const rankOf = new Map<number, number>();
  let below = 0;
  for (const [value, count] of [...countOf].sort(([a], [b]) => a - b)) {
    rankOf.set(value, below + count / 2);
    below += count;
  }
  return values.map((value) => rankOf.get(value) ?? 0);
}

const squaredDifference = (a: number, b: number): number => (a - b) ** 2;

/** Both 0 is no difference; the quotient would be 0 / 0. */
const ratioDifference = (a: number, b: number): number => (a === b ? 0 : ((a - b) / (a + b)) ** 2);

/** Σ over all ordered pairs of n_c n_k (c − k)², which is twice the total times the squares about the mean. */
function squaredSum(values: readonly number[], counts: Float64Array, total: number): number {
  const mean = values.reduce((sum, value, place) => sum + value * (counts[place] ?? 0), 0) / total;
  return 2 * total * values.reduce((sum, value, place) => sum + (counts[place] ?? 0) * (value - mean) ** 2, 0);
}

function ratioSum(values: readonly number[], counts: Float64Array): number {
  let sum = 0;
  for (let a = 0; a < values.length; a += 1) {
    for (let b = 0; b < a; b += 1) {
      sum += (counts[a] ?? 0) * (counts[b] ?? 0) * ratioDifference(values[a] ?? 0, values[b] ?? 0);
    }
  }
  return 2 * sum;
}
