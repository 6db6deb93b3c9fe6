/** Searching the open project's texts. They go to a thread when they are first searched and stay there until it is closed. */
import { CrossreadError, MOST_HITS } from '#shared/contract/index.ts';
import type { ArticleText, SearchAnswer } from '#shared/contract/index.ts';
import type { Article, ArticleId } from '#shared/model/index.ts';
import { compileQuery } from '#shared/text/search/index.ts';
import type { SearchQuery } from '#shared/text/search/index.ts';
import { takeTurns } from '../common/turns.ts';
import { SearchThread } from './thread.ts';
import type { Limits, Outcome } from './thread.ts';

const LIMITS: Limits = { article: 3_000, whole: 60_000 };
/** Texts read from the disk at a time. */
const READERS = 8;

/** Where texts come from. */
export interface TextSource {
  readArticle(article: ArticleId): Promise<Pick<ArticleText, 'text'>>;
}

export interface SearchRequest {
  readonly query: SearchQuery;
  /** The articles to search, in the order of the answer. */
  readonly articles: readonly Article[];
  readonly context: number;
}

export class ArticleSearch {
  private readonly source: TextSource;
  private readonly thread: SearchThread;
  private readonly inTurn = takeTurns();
  private readonly closing = new AbortController();

  constructor(source: TextSource, limits: Limits = LIMITS) {
    this.source = source;
    this.thread = new SearchThread(limits);
  }

  /**
   * Returns the hits. Throws `bad-input` for a query that cannot be looked for, `too-large` for an expression that was
   * stopped, `cancelled` when the signal says so. `onProgress` hears how many articles are done.
   */
  find(request: SearchRequest, signal: AbortSignal, onProgress: (done: number) => void): Promise<SearchAnswer> {
    const compiled = compileQuery(request.query);
    if (!compiled.ok) throw new CrossreadError('bad-input', compiled.message);
    const either = AbortSignal.any([signal, this.closing.signal]);
    return this.inTurn(() => this.findNow(request, either, onProgress));
  }

  /** Ends what is being searched for and forgets the texts. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.thread.close();
  }

  private async findNow(
    { query, articles, context }: SearchRequest,
    signal: AbortSignal,
    onProgress: (done: number) => void,
  ): Promise<SearchAnswer> {
    const missing = articles.filter(({ id, hash }) => !this.thread.has(id, hash));
    const there = articles.length - missing.length;
    // Reading takes far longer than searching: while there is something to read, progress is that of reading.
    const unread = await this.read(missing, signal, (read) => onProgress(Math.min(articles.length - 1, there + read)));
    if (signal.aborted) throw cancelled();
    const readable = articles.filter((article) => !unread.includes(article));
    // A thread that broke while it was given texts has forgotten the first of them: no hits there would be a lie.
    if (readable.some(({ id, hash }) => !this.thread.has(id, hash))) {
      throw errorOf({ type: 'broken', message: 'the texts could not all be kept in memory. Search again.' }, articles);
    }
    const outcome = await this.thread.find(
      { query, articles: readable.map(({ id }) => id), context, most: MOST_HITS },
      signal,
      (begun) => {
        if (missing.length === 0) onProgress(begun - 1);
      },
    );
    if (outcome.type === 'found') return { ...outcome.found, unread: unread.map(({ id }) => id) };
    throw errorOf(outcome, articles);
  }

  /** Gives the thread the texts that it has not. Returns the articles that cannot be read. */
  private async read(
    articles: readonly Article[],
    signal: AbortSignal,
    onRead: (count: number) => void,
  ): Promise<Article[]> {
    const unread: Article[] = [];
    let next = 0;
    let read = 0;
    const reader = async (): Promise<void> => {
      while (next < articles.length && !signal.aborted) {
        const article = articles[next++];
        if (article === undefined) return;
        try {
          const { text } = await this.source.readArticle(article.id);
          if (!signal.aborted) this.thread.give(article.id, article.hash, text);
        } catch {
          // It is among the project's problems already; here it is enough to say that it was not searched.
          unread.push(article);
        }
        onRead(++read);
      }
    };
    await Promise.all(Array.from({ length: READERS }, reader));
    return articles.filter((article) => unread.includes(article));
  }
}

const cancelled = (): CrossreadError => new CrossreadError('cancelled', 'The search was ended.');

function errorOf(outcome: Exclude<Outcome, { type: 'found' }>, articles: readonly Article[]): CrossreadError {
  switch (outcome.type) {
    case 'cancelled':
      return cancelled();
    case 'refused':
      return new CrossreadError('bad-input', outcome.message);
    case 'broken':
      return new CrossreadError('internal', `The search broke off: ${outcome.message}`);
    case 'stopped': {
      const seconds = outcome.limit / 1000;
      const article = articles.find(({ id }) => id === outcome.article);
      const where = article === undefined ? '' : ` in “${article.title || article.source.name}”`;
      return new CrossreadError(
        'too-large',
        `The search was stopped: it took longer than ${seconds} seconds${where}. ` +
          'A repeat inside a repeat, as in (a+)+, can go on for ever; say what is repeated more narrowly.',
      );
    }
  }
}
