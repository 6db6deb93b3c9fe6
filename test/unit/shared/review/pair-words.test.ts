import { expect, test } from 'vitest';
import { evidenceInWords } from '#shared/review/pair-words.ts';
import { claimId } from '#test/support/records.ts';

test('what speaks for a pair', () => {
  const pair = { a: claimId(1), b: claimId(2) };
  expect(evidenceInWords({ ...pair, shared: 9, likeness: 0.8125 })).toBe('9 shared spans, likeness .81');
  expect(evidenceInWords({ ...pair, shared: 1, likeness: 0 })).toBe('1 shared span, likeness .00');
  expect(evidenceInWords({ ...pair, shared: 0, likeness: 1 })).toBe('no shared span, likeness 1.00');
  expect(evidenceInWords({ ...pair, b: pair.a, shared: 3, likeness: 1 })).toBe('one claim, 3 shared spans');
});
