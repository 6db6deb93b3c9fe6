/**
 * What is written beside a span's offsets: its words and a little of what stands before and after, as in the Text Quote
 * Selector of the W3C Web Annotation Data Model (section 4.2.4). The offsets say where; the quote proves it.
 */
import type { Fragment } from '../model/index.ts';

/** Code units of context kept on each side: enough to tell two like passages apart, short enough to read. */
export const CONTEXT_LENGTH = 32;

export interface Description {
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

/**
 * Returns the quote of the fragments (UTF-16 code units of `text`, end exclusive; several fragments are joined by one
 * space) and the context before the first and after the last. Context never starts or ends inside a surrogate pair.
 */
export function describe(text: string, fragments: readonly Fragment[]): Description {
  const start = fragments[0]?.[0] ?? 0;
  const end = fragments.at(-1)?.[1] ?? 0;
  const from = onCharacter(text, Math.max(0, start - CONTEXT_LENGTH), 1);
  const to = onCharacter(text, Math.min(text.length, end + CONTEXT_LENGTH), -1);
  return { quote: quoteOf(text, fragments), prefix: text.slice(from, start), suffix: text.slice(end, to) };
}

/** Returns the text of the fragments (UTF-16 code units, end exclusive), joined by one space. */
export function quoteOf(text: string, fragments: readonly Fragment[]): string {
  return fragments.map(([start, end]) => text.slice(start, end)).join(' ');
}

/** Returns whether the offset (UTF-16 code units) stands between the two halves of a surrogate pair. */
export function splitsCharacter(text: string, offset: number): boolean {
  return isHigh(text.charCodeAt(offset - 1)) && isLow(text.charCodeAt(offset));
}

function onCharacter(text: string, offset: number, step: 1 | -1): number {
  return splitsCharacter(text, offset) ? offset + step : offset;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
