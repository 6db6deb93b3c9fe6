import { expect, test } from 'vitest';
import { progressOf } from '#renderer/features/desk/progress.ts';
import { rowOf } from '#shared/document/cells.ts';
import type { Cell } from '#shared/document/cells.ts';
import { claimId } from '#test/support/records.ts';

const linked: Cell = { state: 'linked', side: '+', count: 1, unsure: false };

test('what is linked or silent in an article is decided there', () => {
  const rows = [
    rowOf(claimId(1), [linked, { state: 'unlooked' }]),
    rowOf(claimId(2), [{ state: 'silent' }, { state: 'unlooked' }]),
    rowOf(claimId(3), [{ state: 'unlooked' }, linked]),
  ];
  expect(progressOf(rows, 0)).toEqual({ decided: 2, of: 3 });
  expect(progressOf(rows, 1)).toEqual({ decided: 1, of: 3 });
});

test('without claims, or for no article, there is nothing to have progress in', () => {
  expect(progressOf([], 0)).toBeUndefined();
  expect(progressOf([rowOf(claimId(1), [linked])], -1)).toBeUndefined();
});
