import { assignSparse } from '../assignment.ts';
import type { Edge } from '../assignment.ts';
import type { Unit } from '../coefficient.ts';
import { unitaryAlignments } from './candidates.ts';
import { neighbours } from './dissimilarity.ts';
import type { Weights } from './dissimilarity.ts';
import { cheapestPartition } from './partition.ts';

/** Units that are taken for the same one: for each rater, in order of their names, a unit or none. */
export type UnitaryAlignment = readonly (Unit | null)[];

export interface Alignment {
  /** The disorder of the alignment: the sum over its parts, divided by the mean number of units per rater. */
  readonly disorder: number;
  /** The parts, in order of the first place that they touch. */
  readonly alignment: readonly UnitaryAlignment[];
  /** False if the search for the best was given up: the disorder may then be a little too high. */
  readonly exact: boolean;
}

/** More possible unitary alignments than this are not looked at: memory would run out before time. */
const MOST_CANDIDATES = 1_000_000;

/**
 * Returns the alignment of least disorder; every unit lies in exactly one of its parts. For two raters by optimal assignment,
 * for more by exact set partitioning. `raters` are those who looked, also those without units; two at least, and one unit at
 * least. The order of raters and units does not matter. Null if too many units lie too close together.
 *
 * Y. Mathet, A. Widlöcher and J.-P. Métivier, "The unified and holistic method Gamma (γ) for inter-annotator agreement measure
 * and alignment", Computational Linguistics 41(3), 2015, section 4.
 */
export function bestAlignment(units: readonly Unit[], raters: readonly string[], weights: Weights): Alignment | null {
  const names = [...new Set(raters)].sort();
  const number = new Map(names.map((name, at) => [name, at]));
  const sorted = [...units].sort(byPlace);
  const raterOf = sorted.map(({ rater }) => number.get(rater) ?? 0);
  const found = names.length === 2 ? forTwo(sorted, raterOf, weights) : forMore(sorted, raterOf, names.length, weights);
  if (found === null) return null;
  const alignment = found.parts.map((members) => {
    const row: (Unit | null)[] = names.map(() => null);
    for (const member of members) row[raterOf[member] ?? 0] = sorted[member] ?? null;
    return row;
  });
  return { disorder: found.cost / (units.length / names.length), alignment, exact: found.exact };
}

/** Sorts units by begin, end, rater and label: whatever follows depends on nothing else. */
export function byPlace(a: Unit, b: Unit): number {
  return a.begin - b.begin || a.end - b.end || compare(a.rater, b.rater) || compare(a.label, b.label);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

interface Found {
  readonly parts: readonly (readonly number[])[];
  readonly cost: number;
  readonly exact: boolean;
}

/** Two units together cost their dissimilarity, apart 2·Δ∅: the pairs that save the most in all. */
function forTwo(units: readonly Unit[], raterOf: readonly number[], weights: Weights): Found {
  const apart = 2 * weights.deltaEmpty;
  const left = units.flatMap((_, at) => (raterOf[at] === 0 ? [at] : []));
  const right = units.flatMap((_, at) => (raterOf[at] === 0 ? [] : [at]));
  const unitsAt = (places: readonly number[]) => places.flatMap((at) => units[at] ?? []);
  const near = neighbours(unitsAt(left), unitsAt(right), weights, apart);
  const edges = near.flatMap((others, row) =>
    others.map(({ at, cost }): Edge => ({ row, column: at, weight: apart - cost })),
  );
  const { columnOf } = assignSparse(left.length, right.length, edges);

  const taken = new Set<number>();
  let cost = 0;
  const parts: (readonly number[])[] = left.map((unit, row) => {
    const column = columnOf[row] ?? -1;
    const partner = right[column];
    if (partner === undefined) {
      cost += weights.deltaEmpty;
      return [unit];
    }
    taken.add(partner);
    cost += near[row]?.find(({ at }) => at === column)?.cost ?? 0;
    return [unit, partner].sort((a, b) => a - b);
  });
  for (const unit of right) {
    if (taken.has(unit)) continue;
    cost += weights.deltaEmpty;
    parts.push([unit]);
  }
  return { parts: parts.sort(byFirst), cost, exact: true };
}

function forMore(units: readonly Unit[], raterOf: readonly number[], raters: number, weights: Weights): Found | null {
  const candidates = unitaryAlignments(units, raterOf, raters, weights, MOST_CANDIDATES);
  if (candidates === null) return null;
  const { chosen, cost, exact } = cheapestPartition(units.length, candidates);
  const parts = chosen.flatMap((at) => {
    const part = candidates[at];
    return part === undefined ? [] : [part.members];
  });
  return { parts: parts.sort(byFirst), cost, exact };
}

function byFirst(a: readonly number[], b: readonly number[]): number {
  return (a[0] ?? 0) - (b[0] ?? 0);
}
