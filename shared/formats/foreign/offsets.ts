/**
 * The rule for offsets. Tools count in code points, UTF-16 code units, UTF-8 bytes or what a reader takes for a character,
 * and a line end of two characters as one or as two; many files do not say which, some say it wrongly. The quotes in the
 * file decide: the declared way of counting is tried first, then every other; one is taken only if every quote fits.
 */
import type { Fragment } from '../../model/index.ts';
import { canonicalText } from '../../text/canonical.ts';
import { fromByte, fromCodePoint } from '../../text/units.ts';
import type { OffsetMap } from '../../text/units.ts';
import type { OffsetVerdict } from './corpus.ts';

export type OffsetUnit = 'utf-16' | 'code-point' | 'byte' | 'grapheme';
/** `as-is`: line ends count as they stand in the file; `LF`: each as one; `CR LF`: each as two. */
export type LineEnds = 'as-is' | 'LF' | 'CR LF';

export interface Counting {
  readonly unit: OffsetUnit;
  readonly lines: LineEnds;
}

/** A place as the file has it. */
export interface RawPlace {
  /** Half-open stretches in the file's own unit. */
  readonly fragments: readonly (readonly [start: number, end: number])[];
  /** The words of each fragment; or one string for all of them joined by `joint`; undefined where the file has none. */
  readonly quote: string | readonly string[] | undefined;
}

export interface RawText {
  /**
   * The text as it stands in the file, line ends and all. With its byte order mark, if the mark might be counted (Python
   * reads it as a character unless told not to).
   */
  readonly raw: string;
  readonly places: readonly RawPlace[];
}

export interface Fitted {
  readonly verdict: OffsetVerdict;
  /**
   * For each text and place the fragments in UTF-16 code units of the canonical text, or why it has none: a sentence's end
   * such as `the quote “…” is not there` that follows the name of the annotation.
   */
  readonly places: readonly (readonly (readonly Fragment[] | { readonly why: string })[])[];
}

const UNITS: readonly OffsetUnit[] = ['code-point', 'utf-16', 'grapheme', 'byte'];
const LINES: readonly LineEnds[] = ['as-is', 'LF', 'CR LF'];

const UNIT_WORDS: Readonly<Record<OffsetUnit, string>> = {
  'utf-16': 'UTF-16 code units',
  'code-point': 'Unicode code points',
  byte: 'UTF-8 bytes',
  grapheme: 'characters as a reader counts them (grapheme clusters)',
};

export interface FitOptions {
  readonly declared: Counting;
  /** Between the words of several fragments where the file has one quote for all; one space unless told. */
  readonly joint?: string;
  /** Returns whether the quote says what stands in the text; equal after line ends are made LF, unless told. */
  readonly same?: (inText: string, quote: string) => boolean;
}

/**
 * Returns where all places of these texts, which one program wrote in one way, stand in their canonical texts, in UTF-16
 * code units, end exclusive, in rising order. The declared counting is tried first, then its unit with other line ends, then
 * the other units. A quote that no counting fits is left out of the question and told; the first counting that fits all
 * other quotes is taken, for places without a quote too. If none fits them all, no place is taken: each says so. Without
 * quotes the declared counting is taken unchecked. Follows the field's practice as measured in its tools: W3C Web
 * Annotation 4.2.4 and brat count code points, UIMA UTF-16, and NVivo CR LF as two.
 */
export function fitOffsets(texts: readonly RawText[], options: FitOptions): Fitted {
  const { declared } = options;
  const checked = texts.reduce((sum, { places }) => sum + places.filter(isQuoted).length, 0);
  const [stated, ...others] = candidates(texts, declared);
  const first = fitAs(texts, stated, options);
  const verdict = (counting: Candidate): OffsetVerdict => ({
    ...{ unit: wordsOf(counting), declared: counting === stated, checked },
  });
  /** By text, the places whose quote is not there as the counting goes that is declared. */
  const unfit = texts.map(({ places }, text) =>
    places.flatMap((one, place) => (isQuoted(one) && !isFragments(first[text]?.[place]) ? [place] : [])),
  );
  if (unfit.every(({ length }) => length === 0)) return { verdict: verdict(stated), places: first };
  // Most sets of files that do not fit have a few bad places. Trying only those settles it if no counting fits them.
  const doubtful = texts.map(({ raw, places }, text) => ({
    raw,
    places: (unfit[text] ?? []).flatMap((place) => places[place] ?? []),
  }));
  const trials = others.map((counting) => {
    return { counting, fits: fitAs(doubtful, counting, options).map((row) => row.map(isFragments)) };
  });
  const hopeless = unfit.map(
    (places, text) => new Set(places.filter((_, at) => trials.every(({ fits }) => fits[text]?.[at] !== true))),
  );
  const isHopeless = (text: number, place: number): boolean => hopeless[text]?.has(place) === true;
  if (unfit.every((places, text) => places.every((place) => isHopeless(text, place)))) {
    return { verdict: verdict(stated), places: first };
  }
  for (const { counting, fits } of trials) {
    if (!unfit.every((row, text) => row.every((place, at) => fits[text]?.[at] === true || isHopeless(text, place))))
      continue;
    const places = fitAs(texts, counting, options);
    const all = texts.every((row, text) =>
      row.places.every((one, place) => !isQuoted(one) || isHopeless(text, place) || isFragments(places[text]?.[place])),
    );
    if (all) return { verdict: verdict(counting), places };
  }
  const none = first.map((row, text) =>
    row.map((one, place) => ({
      why:
        isFragments(one) || !isHopeless(text, place)
          ? 'no one way of counting fits this place and all the others, so that none can be trusted'
          : one.why,
    })),
  );
  return { verdict: verdict(stated), places: none };
}

type Attempt = readonly (readonly (readonly Fragment[] | { readonly why: string })[])[];

/** A counting, and whether it counts a byte order mark at the start of the text as a character. */
interface Candidate extends Counting {
  readonly mark: boolean;
}

const isQuoted = ({ quote }: RawPlace): boolean => quote !== undefined;

const isFragments = (one: readonly Fragment[] | { readonly why: string } | undefined): one is readonly Fragment[] =>
  Array.isArray(one);

function wordsOf({ unit, lines, mark }: Candidate): string {
  const ends = lines === 'as-is' ? '' : lines === 'LF' ? ', a line end counted as one' : ', CR LF counted as two';
  return `${UNIT_WORDS[unit]}${ends}${mark ? ', the byte order mark counted' : ''}`;
}

/** The declared counting, then all that differ from each other on these texts: most texts leave few to try. */
function candidates(texts: readonly RawText[], declared: Counting): [Candidate, ...Candidate[]] {
  const any = (pattern: RegExp): boolean => texts.some(({ raw }) => pattern.test(raw));
  const ascii = !any(/[^\0-\x7f]/);
  const astral = any(/[\ud800-\udfff]/);
  const noLineEnds = !any(/[\r\n]/);
  const unitKey = (unit: OffsetUnit): string => {
    // A CR LF is one grapheme, however it is counted.
    if (ascii) return unit === 'grapheme' && !noLineEnds ? unit : '';
    return unit === 'utf-16' && !astral ? 'code-point' : unit;
  };
  const noCr = !any(/\r/);
  const allPairs = !any(/(?<!\r)\n|\r(?!\n)/);
  const linesKey = (lines: LineEnds): string => {
    if (noLineEnds) return 'LF';
    return lines !== 'as-is' ? lines : noCr ? 'LF' : allPairs ? 'CR LF' : lines;
  };
  const units = uniqueBy([declared.unit, ...UNITS], unitKey);
  const lineEnds = uniqueBy([declared.lines, ...LINES], linesKey);
  const marks = any(/^\uFEFF/) ? [false, true] : [false];
  const all = units.flatMap((unit) => lineEnds.flatMap((lines) => marks.map((mark) => ({ unit, lines, mark }))));
  return [{ ...declared, mark: false }, ...all.slice(1)];
}

function uniqueBy<T>(list: readonly T[], keyOf: (one: T) => string): T[] {
  const byKey = new Map<string, T>();
  for (const one of list) if (!byKey.has(keyOf(one))) byKey.set(keyOf(one), one);
  return [...byKey.values()];
}

function fitAs(texts: readonly RawText[], counting: Candidate, options: FitOptions): Attempt {
  return texts.map(({ raw, places }) => {
    if (places.length === 0) return [];
    const text = canonicalText(raw);
    const at = mapOf(raw, text, counting);
    return places.map((place) => fitPlace(text, at, place, options));
  });
}

function fitPlace(
  text: string,
  at: OffsetMap,
  { fragments: raw, quote }: RawPlace,
  { joint = ' ', same = sameWords }: FitOptions,
): readonly Fragment[] | { readonly why: string } {
  const fragments: [number, number][] = [];
  for (const [start, end] of raw) {
    if (end <= start) return { why: `its end ${end} is not after its start ${start}` };
    try {
      fragments.push([at(start), at(end)]);
    } catch (error) {
      if (error instanceof RangeError) return { why: `${start}–${end} is no place in the text` };
      throw error;
    }
  }
  if (fragments.length === 0) return { why: 'it has no offsets' };
  const inOrder = fragments.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (quote === undefined) return inOrder;
  // Quotes follow the order in which the file has the fragments.
  const words = fragments.map(([start, end]) => text.slice(start, end));
  const fits =
    typeof quote === 'string'
      ? same(words.join(joint), quote)
      : quote.length === words.length && words.every((word, index) => same(word, quote[index] ?? ''));
  if (fits) return inOrder;
  const stated = typeof quote === 'string' ? quote : quote.join(joint);
  const first = raw
    .slice(0, TOLD)
    .map((pair) => pair.join('–'))
    .join(', ');
  const more = raw.length > TOLD ? ` and ${raw.length - TOLD} more` : '';
  return { why: `the text at ${first}${more} is not “${shortened(stated)}”` };
}

/** So many fragments of a place are told. */
const TOLD = 10;

const sameWords = (inText: string, quote: string): boolean => inText === canonicalText(quote);

const shortened = (words: string): string =>
  words.length > 80 ? `${words.slice(0, 79).replace(/[\ud800-\udbff]$/, '')}…` : words;

/** From an offset in the counting to UTF-16 code units of the canonical text. Throws a RangeError where there is none. */
function mapOf(raw: string, canonical: string, { unit, lines, mark }: Candidate): OffsetMap {
  const unmarked = raw.replace(/^\uFEFF+/, '');
  const marks = mark ? raw.length - unmarked.length : 0;
  const body = lines === 'as-is' ? unmarked : lines === 'LF' ? canonical : canonical.replaceAll('\n', '\r\n');
  const counted = raw.slice(0, marks) + body;
  const inCounted = unitMap(counted, unit);
  if (counted === canonical) return inCounted;
  const back = withoutReturns(counted);
  return (offset) => Math.max(0, back(inCounted(offset)) - marks);
}

function unitMap(text: string, unit: OffsetUnit): OffsetMap {
  // In ASCII all units are one, but that CR LF is one grapheme.
  if (unit === 'utf-16' || !(unit === 'grapheme' ? /[^\0-\x0c\x0e-\x7f]/ : /[^\0-\x7f]/).test(text)) {
    return (offset) => {
      if (!Number.isInteger(offset) || offset < 0 || offset > text.length) {
        throw new RangeError(`The offset ${offset} lies outside the text.`);
      }
      return offset;
    };
  }
  switch (unit) {
    case 'code-point':
      return fromCodePoint(text);
    case 'byte':
      return fromByte(text);
    case 'grapheme':
      return fromGrapheme(text);
  }
}

function fromGrapheme(text: string): OffsetMap {
  const starts: number[] = [];
  for (const { index } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)) starts.push(index);
  starts.push(text.length);
  return (offset) => {
    const at = starts[offset];
    if (at === undefined) throw new RangeError(`The offset ${offset} lies outside the text.`);
    return at;
  };
}

/** The place in the canonical text: every CR LF became one LF, every lone CR became LF. */
function withoutReturns(text: string): OffsetMap {
  const pairs: number[] = [];
  for (let at = text.indexOf('\r\n'); at !== -1; at = text.indexOf('\r\n', at + 2)) pairs.push(at);
  return (offset) => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    // Between the two characters of a line end counts as before it.
    return offset - low;
  };
}
