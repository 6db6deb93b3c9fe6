/** The figures of one group of annotators, as functions of how often each article counts. */
import { adjustedRand } from '../../agreement/clustering/adjusted-rand.ts';
import { bCubed } from '../../agreement/clustering/b-cubed.ts';
import { ceafEntities } from '../../agreement/clustering/ceaf.ts';
import { clusterTable, countTable } from '../../agreement/clustering/table.ts';
import type { ClusteringScore, Counted } from '../../agreement/clustering/table.ts';
import { cohenKappa } from '../../agreement/cohen-kappa.ts';
import { undefinedFor } from '../../agreement/coefficient.ts';
import { fleissKappa } from '../../agreement/fleiss-kappa.ts';
import { krippendorffAlpha } from '../../agreement/krippendorff-alpha.ts';
import { poolTables } from '../../agreement/tables.ts';
import type { Pool, Table } from '../../agreement/tables.ts';
import { poolCuts } from '../../agreement/unitizing-alpha.ts';
import type { FigureId } from '../../contract/review.ts';
import type { ArticleTally } from './article-tally.ts';
import { poolMargins } from './margins.ts';

/** How often each article of the group counts; all count once if it is not given. */
export type Weights = ArrayLike<number> | undefined;

export interface Computed {
  readonly value: number | null;
  readonly why?: string;
  readonly n: number;
}

export type Statistic = (weights?: Weights) => Computed;

/** The figures of a group by their names, in the order in which they are shown. */
export type Statistics = ReadonlyMap<FigureId, Statistic>;

/** From low to high: denies, partly, affirms. */
const SIDES = ['1', '2', '3'];

/** The articles of a group: the tally of those who worked on each, and whether all of the group did. */
export interface GroupArticle {
  readonly tally: ArticleTally;
  readonly all: boolean;
}

/** Returns the figures of two annotators. The first is the reference of precision and recall. */
export function pairStatistics(articles: readonly ArticleTally[]): Statistics {
  const found = new Map<FigureId, Statistic>();
  for (const [way, of] of [
    ['exact', (tally: ArticleTally) => tally.exact],
    ['overlap', (tally: ArticleTally) => tally.matched],
  ] as const) {
    const counts = spanCounts(articles.map((tally) => ({ both: of(tally), each: tally.each })));
    found.set(`span-f1-${way}`, counts.f1);
    found.set(`span-precision-${way}`, counts.precision);
    found.set(`span-recall-${way}`, counts.recall);
  }
  found.set('span-u-alpha', cuts(articles));
  const confusions = articles.flatMap(({ pair }) => (pair === undefined ? [] : [pair]));
  found.set('link-kappa', kappa(confusions.map(({ links }) => links)));
  found.set('link-alpha', alpha(articles.map(({ links }) => links)));
  for (const [id, statistic] of clusters(articles)) found.set(id, statistic);
  found.set('stance-kappa', kappa(confusions.map(({ stances }) => stances)));
  found.set('stance-alpha', alpha(articles.map(({ stances }) => stances)));
  found.set('stance-ordinal', ordinal(articles.map(({ sides }) => sides)));
  found.set('cell-kappa', kappa(confusions.map(({ cells }) => cells)));
  found.set('cell-alpha', alpha(articles.map(({ cells }) => cells)));
  return found;
}

/** Two annotators of a group: the articles that both worked on, and their places among the group's. */
export interface PairPart {
  readonly articles: readonly ArticleTally[];
  readonly places: readonly number[];
}

/**
 * Returns the figures of all annotators together but for the scores of clusterings (see `meanOverPairs`). Spans are pooled
 * over the pairs. Fleiss' κ and α of unitizing take the articles that all have worked on.
 */
export function groupStatistics(articles: readonly GroupArticle[], pairs: readonly PairPart[]): Statistics {
  const found = new Map<FigureId, Statistic>();
  const tallies = articles.map(({ tally }) => tally);
  const full = articles.flatMap(({ all }, at) => (all ? [at] : []));
  const onlyFull = (statistic: Statistic): Statistic =>
    full.length === articles.length ? statistic : (weights) => statistic(picked(weights, full));
  const ofFull = full.flatMap((at) => tallies[at] ?? []);
  for (const [way, of] of [
    ['exact', (tally: ArticleTally) => tally.exact],
    ['overlap', (tally: ArticleTally) => tally.matched],
  ] as const) {
    const places = Int32Array.from(pairs.flatMap((pair) => [...pair.places]));
    const { f1 } = spanCounts(
      pairs.flatMap((pair) => pair.articles.map((tally) => ({ both: of(tally), each: tally.each }))),
    );
    found.set(`span-f1-${way}`, (weights) => f1(picked(weights, places)));
  }
  found.set('span-u-alpha', onlyFull(cuts(ofFull)));
  found.set('link-fleiss', onlyFull(fleiss(ofFull.map(({ links }) => links))));
  found.set('link-alpha', alpha(tallies.map(({ links }) => links)));
  found.set('stance-fleiss', onlyFull(fleiss(ofFull.map(({ stancesOfAll }) => stancesOfAll))));
  found.set('stance-alpha', alpha(tallies.map(({ stances }) => stances)));
  found.set('stance-ordinal', ordinal(tallies.map(({ sides }) => sides)));
  found.set('cell-fleiss', onlyFull(fleiss(ofFull.map(({ cells }) => cells))));
  found.set('cell-alpha', alpha(tallies.map(({ cells }) => cells)));
  return found;
}

/** Returns the weights of these articles out of all; with no weights, none, since all count once. */
export function picked(weights: Weights, places: ArrayLike<number>): Weights {
  if (weights === undefined) return undefined;
  const some = new Float64Array(places.length);
  for (let at = 0; at < places.length; at += 1) some[at] = weights[places[at] ?? 0] ?? 0;
  return some;
}

/** The scores that know two sides only: over all annotators they are the mean over the pairs. */
export const MEANS = ['claim-b-cubed', 'claim-ceaf-e', 'claim-adjusted-rand'] as const satisfies readonly FigureId[];

/** Returns the mean of a score over the pairs, undefined as soon as it is for one. */
export function meanOverPairs(found: readonly (Computed | undefined)[]): Computed {
  let sum = 0;
  let n = 0;
  for (const one of found) {
    if (one === undefined || one.value === null) {
      return {
        ...undefinedFor(`It is undefined for one of the pairs. ${one?.why ?? 'There is nothing to compare.'}`),
        n: 0,
      };
    }
    sum += one.value;
    n += one.n;
  }
  if (found.length === 0) return { ...undefinedFor('There is no pair to compare.'), n: 0 };
  return { value: sum / found.length, n };
}

interface SpanCount {
  readonly both: number;
  readonly each: readonly number[];
}

function spanCounts(counts: readonly SpanCount[]): Readonly<Record<'f1' | 'precision' | 'recall', Statistic>> {
  const columns = [
    Float64Array.from(counts, ({ both }) => both),
    Float64Array.from(counts, ({ each }) => each[0] ?? 0),
    Float64Array.from(counts, ({ each }) => each[1] ?? 0),
  ];
  // F1, precision and recall are asked for one after the other with the same weights.
  let last:
    { readonly weights: Weights; readonly both: number; readonly first: number; readonly second: number } | undefined;
  const sums = (weights: Weights): { both: number; first: number; second: number } => {
    if (last === undefined || last.weights !== weights) {
      const [both = 0, first = 0, second = 0] = columns.map((column) => weighted(column, weights));
      last = { weights, both, first, second };
    }
    return last;
  };
  const share = (part: number, whole: number, why: string): Computed =>
    whole === 0 ? { ...undefinedFor(why), n: 0 } : { value: part / whole, n: whole };
  return {
    f1: (weights) => {
      const { both, first, second } = sums(weights);
      return share(2 * both, first + second, 'Nobody has marked a span in the articles compared.');
    },
    precision: (weights) => {
      const { both, second } = sums(weights);
      return share(both, second, 'The second annotator has no span in the articles compared.');
    },
    recall: (weights) => {
      const { both, first } = sums(weights);
      return share(both, first, 'The first annotator has no span in the articles compared.');
    },
  };
}

function weighted(column: Float64Array, weights: Weights): number {
  let sum = 0;
  for (let at = 0; at < column.length; at += 1) {
    sum += (weights === undefined ? 1 : (weights[at] ?? 0)) * (column[at] ?? 0);
  }
  return sum;
}

function cuts(articles: readonly ArticleTally[]): Statistic {
  const pool = poolCuts(articles.map(({ cuts: tally }) => tally));
  return (weights) => {
    if (articles.length === 0) return { ...undefinedFor('There is no article that all have worked on.'), n: 0 };
    const found = pool.alpha('span', weights);
    return { ...outcome(found), n: Math.round(found.units ?? 0) };
  };
}

function outcome(found: { readonly value: number | null; readonly why?: string }): Omit<Computed, 'n'> {
  return found.why === undefined ? { value: found.value } : { value: found.value, why: found.why };
}

type Coefficient = (table: Table) => { readonly value: number | null; readonly why?: string };

/** The value by the coefficient itself; in resamples from `quick`, where that is given and comes to the same. */
function onTables(
  tables: readonly Table[],
  coefficient: Coefficient,
  quick?: (weights: ArrayLike<number>) => number | null,
): Statistic {
  const pool: Pool = poolTables(tables);
  return (weights) => {
    if (weights !== undefined && quick !== undefined) return { value: quick(weights), n: 0 };
    const sum = pool.sum(weights);
    return { ...outcome(coefficient(sum)), n: Math.round(sum.items) };
  };
}

const nominalAlpha: Coefficient = (table) => krippendorffAlpha(table, 'nominal');

const kappa = (tables: readonly Table[]): Statistic => onTables(tables, cohenKappa, poolMargins(tables).kappa);
const fleiss = (tables: readonly Table[]): Statistic => onTables(tables, fleissKappa, poolMargins(tables).kappa);
const alpha = (tables: readonly Table[]): Statistic => onTables(tables, nominalAlpha, poolMargins(tables).alpha);
const ordinal = (tables: readonly Table[]): Statistic =>
  onTables(tables, (table) => krippendorffAlpha(table, 'ordinal', SIDES));

function clusters(articles: readonly ArticleTally[]): [FigureId, Statistic][] {
  const { table, tallies } = clusterTable(articles.map(({ twins }) => twins));
  const sum = (weights: Weights): Float64Array => {
    const counts = new Float64Array(table.keyOf.length);
    tallies.forEach(({ cells, counts: more }, at) => {
      const weight = weights === undefined ? 1 : (weights[at] ?? 0);
      if (weight === 0) return;
      for (let entry = 0; entry < cells.length; entry += 1) {
        const cell = cells[entry] ?? 0;
        counts[cell] = (counts[cell] ?? 0) + weight * (more[entry] ?? 0);
      }
    });
    return counts;
  };
  // The three scores are asked for one after the other with the same weights.
  let last: { readonly weights: Weights; readonly counted: Counted } | undefined;
  const score =
    (of: (counted: Counted) => ClusteringScore): Statistic =>
    (weights) => {
      if (last === undefined || last.weights !== weights) last = { weights, counted: countTable(table, sum(weights)) };
      const { counted } = last;
      if (counted.keyMentions + counted.responseMentions === 0) {
        return { ...undefinedFor('No span of theirs is linked to a claim in the articles compared.'), n: 0 };
      }
      const found = of(counted);
      return { ...outcome(found), n: Math.round(found.shared ?? 0) };
    };
  return [
    ['claim-b-cubed', score(bCubed)],
    ['claim-ceaf-e', score(ceafEntities)],
    ['claim-adjusted-rand', score(adjustedRand)],
  ];
}
