/**
 * Where a caret goes. Character and word boundaries follow Unicode Standard Annex #29 as Intl.Segmenter knows it; only a
 * window of the text around the caret is segmented, so a step costs the same in a headline and in a million characters.
 */
import type { Fragment } from '../model/index.ts';
import { segmenter } from './segmenter.ts';

export type MovementUnit = 'character' | 'word' | 'sentence' | 'block';
/** 1 moves towards the end of the text, -1 towards its start. */
export type Direction = 1 | -1;
/** Sentences or blocks, in order and apart from each other, in UTF-16 code units, end exclusive. */
export type Places = readonly (Fragment | { readonly start: number; readonly end: number })[];

/** A line up to this length is one window; a longer one is cut where a cut cannot change what is a character or word. */
const WINDOW = 2048;

/**
 * Returns the offset (UTF-16 code units) where a caret at `offset` stands after one step of `unit`. Towards the end it
 * comes to the end of the next word, sentence or block; towards the start, to the start of the previous one, as in text
 * editors. A step never ends inside a character (an extended grapheme cluster of UAX #29), and at the text's edge it stays.
 *
 * `places` are the sentences or blocks for those two units (without them the step is to the edge of the text). For
 * characters and words they are the drawn blocks, if given: a step that would end between two of them ends at the edge of
 * the one ahead, so that a caret is never where nothing is drawn.
 */
export function nextBoundary(
  text: string,
  offset: number,
  unit: MovementUnit,
  direction: Direction,
  locale = 'und',
  places: Places = [],
): number {
  const from = Math.max(0, Math.min(text.length, Math.trunc(offset)));
  if (unit === 'sentence' || unit === 'block') return placeEdge(places, from, direction, text.length);
  const to = unit === 'character' ? characterEdge(text, from, direction) : wordEdge(text, from, direction, locale);
  return places.length === 0 ? to : ontoPlace(places, to, direction);
}

/**
 * Returns the word at the offset, as `[start, end)` in UTF-16 code units: the one that begins there or has the offset
 * inside, or else the one that ends there. Undefined between words.
 */
export function wordAt(text: string, offset: number, locale = 'und'): Fragment | undefined {
  if (offset < 0 || offset > text.length) return undefined;
  const word = wordOver(text, offset, locale);
  if (word !== undefined) return word;
  return offset > 0 && text[offset - 1] !== '\n' ? wordOver(text, offset - 1, locale) : undefined;
}

/** Returns the start (UTF-16 code units) of the character that the offset stands in, or the offset if between two. */
export function characterStart(text: string, offset: number): number {
  if (offset <= 0) return 0;
  if (offset >= text.length) return text.length;
  const [start, end] = windowAt(text, offset);
  return (
    start +
    (segmenter('grapheme')
      .segment(text.slice(start, end))
      .containing(offset - start)?.index ?? 0)
  );
}

function characterEdge(text: string, offset: number, direction: Direction): number {
  if (direction === -1) return offset === 0 ? 0 : characterStart(text, offset - 1);
  if (offset === text.length) return offset;
  const [start, end] = windowAt(text, offset);
  const character = segmenter('grapheme')
    .segment(text.slice(start, end))
    .containing(offset - start);
  return character === undefined ? end : start + character.index + character.segment.length;
}

function wordEdge(text: string, offset: number, direction: Direction, locale: string): number {
  const segments = segmenter('word', locale);
  for (let at = direction === 1 ? offset : offset - 1; at >= 0 && at < text.length;) {
    const [start, end] = windowAt(text, at);
    // `containing` walks from segment to segment without cutting up the rest of the window.
    const inWindow = segments.segment(text.slice(start, end));
    while (at >= start && at < end) {
      const found = inWindow.containing(at - start);
      if (found === undefined) break;
      const [from, to] = wholeCharacters(text, start + found.index, start + found.index + found.segment.length);
      if (found.isWordLike === true) return direction === 1 ? to : from;
      at = direction === 1 ? Math.max(to, at + 1) : Math.min(from, at) - 1;
    }
  }
  return direction === 1 ? text.length : 0;
}

function wordOver(text: string, offset: number, locale: string): Fragment | undefined {
  if (offset >= text.length) return undefined;
  const [start, end] = windowAt(text, offset);
  const found = segmenter('word', locale)
    .segment(text.slice(start, end))
    .containing(offset - start);
  if (found?.isWordLike !== true) return undefined;
  return wholeCharacters(text, start + found.index, start + found.index + found.segment.length);
}

/** A word may end inside a character (after U+0600, for one, which joins what follows): its edges move outwards. */
function wholeCharacters(text: string, start: number, end: number): [number, number] {
  const last = characterStart(text, end);
  return [characterStart(text, start), last === end ? end : characterEdge(text, last, 1)];
}

/**
 * The window around the code unit at `offset`: its line with the line end, or, in a very long line, the part of it
 * between two safe cuts. There is a boundary of every kind on both sides of LF (UAX #29: GB4, GB5, WB3a, WB3b).
 */
function windowAt(text: string, offset: number): [number, number] {
  let start = offset;
  const lowest = Math.max(0, offset - WINDOW);
  while (start > lowest && text.charCodeAt(start - 1) !== 10) start -= 1;
  if (start > 0 && text.charCodeAt(start - 1) !== 10) start = safeCut(text, start, -1);
  let end = offset;
  const highest = Math.min(text.length, offset + WINDOW);
  while (end < highest && text.charCodeAt(end) !== 10) end += 1;
  if (end < text.length) end = text.charCodeAt(end) === 10 ? end + 1 : safeCut(text, end, 1);
  return [start, end];
}

/**
 * From `at` outwards, the first place where a space meets a plain letter, which is a boundary whatever stands around it.
 * Text without such a place for another window's length (unbroken Chinese, say) is cut between two plain letters: no
 * character is cut, and at most the word at the far end of the window is read otherwise. If there is not
 * even that (a line of nothing but emoji), the search goes on to the line's edge: slower, and right.
 */
function safeCut(text: string, at: number, direction: Direction): number {
  let fallback = -1;
  for (let cut = at; cut > 0 && cut < text.length; cut += direction) {
    const before = text.charCodeAt(cut - 1);
    const after = text.charCodeAt(cut);
    if (before === 10) return cut;
    if (!isPlain(before) || !isPlain(after)) continue;
    if ((before === 32) !== (after === 32)) return cut;
    if (fallback === -1) fallback = cut;
    if (Math.abs(cut - at) > WINDOW) return fallback;
  }
  return direction === 1 ? text.length : 0;
}

/**
 * Code units that make a character of their own next to each other: ASCII, Latin and IPA letters, Cyrillic, Hebrew and Arabic letters,
 * kana, Han and Hangul syllables. Not a complete list and need not be: it only says where a cut is surely safe.
 */
function isPlain(unit: number): boolean {
  return (
    (unit >= 0x20 && unit < 0x7f) ||
    (unit >= 0xc0 && unit < 0x2b0) ||
    (unit >= 0x410 && unit <= 0x44f) ||
    (unit >= 0x5d0 && unit <= 0x5ea) ||
    (unit >= 0x620 && unit <= 0x64a) ||
    (unit >= 0x3041 && unit <= 0x3096) ||
    (unit >= 0x30a1 && unit <= 0x30fa) ||
    (unit >= 0x3400 && unit <= 0x9fff) ||
    (unit >= 0xac00 && unit <= 0xd7a3)
  );
}

/** The end of the first place that ends after the offset, or the start of the last one that starts before it. */
function placeEdge(places: Places, offset: number, direction: Direction, length: number): number {
  if (places.length === 0) return direction === 1 ? length : 0;
  const index = firstIndex(places, (place) => (direction === 1 ? endOf(place) > offset : startOf(place) >= offset));
  const place = direction === 1 ? places[index] : places[index - 1];
  if (place !== undefined) return direction === 1 ? endOf(place) : startOf(place);
  return offset;
}

/** Moves an offset that is in no place to the edge of the place ahead, or of the last one if there is none ahead. */
function ontoPlace(places: Places, offset: number, direction: Direction): number {
  const index = firstIndex(places, (place) => endOf(place) >= offset);
  const here = places[index];
  const before = places[index - 1];
  if (here !== undefined && startOf(here) <= offset) return offset;
  const ahead = direction === 1 ? here : before;
  if (ahead !== undefined) return direction === 1 ? startOf(ahead) : endOf(ahead);
  if (here !== undefined) return startOf(here);
  return before === undefined ? offset : endOf(before);
}

/** The first index whose place passes, where all after it pass too; the length if none does. */
function firstIndex(places: Places, passes: (place: Places[number]) => boolean): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const place = places[middle];
    if (place !== undefined && passes(place)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const startOf = (place: Places[number]): number => ('start' in place ? place.start : place[0]);
const endOf = (place: Places[number]): number => ('start' in place ? place.end : place[1]);
