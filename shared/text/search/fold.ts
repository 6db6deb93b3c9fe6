/**
 * Texts made alike for searching: case, diacritics, quotation marks and invisible characters folded, with the way back to
 * the text as it is. Folding may change lengths (ß → ss, İ → i, e + U+0301 → e), so every place in the folded text is
 * mapped; offsets are UTF-16 code units on both sides.
 */
import { PLAIN } from '../words.ts';

export interface FoldOptions {
  /** Capitals and small letters stay apart. */
  readonly matchCase: boolean;
  /** Letters with marks stay apart from those without; composed and decomposed letters are one all the same (NFC). */
  readonly matchDiacritics: boolean;
  /**
   * `words`: also ø → o, ’ → ', soft hyphens and other invisible characters dropped. `expression`: the marks alone, since
   * an expression may speak of each of the other characters.
   */
  readonly purpose: 'words' | 'expression';
}

/** A place in the text as it is: UTF-16 code units, end exclusive. */
export interface OriginalPlace {
  readonly start: number;
  readonly end: number;
  /** No edge lies inside what folds as one, as the second s of "ss" does that stands for ß. Such an edge is moved outwards. */
  readonly whole: boolean;
}

export interface FoldedText {
  readonly folded: string;
  /** Returns the place of the text that the stretch `[start, end)` of `folded` stands for. */
  readonly original: (start: number, end: number) => OriginalPlace;
}

/** Marks that readers take for a mark on the same letter: combining diacritics, Hebrew and Arabic points. */
const DIACRITICS =
  '\\u0300-\\u036f\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u06d6-\\u06dc' +
  '\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f';
// eslint-disable-next-line no-misleading-character-class -- each of these characters is meant by itself
const DIACRITIC = new RegExp(`[${DIACRITICS}]`, 'g');
/** What folds together with the letter before it: kana voicing and variation selectors too. */
// eslint-disable-next-line no-misleading-character-class -- each of these characters is meant by itself
const MARK = new RegExp(`[${DIACRITICS}\\u3099\\u309a\\ufe00-\\ufe0f]`);
const INVISIBLES =
  '\\u00ad\\u034f\\u061c\\u0640\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u2069\\ufe00-\\ufe0f\\ufeff';
/** Soft hyphen, zero-width and direction marks, tatweel, variation selectors. */
// eslint-disable-next-line no-misleading-character-class -- each of these characters is meant by itself
const INVISIBLE = new RegExp(`[${INVISIBLES}]`, 'g');
const ALIKE: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‛': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '‐': '-',
  '‑': '-',
};
const ALIKE_MARKS = /[‘’‛ʼ“”„‟‐‑]/g;
const PLAIN_LETTERS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'gi');

/** What a code unit is for a given folding, found out when it is first met. */
const EASY = 1; // folds to one code unit, as the whole stretch's toLowerCase() makes it
const HARD = 2;
const IS_MARK = 3;

interface Folding {
  readonly options: FoldOptions;
  readonly kinds: Uint8Array;
  readonly known: Map<string, string>;
}

const foldings = new Map<string, Folding>();

/** Returns the text folded. Where nothing in it folds to another length, the map back costs nothing. */
export function foldText(text: string, options: FoldOptions): FoldedText {
  const folding = foldingFor(options);
  const easy = (from: number, to: number): string => {
    const part = text.slice(from, to);
    return options.matchCase ? part : part.toLowerCase();
  };
  const parts: string[] = [];
  const map = new PlaceMap();
  let done = 0;
  let length = 0;
  for (let at = 0; at < text.length;) {
    const kind = kindAt(text, at, folding);
    if (kind === EASY) {
      at += 1;
      continue;
    }
    const from = kind === IS_MARK ? Math.max(done, at - baseBefore(text, at)) : at;
    let to = at + 1;
    while (to < text.length && kindAt(text, to, folding) === IS_MARK) to += 1;
    const folded = foldOne(text.slice(from, to), folding);
    parts.push(easy(done, from), folded);
    length += from - done;
    if (folded.length !== 1 || to - from !== 1) map.add(length, length + folded.length, from, to);
    length += folded.length;
    done = to;
    at = to;
  }
  const folded = done === 0 ? easy(0, text.length) : parts.join('') + easy(done, text.length);
  return { folded, original: (start, end) => map.original(start, end) };
}

/** Returns the text without the marks of its letters, all else as it is: what `expression` folding makes of a stretch. */
export function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(DIACRITIC, '').normalize('NFC');
}

/** Stretches that fold as one and change their length, in order; all between them maps one to one. */
class PlaceMap {
  private readonly foldedStarts: number[] = [];
  private readonly foldedEnds: number[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  add(foldedStart: number, foldedEnd: number, start: number, end: number): void {
    this.foldedStarts.push(foldedStart);
    this.foldedEnds.push(foldedEnd);
    this.starts.push(start);
    this.ends.push(end);
  }

  original(start: number, end: number): OriginalPlace {
    // What folds to nothing lies outside a match that begins behind it or ends before it.
    const first = this.lastFrom(start + 1);
    const insideFirst = start < (this.foldedEnds[first] ?? 0);
    const last = this.lastFrom(end);
    const insideLast = end < (this.foldedEnds[last] ?? 0);
    return {
      start: insideFirst ? (this.starts[first] ?? 0) : this.after(first, start),
      end: insideLast ? (this.ends[last] ?? 0) : this.after(last, end),
      whole: !(insideFirst && start !== this.foldedStarts[first]) && !insideLast,
    };
  }

  private after(index: number, folded: number): number {
    return index < 0 ? folded : (this.ends[index] ?? 0) + folded - (this.foldedEnds[index] ?? 0);
  }

  /** The index of the last stretch that starts before the place in the folded text, or -1. */
  private lastFrom(folded: number): number {
    let low = -1;
    let high = this.foldedStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.foldedStarts[middle] ?? 0) < folded) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function foldingFor(options: FoldOptions): Folding {
  const key = `${options.purpose} ${options.matchCase} ${options.matchDiacritics}`;
  let found = foldings.get(key);
  if (found === undefined) {
    found = { options, kinds: new Uint8Array(0x10000), known: new Map() };
    foldings.set(key, found);
  }
  return found;
}

function kindAt(text: string, at: number, folding: Folding): number {
  const unit = text.charCodeAt(at);
  const known = folding.kinds[unit] ?? 0;
  if (known !== 0) return known;
  const kind = kindOf(unit, folding);
  folding.kinds[unit] = kind;
  return kind;
}

function kindOf(unit: number, { options }: Folding): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return EASY;
  const letter = String.fromCharCode(unit);
  if (MARK.test(letter)) return IS_MARK;
  // Capital sigma has two small forms, by its place in the word.
  if (letter === 'Σ' && !options.matchCase) return HARD;
  const folded = fold(letter, options);
  return folded.length === 1 && folded === (options.matchCase ? letter : letter.toLowerCase()) ? EASY : HARD;
}

/** How many code units before the mark are the letter that it stands on: none at a line's start or behind a space. */
function baseBefore(text: string, at: number): number {
  if (at === 0 || /\s/.test(text[at - 1] ?? '')) return 0;
  const unit = text.charCodeAt(at - 1);
  return at > 1 && unit >= 0xdc00 && unit <= 0xdfff ? 2 : 1;
}

function foldOne(stretch: string, folding: Folding): string {
  const known = folding.known.get(stretch);
  if (known !== undefined) return known;
  const folded = fold(stretch, folding.options);
  // Letters with marks are few in any language; a hostile text is not to fill the memory.
  if (folding.known.size < 10_000) folding.known.set(stretch, folded);
  return folded;
}

function fold(stretch: string, { matchCase, matchDiacritics, purpose }: FoldOptions): string {
  let folded = stretch.normalize('NFD');
  if (purpose === 'words') folded = folded.replace(INVISIBLE, '');
  if (!matchDiacritics) folded = folded.replace(DIACRITIC, '');
  // Through the capital, which is one for ß and ss, ς and σ, as in Unicode's full case folding (CaseFolding.txt). The
  // capital ẞ alone has another small letter than it is the capital of.
  if (!matchCase) folded = folded.replaceAll('ẞ', 'ß').toUpperCase().toLowerCase();
  if (purpose === 'words') {
    folded = folded.replace(ALIKE_MARKS, (mark) => ALIKE[mark] ?? mark);
    if (!matchDiacritics) folded = folded.replace(PLAIN_LETTERS, plain);
  }
  return folded.normalize('NFC');
}

function plain(letter: string): string {
  return PLAIN[letter] ?? PLAIN[letter.toLowerCase()]?.toUpperCase() ?? letter;
}
