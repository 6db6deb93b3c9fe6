/** Which of many texts is nearly the same as one of those before it, without comparing each with each. */
import type { ArticleId } from '#shared/model/index.ts';
import { NEAR_DUPLICATE, wordRuns } from '#shared/text/overlap.ts';

/**
 * Knows in which texts each run of five words is found, so that a text is looked up in time that grows with its own length
 * and not with the number of articles. The shares are those of `nearDuplicates` in shared/text/overlap.ts.
 */
export class NearIndex {
  private readonly foundIn = new Map<string, ArticleId[]>();

  add(article: ArticleId, text: string): void {
    for (const run of wordRuns(text)) {
      const articles = this.foundIn.get(run);
      if (articles === undefined) this.foundIn.set(run, [article]);
      else articles.push(article);
    }
  }

  /** Returns the articles in which a good part of the text's runs is found, most alike first, with that share (0–1). */
  near(text: string): { article: ArticleId; share: number }[] {
    const runs = wordRuns(text);
    const common = new Map<ArticleId, number>();
    for (const run of runs) {
      for (const article of this.foundIn.get(run) ?? []) common.set(article, (common.get(article) ?? 0) + 1);
    }
    return [...common]
      .map(([article, count]) => ({ article, share: count / runs.size }))
      .filter(({ share }) => share >= NEAR_DUPLICATE)
      .sort((a, b) => b.share - a.share);
  }
}
