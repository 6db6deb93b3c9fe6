import { assignSparse } from '../assignment.ts';
import { harmonic, mentionsOf, ratio } from './table.ts';
import type { ClusteringScore, Counted } from './table.ts';

/**
 * Returns CEAF by mentions (φ3): clusters are assigned one to one so that the pairs share the most mentions, which are held
 * against all mentions of the key (recall) and of the response (precision). F1 with precision and recall.
 *
 * X. Luo, "On coreference resolution performance metrics", HLT/EMNLP 2005, section 4.
 */
export function ceafMentions(counted: Counted): ClusteringScore {
  const total = assignClusters(counted, ({ count }) => count);
  return scored(counted, total, counted.keyMentions, counted.responseMentions);
}

/**
 * Returns CEAF by entities (φ4): clusters are assigned one to one so that 2·|K ∩ R| / (|K| + |R|) sums up to the most, which
 * is held against the number of clusters of the key (recall) and of the response (precision). F1 with precision and recall.
 *
 * X. Luo, "On coreference resolution performance metrics", HLT/EMNLP 2005, section 4.
 */
export function ceafEntities(counted: Counted): ClusteringScore {
  const { keySizes, responseSizes } = counted;
  const total = assignClusters(
    counted,
    ({ key, response, count }) => (2 * count) / ((keySizes[key] ?? 0) + (responseSizes[response] ?? 0)),
  );
  return scored(counted, total, clustersOf(keySizes), clustersOf(responseSizes));
}

function assignClusters(counted: Counted, likeness: (cell: Counted['shared'][number]) => number): number {
  const edges = counted.shared.map((cell) => ({ row: cell.key, column: cell.response, weight: likeness(cell) }));
  return assignSparse(counted.keySizes.length, counted.responseSizes.length, edges).total;
}

/** A resample of articles may leave clusters without a mention: they are not there. */
function clustersOf(sizes: Float64Array): number {
  return sizes.reduce((clusters, size) => clusters + (size > 0 ? 1 : 0), 0);
}

function scored(counted: Counted, total: number, ofKey: number, ofResponse: number): ClusteringScore {
  const recall = ratio(total, ofKey);
  const precision = ratio(total, ofResponse);
  return { value: harmonic(precision, recall), precision, recall, ...mentionsOf(counted) };
}
