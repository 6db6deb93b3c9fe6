/** What speaks for a pair of claims, in words. */
import type { ClaimPair } from './pairs.ts';

/** Returns what speaks for the pair: “9 shared spans, likeness .81”; for one claim that both use, how many spans they share. */
export function evidenceInWords({
  a,
  b,
  shared,
  likeness,
}: Pick<ClaimPair, 'a' | 'b' | 'shared' | 'likeness'>): string {
  const spans = shared === 0 ? 'no shared span' : `${shared} shared ${shared === 1 ? 'span' : 'spans'}`;
  return a === b ? `one claim, ${spans}` : `${spans}, likeness ${likeness.toFixed(2).replace(/^0/, '')}`;
}
