import { expect, test } from 'vitest';
import { linesOf } from '#renderer/features/claims/list.ts';
import { stepOf } from '#renderer/features/claims/step.ts';
import { rowOf } from '#shared/document/cells.ts';
import { AnnotatorId } from '#shared/model/index.ts';
import { claimId, claimOf } from '#test/support/records.ts';

const vera = AnnotatorId.parse('vera');
const one = claimOf(1, vera, 'Red fish.', { group: 'Sea' });
const two = claimOf(2, vera, 'Blue whale.', { group: 'Sea' });
const three = claimOf(3, vera, 'Old fish.', { group: 'Sea' });
const four = claimOf(4, vera, 'New fish.', { group: 'Sea' });
const boat = claimOf(5, vera, 'A fishing boat.', { group: 'Boats' });
const claims = [one, two, three, four, boat];
const lines = (typed = '') =>
  linesOf(
    claims,
    claims.map((claim) => rowOf(claim.id, [])),
    { typed, only: [] },
  );

test('a claim moves past its neighbour in the group', () => {
  expect(stepOf(lines(), claims, two.id, 1)).toEqual({ after: three.id });
  expect(stepOf(lines(), claims, three.id, -1)).toEqual({ after: one.id });
  expect(stepOf(lines(), claims, two.id, -1)).toEqual({ after: null });
});

test('it stays in its group', () => {
  expect(stepOf(lines(), claims, one.id, -1)).toBe('first');
  expect(stepOf(lines(), claims, four.id, 1)).toBe('last');
  expect(stepOf(lines(), claims, boat.id, -1)).toBe('first');
});

test('where the list is narrowed, it moves past the neighbour that is seen', () => {
  expect(stepOf(lines('fish'), claims, three.id, -1)).toEqual({ after: null });
  expect(stepOf(lines('fish'), claims, one.id, 1)).toEqual({ after: three.id });
  expect(stepOf(lines('fish'), claims, four.id, -1)).toEqual({ after: two.id });
});

test('what the list does not show is not moved', () => {
  expect(stepOf(lines('whale'), claims, one.id, 1)).toBeUndefined();
  expect(stepOf(lines(), claims, claimId(77), 1)).toBeUndefined();
});
