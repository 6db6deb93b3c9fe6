import { expect, test } from 'vitest';
import { rowOf } from '#shared/document/cells.ts';
import type { Cell, CellSide } from '#shared/document/cells.ts';
import { matrixOf } from '#shared/document/matrix.ts';
import { appearancesOf, rowsInOrder } from '#shared/document/row-order.ts';
import type { RowOrder } from '#shared/document/row-order.ts';
import type { Claim } from '#shared/model/index.ts';
import { agrees, claimId, linkId, NOW, spanId } from '#test/support/records.ts';
import { done, ferry, harbour, me, other, START } from './example.ts';

const says = (side: CellSide): Cell => ({ state: 'linked', side, count: 1, unsure: false });
const unlooked: Cell = { state: 'unlooked' };

const made = (number: number, group?: string): Claim => ({
  type: 'claim',
  annotator: me,
  id: claimId(number),
  text: `Claim ${number}`,
  created: NOW,
  ...(group === undefined ? {} : { group }),
});
const claims = [made(0), made(1, 'Ship 10'), made(2, 'Ship 2'), made(3, 'ärger'), made(4, 'Ship 10')];
const rows = [
  rowOf(claimId(0), [unlooked, says('-'), says('0')]),
  rowOf(claimId(1), [says('+'), says('±'), unlooked]),
  rowOf(claimId(2), [unlooked, unlooked, unlooked]),
  rowOf(claimId(3), [says('both'), unlooked, unlooked]),
  rowOf(claimId(4), [says('+'), unlooked, says('-')]),
];
const never = (): never => {
  throw new Error('where claims appear is not asked for');
};
const order = (by: RowOrder): number[] => rowsInOrder(claims, rows, by, never);

test('as listed, nothing moves', () => {
  expect(order('listed')).toEqual([0, 1, 2, 3, 4]);
});

test('groups go by name, numbers by size, claims without a group last', () => {
  expect(order('group')).toEqual([3, 2, 1, 4, 0]);
});

test('coverage is how many articles make the claim; of equals, the one that more speak of', () => {
  // Weights: 0, 2, 0, 1, 1; spoken of by 2, 2, 0, 1, 2.
  expect(order('coverage')).toEqual([1, 4, 3, 0, 2]);
});

test('by appearance, the claim that is read of first comes first, and those never read of last', () => {
  expect(rowsInOrder(claims, rows, 'appearance', () => [[1, 3], [0, 40], undefined, [0, 7], [0, 40]])).toEqual([
    3, 1, 4, 0, 2,
  ]);
});

test('a claim appears where its first span in the first article begins', () => {
  const link = (number: number, article: typeof ferry, claim: number) =>
    ({
      type: 'createLink',
      id: linkId(number),
      article,
      span: spanId(number),
      claim: claimId(claim),
      stance: agrees,
    }) as const;
  const doc = done(
    START,
    me,
    { type: 'createSpan', id: spanId(1), article: harbour, fragments: [[4, 11]] },
    { type: 'createSpan', id: spanId(2), article: ferry, fragments: [[13, 17]] },
    { type: 'createSpan', id: spanId(3), article: ferry, fragments: [[4, 9]] },
    link(1, harbour, 1),
    link(2, ferry, 1),
    link(3, ferry, 1),
    { ...link(1, harbour, 2), id: linkId(9) },
  );
  const annotators = [me, other];
  const of = (articles: (typeof ferry)[]) =>
    appearancesOf(doc, matrixOf(doc, articles, annotators).rows, articles, annotators);
  expect(of([ferry, harbour])).toEqual([
    [0, 4],
    [1, 4],
  ]);
  expect(of([harbour, ferry])).toEqual([
    [0, 4],
    [0, 4],
  ]);
  expect(appearancesOf(START, matrixOf(START, [ferry], annotators).rows, [ferry], annotators)).toEqual([
    undefined,
    undefined,
  ]);
});
