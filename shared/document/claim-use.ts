/** Whether anyone's work hangs on a claim. */
import type { ClaimId } from '../model/index.ts';
import { effectiveSheet } from './effective.ts';
import { sheetIndex } from './sheet-index.ts';
import type { DocumentState } from './state.ts';

/** Returns whether some annotator, shown or not, has linked the claim or marked an article silent on it. */
export function isClaimUsed(doc: DocumentState, claim: ClaimId): boolean {
  return doc.sheets.values().some((stored) => {
    const sheet = effectiveSheet(doc, stored);
    return sheet.omissions.has(claim) || sheetIndex(sheet).linksOfClaim.has(claim);
  });
}
