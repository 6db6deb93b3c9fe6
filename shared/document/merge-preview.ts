/** What a merge would do, counted before it is done. */
import type { AnnotatorId, ClaimId } from '../model/index.ts';
import { resolveClaim } from './effective.ts';
import type { DocumentState } from './state.ts';

export interface MergePreview {
  /** The annotator's own links that come under the claim that stays. */
  readonly moved: number;
  /** Her spans that are linked to both with one stance: one link stays of the two. */
  readonly joined: number;
  /** Her spans that are linked to both with different stances: that to the claim that stays is kept and marked unsure. */
  readonly unsure: number;
  /** Links of others, which follow by redirect and are not written anew. */
  readonly redirected: number;
  /** Articles in which the annotator's mark *checked: silent* moves to the claim that stays. */
  readonly silent: number;
  /** Articles in which such a mark on either claim goes, because a link to the other claim speaks against it. */
  readonly silentGone: number;
}

/** Returns what merging one claim into another does, as the annotator would do it. Neither is looked at for a refusal. */
export function mergePreview(doc: DocumentState, claim: ClaimId, into: ClaimId, me: AnnotatorId): MergePreview {
  const stays = resolveClaim(doc, into);
  const counts = { moved: 0, joined: 0, unsure: 0, redirected: 0, silent: 0, silentGone: 0 };
  for (const sheet of doc.sheets.values()) {
    const links = [...sheet.links.values()];
    const going = links.filter((link) => resolveClaim(doc, link.claim) === claim);
    if (sheet.annotator !== me) {
      counts.redirected += going.length;
      continue;
    }
    const staying = links.filter((link) => resolveClaim(doc, link.claim) === stays);
    for (const link of going) {
      const same = staying.find((other) => other.span === link.span);
      if (same === undefined) counts.moved += 1;
      else if (same.stance === link.stance) counts.joined += 1;
      else counts.unsure += 1;
    }
    const marks = [...sheet.omissions.keys()].map((marked) => resolveClaim(doc, marked));
    const linked = going.length + staying.length > 0;
    if (linked && marks.some((marked) => marked === claim || marked === stays)) counts.silentGone += 1;
    else if (marks.includes(claim) && !marks.includes(stays)) counts.silent += 1;
  }
  return counts;
}
