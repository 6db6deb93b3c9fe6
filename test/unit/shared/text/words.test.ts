import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentWords, foldWord, likeness } from '#shared/text/words.ts';

test('words are folded in case and diacritics', () => {
  expect(foldWord('Čelik')).toBe('celik');
  expect(foldWord('STRASSE')).toBe(foldWord('Straße'));
  expect(foldWord('Łódź')).toBe('lodz');
  expect(foldWord('company’s')).toBe('company');
  expect(foldWord('كَتَبَ')).toBe('كتب');
  expect(foldWord('ガス')).toBe('ガス');
});

test('numbers are one word whatever groups or digits they are written with', () => {
  expect(foldWord('1,200')).toBe('1200');
  expect(foldWord('1.200')).toBe('1200');
  expect(foldWord('2.1')).toBe('2.1');
  expect(foldWord('١٢٣')).toBe('123');
  expect(foldWord('۴۵')).toBe('45');
  expect(foldWord('०९')).toBe('09');
});

test('function words are left out, negations are not', () => {
  expect(contentWords('The gate was not opened by the crew')).toEqual(['gate', 'not', 'opened', 'crew']);
  expect(contentWords('Das Tor war nicht offen', 'de')).toEqual(['tor', 'nicht', 'offen']);
  expect(contentWords('that is it')).toEqual(['that', 'is', 'it']);
  expect(contentWords(' – … !')).toEqual([]);
});

const sentence = fc.array(
  fc.constantFrom('gate', 'gates', 'dam', '430', '340', 'homes', 'the', 'opened', 'opening', '水闸'),
);

test('likeness is symmetric, between 0 and 1, and 1 for the same words', () => {
  fc.assert(
    fc.property(sentence, sentence, (left, right) => {
      const a = left.join(' ');
      const b = right.join(' ');
      const value = likeness(a, b);
      expect(value).toBe(likeness(b, a));
      expect(value).toBeGreaterThanOrEqual(0);
      expect(value).toBeLessThanOrEqual(1);
      if (contentWords(a).length > 0) expect(likeness(a, a)).toBe(1);
    }),
  );
});

test('nothing in common is 0, and so is nothing at all', () => {
  expect(likeness('Sluice gate', 'minister resigned')).toBe(0);
  expect(likeness('', '')).toBe(0);
  expect(likeness('430 homes', '431 barns')).toBe(0);
});

test('two of three words in common: Dice’s coefficient', () => {
  expect(likeness('sluice dam river', 'sluice dam minister')).toBeCloseTo((2 + 2) / (3 + 3));
});

test('the claim that a quote speaks of ranks first', () => {
  const claims = [
    'The flood reached 430 homes',
    'The flood reached 510 homes',
    'Sirens sounded in Low Sarrick fifty minutes late',
    'The hand brake of the gate was out of use',
    'Nobody was killed in the flood',
  ];
  const rank = (quote: string) => [...claims].sort((a, b) => likeness(quote, b) - likeness(quote, a))[0];
  expect(rank('some 430 houses were reached by the flooding')).toBe(claims[0]);
  expect(rank('Flooding hit 510 homes')).toBe(claims[1]);
  expect(rank('the siren was sounding fifty minutes too late')).toBe(claims[2]);
  expect(rank('hand brakes on the gates had not been used since October')).toBe(claims[3]);
  expect(rank('two people were killed by the floods')).toBe(claims[4]);
});
