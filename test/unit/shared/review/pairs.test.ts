import { describe, expect, test } from 'vitest';
import type { ClaimId } from '#shared/model/index.ts';
import { pairClaims } from '#shared/review/pairs.ts';
import type { Pairing } from '#shared/review/pairs.ts';
import { claimId, relationOf } from '#test/support/records.ts';
import { ada, ben, cleo, projectFrom } from './support.ts';
import type { Marked } from './support.ts';

const BRIDGE = 'The bridge was closed on Monday';
const FERRY = 'Fourteen passengers were rescued from the ferry';
const SMOKE = 'Smoke was seen above the engine room';

const numberOf = (claim: ClaimId): number => Number.parseInt(claim.slice(-12), 16);
const told = ({ pairs }: Pairing): string[] =>
  pairs.map(({ a, b, state, shape, shared }) => `${numberOf(a)}–${numberOf(b)} ${state} ${shape} ${shared}`);
const alone = ({ alone: left }: Pairing): number[][] => [...left.values()].map((claims) => claims.map(numberOf));

/** Spans of both in the same places, linked to these claims. */
function common(places: number, one: number, other: number, from = 0): Marked[] {
  return Array.from({ length: places }, (_, index): Marked[] => {
    const start = from + index * 10;
    return [
      { by: ada, at: [[start, start + 8]], links: [[one, 'agrees']] },
      { by: ben, at: [[start + 1, start + 9]], links: [[other, 'agrees']] },
    ];
  }).flat();
}

test('a claim that both use is the same', () => {
  const doc = projectFrom({ claims: [[1, ada, BRIDGE]], spans: common(2, 1, 1) });
  const pairing = pairClaims(doc, ada, [ada, ben]);
  expect(told(pairing)).toEqual(['1–1 same one-to-one 2']);
  expect(pairing.standsOn).toBe('confirmed');
  expect(pairing.classOf(claimId(1))).toBe(claimId(1));
});

describe('proposals', () => {
  test('come from the words', () => {
    const claims = [
      [1, ada, BRIDGE],
      [2, ada, SMOKE],
      [11, ben, 'On Monday the bridge was closed'],
      [12, ben, FERRY],
    ] as const;
    const pairing = pairClaims(projectFrom({ claims }), cleo, [ada, ben]);
    expect(told(pairing)).toEqual(['1–11 proposed one-to-one 0']);
    expect(alone(pairing)).toEqual([[2], [12]]);
    expect(pairing.standsOn).toBe('proposed');
    expect(pairing.classOf(claimId(11))).toBe(claimId(1));
    expect(pairing.confirmedClassOf(claimId(11))).toBe(claimId(11));
  });

  test('come from the spans, whatever the words', () => {
    // Three spans in common: 2 · 3 / (3 + 3 + 1) = 0.86, above one half.
    const doc = projectFrom({
      claims: [
        [1, ada, BRIDGE],
        [11, ben, SMOKE],
      ],
      spans: common(3, 1, 11),
    });
    expect(told(pairClaims(doc, cleo, [ada, ben]))).toEqual(['1–11 proposed one-to-one 3']);
  });

  test('are the best in all, one to one', () => {
    // Spans speak for 1–11 (4 of 4 each way), then for 2–11 (none left) and 2–12 (2).
    const doc = projectFrom({
      claims: [
        [1, ada, BRIDGE],
        [2, ada, SMOKE],
        [11, ben, FERRY],
        [12, ben, 'Nobody was hurt'],
      ],
      spans: [...common(4, 1, 11), ...common(2, 2, 12, 100)],
    });
    expect(told(pairClaims(doc, cleo, [ada, ben]))).toEqual([
      '1–11 proposed one-to-one 4',
      '2–12 proposed one-to-one 2',
    ]);
  });

  test('are not made where one says yes and the other no', () => {
    const spans = common(4, 1, 11).map((marked): Marked =>
      marked.by === ada ? marked : { ...marked, links: [[11, 'contradicts']] },
    );
    const doc = projectFrom({
      claims: [
        [1, ada, BRIDGE],
        [11, ben, SMOKE],
      ],
      spans,
    });
    expect(told(pairClaims(doc, cleo, [ada, ben]))).toEqual([]);
  });

  test('name a claim that the other has split in two', () => {
    // Ada's 1 has 6 spans; Ben has four of them under 11, two under 12, and 12 has no other.
    const doc = projectFrom({
      claims: [
        [1, ada, BRIDGE],
        [11, ben, FERRY],
        [12, ben, SMOKE],
      ],
      spans: [...common(4, 1, 11), ...common(2, 1, 12, 100)],
    });
    expect(told(pairClaims(doc, cleo, [ada, ben]))).toEqual(['1–11 proposed split 4', '1–12 proposed split 2']);
    expect(told(pairClaims(doc, cleo, [ben, ada]))).toEqual(['11–1 proposed merged 4', '12–1 proposed merged 2']);
  });

  test('one span in common is not enough to call a claim split', () => {
    const doc = projectFrom({
      claims: [
        [1, ada, BRIDGE],
        [11, ben, FERRY],
        [12, ben, SMOKE],
      ],
      spans: [...common(4, 1, 11), ...common(1, 1, 12, 100)],
    });
    expect(told(pairClaims(doc, cleo, [ada, ben]))).toEqual(['1–11 proposed one-to-one 4']);
  });
});

describe('what the reviewer said', () => {
  const claims = [
    [1, ada, BRIDGE],
    [2, ada, SMOKE],
    [11, ben, `${BRIDGE} morning`],
    [12, ben, FERRY],
  ] as const;

  test('stands', () => {
    const doc = projectFrom({ claims, more: [relationOf(50, cleo, 2, 12, 'same-as')] });
    const pairing = pairClaims(doc, cleo, [ada, ben]);
    expect(told(pairing)).toEqual(['1–11 proposed one-to-one 0', '2–12 confirmed one-to-one 0']);
    expect(pairing.pairs.map(({ relation }) => relation)).toEqual([
      undefined,
      relationOf(50, cleo, 2, 12, 'same-as').id,
    ]);
  });

  test('takes a claim out of the proposals', () => {
    const doc = projectFrom({ claims, more: [relationOf(50, cleo, 1, 12, 'same-as')] });
    const pairing = pairClaims(doc, cleo, [ada, ben]);
    expect(told(pairing)).toEqual(['1–12 confirmed one-to-one 0']);
    expect(pairing.standsOn).toBe('confirmed');
  });

  test.each(['distinct', 'contradicts', 'entails'] as const)('a pair that is %s is not proposed again', (kind) => {
    const doc = projectFrom({ claims, spans: common(3, 1, 11), more: [relationOf(50, cleo, 11, 1, kind)] });
    expect(told(pairClaims(doc, cleo, [ada, ben]))).toEqual([]);
  });

  test('counts only if it was she who said it', () => {
    const doc = projectFrom({ claims, more: [relationOf(50, ben, 2, 12, 'same-as')] });
    expect(told(pairClaims(doc, cleo, [ada, ben]))).toEqual(['1–11 proposed one-to-one 0']);
  });

  test('holds through a third claim: her own stands for the class', () => {
    const doc = projectFrom({
      claims: [...claims, [30, cleo, 'Closed']],
      more: [relationOf(50, cleo, 1, 30, 'same-as'), relationOf(51, cleo, 30, 11, 'same-as')],
    });
    const pairing = pairClaims(doc, cleo, [ada, ben]);
    expect(told(pairing)).toEqual(['1–11 confirmed one-to-one 0']);
    expect(pairing.classOf(claimId(11))).toBe(claimId(30));
  });
});

test('three annotators: no class gets two claims of one', () => {
  const doc = projectFrom({
    claims: [
      [1, ada, BRIDGE],
      [11, ben, BRIDGE],
      [21, cleo, BRIDGE],
      [22, cleo, `${BRIDGE} morning`],
    ],
  });
  const pairing = pairClaims(doc, ada, [ada, ben, cleo]);
  expect(told(pairing)).toEqual([
    '1–11 proposed one-to-one 0',
    '1–21 proposed one-to-one 0',
    '11–21 proposed one-to-one 0',
  ]);
  expect(alone(pairing)).toEqual([[], [], [22]]);
});

test('the order of the annotators decides nothing but who is named first', () => {
  const doc = projectFrom({
    claims: [
      [1, ada, BRIDGE],
      [2, ada, SMOKE],
      [11, ben, FERRY],
      [12, ben, BRIDGE],
      [21, cleo, SMOKE],
      [22, cleo, FERRY],
    ],
    spans: [...common(4, 1, 11), ...common(2, 2, 12, 100)],
  });
  const unordered = (pairing: Pairing): string[] =>
    pairing.pairs.map(({ a, b, state }) => `${[a, b].sort().map(numberOf).join('–')} ${state}`).sort();
  const one = pairClaims(doc, ada, [ada, ben, cleo]);
  const other = pairClaims(doc, ada, [cleo, ben, ada]);
  expect(unordered(other)).toEqual(unordered(one));
});

describe('an edit', () => {
  const claims = [
    [1, ada, BRIDGE],
    [11, ben, 'On Monday the bridge was closed'],
  ] as const;
  const doc = projectFrom({ claims, spans: common(1, 1, 11) });

  test('of somebody else’s work leaves the pairs as they are', () => {
    const pairing = pairClaims(doc, cleo, [ada, ben]);
    const sheet = doc.sheets.values().find(({ annotator }) => annotator === ada);
    if (sheet === undefined) throw new Error('Ada has a sheet.');
    const more = new Map(doc.sheets).set('cleo/one', { ...sheet, annotator: cleo });
    expect(pairClaims({ ...doc, sheets: more }, cleo, [ada, ben])).toBe(pairing);
  });

  test('of theirs, or of what the reviewer said, does not', () => {
    const sheets = new Map([...doc.sheets].filter(([, { annotator }]) => annotator !== ben));
    const fewer = pairClaims({ ...doc, sheets }, cleo, [ada, ben]);
    expect(told(pairClaims(doc, cleo, [ada, ben]))).toEqual(['1–11 proposed one-to-one 1']);
    expect(told(fewer)).toEqual(['1–11 proposed one-to-one 0']);
    const refused = new Map([[relationOf(50, cleo, 1, 11, 'distinct').id, relationOf(50, cleo, 1, 11, 'distinct')]]);
    expect(told(pairClaims({ ...doc, relations: refused }, cleo, [ada, ben]))).toEqual([]);
    // And back again.
    expect(told(pairClaims({ ...doc }, cleo, [ada, ben]))).toEqual(['1–11 proposed one-to-one 1']);
  });
});
