/** Moving a claim in the list. Each author numbers her own claims; those of others stay where they are. */
import { Claim } from '../../model/index.ts';
import type { ClaimId } from '../../model/index.ts';
import type { CommandContext } from '../commands.ts';
import { EMPTY_DIFF } from '../diff.ts';
import type { Diff } from '../diff.ts';
import { isMerged } from '../effective.ts';
import { inListOrder, orderOf } from '../order.ts';
import type { DocumentState } from '../state.ts';
import { checked, refuse } from './refusal.ts';

/** The room left beyond the ends of a group, in the unit of `orderOf`: milliseconds. */
const ROOM = 1000;

/**
 * Returns the diff that puts the claim right behind `after` in its group, or first for null. Usually only the claim gets a
 * new number, half way between its neighbours; where there is no number between them, all of the author's claims in the
 * group are numbered afresh.
 */
export function moveDiff(doc: DocumentState, claim: Claim, after: ClaimId | null, context: CommandContext): Diff {
  const group = claim.group ?? '';
  const others = inListOrder(
    [...doc.claims.values()].filter(
      (other) => (other.group ?? '') === group && other.id !== claim.id && !isMerged(doc, other.id),
    ),
  );
  const at = after === null ? 0 : others.findIndex((other) => other.id === after) + 1;
  if (after !== null && at === 0) refuse('A claim can only be moved within its group; to change that, edit its group.');
  const below = numberBetween(others[at - 1], others[at]);
  if (below !== undefined) return { ...EMPTY_DIFF, updated: [[claim, numbered(claim, below)]] };
  return renumbered([...others.slice(0, at), claim, ...others.slice(at)], context);
}

/** A number that sorts between the two, or undefined if there is none. */
export function numberBetween(before: Claim | undefined, after: Claim | undefined): number | undefined {
  const low = before === undefined ? undefined : orderOf(before);
  const high = after === undefined ? undefined : orderOf(after);
  if (low === undefined && high === undefined) return undefined;
  if (low === undefined || high === undefined) return low === undefined ? Number(high) - ROOM : low + ROOM;
  const between = (low + high) / 2;
  return low < between && between < high ? between : undefined;
}

/** The author's claims of the list numbered afresh between those of others, which keep their numbers. */
function renumbered(list: readonly Claim[], { me }: CommandContext): Diff {
  const updated: [Claim, Claim][] = [];
  let start = 0;
  while (start < list.length) {
    let end = start;
    while (end < list.length && list[end]?.annotator === me) end += 1;
    const mine = list.slice(start, end);
    const low = list[start - 1];
    const high = list[end];
    const from = low !== undefined ? orderOf(low) : (high === undefined ? 0 : orderOf(high)) - ROOM * (mine.length + 1);
    const to = high !== undefined ? orderOf(high) : from + ROOM * (mine.length + 1);
    if (from >= to && mine.length > 0) refuse('There is no room there: colleagues wrote their claims at one moment.');
    for (const [index, claim] of mine.entries()) {
      const next = numbered(claim, from + ((to - from) * (index + 1)) / (mine.length + 1));
      if (next.order !== claim.order) updated.push([claim, next]);
    }
    start = end + 1;
  }
  return { ...EMPTY_DIFF, updated };
}

const numbered = (claim: Claim, order: number): Claim => checked(Claim, { ...claim, order });
