/** The links of a claim as a person chooses among them: article by article, in the order of the text. */
import { articlesInOrder } from '#shared/document/order.ts';
import { placesInCell } from '#shared/document/places.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, ArticleId, ClaimId, Link } from '#shared/model/index.ts';

export interface SplitLink {
  readonly link: Link;
  readonly quote: string;
  /** Only her own links go; those of others stay. */
  readonly mine: boolean;
}

export interface SplitGroup {
  readonly article: ArticleId;
  readonly links: readonly SplitLink[];
}

/** Returns everyone's links to the claim, and to those merged into it; articles without one are left out. */
export function splitGroups(doc: DocumentState, claim: ClaimId, me: AnnotatorId): SplitGroup[] {
  const everyone = [...doc.annotators.keys()];
  return articlesInOrder(doc).flatMap(({ id: article }) => {
    const links = placesInCell(doc, claim, article, everyone).map(({ link, span }) => ({
      link,
      quote: span.quote,
      mine: link.annotator === me,
    }));
    return links.length === 0 ? [] : [{ article, links }];
  });
}
