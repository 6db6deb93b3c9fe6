/** The scores as their papers put them: over mentions, links and permutations, slow and without any table. */
import type { ClusteringMetric } from '#shared/agreement/clustering/index.ts';

interface Direct {
  readonly value: number;
  readonly recall?: number;
  readonly precision?: number;
}
type Clusters = readonly (readonly number[])[];

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
const f1 = (precision: number, recall: number) => share(2 * precision * recall, precision + recall);
const common = (a: readonly number[], b: readonly number[]) => a.filter((mention) => b.includes(mention)).length;
const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);

/** Vilain: of the links of each cluster, those that survive its partition by the other side. */
function mucRecall(clusters: Clusters, others: Clusters): number {
  const parts = (cluster: readonly number[]) =>
    new Set(
      cluster
        .map((mention) => others.findIndex((other) => other.includes(mention)))
        .map((at, place) => (at < 0 ? `alone ${place}` : `in ${at}`)),
    ).size;
  return share(sum(clusters.map((c) => c.length - parts(c))), sum(clusters.map((c) => c.length - 1)));
}

function bCubedRecall(clusters: Clusters, others: Clusters): number {
  const mentions = clusters.flatMap((cluster) =>
    cluster.map((mention) => common(cluster, others.find((other) => other.includes(mention)) ?? []) / cluster.length),
  );
  return share(sum(mentions), mentions.length);
}

function bestAssignment(
  rows: Clusters,
  columns: Clusters,
  likeness: (a: readonly number[], b: readonly number[]) => number,
): number {
  const [row, ...rest] = rows;
  if (row === undefined) return 0;
  const taken = columns.map(
    (column, at) =>
      likeness(row, column) +
      bestAssignment(
        rest,
        columns.filter((_, other) => other !== at),
        likeness,
      ),
  );
  return Math.max(bestAssignment(rest, columns, likeness), ...taken);
}

function links(clusters: Clusters) {
  const [together, apart] = [new Set<string>(), new Set<string>()];
  const mentions = clusters.flatMap((cluster, at) => cluster.map((mention) => ({ mention, at })));
  for (const a of mentions) {
    for (const b of mentions) {
      if (a.mention < b.mention) (a.at === b.at ? together : apart).add(`${a.mention}-${b.mention}`);
    }
  }
  return { together, apart };
}

function blanc(key: Clusters, response: Clusters): Direct | null {
  const [ofKey, ofResponse] = [links(key), links(response)];
  const kinds = (['together', 'apart'] as const)
    .filter((kind) => ofKey[kind].size > 0)
    .map((kind) => {
      const found = [...ofKey[kind]].filter((link) => ofResponse[kind].has(link)).length;
      const recall = share(found, ofKey[kind].size);
      const precision = share(found, ofResponse[kind].size);
      return { recall, precision, value: f1(precision, recall) };
    });
  if (kinds.length === 0) return null;
  const mean = (of: (kind: { recall: number; precision: number; value: number }) => number) =>
    sum(kinds.map(of)) / kinds.length;
  return { value: mean((k) => k.value), recall: mean((k) => k.recall), precision: mean((k) => k.precision) };
}

/** Hubert and Arabie by the four kinds of pairs: together in both, in one, in the other, in none. */
function adjustedRand(key: Clusters, response: Clusters): Direct | null {
  const both = key.flat().filter((mention) => response.flat().includes(mention));
  let [a, b, c, d] = [0, 0, 0, 0];
  for (const one of both) {
    for (const two of both) {
      if (one >= two) continue;
      const inKey = key.some((cluster) => cluster.includes(one) && cluster.includes(two));
      const inResponse = response.some((cluster) => cluster.includes(one) && cluster.includes(two));
      if (inKey && inResponse) a += 1;
      else if (inKey) b += 1;
      else if (inResponse) c += 1;
      else d += 1;
    }
  }
  const under = (a + b) * (b + d) + (a + c) * (c + d);
  return under === 0 ? null : { value: (2 * (a * d - b * c)) / under };
}

/** Returns a score computed the slow way, null where it is undefined. */
export function directScore(metric: ClusteringMetric, key: Clusters, response: Clusters): Direct | null {
  const scored = (recall: number, precision: number) => ({ recall, precision, value: f1(precision, recall) });
  switch (metric) {
    case 'muc':
      return scored(mucRecall(key, response), mucRecall(response, key));
    case 'b-cubed':
      return scored(bCubedRecall(key, response), bCubedRecall(response, key));
    case 'ceaf-m': {
      const total = bestAssignment(key, response, common);
      return scored(share(total, key.flat().length), share(total, response.flat().length));
    }
    case 'ceaf-e': {
      const total = bestAssignment(key, response, (a, b) => (2 * common(a, b)) / (a.length + b.length));
      return scored(share(total, key.length), share(total, response.length));
    }
    case 'blanc':
      return blanc(key, response);
    case 'adjusted-rand':
      return adjustedRand(key, response);
  }
}
