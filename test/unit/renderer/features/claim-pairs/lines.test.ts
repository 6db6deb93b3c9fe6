import { describe, expect, test } from 'vitest';
import type { ClaimId } from '#shared/model/index.ts';
import { pairClaims } from '#shared/review/pairs.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { linesOf, placesIn } from '#renderer/features/claim-pairs/lines.ts';
import { placesOf } from '#renderer/features/claim-pairs/places.ts';
import { shapeInWords, stateInWords } from '#renderer/features/claim-pairs/words.ts';
import { claimId, relationOf } from '#test/support/records.ts';
import { ada, ben, cleo, projectFrom } from '../../../shared/review/support.ts';

const BRIDGE = 'The bridge was closed on Monday';
const CLOSED = 'On Monday the bridge was closed';
const FERRY = 'Fourteen passengers were rescued from the ferry';
const RESCUED = 'Fourteen passengers were rescued from the ferry at night';
const SMOKE = 'Smoke was seen above the engine room';

const numberOf = (claim: ClaimId): number => Number.parseInt(claim.slice(-12), 16);
const told = (doc: DocumentState): string[] =>
  linesOf(doc, cleo, [ada, ben], pairClaims(doc, cleo, [ada, ben])).map((line) =>
    line.kind === 'heading'
      ? `${line.section} (${line.count})`
      : line.kind === 'alone'
        ? `${line.annotator} ${numberOf(line.claim)}`
        : `${numberOf(line.a)}–${numberOf(line.b)}${line.continues ? ' …' : ''}`,
  );

const CLAIMS = [
  [1, ada, BRIDGE],
  [2, ada, FERRY],
  [3, ada, SMOKE],
  [11, ben, CLOSED],
  [12, ben, RESCUED],
] as const;

describe('the list of pairs', () => {
  test('has what is proposed first, then what has no partner', () => {
    expect(told(projectFrom({ claims: CLAIMS }))).toEqual(['proposed (2)', '1–11', '2–12', 'alone (1)', 'ada 3']);
  });

  test('tells what was confirmed and what was refused by its reviewer from the rest', () => {
    const more = [
      relationOf(50, cleo, 11, 1, 'same-as'),
      // Turned round, to be told with the first annotator’s claim first.
      relationOf(51, cleo, 12, 2, 'distinct'),
      // Somebody else’s view of it is none of hers.
      relationOf(52, ben, 3, 11, 'distinct'),
    ];
    expect(told(projectFrom({ claims: CLAIMS, more }))).toEqual([
      'confirmed (1)',
      '1–11',
      'refused (1)',
      '2–12',
      'alone (3)',
      'ada 2',
      'ada 3',
      'ben 12',
    ]);
  });

  test('keeps together what belongs to one claim that was split', () => {
    const more = [relationOf(50, cleo, 1, 11, 'same-as'), relationOf(51, cleo, 1, 12, 'same-as')];
    const doc = projectFrom({ claims: CLAIMS, more });
    expect(told(doc)).toEqual(['confirmed (2)', '1–11', '1–12 …', 'alone (2)', 'ada 2', 'ada 3']);
    const [, split] = placesIn(linesOf(doc, cleo, [ada, ben], pairClaims(doc, cleo, [ada, ben])));
    if (split?.kind !== 'pair') throw new Error('There is no second pair.');
    expect(shapeInWords(doc, split)).toBe('BEN split what is one claim for ADA.');
    expect(stateInWords(split)).toBe('Confirmed by you.');
  });
});

describe('the passages behind a pair', () => {
  const doc = projectFrom({
    articles: ['one', 'two'],
    claims: CLAIMS,
    spans: [
      { by: ada, at: [[0, 10]], links: [[1, 'agrees']] },
      { by: ben, at: [[2, 12]], links: [[11, 'contradicts']] },
      { by: ada, at: [[40, 50]], links: [[1, 'agrees']] },
      // In the same place, but about something else.
      { by: ben, at: [[40, 50]], links: [[12, 'agrees']] },
      { by: ben, in: 'two', at: [[5, 9]], links: [[11, 'mentions']] },
      { by: ada, in: 'two', at: [[100, 110]], links: [[3, 'agrees']] },
    ],
  });

  test('are the shared ones, then those of one alone', () => {
    const places = placesOf(doc, [
      { annotator: ada, claim: claimId(1) },
      { annotator: ben, claim: claimId(11) },
    ]);
    expect(places.map(({ article, of }) => [article, ...of.map((one) => one?.span.fragments[0]?.[0])])).toEqual([
      ['one', 0, 2],
      ['one', 40, undefined],
      ['two', undefined, 5],
    ]);
  });

  test('are all of a claim without a partner', () => {
    const places = placesOf(doc, [{ annotator: ben, claim: claimId(11) }]);
    expect(places.map(({ article }) => article)).toEqual(['one', 'two']);
  });
});
