/** How the matrix is looked at: kept while the project is open. What of the claims is filtered, the claims panel shares. */
import { create } from 'zustand';
import type { ColumnOrder } from '#shared/document/matrix-views.ts';
import type { RowOrder } from '#shared/document/row-order.ts';
import type { ArticleId } from '#shared/model/index.ts';
import { useDocument } from '../../state/document.ts';
import { announce } from '../../state/notices.ts';

export type ArticleFilter = 'all' | 'not-done' | 'done';

export interface Look {
  readonly rows: RowOrder;
  readonly columns: ColumnOrder;
  readonly articles: ArticleFilter;
  /** Only this group; `''` is the claims without one, null is all. */
  readonly group: string | null;
  /** The quotes behind the cell or row are shown beneath the grid. */
  readonly quotes: boolean;
  /** The column that the keyboard is in: an article's, the claims' words, or the totals; null before the first look. */
  readonly at: ArticleId | 'words' | 'totals' | null;
}

const START: Look = {
  rows: 'listed',
  columns: 'date',
  articles: 'all',
  group: null,
  quotes: false,
  at: null,
};

export const useLook = create<Look>(() => START);

useDocument.subscribe(({ doc }, before) => {
  if (doc?.project.id !== before.doc?.project.id) useLook.setState(START);
});

export const ROW_ORDERS: readonly RowOrder[] = ['listed', 'coverage', 'appearance', 'group'];
export const ROW_ORDER_WORDS: Readonly<Record<RowOrder, string>> = {
  listed: 'as listed',
  coverage: 'by coverage weight',
  appearance: 'by first appearance',
  group: 'by group name',
};

export const COLUMN_ORDERS: readonly ColumnOrder[] = ['date', 'share'];
export const COLUMN_ORDER_WORDS: Readonly<Record<ColumnOrder, string>> = {
  date: 'by date',
  share: 'by share of claims',
};

export const ARTICLE_FILTERS: readonly ArticleFilter[] = ['all', 'not-done', 'done'];
export const ARTICLE_FILTER_WORDS: Readonly<Record<ArticleFilter, string>> = {
  all: 'all',
  'not-done': 'not done',
  done: 'done',
};

/** Changes how the matrix is looked at and says so. */
export function look(change: Partial<Look>): void {
  useLook.setState(change);
  const { rows, columns, articles } = useLook.getState();
  if (change.rows !== undefined) announce(`Claims ${ROW_ORDER_WORDS[rows]}.`);
  if (change.columns !== undefined) announce(`Articles ${COLUMN_ORDER_WORDS[columns]}.`);
  if (change.articles !== undefined) announce(`Articles: ${ARTICLE_FILTER_WORDS[articles]}.`);
}

/** Returns the choice after this one, and the first after the last. */
export function after<T>(choices: readonly T[], now: T): T {
  return choices[(choices.indexOf(now) + 1) % choices.length] ?? now;
}

/** The article whose column the keyboard is in, if it is in one. */
export function cursorArticle(): ArticleId | undefined {
  const { at } = useLook.getState();
  return at === null || at === 'words' || at === 'totals' ? undefined : at;
}
