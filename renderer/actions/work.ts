/** The work list: an article done, and what next. */
import { spanEnd, spanStart } from '#shared/document/sheet-index.ts';
import type { ArticleId } from '#shared/model/index.ts';
import { cursorArticle } from '../features/matrix/index.ts';
import { viewOf } from '../features/reader/index.ts';
import { notify } from '../state/notices.ts';
import { activePane, focusClaim, focusSpan, openArticle, openAt, useSession } from '../state/session.ts';
import { nextThing, toggleDone } from '../state/work.ts';

/** Marks the article that the keyboard is in done, or takes the mark away. */
export function markDone(): void {
  const { view } = useSession.getState();
  // Elsewhere no article is in sight that could be meant.
  if (view !== 'desk' && view !== 'matrix') return notify('An article is marked done at the desk or in the matrix.');
  const inMatrix = view === 'matrix';
  const article = inMatrix ? cursorArticle() : activePane().article;
  if (article !== null && article !== undefined) return toggleDone(article);
  notify(
    inMatrix
      ? 'Go to a cell of the article first; then its column can be marked done.'
      : 'Open an article in the pane first; then it can be marked done.',
    'warning',
  );
}

/** Goes to the next thing to do, says what and why, and puts the keyboard into the text. */
export function goToWhatNext(): void {
  const next = nextThing();
  if (next === undefined) return;
  if (next.do === 'link') {
    const { annotator, article, id } = next.span;
    focusSpan({ annotator, article, span: id });
    openAt(article, spanStart(next.span), spanEnd(next.span));
    return;
  }
  focusSpan(null);
  if (next.do === 'look') focusClaim(next.claim);
  readOn(next.article);
}

/** Opens the article and puts the keyboard there: where it was read last if it is open, else at its beginning. */
function readOn(article: ArticleId): void {
  const { view, panes } = useSession.getState();
  const drawn = view === 'desk' && panes.some((pane) => pane.article === article);
  const pane = openArticle(article);
  if (drawn) viewOf(pane)?.focus();
  else useSession.setState({ reveal: { pane, start: 0, end: 1, focus: true } });
}
