/**
 * Where a quote stands in a text, word for word or nearly: the second witness of where a span went.
 *
 * A selector of a quote with its prefix and suffix is the Text Quote Selector of the W3C Web Annotation Data Model (section
 * 4.2.4). How places are weighed follows the anchoring of Hypothesis' client: the words first, then what stands before and
 * after, then how near the place is to where it is expected, which only decides between equals. Nearly equal places are
 * found by G. Myers, "A fast bit-vector algorithm for approximate string matching based on dynamic programming", Journal of
 * the ACM 46 (1999), as the package `approx-string-match` has it.
 */
import search from 'approx-string-match';
import type { Fragment } from '../model/index.ts';
import { CONTEXT_LENGTH } from './describe.ts';
import { similarity } from './likeness.ts';
import type { Passage } from './likeness.ts';

const WORDS_WEIGHT = 50;
const BEFORE_WEIGHT = 20;
const AFTER_WEIGHT = 20;
const PLACE_WEIGHT = 2;
const ALL_WEIGHTS = WORDS_WEIGHT + BEFORE_WEIGHT + AFTER_WEIGHT + PLACE_WEIGHT;

/** A place whose words are less like the quote is no version of it: half of the letters are other ones. */
export const LEAST_LIKENESS = 0.5;
/** Errors beyond which the search would take too long to be worth it. */
const MOST_ERRORS = 256;
/** Places that are looked for beyond the best: more are not compared by anybody. */
const MOST_PLACES = 4;
/** Quotes below this many code units stand in every text, nearly. */
const LEAST_LENGTH = 8;

const LETTER = /[\p{L}\p{N}\p{M}]/u;

/** Returns where the words stand in the text, in UTF-16 code units, ascending; places may overlap. */
export function occurrences(text: string, words: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}

/**
 * Returns places whose words are nearly those of the quote (see `LEAST_LIKENESS`), the most alike first; none overlaps
 * another or one of `taken`. Each begins and ends at a word's edge. UTF-16 code units.
 */
export function nearlyEqual(text: string, words: string, taken: readonly Fragment[]): Fragment[] {
  if (words.length < LEAST_LENGTH) return [];
  let rest = text;
  for (const place of taken) rest = masked(rest, place);
  const limit = Math.min(MOST_ERRORS, Math.floor(words.length * (1 - LEAST_LIKENESS)));
  const found: Fragment[] = [];
  while (found.length < MOST_PLACES) {
    const [best] = search(rest, words, limit).sort((a, b) => a.errors - b.errors || a.start - b.start);
    if (best === undefined || best.end <= best.start) break;
    const place = toWords(text, [best.start, best.end]);
    rest = masked(rest, [best.start, best.end]);
    if (place !== undefined && similarity(words, text.slice(...place)) >= LEAST_LIKENESS) found.push(place);
  }
  return found;
}

/** Returns the score of a place, 0–1: its words, its surroundings, and how near it is to where it is expected. */
export function scoreOf(passage: Passage, text: string, [start, end]: Fragment, expected?: number): number {
  const before = passage.before.slice(-CONTEXT_LENGTH);
  const after = passage.after.slice(0, CONTEXT_LENGTH);
  const near = expected === undefined ? 0 : 1 - Math.abs(start - expected) / Math.max(1, text.length);
  const sum =
    WORDS_WEIGHT * similarity(passage.words, text.slice(start, end)) +
    BEFORE_WEIGHT * similarity(before, text.slice(Math.max(0, start - before.length), start)) +
    AFTER_WEIGHT * similarity(after, text.slice(end, end + after.length)) +
    PLACE_WEIGHT * near;
  return sum / (expected === undefined ? ALL_WEIGHTS - PLACE_WEIGHT : ALL_WEIGHTS);
}

/** Returns the place widened to whole words and without white space at its edges; undefined if nothing is left. */
export function toWords(text: string, place: readonly [start: number, end: number]): Fragment | undefined {
  let [start, end] = place;
  while (start > 0 && insideWord(text, start)) start -= 1;
  while (end < text.length && insideWord(text, end)) end += 1;
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return start < end ? [start, end] : undefined;
}

/** Letters beyond the basic plane are pairs of units; a place between the two is inside a word as well. */
function insideWord(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit >= 0xdc00 && unit <= 0xdfff) return true;
  const before = text.charCodeAt(at - 1);
  const letter = before >= 0xdc00 && before <= 0xdfff ? text.slice(at - 2, at) : text.slice(at - 1, at);
  return LETTER.test(letter) && LETTER.test(String.fromCodePoint(text.codePointAt(at) ?? 32));
}

/** The text with nothing in the place, all else where it was. */
function masked(text: string, [start, end]: Fragment): string {
  return `${text.slice(0, start)}${'\u0000'.repeat(end - start)}${text.slice(end)}`;
}
