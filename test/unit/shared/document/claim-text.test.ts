import { expect, test } from 'vitest';
import { claimTextProblem, tidyClaimText } from '#shared/document/claim-text.ts';
import { Claim } from '#shared/model/index.ts';
import { START, claimId } from './example.ts';

test('words become one line', () => {
  expect(tidyClaimText('  The gate\n\topened. ')).toBe('The gate opened.');
});

test('a claim needs words, and not too many', () => {
  expect(claimTextProblem('The gate opened.')).toBeUndefined();
  expect(claimTextProblem(' \n\t')).toBe('A claim needs words.');
  expect(claimTextProblem('a'.repeat(1000))).toBeUndefined();
  expect(claimTextProblem(`${'a'.repeat(500)} \n ${'b'.repeat(500)}`)).toBe(
    'A claim has at most 1000 characters; this has 1001.',
  );
});

test('what has no problem is what the model takes', () => {
  const claim = START.claims.get(claimId(1));
  for (const typed of ['The gate opened.', ' ', 'a'.repeat(1000), 'a'.repeat(1001)]) {
    const taken = Claim.safeParse({ ...claim, text: tidyClaimText(typed) }).success;
    expect(taken, typed.slice(0, 20)).toBe(claimTextProblem(typed) === undefined);
  }
});
