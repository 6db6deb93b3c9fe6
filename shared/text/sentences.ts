/**
 * Sentences: the rules of UAX #29 as Intl.Segmenter has them, then joined where a full stop only ends an abbreviation
 * (those rules cannot know "Dr."). What follows the stop decides the open cases, as in Kiss and Strunk, "Unsupervised
 * multilingual sentence boundary detection", Computational Linguistics 32 (2006): a capitalised function word after "U.S."
 * begins a sentence, another capital is a name.
 */
import type { Fragment } from '../model/index.ts';
import { AFTER_TIME, readStop } from './abbreviations.ts';
import { functionWords } from './function-words.ts';
import { segmenter } from './segmenter.ts';

/** The last word before a full stop that ends the text, with stops inside it ("a.m"), quotes or brackets after it. */
const LAST_WORD = /([\p{L}\p{N}\p{M}][\p{L}\p{N}\p{M}.\-º]*|[\p{L}\p{N}])\.[)\]]?$/u;
const OPENERS = /^[\s"'“„‘‚«‹»›([{¿¡—–-]+/u;
/** An opening quote or bracket that the segmenter left at the end of the sentence before it. */
const LEFT_BEHIND = /[“‘«‹「『（《【〈(]+$/u;
/** The ellipsis character ends no sentence in UAX #29. It does here if set close to a word and a capital follows. */
const TRAILS_OFF = /(?<=\S)…["”’»)\]]*\s+(?=["“„‘«(¿¡]*\p{Lu})/gu;

/** Code units looked at on each side of a possible end. */
const NEAR = 80;

/**
 * Returns the sentences of the text inside the given blocks, in order, as `[start, end)` in UTF-16 code units of `text`.
 * No sentence reaches over the edge of a block, none begins or ends with white space, and every character of a block that
 * is not white space is in exactly one. `language` is a BCP 47 tag; `und` reads like English.
 */
export function sentencesOf(
  text: string,
  blocks: readonly { readonly start: number; readonly end: number }[],
  language = 'und',
): Fragment[] {
  const sentences: Fragment[] = [];
  for (const { start, end } of blocks) {
    const block = text.slice(start, end);
    const cuts = cutsOf(block, language);
    for (let index = 0; index + 1 < cuts.length; index += 1) {
      const from = cuts[index] ?? 0;
      const sentence = block.slice(from, cuts[index + 1]);
      const trimmed = sentence.trim();
      if (trimmed === '') continue;
      const first = start + from + sentence.length - sentence.trimStart().length;
      sentences.push([first, first + trimmed.length]);
    }
  }
  return sentences;
}

/** Where sentences begin in a block, and its length. */
function cutsOf(block: string, language: string): number[] {
  const cuts = [0];
  const candidates = new Set<number>();
  for (const { index } of segmenter('sentence', language).segment(block)) candidates.add(index);
  for (const { index, 0: trail } of block.matchAll(TRAILS_OFF)) candidates.add(index + trail.length);
  for (const index of [...candidates].sort((a, b) => a - b)) {
    if (index === 0) continue;
    // The end tells all; looking at whole sentences would take time by the square of a block that has no end.
    const from = Math.max(cuts.at(-1) ?? 0, index - NEAR);
    const before = block.slice(from, index);
    const cut = index - (LEFT_BEHIND.exec(before)?.[0].length ?? 0);
    if (goesOn(block.slice(from, cut).trim(), block.slice(cut, cut + NEAR), language)) continue;
    cuts.push(cut);
  }
  cuts.push(block.length);
  return cuts;
}

/** Whether the sentence `before` goes on in `after`. */
function goesOn(before: string, after: string, language: string): boolean {
  const rest = after.replace(OPENERS, '');
  const first = /^[\p{L}\p{N}\p{M}'’.-]+/u.exec(rest)?.[0] ?? '';
  if (!/[\p{L}\p{N}]/u.test(before) || rest === '') return true;
  // “Is it?” he asked. A lower-case letter never begins a sentence of news prose.
  if (/^\p{Ll}/u.test(rest)) return true;
  const word = LAST_WORD.exec(before)?.[1];
  if (word === undefined || before.endsWith('..')) return false;
  // "1. The gate opened": the number of a list item belongs to what it numbers.
  if (before.length === word.length + 1 && /^(?:\p{N}{1,3}|\p{L})$/u.test(word)) return true;
  // "z. B.", "d. h.", "A. B. Marlow": one letter after another.
  if (/^\p{L}$/u.test(word) && /^\p{L}\.$/u.test(first)) return true;
  const reading = readStop(word, language);
  if (reading === 'goes on') return true;
  if (reading === 'ends') return false;
  if (reading === 'ends before a capital') return AFTER_TIME.test(rest);
  if (/^\p{N}/u.test(rest)) return reading === 'goes on before a number' || !/\p{N}$/u.test(word);
  if (reading === 'goes on before a number') return false;
  return /^\p{Lu}/u.test(first) && rest.length === after.trimStart().length && !startsSentence(first, language);
}

function startsSentence(word: string, language: string): boolean {
  const listed = functionWords(language);
  const list = listed.size > 0 ? listed : functionWords('en');
  return list.has(word.toLowerCase().replace(/['’].*$/, ''));
}
