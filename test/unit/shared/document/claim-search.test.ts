import { expect, test } from 'vitest';
import { claimFinder, claimsFor, claimsLike, likelyDouble } from '#shared/document/claim-search.ts';
import type { Claim } from '#shared/model/index.ts';
import { claimId, NOW } from '#test/support/records.ts';
import { me } from './example.ts';

const claim = (number: number, text: string, group?: string): Claim => ({
  type: 'claim',
  annotator: me,
  id: claimId(number),
  text,
  ...(group === undefined ? {} : { group }),
  created: NOW,
});

const gate = claim(1, 'The sluice gate opened at 03:40.', 'The release');
const homes = claim(2, 'The water flooded 430 homes.', 'The harm');
const hurt = claim(3, 'Fourteen people were injured.', 'The harm');
const claims = [gate, homes, hurt];

test('the filter looks at text and group together', () => {
  expect(claims.filter(claimFinder('harm'))).toEqual([homes, hurt]);
  expect(claims.filter(claimFinder('harm peop'))).toEqual([hurt]);
  expect(claims.filter(claimFinder('  '))).toEqual(claims);
  expect(claims.filter(claimFinder('bridge'))).toEqual([]);
});

test('everywhere means guideline and note too', () => {
  const guided = { ...gate, guideline: 'Only gate 2.', note: 'See the log.' };
  expect([guided].filter(claimFinder('gate log', true))).toEqual([guided]);
  expect([guided].filter(claimFinder('only 03:40', true))).toEqual([guided]);
  expect([guided].filter(claimFinder('log'))).toEqual([]);
});

test('claims are ranked by likeness to the quote, all of them', () => {
  expect(claimsLike(claims, 'about 430 homes were flooded').map((ranked) => ranked.claim)[0]).toBe(homes);
  expect(claimsLike(claims, 'xyzzy').map((ranked) => ranked.claim)).toEqual(claims);
});

test('what has all typed words comes before what is only like them', () => {
  const alike = claim(4, 'Homes in the valley were flooded by water.');
  const found = claimsFor([alike, ...claims], 'flooded 430');
  expect(found.map((ranked) => ranked.claim)[0]).toBe(homes);
  expect(found[0]?.matches).toBe(true);
  expect(found.find((ranked) => ranked.claim === gate)).toBeUndefined();
});

test('a claim nearly the same is told, another is not', () => {
  expect(likelyDouble(claims, 'Fourteen people were injured in March')).toBe(hurt);
  expect(likelyDouble(claims, 'Nineteen horses escaped')).toBeUndefined();
  expect(likelyDouble([], 'Fourteen people were injured.')).toBeUndefined();
});
