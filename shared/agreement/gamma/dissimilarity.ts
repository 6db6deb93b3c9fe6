import type { Unit } from '../coefficient.ts';

/** How dissimilarities are weighed. */
export interface Weights {
  /** Weight of the positional dissimilarity. */
  readonly alpha: number;
  /** Weight of the categorical dissimilarity. */
  readonly beta: number;
  /** Δ∅: what it costs that a unit has no partner; above 0. */
  readonly deltaEmpty: number;
}

type Place = Pick<Unit, 'begin' | 'end'>;

/**
 * Returns the positional dissimilarity of two units without Δ∅: how far begins and ends lie apart, as a share of both
 * lengths, squared. 0 for the same place; without limit. Two empty units at different places are infinitely dissimilar.
 *
 * Mathet, Widlöcher and Métivier 2015, equation 3.
 */
export function positional(a: Place, b: Place): number {
  const apart = Math.abs(a.begin - b.begin) + Math.abs(a.end - b.end);
  if (apart === 0) return 0;
  return (apart / (a.end - a.begin + (b.end - b.begin))) ** 2;
}

/** Returns the dissimilarity of two units: α · positional + β · (0 for the same label, else 1), both times Δ∅ (eq. 5). */
export function dissimilarity(a: Unit, b: Unit, { alpha, beta, deltaEmpty }: Weights): number {
  const place = alpha === 0 ? 0 : alpha * positional(a, b);
  return (place + (a.label === b.label ? 0 : beta)) * deltaEmpty;
}

/**
 * Returns for each unit those of `others` that are less than `limit` dissimilar to it, with the dissimilarity: only these
 * can ever be aligned with it. `others` are in order of their begins; so are those returned.
 */
export function neighbours(
  units: readonly Unit[],
  others: readonly Unit[],
  weights: Weights,
  limit: number,
): readonly (readonly { readonly at: number; readonly cost: number }[])[] {
  // α·Δ∅·(apart / lengths)² < limit bounds how far the begins may lie apart.
  const reach = Math.sqrt(limit / (weights.alpha * weights.deltaEmpty));
  const longest = others.reduce((most, { begin, end }) => Math.max(most, end - begin), 0);
  return units.map((unit) => {
    const apart = reach * (unit.end - unit.begin + longest);
    const near: { at: number; cost: number }[] = [];
    for (let at = firstFrom(others, unit.begin - apart); at < others.length; at += 1) {
      const other = others[at];
      if (other === undefined || other.begin > unit.begin + apart) break;
      const cost = dissimilarity(unit, other, weights);
      if (cost < limit) near.push({ at, cost });
    }
    return near;
  });
}

/** The place of the first unit that begins at `position` or later; the first of all if the position is not a number. */
function firstFrom(units: readonly Unit[], position: number): number {
  let [low, high] = [0, units.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((units[middle]?.begin ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
