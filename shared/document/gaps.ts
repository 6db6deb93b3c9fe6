/** Articles in which an annotator has not linked a claim: where there may be something left to find, or to check again. */
import type { AnnotatorId, ArticleId, ClaimId } from '../model/index.ts';
import { effectiveSheetOf } from './effective.ts';
import { sheetIndex } from './sheet-index.ts';
import type { DocumentState } from './state.ts';

export interface Gap {
  readonly article: ArticleId;
  readonly state: 'silent' | 'unlooked';
}

/** Returns those of the articles, in the given order, that the annotator has marked silent on the claim or not looked at. */
export function gapsOf(
  doc: DocumentState,
  claim: ClaimId,
  articles: readonly ArticleId[],
  annotator: AnnotatorId,
): Gap[] {
  return articles.flatMap((article): Gap[] => {
    const sheet = effectiveSheetOf(doc, annotator, article);
    if (sheet !== undefined && sheetIndex(sheet).linksOfClaim.has(claim)) return [];
    return [{ article, state: sheet?.omissions.has(claim) === true ? 'silent' : 'unlooked' }];
  });
}
