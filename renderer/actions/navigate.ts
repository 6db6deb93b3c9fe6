/** Going from span to span and from place to place. */
import { spanEnd, spanStart } from '#shared/document/sheet-index.ts';
import type { Span } from '#shared/model/index.ts';
import { spansOfClaimIn } from './places.ts';
import { orderedSpans, viewOf } from '../features/reader/index.ts';
import { focusOn, spanOf } from '../state/annotate.ts';
import { articlesOf } from '../state/derived.ts';
import { useDocument } from '../state/document.ts';
import { announce, notify } from '../state/notices.ts';
import { activate, activePane, openAt, useSession } from '../state/session.ts';
import type { SpanRef } from '../state/session.ts';

/** Puts the keyboard into a pane, by its place on the desk. */
export function goToPane(index: number): void {
  const pane = useSession.getState().panes[index];
  if (pane === undefined) return;
  useSession.setState({ view: 'desk' });
  activate(pane.key);
  const view = viewOf(pane.key);
  if (view !== undefined) view.focus();
  else document.querySelectorAll('.pane')[index]?.querySelector<HTMLInputElement>('.article-chooser input')?.focus();
}

/** Puts the keyboard into the next pane (1), the one before (-1), or the active one (0). */
export function goToNextPane(by: 1 | -1 | 0): void {
  const { panes, active } = useSession.getState();
  const at = panes.findIndex((pane) => pane.key === active);
  goToPane((at + by + panes.length) % panes.length);
}

/** The next span of the active pane's article after the caret or the span in focus. */
export function goToSpan(by: 1 | -1): void {
  const pane = activePane();
  if (pane.article === null) return;
  const refs = orderedSpans(pane.article);
  const spans = refs.flatMap((ref) => {
    const span = spanOf(ref);
    return span === undefined ? [] : [{ ref, span }];
  });
  const focused = useSession.getState().span;
  const at = spans.findIndex(({ ref }) => ref.span === focused?.span);
  const caret = viewOf(pane.key)?.caretOffset ?? 0;
  const next =
    at >= 0
      ? spans[at + by]
      : by === 1
        ? spans.find(({ span }) => spanStart(span) >= caret)
        : spans.findLast(({ span }) => spanEnd(span) <= caret);
  if (next === undefined) return announce(by === 1 ? 'No span after this one.' : 'No span before this one.');
  showSpan(next.ref, next.span);
}

/** The next place of the claim in focus, through all articles in order and round again. */
export function goToPlace(by: 1 | -1): void {
  const { claim, span } = useSession.getState();
  const { doc } = useDocument.getState();
  if (doc === null || claim === null)
    return notify('Put a claim in focus first: click it in the list, or one of its spans.');
  const places = articlesOf(doc).flatMap((article) => spansOfClaimIn(claim, article.id));
  if (places.length === 0) return notify('This claim has no place in any article yet.');
  const at = places.findIndex((place) => place.id === span?.span);
  const next = at < 0 ? places[by === 1 ? 0 : places.length - 1] : places[(at + by + places.length) % places.length];
  if (next !== undefined) showSpan({ annotator: next.annotator, article: next.article, span: next.id }, next);
}

/** Opens the article at the span, with the span in focus and the keyboard there. */
export function showSpan(ref: SpanRef, span: Span): void {
  focusOn(ref);
  openAt(ref.article, spanStart(span), spanEnd(span));
}
