/** A set that may be chosen: its elements in ascending order. */
export interface Part {
  readonly members: readonly number[];
  readonly cost: number;
}

export interface Bound {
  /** No partition is cheaper. */
  readonly lower: number;
  /** The cost of the best partition met on the way, and the parts of that partition. */
  readonly upper: number;
  readonly chosen: readonly number[];
  /** What each element pays; what each part costs beyond that: infinite if the best partition cannot need it. */
  readonly prices: Float64Array;
  readonly reduced: Float64Array;
}

const ROUNDS = 400;
/** After so many rounds without a better bound the step is halved. */
const PATIENCE = 12;
const SMALLEST_STEP = 1e-4;
const GREEDY_EVERY = 8;

/**
 * Returns prices for the elements 0…size−1 by subgradient steps, so that Σ prices + Σ min(0, reduced costs) is a high lower
 * bound on the cost of any partition, and a good partition. A part whose reduced cost is larger than the gap between the two
 * is dropped for good. Every element must also be a part of its own.
 *
 * M. L. Fisher, "The Lagrangian relaxation method for solving integer programming problems", Management Science 27(1), 1981;
 * M. Held, P. Wolfe and H. P. Crowder, "Validation of subgradient optimization", Mathematical Programming 6, 1974.
 */
export function lagrangian(size: number, parts: readonly Part[]): Bound {
  const { start, members } = flat(parts);
  const costs = Float64Array.from(parts, ({ cost }) => cost);
  const prices = new Float64Array(size).fill(Infinity);
  const share = costs.map((cost, at) => cost / ((start[at + 1] ?? 0) - (start[at] ?? 0)));
  parts.forEach((part, at) => {
    for (const member of part.members) prices[member] = Math.min(prices[member] ?? 0, share[at] ?? 0);
  });
  const single = new Int32Array(size);
  parts.forEach((part, at) => {
    if (part.members.length === 1) single[part.members[0] ?? 0] = at;
  });

  /** A partition: the parts given by their keys, the least first, as long as they do not overlap; else single elements. */
  const greedy = (which: Int32Array, keys: Float64Array): readonly number[] => {
    const order = which.slice().sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
    const taken = new Uint8Array(size);
    const chosen: number[] = [];
    for (const at of order) {
      const [from, to] = [start[at] ?? 0, start[at + 1] ?? 0];
      let free = true;
      for (let m = from; m < to && free; m += 1) free = taken[members[m] ?? 0] === 0;
      if (!free) continue;
      for (let m = from; m < to; m += 1) taken[members[m] ?? 0] = 1;
      chosen.push(at);
    }
    for (let element = 0; element < size; element += 1) if (taken[element] === 0) chosen.push(single[element] ?? 0);
    return chosen;
  };

  const reduced = new Float64Array(parts.length).fill(Infinity);
  const covers = new Int32Array(size);
  let active = Int32Array.from(parts, (_, at) => at);
  let chosen = greedy(active, share);
  let upper = sum(chosen, parts);
  let best = { lower: -Infinity, prices: prices.slice(), reduced: reduced.slice() };
  let step = 1;
  let stale = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    let lower = prices.reduce((total, price) => total + price, 0);
    covers.fill(0);
    for (const at of active) {
      const [from, to] = [start[at] ?? 0, start[at + 1] ?? 0];
      let rest = costs[at] ?? 0;
      for (let m = from; m < to; m += 1) rest -= prices[members[m] ?? 0] ?? 0;
      reduced[at] = rest;
      if (rest >= 0) continue;
      lower += rest;
      for (let m = from; m < to; m += 1) covers[members[m] ?? 0] = (covers[members[m] ?? 0] ?? 0) + 1;
    }
    stale = lower > best.lower + tolerance(upper) ? 0 : stale + 1;
    if (lower > best.lower) best = { lower, prices: prices.slice(), reduced: reduced.slice() };
    if (round % GREEDY_EVERY === 0) {
      const gap = upper - lower;
      const tried = greedy(
        active.filter((at) => (reduced[at] ?? 0) <= gap),
        reduced,
      );
      const cost = sum(tried, parts);
      if (cost < upper) [upper, chosen] = [cost, tried];
      // Any better partition does without these: one of them alone would lift it above the best known.
      const far = upper - best.lower + tolerance(upper);
      const near = active.filter((at) => (best.reduced[at] ?? 0) <= far);
      if (near.length < active.length) {
        for (const at of active) if ((best.reduced[at] ?? 0) > far) best.reduced[at] = reduced[at] = Infinity;
        active = near;
      }
    }
    if (upper - best.lower <= tolerance(upper)) break;
    if (stale >= PATIENCE) {
      step /= 2;
      stale = 0;
      if (step < SMALLEST_STEP) break;
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

/** Members of all parts in one row, and where each part begins. */
function flat(parts: readonly Part[]) {
  const start = new Int32Array(parts.length + 1);
  parts.forEach(({ members }, at) => (start[at + 1] = (start[at] ?? 0) + members.length));
  const members = new Int32Array(start[parts.length] ?? 0);
  parts.forEach((part, at) => members.set(part.members, start[at] ?? 0));
  return { start, members };
}

/** Returns the cost of some of the parts. */
export function sum(which: readonly number[], parts: readonly Part[]): number {
  return which.reduce((total, at) => total + (parts[at]?.cost ?? 0), 0);
}

/** Returns how much sums of the same costs may differ if they are added in another order. */
export function tolerance(cost: number): number {
  return 1e-11 * Math.max(1, cost);
}
