import { undefinedFor } from '../coefficient.ts';
import { harmonic, mentionsOf, pairsOf, ratio } from './table.ts';
import type { ClusteringScore, Counted } from './table.ts';

/**
 * Returns BLANC: every pair of mentions is a link, of one cluster or of two; each kind has its precision, recall and F1 over
 * the pairs of the key and those of the response, and BLANC is the mean of the two kinds. If the key has links of one kind
 * only, that kind alone counts, as in the reference scorer. Without any pair in the key it is undefined.
 *
 * M. Recasens and E. Hovy, "BLANC: implementing the Rand index for coreference evaluation", Natural Language Engineering
 * 17(4), 2011; for mentions that only one side has: X. Luo, S. Pradhan, M. Recasens and E. Hovy, "An extension of BLANC to
 * system mentions", ACL 2014.
 */
export function blanc(counted: Counted): ClusteringScore {
  const together = { found: 0, key: within(counted.keySizes), response: within(counted.responseSizes) };
  let bothShared = 0;
  for (const { count } of counted.shared) bothShared += pairsOf(count);
  together.found = bothShared;
  const apart = {
    // Pairs of shared mentions, less those of one cluster in the key, in the response; those of both went twice.
    found: pairsOf(counted.sharedMentions) - within(counted.keyShared) - within(counted.responseShared) + bothShared,
    key: pairsOf(counted.keyMentions) - together.key,
    response: pairsOf(counted.responseMentions) - together.response,
  };
  if (together.key + apart.key === 0) {
    return {
      ...undefinedFor('The key has fewer than two mentions, so there is no pair to find.'),
      ...mentionsOf(counted),
    };
  }

  const kinds = [together, apart].filter(({ key }) => key > 0).map(scoresOf);
  const mean = (of: (kind: ReturnType<typeof scoresOf>) => number): number =>
    kinds.reduce((sum, kind) => sum + of(kind), 0) / kinds.length;
  return {
    value: mean(({ f1 }) => f1),
    precision: mean(({ precision }) => precision),
    recall: mean(({ recall }) => recall),
    ...mentionsOf(counted),
    ...(together.key === 0 && { note: 'The key puts no two mentions together: only pairs kept apart are counted.' }),
    ...(apart.key === 0 && { note: 'The key keeps no two mentions apart: only pairs put together are counted.' }),
  };
}

function scoresOf({ found, key, response }: { found: number; key: number; response: number }) {
  const recall = ratio(found, key);
  const precision = ratio(found, response);
  return { recall, precision, f1: harmonic(precision, recall) };
}

function within(sizes: Float64Array): number {
  return sizes.reduce((pairs, size) => pairs + pairsOf(size), 0);
}
