/** A hit with the words around it, as a concordance shows it (key word in context; Luhn 1960). */

export interface HitContext {
  readonly left: string;
  /** The hit itself, cut after `MOST_WORDS` code units. */
  readonly words: string;
  readonly right: string;
}

/** Longest part of a hit that is shown, in UTF-16 code units. */
export const MOST_WORDS = 300;

/**
 * Returns what stands in the text before, in and after the hit `[start, end)`, up to `width` UTF-16 code units on each side,
 * on one line: white space is one space, the end of a paragraph a ¶. It is for the eye and for sorting; offsets into the
 * text are not offsets into it.
 */
export function contextOf(text: string, start: number, end: number, width: number): HitContext {
  const from = Math.max(0, start - width);
  const to = Math.min(text.length, end + width);
  const cut = Math.min(end, start + MOST_WORDS);
  return {
    left: onOneLine(text.slice(splitsPair(text, from) ? from + 1 : from, start)),
    words: onOneLine(text.slice(start, splitsPair(text, cut) ? cut - 1 : cut)) + (cut < end ? '…' : ''),
    right: onOneLine(text.slice(end, splitsPair(text, to) ? to - 1 : to)),
  };
}

function onOneLine(text: string): string {
  // Most contexts have single spaces only, and a search of 20,000 hits makes 60,000 of them.
  if (!/[^\S ]| {2}/.test(text)) return text;
  return text.replace(/\s+/g, (space) => (space.includes('\n') ? ' ¶ ' : ' '));
}

function splitsPair(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}
