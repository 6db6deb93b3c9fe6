/**
 * Which rows and columns are in sight. All measures are known, so nothing is asked of the page's layout: at each frame of
 * scrolling that would cost more than drawing what came into sight.
 */

export interface Scroll {
  readonly top: number;
  readonly left: number;
}

/** From the first to the last, both included; `last` is before `first` if there are none. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** Returns where each line starts and, as the last number, where all end. */
export function offsetsOf(sizes: readonly number[]): number[] {
  const offsets = [0];
  for (const size of sizes) offsets.push((offsets.at(-1) ?? 0) + size);
  return offsets;
}

/** Returns the lines that any part of `from` to `to` shows, with so many more at either side. */
export function linesBetween(offsets: readonly number[], from: number, to: number, more: number): Range {
  const count = offsets.length - 1;
  return {
    first: Math.max(0, lineAt(offsets, from) - more),
    last: Math.min(count - 1, lineAt(offsets, Math.max(from, to - 1)) + more),
  };
}

/** The line at a height, by halving; the first or last one beyond the ends. */
function lineAt(offsets: readonly number[], y: number): number {
  let low = 0;
  let high = Math.max(0, offsets.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Returns the columns of one width that any part of `from` to `to` shows, with so many more at either side. */
export function columnsBetween(width: number, count: number, from: number, to: number, more: number): Range {
  return {
    first: Math.max(0, Math.floor(from / width) - more),
    last: Math.min(count - 1, Math.ceil(to / width) - 1 + more),
  };
}

/** Returns how far to scroll so that `start` to `end` is seen in a frame of that length: not at all if it is. */
export function inSight(scrolled: number, length: number, start: number, end: number): number {
  if (start < scrolled) return start;
  return end > scrolled + length ? Math.min(start, end - length) : scrolled;
}
