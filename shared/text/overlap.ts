/**
 * How much of one text is found in another: agency copy printed twice shows here before it is annotated twice.
 *
 * The measure is the containment of A. Z. Broder, "On the resemblance and containment of documents" (SEQUENCES 1997), over
 * runs of five words.
 */
import { foldWord } from './words.ts';

/** Words in a run. Five in a row are seldom shared by chance, and a small edit breaks only five runs. */
const RUN = 5;
/** From this share on a text is called a near duplicate: below it lie common quotations. */
export const NEAR_DUPLICATE = 0.3;

/** A word with its marks, digits and apostrophes; scripts that set no spaces between words count by character. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/** Returns the set of runs of five words of a text, folded in case and diacritics; one run of all if it has fewer. */
export function wordRuns(text: string): ReadonlySet<string> {
  const folded = new Map<string, string>();
  const words = (text.match(WORD) ?? [])
    .map((word) => {
      let plain = folded.get(word);
      if (plain === undefined) folded.set(word, (plain = foldWord(word)));
      return plain;
    })
    .filter((word) => word !== '');
  const runs = new Set<string>();
  if (words.length === 0) return runs;
  for (let at = 0; at === 0 || at + RUN <= words.length; at += 1) runs.add(words.slice(at, at + RUN).join(' '));
  return runs;
}

/**
 * Returns the share of `text`'s distinct runs of five words that are found in `other` too, 0–1. Not symmetric: a short
 * text copied into a long one has share 1, the long one has not. A text of fewer than five words is one run.
 */
export function shareOf(text: string, other: string): number {
  return shareOfRuns(wordRuns(text), wordRuns(other));
}

/**
 * Returns the texts of which `text` is a near duplicate: those in which at least `least` of its runs are found, most alike
 * first, with that share (0–1). Equal shares keep the order of `others`.
 */
export function nearDuplicates<Key>(
  text: string,
  others: Iterable<readonly [Key, string]>,
  least = NEAR_DUPLICATE,
): { key: Key; share: number }[] {
  const runs = wordRuns(text);
  const found: { key: Key; share: number }[] = [];
  for (const [key, other] of others) {
    const share = shareOfRuns(runs, wordRuns(other));
    if (share >= least && share > 0) found.push({ key, share });
  }
  return found.sort((a, b) => b.share - a.share);
}

function shareOfRuns(runs: ReadonlySet<string>, others: ReadonlySet<string>): number {
  if (runs.size === 0) return 0;
  let common = 0;
  for (const run of runs) if (others.has(run)) common += 1;
  return common / runs.size;
}
