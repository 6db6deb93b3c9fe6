/** Which claims are meant by some words: the claim list's filter, the picker's ranking, the warning before a double. */
import type { Claim } from '../model/index.ts';
import { findable, hasWords, typedWords } from '../text/find-words.ts';
import type { FindableText } from '../text/find-words.ts';
import { likenessOf, wordProfile } from '../text/words.ts';
import type { WordProfile } from '../text/words.ts';

/** From this likeness on, two claims are probably one: a person is asked before a second is made. */
export const VERY_ALIKE = 0.6;

export interface RankedClaim {
  readonly claim: Claim;
  /** 0–1, see `likenessOf`. */
  readonly likeness: number;
  /** Has all the typed words. */
  readonly matches: boolean;
}

interface Prepared {
  readonly profile: WordProfile;
  readonly findable: FindableText;
}

const preparedClaims = new WeakMap<Claim, Prepared>();

/** Worked out once per version of a claim: at 500 claims, preparing takes longer than all comparisons of a key press. */
function prepared(claim: Claim): Prepared {
  let known = preparedClaims.get(claim);
  if (known === undefined) {
    known = { profile: wordProfile(claim.text), findable: findable(`${claim.text} ${claim.group ?? ''}`) };
    preparedClaims.set(claim, known);
  }
  return known;
}

/** Returns a test that a claim passes if its text and group have all the typed words (see `hasWords`). */
export function claimFinder(typed: string): (claim: Claim) => boolean {
  const words = typedWords(typed);
  return (claim) => words.length === 0 || hasWords(prepared(claim).findable, words);
}

/** Returns the claims from the most to the least like the quote; equals stay in the given order. */
export function claimsLike(claims: readonly Claim[], quote: string): RankedClaim[] {
  const profile = wordProfile(quote);
  return claims
    .map((claim) => ({ claim, likeness: likenessOf(profile, prepared(claim).profile), matches: false }))
    .sort((a, b) => b.likeness - a.likeness);
}

/**
 * Returns the claims that the typed words point to: first those that have all of them, then those at least `least` like
 * what was typed; each part from the most to the least alike. The rest is left out.
 */
export function claimsFor(claims: readonly Claim[], typed: string, least = 0.25): RankedClaim[] {
  const has = claimFinder(typed);
  return claimsLike(claims, typed)
    .map((ranked) => ({ ...ranked, matches: has(ranked.claim) }))
    .filter(({ matches, likeness }) => matches || likeness >= least)
    .sort((a, b) => Number(b.matches) - Number(a.matches));
}

/** Returns the claim most like the text if it is very much like it, else undefined: a new one might be a double. */
export function likelyDouble(claims: readonly Claim[], text: string): Claim | undefined {
  const profile = wordProfile(text);
  let best: Claim | undefined;
  let most = VERY_ALIKE;
  for (const claim of claims) {
    const likeness = likenessOf(profile, prepared(claim).profile);
    if (likeness < most || (best !== undefined && likeness === most)) continue;
    best = claim;
    most = likeness;
  }
  return best;
}
