/** What makes a list of fragments a legal place in a text. */
import { splitsCharacter } from '../anchoring/describe.ts';
import type { Fragment } from '../model/index.ts';

/**
 * Returns why the fragments (UTF-16 code units of `text`, end exclusive) cannot be a span's place, in a sentence for the
 * analyst, or undefined if they can: at least one, in order, apart from each other, inside the text, with something other
 * than white space in each, and not cutting a character in two.
 */
export function fragmentsProblem(text: string, fragments: readonly Fragment[]): string | undefined {
  if (fragments.length === 0) return 'A span needs at least one fragment.';
  let last = -1;
  for (const [start, end] of fragments) {
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length) {
      return `The place ${start}–${end} lies outside the text, which has ${text.length} characters.`;
    }
    if (start >= end) return `The place ${start}–${end} is empty.`;
    if (start < last) return `The fragments overlap or are out of order at ${start}.`;
    if (text.slice(start, end).trim() === '') return `There is only white space at ${start}–${end}.`;
    if (splitsCharacter(text, start) || splitsCharacter(text, end))
      return `The place ${start}–${end} cuts a character in two.`;
    last = end;
  }
  return undefined;
}

/**
 * Returns the fragments sorted, those that touch or overlap joined into one, and white space trimmed off the ends of each
 * (UTF-16 code units of `text`, end exclusive). Fragments of nothing but white space are left out.
 */
export function tidyFragments(text: string, fragments: readonly Fragment[]): Fragment[] {
  // Joined before they are trimmed: two that meet at a space are one place, not two with a gap.
  const joined: [number, number][] = [];
  for (const [start, end] of [...fragments].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined.flatMap(([from, to]): Fragment[] => {
    let start = from;
    let end = to;
    while (start < end && isSpace(text, start)) start += 1;
    while (end > start && isSpace(text, end - 1)) end -= 1;
    return start < end ? [[start, end]] : [];
  });
}

const isSpace = (text: string, at: number): boolean => text.charAt(at).trim() === '';
