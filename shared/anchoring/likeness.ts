/** How like two strings are, and how far the surroundings of two places agree. */

/** Context looked at on each side: all that tells a passage from its double, however long they are alike. */
const REACH = 400;

/** The words of a passage and what surrounds them, in the text where it was made. */
export interface Passage {
  readonly words: string;
  /** What stands before it, to the beginning of its text or as far as is known. */
  readonly before: string;
  readonly after: string;
  /** `before` reaches to the beginning of the text. */
  readonly first: boolean;
  /** `after` reaches to the end of the text. */
  readonly last: boolean;
}

/** Returns the passage `[start, end)` of the text, in UTF-16 code units, with as much of its surroundings as is compared. */
export function passageOf(text: string, start: number, end: number): Passage {
  return {
    words: text.slice(start, end),
    before: text.slice(Math.max(0, start - REACH), start),
    after: text.slice(end, end + REACH),
    first: start <= REACH,
    last: end + REACH >= text.length,
  };
}

/**
 * Returns how many code units before and after `[start, end)` of the text are those around the passage, without a gap; white
 * space is equal to white space. Where both reach the edge of their text nothing can differ any more, and it counts as the whole reach.
 */
export function contextAt(passage: Passage, text: string, start: number, end: number): { left: number; right: number } {
  const { before, after } = passage;
  let left = 0;
  while (left < before.length && sameUnit(before, before.length - 1 - left, text, start - 1 - left)) left += 1;
  let right = 0;
  while (right < after.length && sameUnit(after, right, text, end + right)) right += 1;
  return {
    left: left === before.length && passage.first && left === start ? REACH : left,
    right: right === after.length && passage.last && end + right === text.length ? REACH : right,
  };
}

/** A text that was wrapped anew has its white space in other places; that says nothing about a passage. */
function sameUnit(a: string, at: number, b: string, there: number): boolean {
  const [one, other] = [a[at], b[there]];
  return one === other ? one !== undefined : isSpace(one) && isSpace(other);
}

const isSpace = (unit: string | undefined): boolean => unit !== undefined && unit.trim() === '';

/**
 * Returns how like two strings are, from 0 to 1: 1 less the edits (V. I. Levenshtein, "Binary codes capable of correcting
 * deletions, insertions, and reversals", 1966) per code unit of the longer. Two empty strings are alike.
 */
export function similarity(a: string, b: string): number {
  if (a === b) return 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short === '') return 0;
  let row = Uint32Array.from({ length: short.length + 1 }, (_, index) => index);
  let next = new Uint32Array(short.length + 1);
  for (let i = 1; i <= long.length; i += 1) {
    next[0] = i;
    const unit = long.charCodeAt(i - 1);
    for (let j = 1; j <= short.length; j += 1) {
      const kept = (row[j - 1] ?? 0) + (short.charCodeAt(j - 1) === unit ? 0 : 1);
      next[j] = Math.min(kept, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
    }
    [row, next] = [next, row];
  }
  return 1 - (row[short.length] ?? long.length) / long.length;
}
