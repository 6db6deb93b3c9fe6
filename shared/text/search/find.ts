/** Finding a query's hits in one text. */
import { foldText } from './fold.ts';
import type { FoldedText } from './fold.ts';
import { atWordEdges } from './query.ts';
import type { Matcher } from './query.ts';

/** Returns the text as the matcher searches it: fold once, search often. Undefined if it is searched as it is. */
export function foldedFor(text: string, { folding }: Matcher): FoldedText | undefined {
  return folding === undefined ? undefined : foldText(text, folding);
}

/**
 * Tells `each` the hits from first to last, none overlapping another: UTF-16 code units of the text, end exclusive. `each`
 * ends the search by returning false. Returns whether a place with nothing in it matched, which is no hit (`a*` fits
 * everywhere). An expression may run for ever: only a thread that can be ended should be given one.
 */
export function findMatches(
  text: string,
  matcher: Matcher,
  each: (start: number, end: number) => boolean | void,
  folded: FoldedText | undefined = foldedFor(text, matcher),
): boolean {
  const { expression, wholeLetters, checkWords } = matcher;
  const searched = folded?.folded ?? text;
  let emptyPlaces = false;
  let reached = 0;
  expression.lastIndex = 0;
  for (let found = expression.exec(searched); found !== null; found = expression.exec(searched)) {
    const [{ length }] = found;
    if (length === 0) {
      emptyPlaces = true;
      expression.lastIndex = next(searched, found.index);
      continue;
    }
    const place = folded?.original(found.index, found.index + length) ?? {
      start: found.index,
      end: found.index + length,
      whole: true,
    };
    const fits =
      (place.whole || !wholeLetters) &&
      // Two matches may lie in what folds as one.
      place.start >= reached &&
      (!checkWords || atWordEdges(text, place.start, place.end));
    if (!fits) {
      expression.lastIndex = next(searched, found.index);
      continue;
    }
    reached = place.end;
    if (each(place.start, place.end) === false) break;
  }
  return emptyPlaces;
}

/** The place of the next character, so that no search begins inside a surrogate pair. */
function next(text: string, at: number): number {
  return at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
}
