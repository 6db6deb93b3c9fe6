import { expect, test } from 'vitest';
import { rowOf } from '#shared/document/cells.ts';
import type { Cell, CellSide } from '#shared/document/cells.ts';
import {
  columnsOf,
  countCells,
  countColumns,
  inColumns,
  isOfKind,
  sideBySide,
  weightOf,
} from '#shared/document/matrix-views.ts';
import { claimId } from '#test/support/records.ts';

const says = (side: CellSide): Cell => ({ state: 'linked', side, count: 1, unsure: false });
const silent: Cell = { state: 'silent' };
const unlooked: Cell = { state: 'unlooked' };

test('a row is of the kinds that its cells make', () => {
  const row = rowOf(claimId(1), [says('+'), says('-'), silent]);
  expect(isOfKind(row, 'contradicted')).toBe(true);
  expect(isOfKind(row, 'silent')).toBe(true);
  expect(isOfKind(row, 'unlooked')).toBe(false);
  expect(isOfKind(row, 'single')).toBe(false);
  const lone = rowOf(claimId(1), [says('0'), unlooked]);
  expect(isOfKind(lone, 'single')).toBe(true);
  expect(isOfKind(lone, 'contradicted')).toBe(false);
  expect(isOfKind(lone, 'unlooked')).toBe(true);
  expect(isOfKind(rowOf(claimId(1), [says('both')]), 'contradicted')).toBe(true);
});

test('a cell that says both counts for making and for denying', () => {
  expect(countCells([says('+'), says('±'), says('both'), says('-'), says('0'), silent, unlooked, undefined])).toEqual({
    makes: 3,
    denies: 2,
    mentions: 1,
    silent: 1,
    unlooked: 1,
  });
});

test('columns are counted downwards', () => {
  const rows = [rowOf(claimId(1), [says('+'), silent]), rowOf(claimId(2), [says('+'), says('-')])];
  expect(countColumns(rows).map(({ makes, denies, silent: none }) => [makes, denies, none])).toEqual([
    [2, 0, 0],
    [0, 1, 1],
  ]);
  expect(countColumns([])).toEqual([]);
});

test('the weight of a claim is the number of articles that make it, wholly or in part', () => {
  expect(weightOf(rowOf(claimId(1), [says('+'), says('±'), says('both'), says('-'), says('0'), silent]))).toBe(3);
  expect(weightOf(rowOf(claimId(1), [unlooked]))).toBe(0);
});

test('columns go by date or by share, and only those that are wanted', () => {
  const rows = [
    rowOf(claimId(1), [silent, says('+'), says('-'), says('+')]),
    rowOf(claimId(2), [says('+'), says('+'), says('0'), says('+')]),
  ];
  const all = (): boolean => true;
  expect(columnsOf(rows, 4, 'date', all)).toEqual([0, 1, 2, 3]);
  // They make 1, 2, 0 and 2 claims.
  expect(columnsOf(rows, 4, 'share', all)).toEqual([1, 3, 0, 2]);
  expect(columnsOf(rows, 4, 'share', (place) => place !== 1)).toEqual([3, 0, 2]);
  expect(columnsOf([], 2, 'share', all)).toEqual([0, 1]);
});

test('a row in some columns has the sums of these, and stays the same row', () => {
  const row = rowOf(claimId(1), [says('-'), silent, says('+'), unlooked]);
  const columns = [2, 1];
  const narrow = inColumns(row, columns);
  expect(narrow).toEqual({
    claim: claimId(1),
    cells: [says('+'), silent],
    contradicted: false,
    linked: 1,
    silent: 1,
    unlooked: 0,
  });
  expect(inColumns(row, columns)).toBe(narrow);
  expect(inColumns(row, [0, 1, 2, 3])).toBe(row);
});

test('articles that contradict find room first, those that only mention last, each in its place', () => {
  const row = rowOf(claimId(1), [
    says('0'),
    silent,
    says('+'),
    says('±'),
    says('both'),
    unlooked,
    says('-'),
    says('+'),
  ]);
  expect(sideBySide(row, 8)).toEqual({ shown: [0, 2, 3, 4, 6, 7], left: [] });
  expect(sideBySide(row, 5)).toEqual({ shown: [2, 3, 4, 6, 7], left: [0] });
  expect(sideBySide(row, 3)).toEqual({ shown: [2, 4, 6], left: [0, 3, 7] });
  expect(sideBySide(row, 1)).toEqual({ shown: [4], left: [0, 2, 3, 6, 7] });
});
