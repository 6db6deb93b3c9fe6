/** What α for unitizing needs to know of one continuum: its length, the differences seen, the lengths of units and gaps. */
import type { Unit } from './coefficient.ts';

/** A stretch of positions from `begin` on that all raters have read, and the units they cut out of it. */
export interface Continuum {
  readonly begin: number;
  readonly length: number;
  /** All who read it, those who found no unit as well. */
  readonly raters: readonly string[];
  /** Half-open, within the continuum. */
  readonly units: readonly Unit[];
}

export interface CutTally {
  readonly length: number;
  readonly raters: number;
  /** By category; one that does not occur is not listed. */
  readonly categories: ReadonlyMap<string, CutCategory>;
}

export interface CutCategory {
  /** Σ over ordered pairs of raters of the squared differences between their sections (Krippendorff's δ²). */
  readonly observed: number;
  /** How many units, and how many gaps between them, of each length, over all raters. */
  readonly units: ReadonlyMap<number, number>;
  readonly gaps: ReadonlyMap<number, number>;
}

type Section = readonly [begin: number, end: number];

/**
 * Returns the tally of one continuum. The formulas know no overlap within one rater's category: her units that overlap
 * there count as the one stretch they cover together (units that only touch stay two), and units without length as none.
 * Takes time linear in the units, once sorted, for every pair of raters.
 */
export function cutTally({ begin, length, raters, units }: Continuum): CutTally {
  const byCategory = new Map<string, Map<string, Section[]>>();
  for (const unit of units) {
    if (unit.end <= unit.begin) continue;
    const byRater = byCategory.get(unit.label) ?? new Map<string, Section[]>();
    byCategory.set(unit.label, byRater);
    const sections = byRater.get(unit.rater) ?? [];
    byRater.set(unit.rater, sections);
    sections.push([unit.begin, unit.end]);
  }
  const categories = new Map<string, CutCategory>();
  for (const [category, byRater] of byCategory) {
    const cuts = raters.map((rater) => disjoint(byRater.get(rater) ?? []));
    let observed = 0;
    for (let first = 0; first < cuts.length; first += 1) {
      for (let second = 0; second < first; second += 1) {
        observed += 2 * differenceOf(cuts[first] ?? [], cuts[second] ?? []);
      }
    }
    categories.set(category, {
      observed,
      units: histogram(cuts.flatMap((sections) => sections.map(lengthOf))),
      gaps: histogram(cuts.flatMap((sections) => gapsBetween(sections, begin, begin + length).map(lengthOf))),
    });
  }
  return { length, raters: raters.length, categories };
}

const lengthOf = ([begin, end]: Section): number => end - begin;

function disjoint(sections: readonly Section[]): Section[] {
  const result: Section[] = [];
  for (const [begin, end] of [...sections].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = result.at(-1);
    if (last !== undefined && begin < last[1]) result[result.length - 1] = [last[0], Math.max(last[1], end)];
    else result.push([begin, end]);
  }
  return result;
}

function gapsBetween(units: readonly Section[], begin: number, end: number): Section[] {
  const gaps: Section[] = [];
  let from = begin;
  for (const unit of units) {
    if (unit[0] > from) gaps.push([from, unit[0]]);
    from = unit[1];
  }
  if (end > from) gaps.push([from, end]);
  return gaps;
}

/**
 * Σ δ² of two raters' sections: units that overlap differ by the squares of the distances of their begins and of their
 * ends, a unit that lies wholly in the other's gap by the square of its length, all else by nothing. Both lists are in
 * order and without overlap.
 */
function differenceOf(first: readonly Section[], second: readonly Section[]): number {
  return overlapping(first, second) + alone(first, second) + alone(second, first);
}

function overlapping(first: readonly Section[], second: readonly Section[]): number {
  let sum = 0;
  let [a, b] = [0, 0];
  for (;;) {
    const [one, other] = [first[a], second[b]];
    if (one === undefined || other === undefined) return sum;
    if (one[0] < other[1] && other[0] < one[1]) sum += (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2;
    if (one[1] <= other[1]) a += 1;
    else b += 1;
  }
}

/** Σ of squared lengths of those units that overlap none of the other's. */
function alone(units: readonly Section[], others: readonly Section[]): number {
  let sum = 0;
  let at = 0;
  for (const unit of units) {
    while ((others[at]?.[1] ?? Infinity) <= unit[0]) at += 1;
    if ((others[at]?.[0] ?? Infinity) >= unit[1]) sum += lengthOf(unit) ** 2;
  }
  return sum;
}

function histogram(lengths: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const length of lengths) counts.set(length, (counts.get(length) ?? 0) + 1);
  return counts;
}
