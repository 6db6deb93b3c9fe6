/** Lanes beside the text: spans that overlap or nest are drawn in different lanes, as few as will do. */
import type { Interval } from './intervals.ts';

/**
 * Returns the lane (0, 1, 2 …) of each item by its id. Two items that share a code unit never share a lane; items that
 * only touch may. The number of lanes is the smallest possible: the most items over any one place (greedy colouring of an
 * interval graph by start; Kleinberg and Tardos, "Algorithm Design", section 4.1). Of items that start together the
 * longest gets the lowest, outer lane. A span of several fragments is given as one item from its first start to its last
 * end. Throws a RangeError if an id occurs twice or an item is empty. O(n log n).
 */
export function lanesOf<Id>(items: Iterable<Interval & { readonly id: Id }>): Map<Id, number> {
  const sorted = [...items].sort((a, b) => a.start - b.start || b.end - a.end);
  const lanes = new Map<Id, number>();
  const running = new Heap<{ end: number; lane: number }>((a, b) => a.end - b.end);
  const free = new Heap<number>((a, b) => a - b);
  let used = 0;
  for (const { id, start, end } of sorted) {
    if (!(start < end)) throw new RangeError(`The interval ${start}–${end} is empty.`);
    if (lanes.has(id)) throw new RangeError(`The id ${String(id)} occurs twice.`);
    for (let done = running.peek(); done !== undefined && done.end <= start; done = running.peek()) {
      running.pop();
      free.push(done.lane);
    }
    let lane = free.pop();
    if (lane === undefined) {
      lane = used;
      used += 1;
    }
    lanes.set(id, lane);
    running.push({ end, lane });
  }
  return lanes;
}

/** A binary heap, smallest first (CLRS, chapter 6). */
class Heap<T> {
  readonly #items: T[] = [];
  readonly #compare: (a: T, b: T) => number;

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  peek(): T | undefined {
    return this.#items[0];
  }

  push(item: T): void {
    let at = this.#items.length;
    this.#items.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = this.#items[parent];
      if (above === undefined || this.#compare(above, item) <= 0) break;
      this.#items[at] = above;
      at = parent;
    }
    this.#items[at] = item;
  }

  pop(): T | undefined {
    const top = this.#items[0];
    const last = this.#items.pop();
    if (last === undefined || this.#items.length === 0) return top;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      let below = this.#items[child];
      const right = this.#items[child + 1];
      if (below !== undefined && right !== undefined && this.#compare(right, below) < 0) {
        below = right;
        child += 1;
      }
      if (below === undefined || this.#compare(last, below) <= 0) break;
      this.#items[at] = below;
      at = child;
    }
    this.#items[at] = last;
    return top;
  }
}
