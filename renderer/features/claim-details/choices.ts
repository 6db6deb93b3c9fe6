/** Which claims a field offers for some typed words. */
import { claimsFor, claimsLike } from '#shared/document/claim-search.ts';
import { isMerged } from '#shared/document/effective.ts';
import { claimsInOrder } from '#shared/document/order.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { Claim, ClaimId } from '#shared/model/index.ts';

/** Returns the claims in use, whoever wrote them, but the given one. */
export function otherClaims(doc: DocumentState, claim: ClaimId): Claim[] {
  return claimsInOrder(doc, [...doc.annotators.keys()]).filter(({ id }) => id !== claim && !isMerged(doc, id));
}

export interface Choices {
  readonly claims: readonly Claim[];
  /** Left out because there are too many to look through. */
  readonly left: number;
}

/** Returns what is offered: without typing, the claims most like `like` first; else those that have the typed words. */
export function choicesFor(claims: readonly Claim[], typed: string, like: string, most: number): Choices {
  const ranked = typed.trim() === '' ? claimsLike(claims, like) : claimsFor(claims, typed);
  return { claims: ranked.slice(0, most).map(({ claim }) => claim), left: Math.max(0, ranked.length - most) };
}
