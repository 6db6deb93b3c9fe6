/** From a cell of the matrix to its place in the text. */
import { placesInCell } from '#shared/document/places.ts';
import type { Place } from '#shared/document/places.ts';
import { spanEnd, spanStart } from '#shared/document/sheet-index.ts';
import type { ArticleId, ClaimId } from '#shared/model/index.ts';
import { articlesOf } from '../../state/derived.ts';
import { useDocument } from '../../state/document.ts';
import { activePane, focusClaim, focusSpan, openArticle, openAt, useSession } from '../../state/session.ts';

/** The places behind a cell, by the annotators that are shown. */
export function placesOf(claim: ClaimId, article: ArticleId): Place[] {
  const { doc } = useDocument.getState();
  return doc === null ? [] : placesInCell(doc, claim, article, useSession.getState().shown);
}

/** Opens the article at the place, with the claim and the span in focus. */
export function openPlace({ link, span }: Place): void {
  focusClaim(link.claim);
  focusSpan({ annotator: span.annotator, article: span.article, span: span.id });
  openAt(span.article, spanStart(span), spanEnd(span));
}

/**
 * Opens the article at the claim's first place in it or, if one of its places is in focus already, at the next one. An
 * article without a link is just opened, with the claim in focus.
 */
export function openCell(claim: ClaimId, article: ArticleId): void {
  const places = placesOf(claim, article);
  const focused = useSession.getState().span?.span;
  const at = places.findIndex((place) => place.span.id === focused);
  const next = places[(at + 1) % Math.max(1, places.length)];
  if (next !== undefined) return openPlace(next);
  focusClaim(claim);
  openArticle(article);
}

/**
 * Opens the claim's first place: in the active pane's article if it has one, else in another open article, else in any.
 * Returns false if no article has one.
 */
export function openClaim(claim: ClaimId): boolean {
  const { doc } = useDocument.getState();
  if (doc === null) return false;
  const open = [activePane(), ...useSession.getState().panes].map((pane) => pane.article);
  const order = [...open, ...articlesOf(doc).map((article) => article.id)];
  const article = order.find((id) => id !== null && placesOf(claim, id).length > 0);
  if (article === undefined || article === null) return false;
  openCell(claim, article);
  return true;
}
