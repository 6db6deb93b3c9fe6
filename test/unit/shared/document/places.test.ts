import { expect, test } from 'vitest';
import type { Command } from '#shared/document/commands.ts';
import { applyDiff } from '#shared/document/diff.ts';
import { placesInCell } from '#shared/document/places.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { agrees, claimId, context, ferry, harbour, linkId, me, other, spanId, START } from './example.ts';

function done(doc: DocumentState, by: typeof me, ...commands: Command[]): DocumentState {
  return commands.reduce((state, command) => {
    const reduced = reduce(state, command, context(by));
    if (!reduced.ok) throw new Error(reduced.message);
    return applyDiff(state, reduced.diff);
  }, doc);
}

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
