/** Finding short texts by the words someone types: any order, beginnings of words, case and diacritics folded. */
import { segmenter } from './segmenter.ts';
import { foldWord } from './words.ts';

/** Scripts written without spaces: a typed part of a word need not begin where ICU's dictionary begins one. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** A text made ready to be searched: every word folded, each with a space before it, and the same without spaces. */
export interface FindableText {
  readonly spaced: string;
  readonly joined: string;
}

/** Returns the text made ready for `hasWords`. Prepare once, search often. */
export function findable(text: string): FindableText {
  const words: string[] = [];
  for (const word of wordsOf(text)) {
    const folded = fold(word);
    words.push(folded);
    // A number also as it is written, so that "1,2" already finds "1,200" while it is typed.
    if (/\d/.test(word) && word !== folded) words.push(word.toLowerCase());
  }
  return { spaced: words.map((word) => ` ${word}`).join(''), joined: words.join('') };
}

/** Returns what was typed as the folded words that `hasWords` takes; none if there is no letter or digit in it. */
export function typedWords(typed: string): string[] {
  return wordsOf(typed)
    .map(fold)
    .filter((word) => word !== '');
}

/**
 * Returns whether each of the typed words begins some word of the text, in any order. In scripts that put no spaces
 * between words it is enough that the text contains it. True if nothing was typed.
 */
export function hasWords(text: FindableText, typed: readonly string[]): boolean {
  return typed.every((word) => (UNSPACED.test(word) ? text.joined.includes(word) : text.spaced.includes(` ${word}`)));
}

/** Words as UAX #29 and ICU's dictionaries cut them. */
function wordsOf(text: string): string[] {
  return [...segmenter('word').segment(text)].filter((part) => part.isWordLike === true).map((part) => part.segment);
}

const fold = (word: string): string => foldWord(word).replaceAll('’', "'");
