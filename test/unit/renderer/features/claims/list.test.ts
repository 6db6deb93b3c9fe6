import { expect, test } from 'vitest';
import { groupsOf, indexesAround, kindCounts, linesOf } from '#renderer/features/claims/list.ts';
import { rowOf } from '#shared/document/cells.ts';
import type { Cell } from '#shared/document/cells.ts';
import { AnnotatorId, ClaimId } from '#shared/model/index.ts';
import type { Claim } from '#shared/model/index.ts';

const made = (number: number, text: string, group?: string): Claim => ({
  type: 'claim',
  annotator: AnnotatorId.parse('vera'),
  id: ClaimId.parse(`018f0000-0000-7000-8000-00000000000${number}`),
  text,
  ...(group === undefined ? {} : { group }),
  created: '2026-01-01T00:00:00.000Z',
});
const claims = [
  made(1, 'Alone.'),
  made(2, 'Red fish.', 'Fish'),
  made(3, 'Blue fish.', 'Fish'),
  made(4, 'A boat.', 'Boats'),
];
const denied: Cell = { state: 'linked', side: '-', count: 1, unsure: false };
const rows = claims.map((claim, index) => rowOf(claim.id, [index === 2 ? denied : { state: 'silent' }]));

const shown = (typed: string, ...only: ('contradicted' | 'silent')[]): string[] =>
  linesOf(claims, rows, { typed, only }).map((line) =>
    line.kind === 'group' ? `# ${line.name} ${line.count}` : line.claim.text,
  );

test('a heading stands where a group begins; claims without a group have none', () => {
  expect(shown('')).toEqual(['Alone.', '# Fish 2', 'Red fish.', 'Blue fish.', '# Boats 1', 'A boat.']);
});

test('groups without a claim that passes are left out', () => {
  expect(shown('fish')).toEqual(['# Fish 2', 'Red fish.', 'Blue fish.']);
  expect(shown('', 'contradicted')).toEqual(['# Fish 1', 'Blue fish.']);
  expect(shown('red', 'contradicted')).toEqual([]);
});

test('the same claim and row give the same line', () => {
  const [first] = linesOf(claims, rows, { typed: '', only: [] });
  expect(linesOf(claims, rows, { typed: 'alone', only: [] })[0]).toBe(first);
  const reworded = [made(1, 'Alone again.'), ...claims.slice(1)];
  expect(linesOf(reworded, rows, { typed: '', only: [] })[0]).toEqual({ ...first, claim: reworded[0] });
});

test('groups and kinds are counted', () => {
  expect(groupsOf(claims)).toEqual(['Fish', 'Boats']);
  expect(kindCounts(rows)).toEqual({ contradicted: 1, silent: 3, unlooked: 0, single: 1 });
});

test('the indexes around the view hold the one that the keyboard is at', () => {
  const range = { startIndex: 5, endIndex: 7, overscan: 1, count: 20 };
  expect(indexesAround(range, -1)).toEqual([4, 5, 6, 7, 8]);
  expect(indexesAround(range, 6)).toEqual([4, 5, 6, 7, 8]);
  expect(indexesAround(range, 1)).toEqual([1, 4, 5, 6, 7, 8]);
  expect(indexesAround(range, 19)).toEqual([4, 5, 6, 7, 8, 19]);
  expect(indexesAround(range, 20)).toEqual([4, 5, 6, 7, 8]);
});

test('guideline, note and merged claims lead to the claim; kinds narrow the list further', () => {
  const [alone = made(1, ''), red = made(2, ''), ...rest] = claims;
  const told = [{ ...alone, guideline: 'Only hermits.' }, { ...red, note: 'Ask the angler.' }, ...rest];
  const find = (filter: Parameters<typeof linesOf>[2]): string[] =>
    linesOf(told, rows, filter).flatMap((line) => (line.kind === 'claim' ? [line.claim.text] : []));
  expect(find({ typed: 'hermit', only: [] })).toEqual(['Alone.']);
  expect(find({ typed: 'angler', only: [] })).toEqual(['Red fish.']);
  const absorbed = new Map([[told[3]?.id ?? alone.id, [made(9, 'A raft.')]]]);
  expect(find({ typed: 'raft', only: [], absorbed })).toEqual(['A boat.']);
  expect(find({ typed: '', only: [], also: ['noted'] })).toEqual(['Red fish.']);
  expect(find({ typed: '', only: ['silent'], also: ['mine'], me: alone.annotator })).toEqual([
    'Alone.',
    'Red fish.',
    'A boat.',
  ]);
  expect(find({ typed: '', only: [], also: ['mine'], me: null })).toEqual([]);
});
