import { expect, test } from 'vitest';
import { rowOf } from '#shared/document/cells.ts';
import type { Cell, CellSide } from '#shared/document/cells.ts';
import { countCells, countColumns, isOfKind } from '#shared/document/matrix-views.ts';
import { claimId } from './example.ts';

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
