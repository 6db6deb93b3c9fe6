/** What is told of every article and of every claim. */
import { undefinedFor } from '../../agreement/coefficient.ts';
import { krippendorffAlpha } from '../../agreement/krippendorff-alpha.ts';
import type { AgreementRow, Figure } from '../../contract/review.ts';
import type { ClaimId } from '../../model/index.ts';
import type { ArticleTally } from './article-tally.ts';
import { alphaOf, BOTH, LINK_D, LINK_YES, STANCE_D, STANCES, SUM } from './claim-vector.ts';
import type { Layout } from './claim-vector.ts';
import type { Computed, Weights } from './group-figures.ts';

/** The columns of a row, in their order. */
export const COLUMNS = ['spans', 'links', 'stances', 'cells'] as const;

const NOT_WORKED: Computed = { ...undefinedFor('Fewer than two of them have worked on the article.'), n: 0 };

/** Returns the row of a group's article, whose spans are pooled over the given pairs. Undefined for who has not worked there. */
export function articleRow(
  tally: ArticleTally | undefined,
  pairs: readonly (ArticleTally | undefined)[],
): readonly Computed[] {
  if (tally === undefined) return COLUMNS.map(() => NOT_WORKED);
  let both = 0;
  let sum = 0;
  for (const pair of pairs) {
    both += pair?.matched ?? 0;
    sum += pair?.each.reduce((all, count) => all + count, 0) ?? 0;
  }
  const onTable = (table: ArticleTally['links']): Computed => {
    const found = krippendorffAlpha(table, 'nominal');
    return { value: found.value, ...(found.value === null ? { why: found.why } : {}), n: table.items };
  };
  return [
    sum === 0
      ? { ...undefinedFor('Nobody has marked a span in the article.'), n: 0 }
      : { value: (2 * both) / sum, n: sum },
    onTable(tally.links),
    onTable(tally.stances),
    onTable(tally.cells),
  ];
}

/** What is added into the rows of a group's claims, ready to be added up again and again. */
export interface ClaimParts {
  /** Where the additions of each of the group's articles begin; behind the last one, where they end. */
  readonly starts: Int32Array;
  /** Where each goes (row after row), and how much it is. */
  readonly slots: Int32Array;
  readonly values: Float64Array;
}

/** Returns the additions of the group's articles; rows are numbered in the order of the claims. */
export function claimParts(
  articles: readonly ArticleTally[],
  placeOf: ReadonlyMap<ClaimId, number>,
  { length }: Layout,
): ClaimParts {
  const starts = new Int32Array(articles.length + 1);
  const count = articles.reduce((sum, { claims }) => sum + claims.claims.length, 0);
  const slotOf = new Int32Array(count);
  const valueOf = new Float64Array(count);
  let next = 0;
  articles.forEach(({ claims: { claims, slots, values } }, at) => {
    for (let entry = 0; entry < claims.length; entry += 1) {
      const claim = claims[entry];
      const place = claim === undefined ? undefined : placeOf.get(claim);
      if (place === undefined) continue;
      slotOf[next] = place * length + (slots[entry] ?? 0);
      valueOf[next] = values[entry] ?? 0;
      next += 1;
    }
    starts[at + 1] = next;
  });
  return { starts, slots: slotOf, values: valueOf };
}

/** Ratings of places and of cells of one claim, over the group's articles. */
export interface Totals {
  readonly places: number;
  readonly cells: number;
}

/** Returns the totals of a group's articles: every annotator rates each place, and each claim once. */
export function totalsOf(articles: readonly ArticleTally[], weights: Weights): Totals {
  let places = 0;
  let cells = 0;
  articles.forEach(({ ratings, each }, at) => {
    const weight = weights === undefined ? 1 : (weights[at] ?? 0);
    places += weight * ratings;
    cells += weight * each.length;
  });
  return { places, cells };
}

/** Returns the rows of all claims, one behind the other, summed over the group's articles. */
export function claimSums({ starts, slots, values }: ClaimParts, weights: Weights, size: number): Float64Array {
  const sums = new Float64Array(size);
  for (let article = 0; article + 1 < starts.length; article += 1) {
    const weight = weights === undefined ? 1 : (weights[article] ?? 0);
    if (weight === 0) continue;
    const end = starts[article + 1] ?? 0;
    for (let entry = starts[article] ?? 0; entry < end; entry += 1) {
      const slot = slots[entry] ?? 0;
      sums[slot] = (sums[slot] ?? 0) + weight * (values[entry] ?? 0);
    }
  }
  return sums;
}

/** Returns a claim's four values from its row, which begins at `from`; null where there is none. */
export function claimValues(
  sums: Float64Array,
  from: number,
  totals: Totals,
  layout: Layout,
): readonly (number | null)[] {
  const at = (place: number): number => sums[from + place] ?? 0;
  const yes = at(LINK_YES);
  const no = totals.places - yes;
  const stances = summed(sums, from + STANCES, layout.stances);
  const states = summed(sums, from + layout.cells, layout.length - layout.cells);
  const rest = totals.cells - states.sum;
  return [
    at(SUM) === 0 ? null : (2 * at(BOTH)) / at(SUM),
    alphaOf(at(LINK_D), yes * yes + no * no, totals.places),
    alphaOf(at(STANCE_D), stances.squares, stances.sum),
    alphaOf(at(layout.cellD), states.squares + rest * rest, totals.cells),
  ];
}

function summed(sums: Float64Array, from: number, count: number): { readonly sum: number; readonly squares: number } {
  let sum = 0;
  let squares = 0;
  for (let at = from; at < from + count; at += 1) {
    const value = sums[at] ?? 0;
    sum += value;
    squares += value * value;
  }
  return { sum, squares };
}

/** Returns the same with what it stands on, and the reason where there is no value. */
export function claimRow(sums: Float64Array, from: number, totals: Totals, layout: Layout): readonly Computed[] {
  const ofStances = summed(sums, from + STANCES, layout.stances).sum;
  const counts = [sums[from + SUM] ?? 0, totals.places, ofStances, totals.cells];
  const none = [
    'Nobody linked a span to the claim in the articles compared.',
    totals.places === 0
      ? 'There is no place to compare.'
      : 'Either no span or every span is linked to the claim, so that chance has nothing to differ in.',
    ofStances === 0
      ? 'There is no place where two linked their spans to the claim.'
      : 'All stances are the same, so that chance has nothing to differ in.',
    totals.cells === 0
      ? 'There is no article to compare.'
      : 'All cells are the same, so that chance has nothing to differ in.',
  ];
  return claimValues(sums, from, totals, layout).map((value, at) => ({
    value,
    ...(value === null ? { why: none[at] ?? '' } : {}),
    n: Math.round(counts[at] ?? 0),
  }));
}

/** Returns a row of figures by its columns' names. */
export function rowOf(figures: readonly Figure[]): AgreementRow {
  const [spans, links, stances, cells] = figures;
  const none: Figure = { value: null, why: 'There is nothing to compare.', n: 0 };
  return { spans: spans ?? none, links: links ?? none, stances: stances ?? none, cells: cells ?? none };
}
