/** Scores of two clusterings against each other: of claims as clusters of spans, or of entities as clusters of mentions. */
import { undefinedFor } from '../coefficient.ts';
import { adjustedRand } from './adjusted-rand.ts';
import { bCubed } from './b-cubed.ts';
import { blanc } from './blanc.ts';
import { ceafEntities, ceafMentions } from './ceaf.ts';
import { muc } from './muc.ts';
import { addingCells, clusterTable, countTable, mentionsOf } from './table.ts';
import type { ClusteringScore, ClusterTable, Counted, Twin } from './table.ts';

export { addingCells, clusterTable };
export type { CellTally, ClusteringScore, ClusterTable, Twin } from './table.ts';

/** The scores there are, by the names the command line uses. */
export type ClusteringMetric = 'muc' | 'b-cubed' | 'ceaf-m' | 'ceaf-e' | 'blanc' | 'adjusted-rand';

/** The clusters by name, each with its mentions `[begin, end)`. */
export type Clustering = Readonly<Record<string, readonly (readonly [begin: number, end: number])[]>>;

const SCORES: Readonly<Record<ClusteringMetric, (counted: Counted) => ClusteringScore>> = {
  muc,
  'b-cubed': bCubed,
  'ceaf-m': ceafMentions,
  'ceaf-e': ceafEntities,
  blanc,
  'adjusted-rand': adjustedRand,
};

/**
 * Returns a score of the response held against the key. Mentions are the same if begin and end are. One named more than once
 * in a clustering stays in the first cluster by name and is counted in `repeated`. Without any mention the score is undefined.
 */
export function clusteringScore(metric: ClusteringMetric, key: Clustering, response: Clustering): ClusteringScore {
  const ofKey = clusterOfMention(key);
  const ofResponse = clusterOfMention(response);
  const twins: Twin[] = [];
  for (const [mention, cluster] of ofKey.clusters) {
    twins.push({ key: cluster, response: ofResponse.clusters.get(mention) ?? null });
  }
  for (const [mention, cluster] of ofResponse.clusters) {
    if (!ofKey.clusters.has(mention)) twins.push({ key: null, response: cluster });
  }
  const { table, tallies } = clusterTable([twins]);
  const counts = new Float64Array(table.keyOf.length);
  for (const tally of tallies) addingCells(table).add(counts, tally, 1);
  const repeated = ofKey.repeated + ofResponse.repeated;
  const score = tableScore(metric, table, counts);
  return repeated > 0 ? { ...score, repeated } : score;
}

/** Returns a score of a table filled with these counts of mentions, one for each cell; undefined if all are 0. */
export function tableScore(metric: ClusteringMetric, table: ClusterTable, counts: Float64Array): ClusteringScore {
  return scoreOf(metric, countTable(table, counts));
}

/** Returns several scores of a table, in the order of the metrics: quicker than one by one, as a bootstrap needs them. */
export function tableScores(
  metrics: readonly ClusteringMetric[],
  table: ClusterTable,
  counts: Float64Array,
): readonly ClusteringScore[] {
  const counted = countTable(table, counts);
  return metrics.map((metric) => scoreOf(metric, counted));
}

function scoreOf(metric: ClusteringMetric, counted: Counted): ClusteringScore {
  if (counted.keyMentions + counted.responseMentions === 0) {
    return { ...undefinedFor('There are no mentions on either side.'), ...mentionsOf(counted) };
  }
  return SCORES[metric](counted);
}

function clusterOfMention(clustering: Clustering) {
  const clusters = new Map<string, string>();
  let repeated = 0;
  for (const cluster of Object.keys(clustering).sort()) {
    for (const [begin, end] of clustering[cluster] ?? []) {
      const mention = `${begin}–${end}`;
      if (clusters.has(mention)) repeated += 1;
      else clusters.set(mention, cluster);
    }
  }
  return { clusters, repeated };
}
