/** Quotes to offsets. */
import type { Fragment } from '#shared/model/index.ts';

/**
 * Returns where the quotes stand in the text, in order and apart, each at its first place after the one before (UTF-16
 * code units, end exclusive), or undefined if one is not there.
 */
export function locate(text: string, quotes: readonly string[]): Fragment[] | undefined {
  const fragments: Fragment[] = [];
  let from = 0;
  for (const quote of quotes) {
    const start = text.indexOf(quote, from);
    if (start < 0) return undefined;
    from = start + quote.length;
    fragments.push([start, from]);
  }
  return fragments;
}
