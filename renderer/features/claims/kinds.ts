/** The kinds of claims that the list can be narrowed to, beyond what their cells say. */
import type { MatrixRow } from '#shared/document/cells.ts';
import type { AnnotatorId, Claim } from '#shared/model/index.ts';

export type ClaimKind = 'unsure' | 'noted' | 'mine' | 'retired';

/** In the order in which they are offered. */
export const CLAIM_KINDS: readonly ClaimKind[] = ['unsure', 'noted', 'mine', 'retired'];

/**
 * Returns whether the claim is of the kind: some link of it is unsure; it has a note; the annotator wrote it; it is out of
 * use.
 */
export function isOfClaimKind(claim: Claim, row: MatrixRow, kind: ClaimKind, me: AnnotatorId | null): boolean {
  switch (kind) {
    case 'unsure':
      return row.cells.some((cell) => cell.state === 'linked' && cell.unsure);
    case 'noted':
      return claim.note !== undefined;
    case 'mine':
      return claim.annotator === me;
    case 'retired':
      return claim.retired !== undefined;
  }
}

/** Returns how many of the claims are of each kind; the rows are theirs, in the same order. */
export function claimKindCounts(
  claims: readonly Claim[],
  rows: readonly MatrixRow[],
  me: AnnotatorId | null,
): Record<ClaimKind, number> {
  const counts: Record<ClaimKind, number> = { unsure: 0, noted: 0, mine: 0, retired: 0 };
  claims.forEach((claim, index) => {
    const row = rows[index];
    if (row === undefined) return;
    for (const kind of CLAIM_KINDS) counts[kind] += Number(isOfClaimKind(claim, row, kind, me));
  });
  return counts;
}
