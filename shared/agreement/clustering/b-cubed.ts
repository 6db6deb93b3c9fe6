import { harmonic, mentionsOf, ratio } from './table.ts';
import type { ClusteringScore, Counted } from './table.ts';

/**
 * Returns B-cubed: for each mention, the share of its cluster that the other side keeps together with it, averaged over the
 * mentions of the key (recall) and of the response (precision). A twinless mention counts with share 0 on its side. F1 with
 * precision and recall.
 *
 * A. Bagga and B. Baldwin, "Algorithms for scoring coreference chains", LREC workshop on linguistic coreference, 1998;
 * twinless mentions as in the reference scorer: S. Pradhan et al., "Scoring coreference partitions of predicted mentions: a
 * reference implementation", ACL 2014.
 */
export function bCubed(counted: Counted): ClusteringScore {
  let found = 0;
  let right = 0;
  for (const { key, response, count } of counted.shared) {
    found += (count * count) / (counted.keySizes[key] ?? 0);
    right += (count * count) / (counted.responseSizes[response] ?? 0);
  }
  const recall = ratio(found, counted.keyMentions);
  const precision = ratio(right, counted.responseMentions);
  return { value: harmonic(precision, recall), precision, recall, ...mentionsOf(counted) };
}
