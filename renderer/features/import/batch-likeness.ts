/** Likeness among the articles of one import, which the engine compares with the project only. */
import { NEAR_DUPLICATE, wordRuns } from '#shared/text/overlap.ts';

/** Beyond this many runs of words kept at hand, later articles are not compared: memory is worth more than the hint. */
const MOST_RUNS = 1_000_000;

export class BatchLikeness<Key> {
  private readonly holders = new Map<string, Key[]>();
  private readonly texts = new Map<string, Key>();
  private runs = 0;

  /**
   * Returns the earlier article with this very text, or else the one that holds the largest part of it, if that is a near
   * duplicate (share 0–1 of this text's runs of five words); from now on the text counts as an earlier one itself.
   */
  add(key: Key, text: string): { sameAs: Key | null; near: { key: Key; share: number } | null } {
    const same = this.texts.get(text);
    if (same !== undefined) return { sameAs: same, near: null };
    if (this.runs > MOST_RUNS) return { sameAs: null, near: null };
    this.texts.set(text, key);
    const runs = wordRuns(text);
    const common = new Map<Key, number>();
    for (const run of runs) {
      const holders = this.holders.get(run);
      if (holders === undefined) this.holders.set(run, [key]);
      else {
        for (const holder of holders) common.set(holder, (common.get(holder) ?? 0) + 1);
        holders.push(key);
      }
    }
    this.runs += runs.size;
    let near: { key: Key; share: number } | null = null;
    for (const [holder, count] of common) {
      const share = count / runs.size;
      if (share >= NEAR_DUPLICATE && share > (near?.share ?? 0)) near = { key: holder, share };
    }
    return { sameAs: null, near };
  }
}
