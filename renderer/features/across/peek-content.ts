/** What a peek at a claim shows: its quotes from all articles, and the articles that say nothing of it. */
import { cellOf } from '#shared/document/cells.ts';
import { placesInCell } from '#shared/document/places.ts';
import type { Place } from '#shared/document/places.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, Article, ClaimId } from '#shared/model/index.ts';

export interface PeekContent {
  /** Articles that speak to the claim, with their places in the order of the text. */
  readonly speaking: readonly { readonly article: Article; readonly places: readonly Place[] }[];
  /** Checked: the claim is not there. */
  readonly silent: readonly Article[];
  readonly unlooked: readonly Article[];
}

/** Returns what the articles, in the given order, say of the claim as the given annotators have it. */
export function peekContent(
  doc: DocumentState,
  claim: ClaimId,
  articles: readonly Article[],
  annotators: readonly AnnotatorId[],
): PeekContent {
  const speaking: { article: Article; places: Place[] }[] = [];
  const silent: Article[] = [];
  const unlooked: Article[] = [];
  for (const article of articles) {
    const places = placesInCell(doc, claim, article.id, annotators);
    if (places.length > 0) speaking.push({ article, places });
    else if (cellOf(doc, claim, article.id, annotators).state === 'silent') silent.push(article);
    else unlooked.push(article);
  }
  return { speaking, silent, unlooked };
}
