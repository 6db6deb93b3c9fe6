import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsFor, distinct, summaryInWords, summaryOf } from '#renderer/features/claims/columns.ts';
import { ArticleId } from '#shared/model/index.ts';

const articles = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => ArticleId.parse(id));

test('all articles stand there if they fit, open ones first', () => {
  expect(columnsFor(articles, [], 400)).toEqual({ shown: [0, 1, 2, 3, 4, 5, 6], hidden: [] });
  const open = [ArticleId.parse('c'), null, ArticleId.parse('a'), ArticleId.parse('c'), ArticleId.parse('gone')];
  expect(columnsFor(articles, open, 400).shown).toEqual([2, 0, 1, 3, 4, 5, 6]);
});

test('every article is shown or hidden once, and the claims keep room for their words', () => {
  fc.assert(
    fc.property(fc.nat({ max: 900 }), fc.nat({ max: 7 }), fc.subarray(articles), (width, count, open) => {
      const { shown, hidden } = columnsFor(articles.slice(0, count), open, width);
      expect([...shown, ...hidden].sort()).toEqual([...Array(count).keys()]);
      const taken = shown.length * 24 + (hidden.length > 0 ? 44 : 0);
      if (shown.length > 0) expect(width - taken).toBeGreaterThanOrEqual(168);
    }),
  );
});

test('heads that are alike are numbered', () => {
  expect(distinct(['HW', 'AP', 'HW', 'HW'])).toEqual(['HW', 'AP', 'HW2', 'HW3']);
});

test('the summary names two things at most, contradiction before mention', () => {
  const counts = { makes: 2, denies: 1, mentions: 3, silent: 1, unlooked: 4 };
  expect(summaryOf(counts)).toEqual([
    { sign: 'plus', count: 2 },
    { sign: 'minus', count: 1 },
  ]);
  expect(summaryOf({ makes: 0, denies: 0, mentions: 0, silent: 0, unlooked: 9 })).toEqual([]);
  expect(summaryInWords(counts)).toBe('2 agree, 1 contradict, 3 mention it, 1 checked: silent, 4 not looked for');
});
