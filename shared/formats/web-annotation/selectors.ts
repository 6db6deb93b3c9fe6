/** Which passage of a text the selectors of a target name: section 4.2 of the W3C Web Annotation Data Model. */
import { canonicalText } from '../../text/canonical.ts';
import { fromCodePoint } from '../../text/units.ts';
import type { Fragment } from '../../model/index.ts';
import { isObject } from '../json-records.ts';
import type { JsonObject } from '../json-records.ts';
import { isA, property, valuesOf } from './terms.ts';

export interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** A passage: by its place, which the rule for offsets settles; by its words, which must stand in the text once. */
export type Passage =
  | { readonly by: 'place'; readonly start: number; readonly end: number; readonly quote: string | undefined }
  | { readonly by: 'words'; readonly quote: Quote }
  | { readonly by: 'range'; readonly from: Passage; readonly to: Passage }
  /** `within` is undefined where the outer selector names a part of a page that the text alone does not have. */
  | { readonly by: 'part'; readonly within: Passage | undefined; readonly part: Passage };

const DEEPEST = 24;

/** Returns the passage that the selectors, all of which name the same one, stand for; or why none can be found in a text. */
export function passageOf(selectors: readonly unknown[], depth = 0): Passage | { readonly why: string } {
  const nodes = selectors.filter(isObject);
  const plain = nodes.filter((node) => valuesOf(node, 'refinedBy').length === 0);
  const position = plain.map(positionIn).find((one) => one !== undefined);
  const quote = plain.map(quoteIn).find((one) => one !== undefined);
  if (position !== undefined) return { by: 'place', ...position, quote: quote?.exact };
  if (quote !== undefined) return { by: 'words', quote };
  if (depth < DEEPEST) {
    for (const node of nodes) {
      const found = isA(node, 'RangeSelector') ? rangeOf(node, depth) : refinedOf(node, depth);
      if (found !== undefined) return found;
    }
  }
  const types = nodes.flatMap((node) => valuesOf(node, 'type')).filter((type) => typeof type === 'string');
  if (types.length === 0) return { why: 'its selector lies elsewhere, under an address' };
  return {
    why: `its place is given by ${types.join(' and ').slice(0, 80)}, which needs the page itself, not only its text`,
  };
}

function positionIn(node: JsonObject): { start: number; end: number } | undefined {
  if (isA(node, 'FragmentSelector')) return charsIn(property(node, 'value'));
  if (!isA(node, 'TextPositionSelector')) return undefined;
  const [start, end] = [property(node, 'start'), property(node, 'end')];
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : undefined;
}

/** A fragment of a plain text, `char=5,8`: positions between characters (RFC 5147, 2.1.1). */
export function charsIn(fragment: unknown): { start: number; end: number } | undefined {
  const found = typeof fragment === 'string' ? /^char=(\d{1,12}),(\d{1,12})(?:;|$)/.exec(fragment) : null;
  return found === null ? undefined : { start: Number(found[1]), end: Number(found[2]) };
}

function quoteIn(node: JsonObject): Quote | undefined {
  const exact = isA(node, 'TextQuoteSelector') ? property(node, 'exact') : undefined;
  if (typeof exact !== 'string') return undefined;
  const [prefix, suffix] = [property(node, 'prefix'), property(node, 'suffix')];
  return { exact, prefix: typeof prefix === 'string' ? prefix : '', suffix: typeof suffix === 'string' ? suffix : '' };
}

/** From the beginning of the one to the beginning of the other (4.2.9). */
function rangeOf(node: JsonObject, depth: number): Passage | undefined {
  const from = passageOf(valuesOf(node, 'startSelector'), depth + 1);
  const to = passageOf(valuesOf(node, 'endSelector'), depth + 1);
  if ('why' in from || 'why' in to) return undefined;
  return from.by === 'place' && to.by === 'place'
    ? { by: 'place', start: from.start, end: to.start, quote: undefined }
    : { by: 'range', from, to };
}

function refinedOf(node: JsonObject, depth: number): Passage | undefined {
  const refined = valuesOf(node, 'refinedBy');
  if (refined.length === 0) return undefined;
  const part = passageOf(refined, depth + 1);
  if ('why' in part) return undefined;
  const outer = { ...node, refinedBy: undefined };
  const within = passageOf([outer], depth + 1);
  if ('why' in within) {
    // Positions count from where that part begins, which the text alone does not tell; words can be looked for in all of it.
    const quote = refined
      .filter(isObject)
      .map(quoteIn)
      .find((one) => one !== undefined);
    return { by: 'part', within: undefined, part: quote === undefined ? part : { by: 'words', quote } };
  }
  if (within.by === 'place' && part.by === 'place') {
    return { ...part, start: within.start + part.start, end: within.start + part.end };
  }
  return { by: 'part', within, part };
}

/** Returns the words that a passage quotes. */
export function quotesIn(passage: Passage): string[] {
  switch (passage.by) {
    case 'place':
      return passage.quote === undefined ? [] : [passage.quote];
    case 'words':
      return [passage.quote.exact];
    case 'range':
      return [...quotesIn(passage.from), ...quotesIn(passage.to)];
    case 'part':
      return [...(passage.within === undefined ? [] : quotesIn(passage.within)), ...quotesIn(passage.part)];
  }
}

/**
 * Returns where the passage stands in the canonical text (UTF-16 code units, end exclusive), or why it has no one place. Words
 * must stand there exactly, and once; of several places the one that prefix and suffix fit, if it is the only one.
 */
export function anchored(text: string, passage: Passage): Fragment | { readonly why: string } {
  switch (passage.by) {
    case 'place': {
      try {
        const at = fromCodePoint(text);
        const place: Fragment = [at(passage.start), at(passage.end)];
        return passage.quote === undefined || text.slice(...place) === canonicalText(passage.quote)
          ? place
          : { why: `the text at ${passage.start}–${passage.end} is not “${shortened(passage.quote)}”` };
      } catch (error) {
        if (error instanceof RangeError) return { why: `${passage.start}–${passage.end} is no place in the text` };
        throw error;
      }
    }
    case 'words':
      return anchoredWords(text, passage.quote);
    case 'range': {
      const [from, to] = [anchored(text, passage.from), anchored(text, passage.to)];
      if ('why' in from) return from;
      if ('why' in to) return to;
      return from[0] < to[0] ? [from[0], to[0]] : { why: 'the end of its range does not stand after the start' };
    }
    case 'part': {
      const { within, part } = passage;
      if (within === undefined) {
        // Words that stand in the text only once stand in that part of the page.
        if (part.by === 'words') return anchored(text, part);
        return { why: 'its place counts within a part of the page that the text alone does not have' };
      }
      const outer = anchored(text, within);
      if ('why' in outer) return outer;
      const inner = anchored(text.slice(...outer), part);
      return 'why' in inner ? inner : [outer[0] + inner[0], outer[0] + inner[1]];
    }
  }
}

function anchoredWords(text: string, { exact, prefix, suffix }: Quote): Fragment | { readonly why: string } {
  const words = canonicalText(exact);
  if (words.trim() === '') return { why: 'its quote is empty' };
  const before = canonicalText(prefix);
  const after = canonicalText(suffix);
  let [first, count, fitting, fits] = [-1, 0, -1, 0];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    count += 1;
    if (first === -1) first = at;
    if (text.endsWith(before, at) && text.startsWith(after, at + words.length)) {
      fits += 1;
      fitting = at;
    }
  }
  const at = count === 1 ? first : fits === 1 ? fitting : -1;
  if (at !== -1) return [at, at + words.length];
  const told = `the words “${shortened(exact)}”`;
  if (count === 0) return { why: `${told} do not stand in the text` };
  return {
    why: `${told} stand in the text ${count} times, and what stands before and after does not tell which is meant`,
  };
}

const shortened = (words: string): string =>
  words.length > 80 ? `${words.slice(0, 79).replace(/[\ud800-\udbff]$/, '')}…` : words;
