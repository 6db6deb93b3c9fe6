/** Moving the claim in focus within its group, past the neighbour that the list shows. */
import type { ClaimId } from '#shared/model/index.ts';
import { execute } from '../../state/document.ts';
import { announce, notify } from '../../state/notices.ts';
import { useSession } from '../../state/session.ts';
import { listedNow } from './listed.ts';
import { stepOf } from './step.ts';

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
