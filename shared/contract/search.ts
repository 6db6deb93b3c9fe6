/** Searching the articles' texts. */
import { z } from 'zod';
import { ArticleId } from '../model/index.ts';
import { call } from './define.ts';

/** Most hits that are answered with; beyond it they are only counted. */
export const MOST_HITS = 20_000;

export const SearchQuery = z.strictObject({
  text: z.string().max(100_000),
  /** The words in a row; any of the words; JavaScript's regular expressions with the flags `u` and `m`. */
  mode: z.enum(['phrase', 'words', 'expression']),
  matchCase: z.boolean(),
  matchDiacritics: z.boolean(),
  wholeWords: z.boolean(),
});

/** A place in UTF-16 code units, end exclusive, and what stands there on one line (white space made one space). */
export const SearchHit = z.object({
  article: ArticleId,
  start: z.int().nonnegative(),
  end: z.int().positive(),
  left: z.string(),
  words: z.string(),
  right: z.string(),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const SearchAnswer = z.object({
  /** In the order of the articles, then of the text; none overlaps another. */
  hits: z.array(SearchHit).max(MOST_HITS),
  /** How many there are in all. */
  total: z.int().nonnegative(),
  /** There are more than `hits` holds. */
  capped: z.boolean(),
  /** How many there are in each article that has any, in the order of the articles. */
  articles: z.array(z.object({ article: ArticleId, count: z.int().positive() })),
  /** Articles whose text cannot be read. */
  unread: z.array(ArticleId),
  /** The expression also fits places with nothing in them, which are no hits. */
  emptyPlaces: z.boolean(),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;

/** A name that the page gives its search, to know its progress by and to cancel it. */
const SearchId = z.string().min(1).max(100);

export const searchCalls = {
  /**
   * Finds the query's hits in one article or in all. `bad-input` says what is wrong with the query and where; `too-large`
   * that an expression took too long and was stopped; `cancelled` that another search took its place.
   */
  'search.find': call(
    z.strictObject({
      search: SearchId,
      query: SearchQuery,
      scope: z.union([z.literal('all'), z.strictObject({ article: ArticleId })]),
      /** How much of the text to answer with on each side of a hit, in UTF-16 code units. */
      context: z.int().min(0).max(200),
    }),
    SearchAnswer,
  ),
  /** Ends a search of this page; one that has ended is no error. */
  'search.cancel': call(z.strictObject({ search: SearchId }), z.object({})),
};

/** How far a long search has come, in articles. */
export const SearchProgress = z.object({ search: SearchId, done: z.int().nonnegative(), of: z.int().nonnegative() });
