/** How much two places of one text have in common. */
import type { Fragment } from '../model/index.ts';

/** Returns how many UTF-16 code units the two places share. Fragments are in order and apart, end exclusive. */
export function overlap(a: readonly Fragment[], b: readonly Fragment[]): number {
  let shared = 0;
  let i = 0;
  let j = 0;
  for (;;) {
    const one = a[i];
    const other = b[j];
    if (one === undefined || other === undefined) return shared;
    shared += Math.max(0, Math.min(one[1], other[1]) - Math.max(one[0], other[0]));
    if (one[1] <= other[1]) i += 1;
    else j += 1;
  }
}

/** Returns whether the two places are the same, character for character. */
export function sameFragments(a: readonly Fragment[], b: readonly Fragment[]): boolean {
  return (
    a.length === b.length &&
    a.every(([start, end], index) => {
      const other = b[index];
      return other !== undefined && other[0] === start && other[1] === end;
    })
  );
}
