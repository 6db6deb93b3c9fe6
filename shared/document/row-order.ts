/** The orders in which claims can be listed in the matrix. */
import type { AnnotatorId, ArticleId, Claim } from '../model/index.ts';
import type { MatrixRow } from './cells.ts';
import { weightOf } from './matrix-views.ts';
import { placesInCell } from './places.ts';
import { spanStart } from './sheet-index.ts';
import type { DocumentState } from './state.ts';

/**
 * `listed`: as in the claim list; `group`: groups by name; `coverage`: by coverage weight, the largest first; `appearance`: by
 * where the claim is spoken of first.
 */
export type RowOrder = 'listed' | 'group' | 'coverage' | 'appearance';

/** Where something stands first when the articles are read one after the other. Offset in UTF-16 code units. */
export type Appearance = readonly [article: number, offset: number];

/**
 * Returns where each row's claim is spoken of first, the articles read in the order of the rows' cells; undefined where no
 * article speaks of it. `articles` are those of the cells.
 */
export function appearancesOf(
  doc: DocumentState,
  rows: readonly MatrixRow[],
  articles: readonly ArticleId[],
  annotators: readonly AnnotatorId[],
): (Appearance | undefined)[] {
  return rows.map((row) => {
    const first = row.cells.findIndex((cell) => cell.state === 'linked');
    const article = articles[first];
    const [place] = article === undefined ? [] : placesInCell(doc, row.claim, article, annotators);
    return place === undefined ? undefined : [first, spanStart(place.span)];
  });
}

/**
 * Returns the rows' places in the given order. Claims and rows come as listed, and what the order does not tell apart stays
 * so. Claims without a group, and claims that appear nowhere, come last.
 */
export function rowsInOrder(
  claims: readonly Claim[],
  rows: readonly MatrixRow[],
  order: RowOrder,
  appearances: () => readonly (Appearance | undefined)[],
): number[] {
  const places = rows.map((_, place) => place);
  switch (order) {
    case 'listed':
      return places;
    case 'group': {
      const groupOf = (place: number): string => claims[place]?.group ?? '';
      return places.sort(
        (a, b) =>
          Number(groupOf(a) === '') - Number(groupOf(b) === '') ||
          BY_NAME.compare(groupOf(a), groupOf(b)) ||
          // Names that read the same are still two groups.
          (groupOf(a) < groupOf(b) ? -1 : groupOf(a) > groupOf(b) ? 1 : a - b),
      );
    }
    case 'coverage':
      return places.sort((a, b) => {
        const [one, other] = [rows[a], rows[b]];
        if (one === undefined || other === undefined) return a - b;
        return weightOf(other) - weightOf(one) || other.linked - one.linked || a - b;
      });
    case 'appearance': {
      const first = appearances();
      return places.sort((a, b) => compare(first[a], first[b]) || a - b);
    }
  }
}

/** Case and accents aside, and "Day 2" before "Day 10". */
const BY_NAME = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

function compare(a: Appearance | undefined, b: Appearance | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a[0] - b[0] || a[1] - b[1];
}
