/** What the picker offers for some words. */
import { claimsFor, claimsLike, likelyDouble, VERY_ALIKE } from '#shared/document/claim-search.ts';
import type { Claim } from '#shared/model/index.ts';

export type Option =
  | { readonly kind: 'claim'; readonly claim: Claim }
  /** A new claim with these words. */
  | { readonly kind: 'new'; readonly text: string }
  /** Puts the selected words into the field, to be made a claim of. */
  | { readonly kind: 'draft' };

export interface Offer {
  readonly options: readonly Option[];
  /** The option to begin with. */
  readonly start: number;
  /** Claims left out because there are too many to look through. */
  readonly left: number;
  /** The claim that a new one with the typed words would double. */
  readonly double: Claim | undefined;
}

/** More than anyone looks through; typing brings up the others. */
const MOST = 60;
const LONGEST = 1000;

/**
 * Returns the offer. Without typing: all claims, from the most to the least like the quote, and a draft of a new one. With
 * typing: the claims that have all typed words, then those like them, and a new claim with those words; that one comes
 * first if no claim has them all or is very like them, and is left out if a claim says exactly this.
 */
export function offerFor(claims: readonly Claim[], typed: string, quote: string): Offer {
  const text = tidy(typed);
  if (text === '') {
    const ranked = claimsLike(claims, quote);
    return {
      options: [...ranked.slice(0, MOST).map(({ claim }) => ({ kind: 'claim', claim }) as const), { kind: 'draft' }],
      start: 0,
      left: Math.max(0, ranked.length - MOST),
      double: undefined,
    };
  }
  const ranked = claimsFor(claims, text);
  const found = ranked.slice(0, MOST).map(({ claim }): Option => ({ kind: 'claim', claim }));
  const first = ranked[0];
  const well = first !== undefined && (first.matches || first.likeness >= VERY_ALIKE);
  const same = ranked.some(({ claim }) => claim.text.toLowerCase() === text.toLowerCase());
  const made: Option[] = same ? [] : [{ kind: 'new', text }];
  const options = well ? [...found, ...made] : [...made, ...found];
  const double = same ? undefined : likelyDouble(claims, text);
  const start = options.findIndex((option) => option.kind === 'claim' && option.claim === double);
  return { options, start: Math.max(0, start), left: Math.max(0, ranked.length - MOST), double };
}

/** Returns the words as one line, as a claim holds them. */
export function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
}

/** Returns the index that so many steps lead to, round from one end to the other. */
export function stepped(index: number, by: number, count: number): number {
  return count === 0 ? 0 : (((index + by) % count) + count) % count;
}
