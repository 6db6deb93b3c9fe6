/** Words as they count for comparing: what a sentence is about, and how alike two sentences are. */
import { functionWords } from './function-words.ts';
import { segmenter } from './segmenter.ts';

/** A number weighs as much as two words: claims on one event share their words and differ in their figures. */
const NUMBER_WEIGHT = 2;
/** Two different words count as forms of one from this share of trigrams on: "opened"/"opens" 0.62, "gate"/"rate" 0.40. */
export const LEAST_TRIGRAMS = 0.45;

/** Letters that Unicode does not decompose although a reader takes them for a plain letter with something added. */
export const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};
/** Marks that many writers leave out: Latin, Greek and Cyrillic accents, Hebrew points, Arabic vowel signs, tatweel. */
const OPTIONAL_MARKS = /[\u0300-\u036f]|[\u0591-\u05c7]|[\u0610-\u061a]|\u0640|[\u064b-\u065f]|\u0670/g;
const GROUPED_NUMBER = /^\d{1,3}(?:[.,'’\u00a0\u202f]\d{3})+$/;

/**
 * Returns the word with case and diacritics folded, so that "Čelik" and "celik" are one word. The result is for comparing
 * only: it has no offsets and is never shown.
 */
export function foldWord(word: string): string {
  const folded = word
    .normalize('NFKD')
    .toLowerCase()
    .replace(OPTIONAL_MARKS, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/[٠-٩۰-۹०-९]/g, (digit) => String((digit.charCodeAt(0) & 0xf) - (digit >= '०' ? 6 : 0)))
    .normalize('NFC')
    .replace(/['’]s?$/, '');
  return GROUPED_NUMBER.test(folded) ? folded.replace(/\D/g, '') : folded;
}

/**
 * Returns the words of the text in order, folded in case and diacritics, repeated ones included, without the function
 * words of the language (English if not given, since a quote seldom says). A text of nothing but function words keeps
 * them all, so that it can still be found. Words are those of UAX #29 and ICU's dictionaries (Chinese, Japanese, Thai …).
 */
export function contentWords(text: string, language = 'en'): string[] {
  const drop = functionWords(language);
  const all: string[] = [];
  const content: string[] = [];
  for (const { segment, isWordLike } of segmenter('word', language).segment(text)) {
    if (isWordLike !== true) continue;
    const word = foldWord(segment);
    if (word === '') continue;
    all.push(word);
    if (!drop.has(segment.toLowerCase())) content.push(word);
  }
  return content.length > 0 ? content : all;
}

/** The distinct content words of a text with their trigrams: prepare once, compare with many. */
export interface WordProfile {
  readonly words: ReadonlyMap<string, { readonly weight: number; readonly trigrams: ReadonlySet<string> }>;
  readonly weight: number;
}

/** Returns the profile of a text's content words, for `likenessOf`. */
export function wordProfile(text: string, language = 'en'): WordProfile {
  const words = new Map<string, { weight: number; trigrams: ReadonlySet<string> }>();
  let weight = 0;
  for (const word of contentWords(text, language)) {
    if (words.has(word)) continue;
    const entry = /\d/.test(word)
      ? { weight: NUMBER_WEIGHT, trigrams: new Set<string>() }
      : { weight: 1, trigrams: trigramsOf(word) };
    words.set(word, entry);
    weight += entry.weight;
  }
  return { words, weight };
}

/**
 * Returns how alike two texts are in their content words, from 0 (nothing in common, or no words) to 1 (the same words).
 * Symmetric. See `likenessOf` for the measure.
 */
export function likeness(a: string, b: string): number {
  return likenessOf(wordProfile(a), wordProfile(b));
}

/**
 * Returns the likeness of two profiles, 0–1, symmetric: Dice's coefficient over the sets of content words (L. R. Dice,
 * "Measures of the amount of ecologic association between species", Ecology 26, 1945), made soft as in Monge and Elkan
 * ("The field matching problem", KDD 1996): each word gives its weight times its best match on the other side. Equal words
 * match fully; other words by Dice's coefficient of their padded trigrams (Angell, Freund and Willett, "Automatic spelling
 * correction using a trigram similarity measure", Information Processing & Management 19, 1983) from 0.45 on, so that
 * inflections count; numbers match only their equals and weigh double. No document frequencies: a project's claims are
 * too few to count words in.
 */
export function likenessOf(a: WordProfile, b: WordProfile): number {
  if (a.weight === 0 || b.weight === 0) return 0;
  return (matched(a, b) + matched(b, a)) / (a.weight + b.weight);
}

function matched(from: WordProfile, to: WordProfile): number {
  let sum = 0;
  for (const [word, { weight, trigrams }] of from.words) {
    if (to.words.has(word)) sum += weight;
    else if (trigrams.size > 0) sum += weight * bestMatch(trigrams, to);
  }
  return sum;
}

function bestMatch(trigrams: ReadonlySet<string>, to: WordProfile): number {
  let best = 0;
  for (const other of to.words.values()) {
    const most = (2 * Math.min(trigrams.size, other.trigrams.size)) / (trigrams.size + other.trigrams.size);
    if (most < LEAST_TRIGRAMS || most <= best) continue;
    let common = 0;
    for (const trigram of trigrams) if (other.trigrams.has(trigram)) common += 1;
    best = Math.max(best, (2 * common) / (trigrams.size + other.trigrams.size));
  }
  return best >= LEAST_TRIGRAMS ? best : 0;
}

/** The word's trigrams, padded so that its beginning weighs more than its end, where inflections are. */
function trigramsOf(word: string): ReadonlySet<string> {
  const padded = `  ${word} `;
  const trigrams = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) trigrams.add(padded.slice(at, at + 3));
  return trigrams;
}
