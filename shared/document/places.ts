/** Where the links behind a cell are in the article's text. */
import type { AnnotatorId, ArticleId, ClaimId, Link, Span } from '../model/index.ts';
import { linksInCell } from './cells.ts';
import { spanEnd, spanStart } from './sheet-index.ts';
import { sheetOf } from './state.ts';
import type { DocumentState } from './state.ts';

export interface Place {
  readonly link: Link;
  readonly span: Span;
}

/** Returns the links of the claim in the article with their spans, in the order of the text (UTF-16 code units). */
export function placesInCell(
  doc: DocumentState,
  claim: ClaimId,
  article: ArticleId,
  annotators: readonly AnnotatorId[],
): Place[] {
  return linksInCell(doc, claim, article, annotators)
    .flatMap((link) => {
      const span = sheetOf(doc, link.annotator, article)?.spans.get(link.span);
      return span === undefined ? [] : [{ link, span }];
    })
    .sort((a, b) => spanStart(a.span) - spanStart(b.span) || spanEnd(a.span) - spanEnd(b.span));
}
