/** The lines of a concordance in order: what is said before a word, or after it, comes together. */
import type { HitContext } from './context.ts';
import { foldText } from './fold.ts';

/** `left`: by the words before the hit, from the hit outwards; `right`: by those after it; `hit`: by the hit itself. */
export type SortBy = 'article' | 'left' | 'hit' | 'right';

/** Words on each side that count. */
const DEPTH = 5;

/**
 * Returns the hits sorted, those that sort alike as they came (so `article` returns them as they are). Case and diacritics
 * do not count; a line that has no word on that side comes first.
 */
export function sortedHits<H extends HitContext>(hits: readonly H[], by: SortBy): readonly H[] {
  if (by === 'article') return hits;
  const fold = folder();
  const keys = hits.map((hit, index) => ({ hit, index, key: keyOf(hit, by, fold) }));
  keys.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index));
  return keys.map(({ hit }) => hit);
}

type Fold = (word: string) => string;

function keyOf(hit: HitContext, by: Exclude<SortBy, 'article'>, fold: Fold): string {
  switch (by) {
    case 'left':
      return joined(lastWords(hit.left, fold), firstWords(hit.words, fold));
    case 'right':
      return joined(firstWords(hit.right, fold), firstWords(hit.words, fold));
    case 'hit':
      return joined(firstWords(hit.words, fold), firstWords(hit.right, fold));
  }
}

/** One key of both, in which fewer words sort before more, as a shorter word does before a longer one. */
function joined(first: readonly string[], then: readonly string[]): string {
  return `${first.join(' ')}\u0001${then.join(' ')}`;
}

function firstWords(text: string, fold: Fold): string[] {
  const words: string[] = [];
  for (let at = 0; at < text.length && words.length < DEPTH;) {
    while (at < text.length && !inWord(text, at)) at += 1;
    const from = at;
    while (at < text.length && inWord(text, at)) at += 1;
    if (at > from) words.push(fold(text.slice(from, at)));
  }
  return words;
}

/** The last words, the last of them first. */
function lastWords(text: string, fold: Fold): string[] {
  const words: string[] = [];
  for (let at = text.length; at > 0 && words.length < DEPTH;) {
    while (at > 0 && !inWord(text, at - 1)) at -= 1;
    const to = at;
    while (at > 0 && inWord(text, at - 1)) at -= 1;
    if (to > at) words.push(fold(text.slice(at, to)));
  }
  return words;
}

/** Folds each word once: 20,000 lines have few different ones. */
function folder(): Fold {
  const known = new Map<string, string>();
  return (word) => {
    let folded = known.get(word);
    if (folded === undefined) {
      folded = foldText(word, { matchCase: false, matchDiacritics: false, purpose: 'words' }).folded;
      known.set(word, folded);
    }
    return folded;
  };
}

/** For each code unit, once it has been met: 1 if it is part of words, 2 if not. */
const kinds = new Uint8Array(0x10000);

function inWord(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  // Letters beyond the first plane come as pairs, which are kept together.
  if (kinds[unit] === 0) kinds[unit] = /[\p{L}\p{M}\p{N}\ud800-\udfff]/u.test(String.fromCharCode(unit)) ? 1 : 2;
  return kinds[unit] === 1;
}
