/**
 * Exact weighted set partitioning: each element in exactly one of the chosen sets, at the least total cost. γ for three or
 * more raters is such a problem; it is hard in general, and easy for texts, where only neighbours meet.
 *
 * A Lagrangian bound (M. L. Fisher, "The Lagrangian relaxation method for solving integer programming problems", Management
 * Science 27(1), 1981) drops sets that no optimal choice can contain; what remains falls into small parts, each solved by
 * dynamic programming along the line of elements, cut off by the same bound.
 */
import { lagrangian, sum, tolerance } from './lagrangian.ts';
import type { Bound, Part } from './lagrangian.ts';

export interface Partition {
  /** Indices into the parts given, ascending. */
  readonly chosen: readonly number[];
  readonly cost: number;
  /** False if the search was given up at its limit of steps: the partition is a good one, maybe not the best. */
  readonly exact: boolean;
}

const MOST_STATES = 250_000;
/** The bound is mostly all but tight: the first search looks no further than this share of the gap beyond it. */
const FIRST_LOOK = 1 / 64;
const WIDER = 2;

/**
 * Returns the cheapest partition of the elements 0…n−1. Every element must also be a part of its own. Costs are finite and
 * not negative. `exact` is true unless more than 250,000 states would have had to be looked at.
 */
export function cheapestPartition(elements: number, parts: readonly Part[]): Partition {
  const groups = split(
    elements,
    parts,
    parts.map((_, at) => at),
  );
  let exact = true;
  const chosen = groups.flatMap((group) => {
    if (group.parts.length === 1) return group.parts;
    const solved = solve(group, parts);
    exact &&= solved.exact;
    return solved.chosen;
  });
  chosen.sort((a, b) => a - b);
  return { chosen, cost: sum(chosen, parts), exact };
}

/** Elements that hang together, ascending, and the parts among them. */
interface Group {
  readonly elements: readonly number[];
  readonly parts: readonly number[];
}

function split(elements: number, parts: readonly Part[], which: readonly number[]): readonly Group[] {
  const leader = Int32Array.from({ length: elements }, (_, at) => at);
  const find = (element: number): number => {
    let at = element;
    while (leader[at] !== at) {
      leader[at] = leader[leader[at] ?? at] ?? at;
      at = leader[at] ?? at;
    }
    return at;
  };
  const first = (at: number): number => parts[at]?.members[0] ?? 0;
  for (const at of which) for (const member of parts[at]?.members ?? []) leader[find(member)] = find(first(at));
  const groups = new Map<number, { elements: number[]; parts: number[] }>();
  const groupOf = (element: number) => {
    const name = find(element);
    const group = groups.get(name) ?? { elements: [], parts: [] };
    groups.set(name, group);
    return group;
  };
  const covered = new Set(which.flatMap((at) => parts[at]?.members ?? []));
  for (let element = 0; element < elements; element += 1)
    if (covered.has(element)) groupOf(element).elements.push(element);
  for (const at of which) groupOf(first(at)).parts.push(at);
  return [...groups.values()];
}

function solve(group: Group, parts: readonly Part[]): { chosen: readonly number[]; exact: boolean } {
  // Elements and parts of the group, numbered from 0.
  const placeOf = new Map(group.elements.map((element, at) => [element, at]));
  const local = group.parts.map((at): Part => {
    const { members, cost } = parts[at] ?? { members: [], cost: 0 };
    return { members: members.map((member) => placeOf.get(member) ?? 0), cost };
  });
  const size = group.elements.length;
  const bound = lagrangian(size, local);
  let { upper, chosen } = bound;
  let exact = true;
  // A partition that costs less than `lower + look` has no part with a reduced cost of `look` or more. So a search among
  // few parts often proves its result the best of all; if not, it looks further, at last as far as the best one known.
  for (let look = (upper - bound.lower) * FIRST_LOOK; upper - bound.lower > tolerance(upper); look *= WIDER) {
    const last = look >= upper - bound.lower;
    const reach = last ? upper - bound.lower : look;
    const found = search(size, local, bound, reach);
    if (found === 'given up') exact = false;
    else if (found !== 'none' && sum(found, local) < upper) [upper, chosen] = [sum(found, local), found];
    if (last || found === 'given up' || upper <= bound.lower + reach) break;
  }
  return { chosen: chosen.map((at) => group.parts[at] ?? 0), exact };
}

/**
 * The cheapest partition among the parts of reduced cost up to `reach`, taken group by group; none if there is none, or
 * if a group alone costs more than its bound and `reach`.
 */
function search(
  size: number,
  parts: readonly Part[],
  bound: Bound,
  reach: number,
): readonly number[] | 'none' | 'given up' {
  const kept = parts.flatMap((_, at) => ((bound.reduced[at] ?? 0) > reach + tolerance(bound.upper) ? [] : [at]));
  const groups = split(size, parts, kept);
  if (groups.reduce((count, { elements }) => count + elements.length, 0) < size) return 'none';
  const chosen: number[] = [];
  for (const group of groups) {
    const found = group.parts.length === 1 ? group.parts : alongTheLine(group, parts, bound, reach);
    if (typeof found === 'string') return found;
    chosen.push(...found);
  }
  return chosen;
}

interface State {
  readonly cost: number;
  /** Covered elements behind the first one that is not, ascending. */
  readonly covered: readonly number[];
  readonly part: number;
  readonly before: State | undefined;
}

/** The cheapest partition of a group up to `reach` above its bound: element after element, equal rests only once. */
function alongTheLine(
  group: Group,
  parts: readonly Part[],
  { prices, reduced, upper }: Bound,
  reach: number,
): readonly number[] | 'none' | 'given up' {
  const end = group.elements.length;
  const placeOf = new Map(group.elements.map((element, at) => [element, at]));
  const from: { at: number; members: readonly number[]; cost: number }[][] = group.elements.map(() => []);
  // What the elements from here on cost at least: their prices, and what could be saved beyond them.
  const rest = new Float64Array(end + 1);
  for (const at of group.parts) {
    const { members, cost } = parts[at] ?? { members: [], cost: 0 };
    const places = members.map((member) => placeOf.get(member) ?? 0);
    const first = places[0] ?? 0;
    from[first]?.push({ at, members: places, cost });
    rest[first] = (rest[first] ?? 0) + Math.min(0, reduced[at] ?? 0);
  }
  const priceAt = Float64Array.from(group.elements, (element) => prices[element] ?? 0);
  for (let at = end - 1; at >= 0; at -= 1) rest[at] = (rest[at] ?? 0) + (priceAt[at] ?? 0) + (rest[at + 1] ?? 0);

  const most = (rest[0] ?? 0) + reach + tolerance(upper);
  const layers = Array.from({ length: end + 1 }, () => new Map<string, State>());
  layers[0]?.set('', { cost: 0, covered: [], part: -1, before: undefined });
  let states = 0;
  for (let first = 0; first < end; first += 1) {
    for (const state of layers[first]?.values() ?? []) {
      for (const { at, members, cost } of from[first] ?? []) {
        if (members.some((member) => state.covered.includes(member))) continue;
        let covered = [...state.covered, ...members.slice(1)].sort((a, b) => a - b);
        let next = first + 1;
        while (covered[0] === next) {
          covered = covered.slice(1);
          next += 1;
        }
        const total = state.cost + cost;
        const saved = covered.reduce((prices, place) => prices + (priceAt[place] ?? 0), 0);
        if (total + (rest[next] ?? 0) - saved > most) continue;
        const key = covered.map((place) => place - next).join();
        const layer = layers[next];
        const other = layer?.get(key);
        if (other !== undefined && other.cost <= total) continue;
        layer?.set(key, { cost: total, covered, part: at, before: state });
        states += 1;
        if (states > MOST_STATES) return 'given up';
      }
    }
    layers[first]?.clear();
  }
  const chosen: number[] = [];
  for (let state = layers[end]?.get(''); state !== undefined && state.part >= 0; state = state.before) {
    chosen.push(state.part);
  }
  return chosen.length === 0 ? 'none' : chosen;
}
