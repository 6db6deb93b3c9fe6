import { expect, test } from 'vitest';
import { effectInWords, takenInWords } from '#renderer/features/foreign/words.ts';

const nothing = {
  ...{ articles: { new: 0, known: 3, left: 0 }, spans: 0, links: 0, claims: { new: 0, existing: 2 } },
  ...{ silent: 0, annotators: 0, same: 0 },
};

test('what would come in and what came in, in words', () => {
  expect(effectInWords(nothing)).toBe('Nothing new would come in.');
  expect(effectInWords({ ...nothing, articles: { new: 1, known: 0, left: 0 }, spans: 1200, silent: 1 })).toBe(
    '1 new article, 1,200 spans and 1 silent cell would come in.',
  );
  expect(takenInWords({ ...nothing, same: 1 })).toBe('Nothing new came in. 1 span or link were here already.');
  expect(takenInWords({ ...nothing, links: 2, same: 5 })).toBe('2 links came in. 5 spans and links were here already.');
});
