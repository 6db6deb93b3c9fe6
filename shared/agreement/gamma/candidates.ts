import type { Unit } from '../coefficient.ts';
import { neighbours } from './dissimilarity.ts';
import type { Weights } from './dissimilarity.ts';
import type { Part } from './lagrangian.ts';

/**
 * Returns every unitary alignment that the best alignment of three or more raters may need, as parts of the units: at most
 * one unit of each rater, with its disorder as cost (the mean over all pairs of raters, a pair with an empty unit costs Δ∅).
 * `units` are in order of their begins; `raterOf` gives each one's rater, a number below `raters`. Null if there are more
 * than `most`.
 *
 * Mathet, Widlöcher and Métivier 2015, section 5.1.1, keep alignments of disorder up to n·Δ∅. Here an alignment is dropped as
 * soon as two parts of it, apart, cost no more: with P pairs of raters, parting a units from b others saves their
 * dissimilarities and costs (P + a·b)·Δ∅. This drops more and still loses no optimum.
 */
export function unitaryAlignments(
  units: readonly Unit[],
  raterOf: readonly number[],
  raters: number,
  weights: Weights,
  most: number,
): readonly Part[] | null {
  const pairs = (raters * (raters - 1)) / 2;
  const { deltaEmpty } = weights;
  // A unit against all others of its alignment: at most raters − 1 of them.
  const limit = (pairs + raters - 1) * deltaEmpty;
  const near = neighbours(units, units, weights, limit).map(
    (others, unit) =>
      new Map(others.filter(({ at }) => at > unit && raterOf[at] !== raterOf[unit]).map(({ at, cost }) => [at, cost])),
  );
  const between = (a: number, b: number): number | undefined => near[Math.min(a, b)]?.get(Math.max(a, b));

  const parts: Part[] = units.map((_, unit) => ({ members: [unit], cost: deltaEmpty }));
  const grow = (members: readonly number[], sums: readonly number[], total: number): boolean => {
    const [first = 0] = members;
    const last = members[members.length - 1] ?? 0;
    for (const next of near[first]?.keys() ?? []) {
      if (next <= last || members.some((member) => raterOf[member] === raterOf[next])) continue;
      const costs = members.map((member) => between(member, next) ?? Infinity);
      const own = costs.reduce((sum, cost) => sum + cost, 0);
      const grown = [...sums.map((sum, at) => sum + (costs[at] ?? 0)), own];
      if (grown.some((sum) => sum >= limit)) continue;
      const wider = [...members, next];
      if (useful(wider, grown)) {
        const filled = (wider.length * (wider.length - 1)) / 2;
        parts.push({ members: wider, cost: (total + own + (pairs - filled) * deltaEmpty) / pairs });
        if (parts.length > most) return false;
      }
      if (wider.length < raters && !grow(wider, grown, total + own)) return false;
    }
    return true;
  };

  const useful = (members: readonly number[], sums: readonly number[]): boolean => {
    const count = members.length;
    if (sums.some((sum) => sum >= (pairs + count - 1) * deltaEmpty)) return false;
    // Every way to part them into two or more on either side; the last member always stays on the second.
    for (let side = 1; side < 1 << (count - 1); side += 1) {
      let across = 0;
      let inside = 0;
      for (let a = 0; a < count; a += 1) {
        if ((side & (1 << a)) === 0) continue;
        inside += 1;
        for (let b = 0; b < count; b += 1) {
          if ((side & (1 << b)) === 0) across += between(members[a] ?? 0, members[b] ?? 0) ?? Infinity;
        }
      }
      if (across >= (pairs + inside * (count - inside)) * deltaEmpty) return false;
    }
    return true;
  };

  for (let unit = 0; unit < units.length; unit += 1) if (!grow([unit], [0], 0)) return null;
  return parts;
}
