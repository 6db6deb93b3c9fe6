/** The places of a claim that are shown. */
import { linksInCell } from '#shared/document/cells.ts';
import { spanStart } from '#shared/document/sheet-index.ts';
import { sheetOf } from '#shared/document/state.ts';
import type { ArticleId, ClaimId, Span } from '#shared/model/index.ts';
import { useDocument } from '../state/document.ts';
import { useSession } from '../state/session.ts';

/** The claim's spans in an article, as the annotators that are shown have them, from top to bottom. */
export function spansOfClaimIn(claim: ClaimId, article: ArticleId): Span[] {
  const { doc } = useDocument.getState();
  if (doc === null) return [];
  return linksInCell(doc, claim, article, useSession.getState().shown)
    .flatMap((link) => sheetOf(doc, link.annotator, article)?.spans.get(link.span) ?? [])
    .sort((a, b) => spanStart(a) - spanStart(b));
}
