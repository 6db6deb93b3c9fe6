/** The passages behind two claims: those that both annotators linked to them, and those that only one did. */
import { effectiveSheetOf } from '#shared/document/effective.ts';
import { articlesInOrder } from '#shared/document/order.ts';
import { sheetIndex } from '#shared/document/sheet-index.ts';
import type { DocumentState, Sheet } from '#shared/document/state.ts';
import type { AnnotatorId, ArticleId, ClaimId, Link, Span } from '#shared/model/index.ts';
import { matchSpans } from '#shared/review/match.ts';

export interface Linked {
  readonly span: Span;
  readonly links: readonly Link[];
}

export interface SharedPlace {
  readonly article: ArticleId;
  /** By annotator; undefined for one who has no span there that is linked to her claim. */
  readonly of: readonly (Linked | undefined)[];
}

/**
 * Returns the matched places, by article and place, in which at least one of the annotators linked her span to her claim.
 * Those in which all did come first.
 */
export function placesOf(
  doc: DocumentState,
  sides: readonly { readonly annotator: AnnotatorId; readonly claim: ClaimId }[],
): SharedPlace[] {
  const found = articlesInOrder(doc).flatMap(({ id: article }): SharedPlace[] => {
    const sheets = sides.map(({ annotator }) => effectiveSheetOf(doc, annotator, article));
    if (sides.every(({ claim }, index) => !isLinked(sheets[index], claim))) return [];
    return matchSpans(sheets).flatMap(({ spans }): SharedPlace[] => {
      const of = sides.map(({ claim }, index) => linkedTo(sheets[index], spans[index], claim));
      return of.some((one) => one !== undefined) ? [{ article, of }] : [];
    });
  });
  const isShared = ({ of }: SharedPlace): boolean => of.every((one) => one !== undefined);
  return [...found.filter(isShared), ...found.filter((place) => !isShared(place))];
}

const isLinked = (sheet: Sheet | undefined, claim: ClaimId): boolean =>
  sheet !== undefined && sheetIndex(sheet).linksOfClaim.has(claim);

function linkedTo(sheet: Sheet | undefined, span: Span | undefined, claim: ClaimId): Linked | undefined {
  if (sheet === undefined || span === undefined) return undefined;
  const links = (sheetIndex(sheet).linksOfSpan.get(span.id) ?? []).filter((link) => link.claim === claim);
  return links.length === 0 ? undefined : { span, links };
}
