/** Moving the claim in focus within its group, past the neighbour that the list shows. */
import type { Claim, ClaimId } from '#shared/model/index.ts';
import { execute } from '../../state/document.ts';
import { announce, notify } from '../../state/notices.ts';
import { useSession } from '../../state/session.ts';
import type { Line } from './list.ts';
import { listedNow } from './listed.ts';

export type Step = { readonly after: ClaimId | null } | 'first' | 'last' | undefined;

/**
 * Returns behind which claim of `claims` (all, in order) the claim comes to stand when it moves one line up (-1) or down (1)
 * among the lines that are shown; null for before all of its group. Undefined if it is not among them.
 */
export function stepOf(lines: readonly Line[], claims: readonly Claim[], id: ClaimId, by: 1 | -1): Step {
  const claim = claims.find((other) => other.id === id);
  if (claim === undefined) return undefined;
  const isPeer = (other: Claim): boolean => (other.group ?? '') === (claim.group ?? '');
  const shown = lines.flatMap((line) => (line.kind === 'claim' && isPeer(line.claim) ? [line.claim] : []));
  const at = shown.findIndex((other) => other.id === id);
  if (at < 0) return undefined;
  const past = shown[at + by];
  if (past === undefined) return by === 1 ? 'last' : 'first';
  if (by === 1) return { after: past.id };
  const peers = claims.filter((other) => isPeer(other) && other.id !== id);
  return { after: peers[peers.findIndex((other) => other.id === past.id) - 1]?.id ?? null };
}

/** Moves the claim in focus one line up (-1) or down (1). */
export function moveClaimBy(by: 1 | -1): void {
  const { claim } = useSession.getState();
  const { lines, claims } = listedNow();
  const step = claim === null ? undefined : stepOf(lines, claims, claim, by);
  if (claim === null || step === undefined) {
    return notify('Put a claim of the list in focus first; then it can be moved.', 'warning');
  }
  if (step === 'first') return announce('It is the first of its group.');
  if (step === 'last') return announce('It is the last of its group.');
  if (execute({ type: 'moveClaim', claim, after: step.after }) === undefined) announce(placeInWords(claim));
}

function placeInWords(id: ClaimId): string {
  const { claims } = listedNow();
  const group = claims.find((claim) => claim.id === id)?.group ?? '';
  const peers = claims.filter((claim) => (claim.group ?? '') === group);
  const place = peers.findIndex((claim) => claim.id === id) + 1;
  return `Moved: ${place} of ${peers.length}${group === '' ? '' : ` in ${group}`}.`;
}
