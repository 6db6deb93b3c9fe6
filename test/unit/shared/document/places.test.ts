import { expect, test } from 'vitest';
import type { Command } from '#shared/document/commands.ts';
import { placesInCell } from '#shared/document/places.ts';
import { agrees, claimId, linkId, spanId } from '#test/support/records.ts';
import { done, ferry, harbour, me, other, START } from './example.ts';

const place = (number: number, start: number, end: number): Command[] => [
  { type: 'createSpan', id: spanId(number), article: ferry, fragments: [[start, end]] },
  { type: 'createLink', id: linkId(number), article: ferry, span: spanId(number), claim: claimId(1), stance: agrees },
];

test('places come in the order of the text, whoever marked them', () => {
  const doc = done(done(START, me, ...place(1, 13, 17), ...place(2, 4, 9)), other, ...place(3, 10, 12));
  const starts = (who: (typeof me)[]): unknown =>
    placesInCell(doc, claimId(1), ferry, who).map(({ span }) => span.fragments[0]?.[0]);
  expect(starts([me, other])).toEqual([4, 10, 13]);
  expect(starts([other])).toEqual([10]);
  expect(placesInCell(doc, claimId(1), harbour, [me, other])).toEqual([]);
});
