/**
 * Exact weighted set partitioning: each element in exactly one of the chosen sets, at the least total cost. γ for three or
 * more raters is such a problem; it is hard in general, and easy for texts, where only neighbours meet.
 *
 * A Lagrangian bound (M. L. Fisher, "The Lagrangian relaxation method for solving integer programming problems", Management
 * Science 27(1), 1981) drops sets that no optimal choice can contain; what remains falls into small parts, each solved by
 * dynamic programming along the line of elements, cut off by the same bound.
 */

/** A set that may be chosen: its elements in ascending order. */
export interface Part {
  readonly members: readonly number[];
  readonly cost: number;
}

export interface Partition {
  /** Indices into the parts given, ascending. */
  readonly chosen: readonly number[];
  readonly cost: number;
  /** False if the search was given up at its limit of steps: the partition is a good one, maybe not the best. */
  readonly exact: boolean;
}

const ROUNDS = 400;
/** After so many rounds without a better bound the step is halved. */
const PATIENCE = 12;
const MOST_STATES = 400_000;

/**
 * Returns the cheapest partition of the elements 0…n−1. Every element must also be a part of its own. Costs are finite and
 * not negative. `exact` is true unless more than 400,000 states would have had to be looked at.
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
  const bound = boundFor(size, local);
  let chosen = bound.chosen;
  let exact = true;
  const gap = bound.upper - bound.lower;
  if (gap > tolerance(bound.upper)) {
    const kept = local.flatMap((_, at) => ((bound.reduced[at] ?? 0) > gap + tolerance(bound.upper) ? [] : [at]));
    const best = new Set(bound.chosen);
    chosen = split(size, local, kept).flatMap((rest) => {
      const known = rest.parts.filter((at) => best.has(at));
      const found = alongTheLine(rest, local, bound, sum(known, local));
      exact &&= found !== 'given up';
      return found === 'given up' || found === 'none better' ? known : found;
    });
  }
  return { chosen: chosen.map((at) => group.parts[at] ?? 0), exact };
}

interface Bound {
  /** No partition is cheaper. */
  readonly lower: number;
  /** The cost of the best partition met on the way, and that partition. */
  readonly upper: number;
  readonly chosen: readonly number[];
  /** The price of each element, and what each part costs beyond the prices of its members. */
  readonly prices: Float64Array;
  readonly reduced: Float64Array;
}

/** Prices for the elements by subgradient steps, so that Σ prices + Σ min(0, reduced cost) is a high lower bound. */
function boundFor(size: number, parts: readonly Part[]): Bound {
  const prices = new Float64Array(size).fill(Infinity);
  for (const { members, cost } of parts) {
    for (const member of members) prices[member] = Math.min(prices[member] ?? 0, cost / members.length);
  }
  const reduced = new Float64Array(parts.length);
  const covers = new Int32Array(size);
  let chosen = greedy(
    size,
    parts,
    Float64Array.from(parts, ({ cost, members }) => cost / members.length),
  );
  let upper = sum(chosen, parts);
  let best = { lower: -Infinity, prices: prices.slice(), reduced: reduced.slice() };
  let step = 1;
  let stale = 0;

  for (let round = 0; round < ROUNDS; round += 1) {
    let lower = prices.reduce((total, price) => total + price, 0);
    covers.fill(0);
    for (let at = 0; at < parts.length; at += 1) {
      const { members, cost } = parts[at] ?? { members: [], cost: 0 };
      let rest = cost;
      for (const member of members) rest -= prices[member] ?? 0;
      reduced[at] = rest;
      if (rest < 0) {
        lower += rest;
        for (const member of members) covers[member] = (covers[member] ?? 0) + 1;
      }
    }
    const better = lower > best.lower + tolerance(upper);
    if (lower > best.lower) best = { lower, prices: prices.slice(), reduced: reduced.slice() };
    stale = better ? 0 : stale + 1;
    if (better || round % 8 === 0) {
      const tried = greedy(size, parts, reduced);
      const cost = sum(tried, parts);
      if (cost < upper) [upper, chosen] = [cost, tried];
    }
    if (upper - best.lower <= tolerance(upper)) break;
    if (stale >= PATIENCE) {
      step /= 2;
      stale = 0;
      if (step < 1e-4) break;
      prices.set(best.prices);
      continue;
    }
    const slope = covers.reduce((total, often) => total + (1 - often) ** 2, 0);
    if (slope === 0) break;
    const length = (step * (upper - lower)) / slope;
    for (let at = 0; at < size; at += 1) prices[at] = (prices[at] ?? 0) + length * (1 - (covers[at] ?? 0));
  }
  return { ...best, upper, chosen };
}

/** A partition: parts by their keys, the least first, as long as they do not overlap. Single elements fill the rest. */
function greedy(size: number, parts: readonly Part[], keys: Float64Array): readonly number[] {
  const order = Int32Array.from(keys, (_, at) => at).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
  const taken = new Uint8Array(size);
  const chosen: number[] = [];
  for (const at of order) {
    const members = parts[at]?.members ?? [];
    if (members.some((member) => taken[member] === 1)) continue;
    for (const member of members) taken[member] = 1;
    chosen.push(at);
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

/** The cheapest partition of a group, if it is cheaper than `known`: element after element, equal rests only once. */
function alongTheLine(
  group: Group,
  parts: readonly Part[],
  { prices, reduced }: Bound,
  known: number,
): readonly number[] | 'none better' | 'given up' {
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
        if (total + (rest[next] ?? 0) - saved >= known - tolerance(known)) continue;
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
  return chosen.length === 0 ? 'none better' : chosen;
}

function sum(which: readonly number[], parts: readonly Part[]): number {
  return which.reduce((total, at) => total + (parts[at]?.cost ?? 0), 0);
}

/** Sums of the same costs in another order differ by less. */
function tolerance(cost: number): number {
  return 1e-11 * Math.max(1, cost);
}
