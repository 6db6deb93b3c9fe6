/** The lines of a concordance in order: what is said before a word, or after it, comes together. */
import { foldText } from './fold.ts';
import type { HitContext } from './context.ts';

/** `left`: by the words before the hit, from the hit outwards; `right`: by those after it; `hit`: by the hit itself. */
export type SortBy = 'article' | 'left' | 'hit' | 'right';

/** Words on each side that count. */
const DEPTH = 6;
const WORD = /[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*/gu;

/**
 * Returns the hits sorted, those that sort alike as they came (so `article` returns them as they are). Case and diacritics
 * do not count; a line that has no word on that side comes first.
 */
export function sortedHits<H extends HitContext>(hits: readonly H[], by: SortBy): readonly H[] {
  if (by === 'article') return hits;
  const keys = hits.map((hit, index) => ({ hit, index, key: keyOf(hit, by) }));
  keys.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index));
  return keys.map(({ hit }) => hit);
}

function keyOf(hit: HitContext, by: Exclude<SortBy, 'article'>): string {
  switch (by) {
    case 'left':
      return joined(wordsOf(hit.left).reverse().slice(0, DEPTH), wordsOf(hit.words));
    case 'right':
      return joined(wordsOf(hit.right).slice(0, DEPTH), wordsOf(hit.words));
    case 'hit':
      return joined(wordsOf(hit.words), wordsOf(hit.right).slice(0, DEPTH));
  }
}

/** One key of both, in which fewer words sort before more, as a shorter word does before a longer one. */
function joined(first: readonly string[], then: readonly string[]): string {
  return `${first.join(' ')}\u0001${then.join(' ')}`;
}

function wordsOf(text: string): string[] {
  const { folded } = foldText(text, { matchCase: false, matchDiacritics: false, purpose: 'words' });
  return folded.match(WORD) ?? [];
}
