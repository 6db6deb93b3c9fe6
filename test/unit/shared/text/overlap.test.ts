import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearDuplicates, shareOf } from '#shared/text/overlap.ts';

const copy = 'One of four gates at the dam opened fully and could not be shut until morning came.';

test('a text copied into a longer one has share 1; the longer one has less', () => {
  const long = `Editors write: ${copy} More was to follow on the same night, they said.`;
  expect(shareOf(copy, long)).toBe(1);
  expect(shareOf(long, copy)).toBeGreaterThan(0);
  expect(shareOf(long, copy)).toBeLessThan(1);
});

test('one changed word in the middle breaks five runs', () => {
  const words = copy.split(' ');
  const changed = [...words.slice(0, 8), 'partly', ...words.slice(9)].join(' ');
  const runs = words.length - 4;
  expect(shareOf(copy, changed)).toBeCloseTo((runs - 5) / runs);
});

test('short texts and empty ones', () => {
  expect(shareOf('gate opened', 'Gate opened!')).toBe(1);
  expect(shareOf('', copy)).toBe(0);
  expect(shareOf(copy, '')).toBe(0);
});

test('Chinese counts by character', () => {
  expect(shareOf('水闸在清晨打开了', '据说水闸在清晨打开了。')).toBe(1);
  expect(shareOf('水闸在清晨打开了', '没有人在大坝值班')).toBe(0);
});

test('the share lies between 0 and 1 and is 1 for a text with words and itself', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(words, words, (a, b) => {
      const share = shareOf(a.join(' '), b.join(' '));
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
      expect(shareOf(a.join(' '), a.join(' '))).toBe(1);
    }),
  );
});

test('near duplicates come most alike first, with their keys', () => {
  const others = new Map([
    ['unlike', 'Nobody has said who ordered the minister to resign in spring or why he would.'],
    ['half', copy.split(' ').slice(0, 10).join(' ')],
    ['same', copy],
  ]);
  const found = nearDuplicates(copy, others);
  expect(found.map(({ key }) => key)).toEqual(['same', 'half']);
  expect(found[0]?.share).toBe(1);
  expect(nearDuplicates(copy, others, 1).map(({ key }) => key)).toEqual(['same']);
});
