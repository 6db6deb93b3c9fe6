/**
 * What a span made in one version of a text becomes in another. Two witnesses are heard: the diff of the whole texts
 * (text-diff.ts), and the words with what surrounds them (find-quote.ts, after Hypothesis' quote anchoring and the W3C's
 * Text Quote Selector). Only where both name one and the same place does a span go there unasked; a passage that merely
 * looks like it is shown, never taken. All offsets are UTF-16 code units, ends exclusive.
 */
import type { Fragment } from '../model/index.ts';
import { nearlyEqual, occurrences, scoreOf } from './find-quote.ts';
import type { Passage } from './likeness.ts';
import { reanchorFragment } from './reanchor-fragment.ts';
import type { FragmentResult } from './reanchor-fragment.ts';
import type { TextPair } from './text-pair.ts';

export { textPair } from './text-pair.ts';
export type { TextPair } from './text-pair.ts';

/** A place for a whole span. */
export interface PlaceChoice {
  readonly fragments: readonly Fragment[];
  /** 0–1: how like the words and the surroundings are. Of a span with parts that have no place, the less for those. */
  readonly score: number;
}

export interface Reanchored {
  /**
   * `exact`: the same words at the same offsets, in what surrounded them on one side at least. `moved`: the same words at
   * another place that is beyond doubt. `approximate`: the first choice is a proposal. `ambiguous`: several choices fit.
   * `lost`: the choices, if there are any, are no more than look-alikes.
   */
  readonly result: FragmentResult['result'];
  /** Where it stands: only of `exact` and `moved`. Its quote there is its quote here. */
  readonly place: readonly Fragment[] | undefined;
  /** The likeliest first. Of `exact` and `moved` the place alone. */
  readonly choices: readonly PlaceChoice[];
  /** A sentence for the reviewer. */
  readonly why: string;
}

/** From best to worst: a span is as good as its worst fragment. */
const RANK = ['exact', 'moved', 'approximate', 'ambiguous', 'lost'] as const;
const MOST_CHOICES = 8;

/**
 * Returns what the fragments of the old text become in the new one. All must land, in their order; if one does not, the span
 * is `lost`, and where the others would be is shown. If all land but in another order, the span is `lost` too.
 */
export function reanchor(pair: TextPair, fragments: readonly Fragment[]): Reanchored {
  const parts = fragments.map((fragment) => reanchorFragment(pair, fragment));
  const worst = parts.reduce<FragmentResult | undefined>(
    (bad, part) => (bad === undefined || RANK.indexOf(part.result) > RANK.indexOf(bad.result) ? part : bad),
    undefined,
  );
  if (worst === undefined) return { result: 'lost', place: undefined, choices: [], why: 'The span has no fragments.' };
  const choices = choicesOf(fragments, parts);
  const { result, why } = worst;
  if (result === 'lost') return { result, place: undefined, choices, why };
  const [first] = choices;
  if (first === undefined || first.fragments.length < fragments.length) {
    return { result: 'lost', place: undefined, choices, why: 'Its parts stand in another order now.' };
  }
  return result === 'exact' || result === 'moved'
    ? { result, place: first.fragments, choices: [first], why }
    : { result, place: undefined, choices, why };
}

/** Each fragment at its best, and each of the others in place of one of them. */
function choicesOf(fragments: readonly Fragment[], parts: readonly FragmentResult[]): PlaceChoice[] {
  const total = fragments.reduce((sum, [start, end]) => sum + end - start, 0);
  const lengthOf = (index: number): number => (fragments[index]?.[1] ?? 0) - (fragments[index]?.[0] ?? 0);
  const combine = (at: number, which: number): PlaceChoice | undefined => {
    const chosen = parts.flatMap(({ choices }, index) => {
      const choice = choices[index === at ? which : 0];
      return choice === undefined ? [] : [{ ...choice, weight: lengthOf(index) / total }];
    });
    if (chosen.length === 0) return undefined;
    const places = chosen.map((choice) => choice.at);
    const score = chosen.reduce((sum, choice) => sum + choice.score * choice.weight, 0);
    if (inOrder(places)) return { fragments: places, score };
    // For a person to see: what stands in order beside the longest part.
    const [longest] = [...chosen].sort((a, b) => b.weight - a.weight);
    return longest === undefined ? undefined : { fragments: [longest.at], score: longest.score * longest.weight };
  };
  const found = new Map<string, PlaceChoice>();
  const add = (choice: PlaceChoice | undefined): void => {
    if (choice === undefined) return;
    const key = JSON.stringify(choice.fragments);
    if (!found.has(key)) found.set(key, choice);
  };
  add(combine(-1, 0));
  for (const [index, { choices }] of parts.entries()) {
    for (let which = 1; which < choices.length; which += 1) add(combine(index, which));
  }
  return [...found.values()].slice(0, MOST_CHOICES);
}

/** Fragments that touch are one fragment, and those that overlap or come in another order are no place. */
function inOrder(places: readonly Fragment[]): boolean {
  return places.every(([start], index) => index === 0 || start >= (places[index - 1]?.[1] ?? 0));
}

/** What is known of a span whose text is not at hand. */
export interface QuoteSelector {
  readonly fragments: readonly Fragment[];
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/**
 * Returns places in the text that fit the quote, the likeliest first: the second witness alone, so that none of them may be
 * taken unasked. The words of each fragment are cut from the quote by the fragments' lengths (they are joined by one space).
 */
export function placesOfQuote(text: string, { fragments, quote, prefix, suffix }: QuoteSelector): PlaceChoice[] {
  let at = 0;
  const parts = fragments.map(([start, end], index): FragmentResult => {
    const words = quote.slice(at, at + end - start);
    at += end - start + 1;
    const passage: Passage = {
      words,
      before: index === 0 ? prefix : '',
      after: index === fragments.length - 1 ? suffix : '',
      first: false,
      last: false,
    };
    const same = occurrences(text, words).map((from): Fragment => [from, from + words.length]);
    const near = nearlyEqual(text, words, same);
    const choices = [...same, ...near]
      .map((place) => ({ at: place, score: scoreOf(passage, text, place) }))
      .sort((a, b) => b.score - a.score || a.at[0] - b.at[0])
      .slice(0, MOST_CHOICES);
    return { result: 'lost', choices, why: '' };
  });
  return choicesOf(fragments, parts);
}
