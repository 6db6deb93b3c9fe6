/** Random numbers that a seed repeats: mulberry32, a 32-bit generator of good enough spread for choosing edits. */

/** Returns a function that gives the next number in [0, 1). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Returns one of the items, or undefined if there are none. */
export function pick<T>(items: Iterable<T>, random: () => number): T | undefined {
  const list = [...items];
  return list[Math.floor(random() * list.length)];
}
