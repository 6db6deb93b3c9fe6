/** What was found, in words: for the screen and for screen readers. */
import type { SearchAnswer } from '#shared/contract/index.ts';

const number = (value: number): string => value.toLocaleString('en');

/** Returns "1 hit", "20,000 hits". */
export const hitCount = (count: number): string => `${number(count)} ${count === 1 ? 'hit' : 'hits'}`;

/** Returns how many hits there are in how many of the articles, and what is to be known of them besides. */
export function inWords(answer: SearchAnswer, searched: number): string {
  const { total, hits, articles, capped, unread, emptyPlaces } = answer;
  const parts = [
    total === 0
      ? `Nothing found in ${number(searched)} ${searched === 1 ? 'article' : 'articles'}.`
      : `${hitCount(total)} in ${number(articles.length)} of ${number(searched)} ${searched === 1 ? 'article' : 'articles'}.`,
  ];
  if (capped) parts.push(`The first ${number(hits.length)} are listed: narrow the search to see the others.`);
  if (emptyPlaces) {
    parts.push(
      total === 0
        ? 'The expression fits only places with nothing in them.'
        : 'It also fits places with nothing in them, which are no hits.',
    );
  }
  if (unread.length > 0) {
    const many = unread.length === 1 ? 'The text of one article' : `The texts of ${number(unread.length)} articles`;
    parts.push(`${many} cannot be read and ${unread.length === 1 ? 'was' : 'were'} not searched.`);
  }
  return parts.join(' ');
}
