/** One step of a claim up or down in its group. */
import type { Claim, ClaimId } from '#shared/model/index.ts';
import type { Line } from './list.ts';

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
