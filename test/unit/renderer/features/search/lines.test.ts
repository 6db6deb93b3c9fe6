import { describe, expect, test } from 'vitest';
import { coverIn } from '#renderer/features/search/cover.ts';
import { linesOf } from '#renderer/features/search/lines.ts';
import { inWords } from '#renderer/features/search/words.ts';
import type { SearchAnswer } from '#shared/contract/index.ts';
import { sheetOf } from '#shared/document/state.ts';
import { done, ferry, harbour, me, spanId, START } from '#test/unit/shared/document/example.ts';

const hit = (article: typeof ferry, start: number, left: string) => ({
  article,
  start,
  end: start + 2,
  left,
  words: 'at',
  right: ' noon',
});

const ANSWER: SearchAnswer = {
  hits: [hit(ferry, 3, 'the boat '), hit(ferry, 9, 'a ferry '), hit(harbour, 1, 'no crew ')],
  total: 7,
  capped: true,
  articles: [
    { article: ferry, count: 2 },
    { article: harbour, count: 5 },
  ],
  unread: [],
  emptyPlaces: false,
};

const inShort = (lines: ReturnType<typeof linesOf>): string[] =>
  lines.map((line) => (line.kind === 'hit' ? line.key : `${line.article}: ${line.count}`));

describe('linesOf', () => {
  test('names each article with all its hits, listed or not, in their order', () => {
    expect(inShort(linesOf(ANSWER, 'article', null))).toEqual([
      `${ferry}: 2`,
      `${ferry} 3 5`,
      `${ferry} 9 11`,
      `${harbour}: 5`,
      `${harbour} 1 3`,
    ]);
  });

  test('mixes articles where it is sorted by words', () => {
    // boat, crew, ferry
    expect(inShort(linesOf(ANSWER, 'left', null))).toEqual([`${ferry} 3 5`, `${harbour} 1 3`, `${ferry} 9 11`]);
  });

  test('lists one article alone', () => {
    expect(inShort(linesOf(ANSWER, 'right', harbour))).toEqual([`${harbour} 1 3`]);
  });
});

describe('inWords', () => {
  test('tells what was found and what was not', () => {
    expect(inWords(ANSWER, 9)).toBe(
      '7 hits in 2 of 9 articles. The first 3 are listed: narrow the search to see the others.',
    );
    const none = { ...ANSWER, hits: [], total: 0, capped: false, articles: [] };
    expect(inWords(none, 1)).toBe('Nothing found in 1 article.');
    expect(inWords({ ...none, emptyPlaces: true, unread: [ferry] }, 2)).toBe(
      'Nothing found in 2 articles. The expression fits only places with nothing in them. The text of one article cannot be read and was not searched.',
    );
  });
});

describe('coverIn', () => {
  const doc = done(
    START,
    me,
    { type: 'createSpan', id: spanId(1), article: ferry, fragments: [[4, 20]] },
    {
      type: 'createSpan',
      id: spanId(2),
      article: ferry,
      fragments: [
        [4, 9],
        [13, 17],
      ],
    },
    { type: 'createSpan', id: spanId(3), article: ferry, fragments: [[21, 25]] },
  );
  const sheet = sheetOf(doc, me, ferry) ?? expect.fail('no sheet');
  const at = (start: number, end: number) => {
    const cover = coverIn(sheet, start, end);
    return cover === undefined ? undefined : [cover.how, cover.span.id];
  };

  test('tells a span that is the place from one around it', () => {
    expect(at(21, 25)).toEqual(['same', spanId(3)]);
    expect(at(22, 24)).toEqual(['inside', spanId(3)]);
    expect(at(4, 20)).toEqual(['same', spanId(1)]);
  });

  test('a fragment of a span in parts is around, never the same; between the parts there is nothing of it', () => {
    expect(at(13, 17)).toEqual(['inside', spanId(2)]);
    expect(at(10, 12)).toEqual(['inside', spanId(1)]);
  });

  test('a place that reaches out of every span is not covered', () => {
    expect(at(19, 22)).toBeUndefined();
    expect(at(0, 3)).toBeUndefined();
  });
});
