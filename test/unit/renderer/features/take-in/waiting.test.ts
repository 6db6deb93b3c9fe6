import { expect, test } from 'vitest';
import { chosenFor, decidedCount, waitingOf } from '#renderer/features/take-in/waiting.ts';
import type { Became, IncomingArticle, IncomingPlace } from '#shared/contract/index.ts';
import { ArticleId } from '#shared/model/index.ts';
import { spanId } from '#test/support/records.ts';

const place = (start: number): IncomingPlace => ({
  ...{ fragments: [[start, start + 5]], words: 'words', before: '', after: '', score: 0.8 },
});
const became = (number: number, result: Became['result'], more: Partial<Became> = {}): Became => ({
  ...{ span: spanId(number), quote: 'Words', before: '', after: '', result, why: '', place: null, candidates: [] },
  ...{ kept: false, links: [], ...more },
});
const here = ArticleId.parse('harbour-wire');
const article = (all: Became[]): IncomingArticle => ({
  ...{ inFile: here, here, title: 'T', state: 'differs', by: 'id', likeness: 0.9, spans: 3, links: 0, silent: 0 },
  ...{ became: all, counts: { exact: 0, moved: 0, approximate: 0, ambiguous: 0, lost: 0 } },
});

const moved = became(1, 'moved', { place: place(3), candidates: [place(3)] });
const reworded = became(2, 'approximate', { candidates: [place(7)] });
const double = became(3, 'ambiguous', { place: place(20), candidates: [place(10), place(20)], kept: true });
const lost = became(4, 'lost');
const waiting = waitingOf({ articles: [article([moved, reworded, double, lost])] });

test('exact and moved spans need nobody', () => {
  expect(waiting.map(({ became: { span } }) => span)).toEqual([spanId(2), spanId(3), spanId(4)]);
});

test('what was settled before stands until it is decided anew; no place is a decision too', () => {
  const [second, third, fourth] = waiting;
  if (second === undefined || third === undefined || fourth === undefined) throw new Error('three wait');
  expect([second, third, fourth].map((span) => chosenFor(span, new Map()))).toEqual([undefined, 1, undefined]);
  expect(decidedCount(waiting, new Map())).toBe(1);
  const choices = new Map([
    [third.key, 0],
    [fourth.key, null],
  ]);
  expect([second, third, fourth].map((span) => chosenFor(span, choices))).toEqual([undefined, 0, null]);
  expect(decidedCount(waiting, choices)).toBe(2);
});
