import { undefinedFor } from '../coefficient.ts';
import { mentionsOf, pairsOf } from './table.ts';
import type { ClusteringScore, Counted } from './table.ts';

/**
 * Returns the Rand index over the mentions that both sides have, adjusted for chance: 1 if the clusterings are the same, 0
 * at the level of chance, below it negative. `leftOut` says how many mentions only one side has; they are not in it. Where
 * chance alone already gives the maximum (fewer than two shared mentions; all in one cluster on both sides; each in its own
 * on both sides) it is undefined.
 *
 * L. Hubert and P. Arabie, "Comparing partitions", Journal of Classification 2, 1985, equation 5.
 */
export function adjustedRand(counted: Counted): ClusteringScore {
  const details = {
    ...mentionsOf(counted),
    leftOut: counted.keyMentions + counted.responseMentions - 2 * counted.sharedMentions,
  };
  const pairs = pairsOf(counted.sharedMentions);
  if (pairs === 0) return { ...undefinedFor('Fewer than two mentions are in both clusterings.'), ...details };
  const inKey = counted.keyShared.reduce((sum, size) => sum + pairsOf(size), 0);
  const inResponse = counted.responseShared.reduce((sum, size) => sum + pairsOf(size), 0);
  if (inKey === inResponse && (inKey === 0 || inKey === pairs)) {
    const how = inKey === 0 ? 'keep all shared mentions apart' : 'put all shared mentions into one cluster';
    return {
      ...undefinedFor(`Both clusterings ${how}: chance alone gives the same index, so nothing can be said beyond it.`),
      ...details,
    };
  }
  const index = counted.shared.reduce((sum, { count }) => sum + pairsOf(count), 0);
  const expected = (inKey * inResponse) / pairs;
  return { value: (index - expected) / ((inKey + inResponse) / 2 - expected), ...details };
}
