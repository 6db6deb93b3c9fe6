/** How the claims of a disagreement are paired, in words. */
import { claimName } from '#shared/document/span-words.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { ClaimId, Side } from '#shared/model/index.ts';
import { evidenceInWords } from '#shared/review/pair-words.ts';
import type { ClaimPair, Pairing } from '#shared/review/pairs.ts';
import type { Item } from '#shared/review/queue.ts';

/** Returns the claims that the side linked there, or found the article silent on. */
export function claimsIn({ spans, silent }: Side): ClaimId[] {
  return [...new Set([...spans.flatMap(({ links }) => links.map(({ claim }) => claim)), ...silent])];
}

/** Returns the pairs of the claims that the sides linked there, in the order of the sides; the same claim is no pair. */
export function pairsIn({ sides }: Pick<Item, 'sides'>, pairing: Pairing): readonly ClaimPair[] {
  const claims = new Map(sides.map((side) => [side.annotator, claimsIn(side)]));
  return pairing.pairs.filter(
    ({ a, b, of: [one, other] }) =>
      a !== b && claims.get(one)?.includes(a) === true && claims.get(other)?.includes(b) === true,
  );
}

/** Returns a sentence on whether the claims of the sides go together; nothing where all use the same claims. */
export function pairingInWords(doc: DocumentState, item: Pick<Item, 'sides'>, pairing: Pairing): string {
  const pairs = pairsIn(item, pairing);
  const [only] = pairs;
  if (only !== undefined && pairs.length === 1) return `Their claims are paired: ${aboutPair(only)}.`;
  if (pairs.length > 1) {
    return pairs.map((pair) => `“${claimName(doc.claims.get(pair.a), 60)}” is paired: ${aboutPair(pair)}.`).join(' ');
  }
  const lists = item.sides.map(claimsIn).filter((claims) => claims.length > 0);
  const all = new Set(lists.flat());
  if (lists.length < 2 || all.size === 1) return '';
  return 'Their claims are not paired.';
}

const aboutPair = (pair: ClaimPair): string =>
  `${evidenceInWords(pair)}, ${pair.state === 'confirmed' ? 'confirmed by you' : 'proposed only, so that until you confirm it they count as two'}`;
