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
 * Returns the diff that puts the claim right behind `after` in its group, or first for null; an empty one if it is there.
 * Usually only the claim gets a new number, half way between its neighbours; where there is no number between them, the
 * author's claims around it are numbered afresh. Throws a `Refusal`.
 */
export function moveDiff(doc: DocumentState, claim: Claim, after: ClaimId | null, context: CommandContext): Diff {
  if (isMerged(doc, claim.id)) refuse('This claim has been merged into another and has no place of its own.');
  const group = claim.group ?? '';
  const others = inListOrder(
    [...doc.claims.values()].filter(
      (other) => (other.group ?? '') === group && other.id !== claim.id && !isMerged(doc, other.id),
    ),
  );
  const at = after === null ? 0 : others.findIndex((other) => other.id === after) + 1;
  if (after !== null && at === 0)
    refuse('A claim can only be put behind another of its group; to change that, edit its group.');
  // A move that moves nothing is no step of history.
  if (inListOrder([...others, claim]).indexOf(claim) === at) return EMPTY_DIFF;
  const below = numberBetween(others[at - 1], others[at]);
  if (below !== undefined) return { ...EMPTY_DIFF, updated: [[claim, numbered(claim, below)]] };
  return renumbered([...others.slice(0, at), claim, ...others.slice(at)], at, context);
}

/** Returns a number (as of `orderOf`) that sorts between the two, or undefined if there is none. */
export function numberBetween(before: Claim | undefined, after: Claim | undefined): number | undefined {
  const low = before === undefined ? undefined : orderOf(before);
  const high = after === undefined ? undefined : orderOf(after);
  if (low === undefined && high === undefined) return undefined;
  if (low === undefined || high === undefined) return low === undefined ? Number(high) - ROOM : low + ROOM;
  const between = (low + high) / 2;
  return low < between && between < high ? between : undefined;
}

/**
 * The author's claims around the place numbered afresh between the nearest ones of others, which keep their numbers. Those
 * further off stay as they are.
 */
function renumbered(list: readonly Claim[], at: number, { me }: CommandContext): Diff {
  let start = at;
  let end = at + 1;
  while (list[start - 1]?.annotator === me) start -= 1;
  while (list[end]?.annotator === me) end += 1;
  const mine = list.slice(start, end);
  const [low, high] = [list[start - 1], list[end]].map((each) => (each === undefined ? undefined : orderOf(each)));
  const room = ROOM * (mine.length + 1);
  const from = low ?? (high ?? 0) - room;
  const to = high ?? from + room;
  const numbers = mine.map((_, index) => from + ((to - from) * (index + 1)) / (mine.length + 1));
  if ([...numbers, to].some((number, index) => number <= (numbers[index - 1] ?? from))) {
    refuse('There is no room there: colleagues wrote their claims at one moment.');
  }
  const updated = mine.flatMap((claim, index): [Claim, Claim][] => {
    const next = numbered(claim, numbers[index] ?? from);
    return next.order === claim.order ? [] : [[claim, next]];
  });
  return { ...EMPTY_DIFF, updated };
}

const numbered = (claim: Claim, order: number): Claim => checked(Claim, { ...claim, order });
