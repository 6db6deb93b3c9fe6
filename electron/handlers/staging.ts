/** Articles that were read but not yet kept. They live in memory only: what is not kept was never there. */
import { randomUUID } from 'node:crypto';
import { CandidateId, CrossreadError } from '#shared/contract/index.ts';
import type { ReadArticle } from '../import/index.ts';

/** Bounds on what waits to be looked at, in articles and in UTF-16 code units of their texts. */
const MOST_CANDIDATES = 5_000;
const MOST_CHARACTERS = 100_000_000;

export class Staging {
  private readonly waiting = new Map<CandidateId, ReadArticle>();
  private characters = 0;

  /** Keeps the articles at hand and returns their ids in order; throws `too-large` if too much is waiting already. */
  add(articles: readonly ReadArticle[]): CandidateId[] {
    const more = articles.reduce((sum, { text }) => sum + text.length, 0);
    if (this.waiting.size + articles.length > MOST_CANDIDATES || this.characters + more > MOST_CHARACTERS) {
      throw new CrossreadError(
        'too-large',
        `There are ${this.waiting.size} articles waiting already. Keep or discard those first.`,
      );
    }
    this.characters += more;
    return articles.map((article) => {
      const id = CandidateId.parse(randomUUID());
      this.waiting.set(id, article);
      return id;
    });
  }

  /** Returns the article; throws `not-found` if it was kept or discarded. */
  get(id: CandidateId): ReadArticle {
    const article = this.waiting.get(id);
    if (article === undefined) throw new CrossreadError('not-found', 'This article was kept or discarded before.');
    return article;
  }

  /** Forgets the article; one that is not there is no error. */
  drop(id: CandidateId): void {
    this.characters -= this.waiting.get(id)?.text.length ?? 0;
    this.waiting.delete(id);
  }
}
