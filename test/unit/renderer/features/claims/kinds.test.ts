import { expect, test } from 'vitest';
import { claimKindCounts, isOfClaimKind } from '#renderer/features/claims/kinds.ts';
import { rowOf } from '#shared/document/cells.ts';
import type { Cell } from '#shared/document/cells.ts';
import { AnnotatorId } from '#shared/model/index.ts';
import { claimOf } from '#test/support/records.ts';

const vera = AnnotatorId.parse('vera');
const ossian = AnnotatorId.parse('ossian');
const sure: Cell = { state: 'linked', side: '+', count: 1, unsure: false };
const unsure: Cell = { state: 'linked', side: '+', count: 1, unsure: true };

const mine = claimOf(1, vera, 'Mine.', { note: 'Ask.' });
const theirs = claimOf(2, ossian, 'Theirs.');
const retired = claimOf(3, vera, 'Retired.', { retired: '2026-01-01T00:00:00Z' });
const claims = [mine, theirs, retired];
const rows = [
  rowOf(mine.id, [sure, { state: 'silent' }]),
  rowOf(theirs.id, [{ state: 'unlooked' }, unsure]),
  rowOf(retired.id, []),
];

test('kinds are counted', () => {
  expect(claimKindCounts(claims, rows, vera)).toEqual({ unsure: 1, noted: 1, mine: 2, retired: 1 });
  expect(claimKindCounts(claims, rows, ossian)).toEqual({ unsure: 1, noted: 1, mine: 1, retired: 1 });
});

test('nothing is mine for whoever only reads', () => {
  expect(rows.filter((row, index) => isOfClaimKind(claims[index] ?? mine, row, 'mine', null))).toEqual([]);
});
