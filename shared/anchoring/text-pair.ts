/** An old text and a new one, with what is asked again and again of the two remembered. */
import type { Fragment } from '../model/index.ts';
import { occurrences } from './find-quote.ts';
import { TextDiff } from './text-diff.ts';

export interface TextPair {
  readonly oldText: string;
  readonly newText: string;
  /** Sentences of the old text, in order; empty if they are not known. */
  readonly sentences: readonly Fragment[];
  /** Undefined if the texts are too unlike. */
  readonly diff: TextDiff | undefined;
}

/**
 * Returns the two texts with their diff. Sentences are those of the old text (UTF-16 code units, end exclusive, in order),
 * as they are stored with an article.
 */
export function textPair(oldText: string, newText: string, sentences: readonly Fragment[] = []): TextPair {
  return { oldText, newText, sentences, diff: TextDiff.between(oldText, newText) };
}

/** A place in the new text where the words of the passage stand. */
export interface Spot {
  readonly at: Fragment;
  /** The diff has brought most of the passage here. */
  readonly carried: boolean;
  /** It is where the diff has brought another passage of the same words: it stood in the old text as well. */
  readonly others: boolean;
  /** The words came into the text with the new version. */
  readonly inserted: boolean;
}

/** A share of equal stretches below this is what any two texts of one language have. */
const MOSTLY_NEW = 0.2;

/** Returns where the words of `[start, end)` of the old text stand in the new one, in the order of the text. */
export function spotsOf({ oldText, newText, diff }: TextPair, [start, end]: Fragment): Spot[] {
  const words = oldText.slice(start, end);
  const length = end - start;
  const others = occurrences(oldText, words).filter((at) => at !== start);
  return occurrences(newText, words).map((at): Spot => {
    const from = (old: number): boolean => (diff?.carriedTo(old, old + length, at) ?? 0) * 2 > length;
    return {
      at: [at, at + length],
      carried: from(start),
      others: others.some(from),
      inserted: diff !== undefined && diff.shareOfOld(at, at + length) < MOSTLY_NEW,
    };
  });
}
