/**
 * Krippendorff's α for unitizing, the statistic of 1995 and 2004: how far raters cut the same units out of a continuum
 * that each of them was free to cut as she liked. (That of 2016 is another statistic under the same name.)
 *
 * K. Krippendorff, On the reliability of unitizing contiguous data, Sociological Methodology 25 (1995), 47–76; the same,
 * Content Analysis, 2nd edition, Sage 2004, section 11.6. The values printed for examples B and C in 1995 do not follow
 * from the formulas of 2004, which are these.
 */
import type { Coefficient } from './coefficient.ts';
import { undefinedFor } from './coefficient.ts';
import type { Continuum, CutTally } from './unitizing-tally.ts';
import { cutTally } from './unitizing-tally.ts';

export interface CutDisagreement {
  readonly observedDisagreement: number;
  readonly expectedDisagreement: number;
  /** How many units there are, of the categories asked for. */
  readonly units: number;
}

/** Tallies of several continua made ready to be added up again and again. */
export interface CutPool {
  readonly size: number;
  /**
   * Returns α of one category, or of all together, from all tallies, each times its weight (1 unless given; whole
   * numbers, by place).
   */
  readonly alpha: (category?: string, weights?: ArrayLike<number>) => Coefficient<CutDisagreement>;
}

/** Returns α for unitizing of one continuum: of one category, or of all together. Offsets are half-open. */
export function unitizingAlpha(continuum: Continuum, category?: string): Coefficient<CutDisagreement> {
  return poolCuts([cutTally(continuum)]).alpha(category);
}

/**
 * Returns the tallies ready to be added up. Several continua, such as articles, are taken as one on which no unit and no
 * gap crosses a border; for a single continuum this is the formula itself. All are read by the same raters. Undefined
 * with fewer than two raters, without units, and where chance leaves no disagreement.
 */
export function poolCuts(tallies: readonly CutTally[]): CutPool {
  const raters = tallies[0]?.raters ?? 0;
  const parts = new Map<string, Part[]>();
  tallies.forEach((tally, at) => {
    for (const [category, cuts] of tally.categories) {
      const those = parts.get(category) ?? [];
      parts.set(category, those);
      // Where a category does not occur, every rater has one gap as long as the continuum. Those gaps are counted once
      // for all categories, so here, where it does occur, they are taken off again.
      const gaps = new Map(cuts.gaps);
      gaps.set(tally.length, (gaps.get(tally.length) ?? 0) - raters);
      those.push({ at, observed: cuts.observed, units: cuts.units, gaps });
    }
  });
  const wholes = histogramsOf(tallies.map(({ length }, at) => ({ at, counts: new Map([[length, raters]]) })));
  const categories = new Map(
    [...parts].map(([name, those]) => [
      name,
      {
        observed: those.map(({ at, observed }) => [at, observed] as const),
        units: histogramsOf(those.map(({ at, units }) => ({ at, counts: units }))),
        gaps: histogramsOf(those.map(({ at, gaps }) => ({ at, counts: gaps }))),
      },
    ]),
  );

  const once = new Float64Array(tallies.length).fill(1);
  const alpha = (category?: string, weights: Weights = once): Coefficient<CutDisagreement> => {
    if (raters < 2) return undefinedFor('Unitizing is compared between two raters at least.');
    const length = tallies.reduce((sum, tally, at) => sum + (weights[at] ?? 0) * tally.length, 0);
    const everywhere = roomsOf(wholes, weights);
    let [observed, expected, units] = [0, 0, 0];
    for (const [name, of] of categories) {
      if (category !== undefined && name !== category) continue;
      const counts = of.units.sum(weights);
      observed += of.observed.reduce((sum, [at, differences]) => sum + (weights[at] ?? 0) * differences, 0);
      units += counts.reduce((sum, count) => sum + count, 0);
      const here = roomsOf(of.gaps, weights);
      const places = (unit: number): number => everywhere(unit) + here(unit);
      expected += expectedDisagreement(of.units.lengths, counts, places, raters * length) * (2 / length);
    }
    if (units === 0) {
      return undefinedFor(
        category === undefined ? 'There are no units.' : `There are no units of the category “${category}”.`,
      );
    }
    const about = {
      observedDisagreement: observed / (raters * (raters - 1) * length ** 2),
      expectedDisagreement: expected,
      units,
    };
    if (expected === 0) {
      return { ...undefinedFor('The units leave no room in which chance could have put them elsewhere.'), ...about };
    }
    return { value: 1 - about.observedDisagreement / about.expectedDisagreement, ...about };
  };
  return { size: tallies.length, alpha };
}

interface Part {
  readonly at: number;
  readonly observed: number;
  readonly units: ReadonlyMap<number, number>;
  readonly gaps: ReadonlyMap<number, number>;
}

type Weights = ArrayLike<number>;

interface Histograms {
  /** The lengths that occur, ascending. */
  readonly lengths: Float64Array;
  /** Returns how often each of them occurs, over all tallies. */
  readonly sum: (weights: Weights) => Float64Array;
}

function histogramsOf(histograms: readonly { at: number; counts: ReadonlyMap<number, number> }[]): Histograms {
  const lengths = Float64Array.from(new Set(histograms.flatMap(({ counts }) => [...counts.keys()]))).sort();
  const slotOf = new Map<number, number>();
  lengths.forEach((length, slot) => slotOf.set(length, slot));
  // One flat list for all, since this is summed anew for every resample.
  const size = histograms.reduce((sum, { counts }) => sum + counts.size, 0);
  const tallyAt = new Int32Array(size);
  const slotAt = new Int32Array(size);
  const countAt = new Float64Array(size);
  let entry = 0;
  for (const { at, counts } of histograms) {
    for (const [length, count] of counts) {
      tallyAt[entry] = at;
      slotAt[entry] = slotOf.get(length) ?? 0;
      countAt[entry] = count;
      entry += 1;
    }
  }
  const sum = (weights: Weights): Float64Array => {
    const sums = new Float64Array(lengths.length);
    for (let each = 0; each < size; each += 1) {
      const slot = slotAt[each] ?? 0;
      sums[slot] = (sums[slot] ?? 0) + (weights[tallyAt[each] ?? 0] ?? 0) * (countAt[each] ?? 0);
    }
    return sums;
  };
  return { lengths, sum };
}

/** Returns a function that says in how many places a unit of some length fits into the gaps: Σ (gap − unit + 1). */
function roomsOf({ lengths, sum }: Histograms, weights: Weights): (unit: number) => number {
  const counts = sum(weights);
  const gapsFrom = new Float64Array(lengths.length + 1);
  const lengthFrom = new Float64Array(lengths.length + 1);
  for (let slot = lengths.length - 1; slot >= 0; slot -= 1) {
    const count = counts[slot] ?? 0;
    gapsFrom[slot] = (gapsFrom[slot + 1] ?? 0) + count;
    lengthFrom[slot] = (lengthFrom[slot + 1] ?? 0) + count * (lengths[slot] ?? 0);
  }
  return (unit) => {
    let [low, high] = [0, lengths.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((lengths[middle] ?? 0) < unit) low = middle + 1;
      else high = middle;
    }
    return (lengthFrom[low] ?? 0) - (gapsFrom[low] ?? 0) * (unit - 1);
  };
}

/**
 * D_e of one category (Krippendorff 2004, section 11.6) times half the length of the continuum: every unit against every
 * other and against every gap that could hold it, in all positions that the two can have to each other.
 */
function expectedDisagreement(
  lengths: Float64Array,
  counts: Float64Array,
  places: (unit: number) => number,
  positions: number,
): number {
  const units = counts.reduce((sum, count) => sum + count, 0);
  let [differences, taken] = [0, 0];
  lengths.forEach((unit, slot) => {
    const count = counts[slot] ?? 0;
    if (count === 0) return;
    const againstUnits = ((units - 1) / 3) * unit * (unit - 1) * (2 * unit - 1);
    differences += count * (againstUnits + unit ** 2 * places(unit));
    taken += count * unit * (unit - 1);
  });
  return units === 0 ? 0 : differences / (positions * (positions - 1) - taken);
}
