/** What keys and menus do to the look of the matrix. From the desk, they lead to it. */
import type { RowKind } from '#shared/document/matrix-views.ts';
import { announce } from '../../state/notices.ts';
import { useSession } from '../../state/session.ts';
import { KIND_WORDS, showAllClaims, toggleKind, useClaimsPanel } from '../claims/index.ts';
import { after, ARTICLE_FILTERS, COLUMN_ORDERS, look, ROW_ORDERS, useLook } from './state.ts';

function toMatrix(): void {
  if (useSession.getState().view !== 'matrix') useSession.setState({ view: 'matrix' });
}

/** Asks for the claims of one more kind, or no longer for those. */
export function toggleRowKind(kind: RowKind): void {
  toMatrix();
  toggleKind(kind);
  const { only } = useClaimsPanel.getState();
  announce(only.length === 0 ? 'All claims.' : `Only claims ${only.map((each) => KIND_WORDS[each]).join(' and ')}.`);
}

/** Takes all filters away, of the claims and of the articles. */
export function showEverything(): void {
  toMatrix();
  showAllClaims();
  useLook.setState({ group: null, articles: 'all' });
  announce('All claims and articles.');
}

export function nextRowOrder(): void {
  toMatrix();
  look({ rows: after(ROW_ORDERS, useLook.getState().rows) });
}

export function nextColumnOrder(): void {
  toMatrix();
  look({ columns: after(COLUMN_ORDERS, useLook.getState().columns) });
}

export function nextArticleFilter(): void {
  toMatrix();
  look({ articles: after(ARTICLE_FILTERS, useLook.getState().articles) });
}

export function toggleQuotes(): void {
  toMatrix();
  const quotes = !useLook.getState().quotes;
  useLook.setState({ quotes });
  announce(quotes ? 'Quotes are shown under the matrix.' : 'Quotes are hidden.');
}
