/** Which claims are meant by some words: the claim list's filter, the picker's ranking, the warning before a double. */
import type { Claim } from '../model/index.ts';
import { findable, hasWords, typedWords } from '../text/find-words.ts';
import type { FindableText } from '../text/find-words.ts';
import { likenessIndex } from '../text/likeness-index.ts';
import { wordProfile } from '../text/words.ts';
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

/** Worked out once per version of a claim: at 500 claims, that takes longer than all comparisons of a key press. */
const profileOf = oncePerClaim((claim): WordProfile => wordProfile(claim.text));
const findableOf = oncePerClaim((claim): FindableText => findable(`${claim.text} ${claim.group ?? ''}`));
const allFindableOf = oncePerClaim(({ text, group, guideline, note }): FindableText =>
  findable([text, group, guideline, note].join(' ')),
);

function oncePerClaim<T>(work: (claim: Claim) => T): (claim: Claim) => T {
  const known = new WeakMap<Claim, T>();
  return (claim) => {
    let found = known.get(claim);
    if (found === undefined) {
      found = work(claim);
      known.set(claim, found);
    }
    return found;
  };
}

type Likenesses = (query: WordProfile) => Float64Array;

const indexes = new WeakMap<readonly Claim[], Likenesses>();

/** The likeness of the text to each of the claims; the index is kept as long as the list is. */
function likenesses(claims: readonly Claim[], text: string): Float64Array {
  let index = indexes.get(claims);
  if (index === undefined) {
    index = likenessIndex(claims.map((claim) => profileOf(claim)));
    indexes.set(claims, index);
  }
  return index(wordProfile(text));
}

/**
 * Returns a test that a claim passes if its text and group (or, with `everywhere`, these and its guideline and note) have
 * all the typed words (see `hasWords`).
 */
export function claimFinder(typed: string, everywhere = false): (claim: Claim) => boolean {
  const words = typedWords(typed);
  const textOf = everywhere ? allFindableOf : findableOf;
  return (claim) => words.length === 0 || hasWords(textOf(claim), words);
}

/** Returns the claims from the most to the least like the quote; equals stay in the given order. */
export function claimsLike(claims: readonly Claim[], quote: string): RankedClaim[] {
  const like = likenesses(claims, quote);
  return claims
    .map((claim, index) => ({ claim, likeness: like[index] ?? 0, matches: false }))
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
  const most = claimsLike(claims, text)[0];
  return most !== undefined && most.likeness >= VERY_ALIKE ? most.claim : undefined;
}
