import { expect, test } from 'vitest';
import { offerFor, stepped, tidy } from '#renderer/features/picker/options.ts';
import type { Offer } from '#renderer/features/picker/options.ts';
import { AnnotatorId, ClaimId } from '#shared/model/index.ts';
import type { Claim } from '#shared/model/index.ts';

const made = (number: number, text: string): Claim => ({
  type: 'claim',
  annotator: AnnotatorId.parse('vera'),
  id: ClaimId.parse(`018f0000-0000-7000-8000-${String(number).padStart(12, '0')}`),
  text,
  created: '2026-01-01T00:00:00.000Z',
});
const claims = [
  made(1, 'The sluice gate opened at night.'),
  made(2, 'Fourteen people were injured in Sarrick.'),
  made(3, 'The minister ordered an inquiry.'),
];

const words = ({ options }: Offer): string[] =>
  options.map((option) =>
    option.kind === 'claim' ? option.claim.text : option.kind === 'new' ? `new: ${option.text}` : 'draft',
  );

test('without typing, all claims stand by their likeness to the quote, a draft behind them', () => {
  const offer = offerFor(claims, '  ', 'an inquiry was ordered');
  expect(words(offer)[0]).toBe('The minister ordered an inquiry.');
  expect(words(offer)).toHaveLength(4);
  expect(words(offer).at(-1)).toBe('draft');
  expect(offer.start).toBe(0);
});

test('a claim with all typed words comes first, the new one last', () => {
  expect(words(offerFor(claims, 'inj peo', 'x'))).toEqual(['Fourteen people were injured in Sarrick.', 'new: inj peo']);
});

test('if no claim has the words, the new one comes first', () => {
  const offer = offerFor(claims, 'The  bridge is closed', 'x');
  expect(words(offer)[0]).toBe('new: The bridge is closed');
  expect(offer.start).toBe(0);
  expect(offer.double).toBeUndefined();
});

test('words very like a claim begin at that claim, with a warning', () => {
  const offer = offerFor(claims, 'Fourteen people were hurt and injured in Sarrick', 'x');
  expect(offer.double).toBe(claims[1]);
  expect(offer.options[offer.start]).toEqual({ kind: 'claim', claim: claims[1] });
  expect(words(offer).at(-1)).toMatch(/^new: Fourteen/);
});

test('what a claim says exactly cannot be made again', () => {
  const offer = offerFor(claims, 'the minister ordered an inquiry.', 'x');
  expect(words(offer)).not.toContain('new: the minister ordered an inquiry.');
  expect(offer.double).toBeUndefined();
});

test('the list is cut, and says by how much', () => {
  const many = Array.from({ length: 100 }, (_, index) => made(index, `Claim number ${index}.`));
  const offer = offerFor(many, '', 'x');
  expect(offer.left).toBe(40);
  expect(offer.options).toHaveLength(61);
  expect(offerFor([], '', 'x').options).toEqual([{ kind: 'draft' }]);
});

test('steps go round, and words become one line', () => {
  expect(stepped(2, 1, 3)).toBe(0);
  expect(stepped(0, -1, 3)).toBe(2);
  expect(stepped(0, 1, 0)).toBe(0);
  expect(tidy(' two\n words ')).toBe('two words');
});
