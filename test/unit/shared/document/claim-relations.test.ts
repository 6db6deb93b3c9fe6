import { expect, test } from 'vitest';
import { relationFrom, RELATION_SIDES, relationsOf } from '#shared/document/claim-relations.ts';
import { applyDiff } from '#shared/document/diff.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { Command } from '#shared/document/commands.ts';
import { RelationId } from '#shared/model/index.ts';
import { claimId, context, me, START, uuid } from './example.ts';

const one = claimId(1);
const two = claimId(2);
const three = claimId(3);

function after(doc: DocumentState, ...commands: Command[]): DocumentState {
  return commands.reduce((now, command) => {
    const reduced = reduce(now, command, context(me));
    if (!reduced.ok) throw new Error(reduced.message);
    return applyDiff(now, reduced.diff);
  }, doc);
}

const relationId = (number: number): RelationId => RelationId.parse(uuid(number));
const sides = (doc: DocumentState, claim: typeof one) =>
  relationsOf(doc, claim).map(({ side, other }) => [side, other] as const);

test('a relation has two sides, and only entailment tells them apart', () => {
  const doc = after(
    START,
    { type: 'createRelation', id: relationId(50), from: one, to: two, kind: 'entails' },
    { type: 'createRelation', id: relationId(51), from: two, to: one, kind: 'contradicts' },
  );
  expect(sides(doc, one)).toEqual([
    ['entails', two],
    ['contradicts', two],
  ]);
  expect(sides(doc, two)).toEqual([
    ['entailed-by', one],
    ['contradicts', one],
  ]);
  expect(sides(doc, three)).toEqual([]);
});

test.each(RELATION_SIDES)('what is drawn as “%s” is seen as that', (side) => {
  const doc = after(START, { type: 'createRelation', id: relationId(50), ...relationFrom(one, side, two) });
  expect(sides(doc, one)).toEqual([[side, two]]);
});

test('a colleague’s relation to a claim that was merged is seen at the one that it was merged into', () => {
  const doc = after(START, { type: 'createClaim', id: three, text: 'It sailed.' });
  const related = applyDiff(doc, {
    added: [
      {
        type: 'relation',
        annotator: START.claims.get(two)?.annotator ?? me,
        id: relationId(50),
        from: three,
        to: two,
        kind: 'same-as',
        created: '2026-02-03T04:05:06.000Z',
      },
    ],
    updated: [],
    removed: [],
  });
  const merged = after(related, { type: 'mergeClaim', claim: three, into: one });
  expect(sides(merged, one)).toEqual([['same-as', two]]);
  expect(sides(merged, two)).toEqual([['same-as', one]]);
});
