/** Sets that only ever grow together. */

/**
 * Numbers in sets: union by size with path halving (R. E. Tarjan, "Efficiency of a good but not linear set union algorithm",
 * J. ACM 22, 1975).
 */
export class DisjointSets {
  readonly #parent: Int32Array;
  readonly #size: Int32Array;

  /** Begins with each of 0 … count − 1 in a set of its own. */
  constructor(count: number) {
    this.#parent = Int32Array.from({ length: count }, (_, index) => index);
    this.#size = new Int32Array(count).fill(1);
  }

  /** Returns the number that stands for the set of the given one. */
  find(item: number): number {
    let at = item;
    for (;;) {
      const parent = this.#parent[at] ?? at;
      if (parent === at) return at;
      const above = this.#parent[parent] ?? parent;
      this.#parent[at] = above;
      at = above;
    }
  }

  /** Makes one set of the two; returns the number that stands for it. */
  join(a: number, b: number): number {
    let one = this.find(a);
    let other = this.find(b);
    if (one === other) return one;
    if ((this.#size[one] ?? 0) < (this.#size[other] ?? 0)) [one, other] = [other, one];
    this.#parent[other] = one;
    this.#size[one] = (this.#size[one] ?? 0) + (this.#size[other] ?? 0);
    return one;
  }
}
