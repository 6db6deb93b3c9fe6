/** From the whole matrix to what is looked at: which columns and rows, in which order. */
import { useMemo } from 'react';
import type { MatrixRow } from '#shared/document/cells.ts';
import { columnsOf, inColumns } from '#shared/document/matrix-views.ts';
import type { RowKind } from '#shared/document/matrix-views.ts';
import { appearancesOf, rowsInOrder } from '#shared/document/row-order.ts';
import { workStateOf } from '#shared/document/work.ts';
import type { Article, Claim } from '#shared/model/index.ts';
import { useArticles, useMatrix } from '../../state/derived.ts';
import { useDocument } from '../../state/document.ts';
import { useSession } from '../../state/session.ts';
import { kindCounts, linesOf, useChoice } from '../claims/index.ts';
import type { ClaimLine, Line } from '../claims/index.ts';
import { useLook } from './state.ts';
import type { ArticleFilter } from './state.ts';

export interface Seen {
  /** The articles of the columns, in their order. */
  readonly articles: readonly Article[];
  /** All claims in use, with the cells of these columns: the totals of the columns are of these. */
  readonly rows: readonly MatrixRow[];
  readonly lines: readonly Line[];
  readonly claimLines: readonly ClaimLine[];
  /** Claims from which the filter chooses. */
  readonly claims: readonly Claim[];
  /** How many claims would be listed if those of one more kind were asked for; `all` if those of no kind were. */
  readonly counts: Readonly<Record<RowKind | 'all', number>>;
}

interface Rows {
  readonly claims: readonly Claim[];
  readonly rows: readonly MatrixRow[];
}

/** What is looked at now. What an edit leaves as it was keeps its reference. */
export function useSeen(): Seen {
  const order = useLook((state) => state.rows);
  const group = useLook((state) => state.group);
  const all = useArticles();
  const inUse = useMatrix().rows;
  const { claims, rows: whole, filter } = useChoice();
  const columns = useColumns(all, inUse);

  const articles = useMemo(() => columns.flatMap((place) => all[place] ?? []), [columns, all]);
  const rows = useMemo(() => inUse.map((row) => inColumns(row, columns)), [inUse, columns]);
  const ordered = useOrdered(claims, whole, columns);
  const inGroup = useMemo(
    () => (group === null ? ordered : chosen(ordered, (claim) => (claim.group ?? '') === group)),
    [ordered, group],
  );
  const lines = useMemo((): readonly Line[] => {
    const found = linesOf(inGroup.claims, inGroup.rows, filter);
    // Groups are torn apart by the other orders.
    return order === 'listed' || order === 'group' ? found : found.filter((line) => line.kind === 'claim');
  }, [inGroup, filter, order]);
  const claimLines = useMemo(() => lines.filter((line) => line.kind === 'claim'), [lines]);
  const counts = useMemo(() => {
    const found = linesOf(inGroup.claims, inGroup.rows, { ...filter, only: [] }).filter(
      (line) => line.kind === 'claim',
    );
    const narrow = filter.only.length === 0 ? found : claimLines;
    return { ...kindCounts(narrow.map(({ row }) => row)), all: found.length };
  }, [inGroup, filter, claimLines]);
  return { articles, rows, lines, claimLines, claims, counts };
}

/** The claims in the order that is asked for, with their cells in the columns. */
function useOrdered(claims: readonly Claim[], whole: readonly MatrixRow[], columns: readonly number[]): Rows {
  const order = useLook((state) => state.rows);
  const articles = useArticles();
  const annotators = useSession((state) => state.shown);
  // Of the orders, only that by appearance looks into the articles.
  const doc = useDocument((state) => (order === 'appearance' ? state.doc : null));
  return useMemo(() => {
    const rows = whole.map((row) => inColumns(row, columns));
    if (order === 'listed') return { claims, rows };
    // The articles are read by date, whatever the order of the columns.
    const appearances = () =>
      doc === null
        ? []
        : appearancesOf(
            doc,
            whole,
            articles.map(({ id }) => id),
            annotators,
          );
    return placed({ claims, rows }, rowsInOrder(claims, rows, order, appearances));
  }, [claims, whole, columns, order, articles, annotators, doc]);
}

const placed = ({ claims, rows }: Rows, places: readonly number[]): Rows => ({
  claims: places.flatMap((place) => claims[place] ?? []),
  rows: places.flatMap((place) => rows[place] ?? []),
});

const chosen = (those: Rows, wanted: (claim: Claim) => boolean): Rows =>
  placed(
    those,
    those.claims.flatMap((claim, place) => (wanted(claim) ? [place] : [])),
  );

/** The places of the columns: the same list as long as it says the same, so that an edit does not draw everything anew. */
function useColumns(articles: readonly Article[], rows: readonly MatrixRow[]): readonly number[] {
  const order = useLook((state) => state.columns);
  const filter = useLook((state) => state.articles);
  const wanted = useDocument(({ doc, me }) =>
    articles
      .map(({ id }) => Number(passes(filter, doc !== null && me !== null && workStateOf(doc, me, id) === 'done')))
      .join(''),
  );
  const said = useMemo(
    () => columnsOf(rows, articles.length, order, (place) => wanted[place] === '1').join(' '),
    [rows, articles, order, wanted],
  );
  return useMemo(() => (said === '' ? [] : said.split(' ').map(Number)), [said]);
}

const passes = (filter: ArticleFilter, done: boolean): boolean => filter === 'all' || (filter === 'done') === done;
