/** The concordance line by line: hits in order, under their articles where they are in the order of these. */
import type { SearchAnswer, SearchHit } from '#shared/contract/index.ts';
import type { ArticleId } from '#shared/model/index.ts';
import { sortedHits } from '#shared/text/search/index.ts';
import type { SortBy } from '#shared/text/search/index.ts';

export interface HitLine {
  readonly kind: 'hit';
  readonly key: string;
  readonly hit: SearchHit;
}

export interface ArticleLine {
  readonly kind: 'article';
  readonly article: ArticleId;
  /** How many hits it has, listed or not. */
  readonly count: number;
}

export type Line = HitLine | ArticleLine;

/** Names the hit, as long as its article's text is what it is, which is for ever. */
export const keyOfHit = ({ article, start, end }: Pick<SearchHit, 'article' | 'start' | 'end'>): string =>
  `${article} ${start} ${end}`;

/** Returns the lines to be listed. */
export function linesOf({ hits, articles }: SearchAnswer, sort: SortBy, only: ArticleId | null): Line[] {
  const listed = only === null ? hits : hits.filter(({ article }) => article === only);
  const lines = sortedHits(listed, sort).map((hit): HitLine => ({ kind: 'hit', key: keyOfHit(hit), hit }));
  if (sort !== 'article') return lines;
  const counts = new Map(articles.map(({ article, count }) => [article, count]));
  return lines.flatMap((line, index): Line[] => {
    const { article } = line.hit;
    if (lines[index - 1]?.hit.article === article) return [line];
    return [{ kind: 'article', article, count: counts.get(article) ?? 0 }, line];
  });
}
