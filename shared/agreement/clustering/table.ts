/**
 * Two clusterings of mentions as a table: how many mentions lie in this cluster of the key and in that one of the response.
 * Every score of this folder is a function of such a table. The tables of several articles add up, cell by cell, so a score
 * can be computed over many resamples of articles without going back to the mentions.
 */
import type { Coefficient } from '../coefficient.ts';

/** Some mentions and where they lie. A mention that only one side has (a twinless one) is null on the other. */
export interface Twin {
  readonly key: string | null;
  readonly response: string | null;
  /** How many such mentions there are; 1 unless given. */
  readonly count?: number;
}

/** Which cells there are. Clusters and cells are numbered by the order of the clusters' names. */
export interface ClusterTable {
  readonly keys: number;
  readonly responses: number;
  /** For each cell its cluster of the key, −1 if the key does not have these mentions. */
  readonly keyOf: Int32Array;
  /** For each cell its cluster of the response, −1 if the response does not have these mentions. */
  readonly responseOf: Int32Array;
}

/** The mentions of one article: some cells, and how many mentions each holds. */
export interface CellTally {
  readonly cells: Int32Array;
  readonly counts: Float64Array;
}

/** How good a response is, held against a key; the value is F1 unless the score says otherwise. */
export type ClusteringScore = Coefficient<{
  readonly precision?: number;
  readonly recall?: number;
  /** Mentions of the key, of the response, and those that both have. */
  readonly keyMentions: number;
  readonly responseMentions: number;
  readonly shared: number;
  /** Mentions that the score cannot take in, because only one of the two has them. */
  readonly leftOut?: number;
  /** Mentions named more than once in one clustering; only the first is taken. */
  readonly repeated?: number;
  /** What a reader of the value should know. */
  readonly note?: string;
}>;

/** Returns the table that holds the mentions of all articles, and for each article its tally, in the same order. */
export function clusterTable(articles: readonly (readonly Twin[])[]): {
  readonly table: ClusterTable;
  readonly tallies: readonly CellTally[];
} {
  const keys = numbered(articles, ({ key }) => key);
  const responses = numbered(articles, ({ response }) => response);
  const wide = responses.size + 1;
  const codeOf = ({ key, response }: Twin): number =>
    (key === null ? 0 : 1 + (keys.get(key) ?? 0)) * wide + (response === null ? 0 : 1 + (responses.get(response) ?? 0));

  const perArticle = articles.map((twins) => {
    const counts = new Map<number, number>();
    for (const twin of twins) counts.set(codeOf(twin), (counts.get(codeOf(twin)) ?? 0) + (twin.count ?? 1));
    return [...counts].sort(([a], [b]) => a - b);
  });
  const codes = [...new Set(perArticle.flatMap((counts) => counts.map(([code]) => code)))].sort((a, b) => a - b);
  const cellOf = new Map(codes.map((code, cell) => [code, cell]));

  return {
    table: {
      keys: keys.size,
      responses: responses.size,
      keyOf: Int32Array.from(codes, (code) => Math.floor(code / wide) - 1),
      responseOf: Int32Array.from(codes, (code) => (code % wide) - 1),
    },
    tallies: perArticle.map((counts) => ({
      cells: Int32Array.from(counts, ([code]) => cellOf.get(code) ?? 0),
      counts: Float64Array.from(counts, ([, count]) => count),
    })),
  };
}

function numbered(articles: readonly (readonly Twin[])[], nameOf: (twin: Twin) => string | null): Map<string, number> {
  const names = new Set<string>();
  for (const twins of articles) {
    for (const twin of twins) {
      const name = nameOf(twin);
      if (name !== null) names.add(name);
    }
  }
  return new Map([...names].sort().map((name, at) => [name, at]));
}

/** Returns how tallies of a table add up to the counts of its cells, for `bootstrapIntervals`. */
export function addingCells(table: ClusterTable) {
  return {
    zero: () => new Float64Array(table.keyOf.length),
    add: (sum: Float64Array, { cells, counts }: CellTally, times: number) => {
      for (let at = 0; at < cells.length; at += 1) {
        const cell = cells[at] ?? 0;
        sum[cell] = (sum[cell] ?? 0) + times * (counts[at] ?? 0);
      }
    },
  };
}

/** What all scores need of a filled table. */
export interface Counted {
  /** Cells that both sides have and that hold mentions: cluster of the key, cluster of the response, mentions. */
  readonly shared: readonly { readonly key: number; readonly response: number; readonly count: number }[];
  /** Mentions of each cluster, twinless ones too. */
  readonly keySizes: Float64Array;
  readonly responseSizes: Float64Array;
  /** Mentions of each cluster that the other side has as well. */
  readonly keyShared: Float64Array;
  readonly responseShared: Float64Array;
  readonly keyMentions: number;
  readonly responseMentions: number;
  readonly sharedMentions: number;
}

/** Returns the sizes of clusters and the shared cells of a table filled with these counts (one for each cell). */
export function countTable(table: ClusterTable, counts: Float64Array): Counted {
  const shared: { key: number; response: number; count: number }[] = [];
  const keySizes = new Float64Array(table.keys);
  const responseSizes = new Float64Array(table.responses);
  const keyShared = new Float64Array(table.keys);
  const responseShared = new Float64Array(table.responses);
  let [keyMentions, responseMentions, sharedMentions] = [0, 0, 0];
  for (let cell = 0; cell < counts.length; cell += 1) {
    const count = counts[cell] ?? 0;
    if (count === 0) continue;
    const key = table.keyOf[cell] ?? -1;
    const response = table.responseOf[cell] ?? -1;
    if (key >= 0) {
      keySizes[key] = (keySizes[key] ?? 0) + count;
      keyMentions += count;
    }
    if (response >= 0) {
      responseSizes[response] = (responseSizes[response] ?? 0) + count;
      responseMentions += count;
    }
    if (key >= 0 && response >= 0) {
      shared.push({ key, response, count });
      keyShared[key] = (keyShared[key] ?? 0) + count;
      responseShared[response] = (responseShared[response] ?? 0) + count;
      sharedMentions += count;
    }
  }
  return {
    shared,
    keySizes,
    responseSizes,
    keyShared,
    responseShared,
    keyMentions,
    responseMentions,
    sharedMentions,
  };
}

/** Returns the three numbers of mentions that every score tells. */
export function mentionsOf({ keyMentions, responseMentions, sharedMentions }: Counted) {
  return { keyMentions, responseMentions, shared: sharedMentions };
}

/** Returns the harmonic mean of precision and recall, 0 where both are 0. */
export function harmonic(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

/** Returns a ratio, 0 where it would be 0/0: the reference scorer takes an empty side as nothing found. */
export function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** Returns the number of pairs among so many mentions. */
export function pairsOf(count: number): number {
  return (count * (count - 1)) / 2;
}
