import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cohenKappa } from '#shared/agreement/cohen-kappa.ts';
import { fleissKappa, fleissKappaByLabel } from '#shared/agreement/fleiss-kappa.ts';
import { scottPi } from '#shared/agreement/scott-pi.ts';
import { coincidencesOf, confusionOf } from '#shared/agreement/tables.ts';

const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const saying = (words: string): unknown => expect.stringContaining(words);

/** Ten items: 4 yes–yes, 1 yes–no, 2 no–yes, 3 no–no. */
const TEN = [
  ...times(4, ['yes', 'yes'] as const),
  ['yes', 'no'] as const,
  ...times(2, ['no', 'yes'] as const),
  ...times(3, ['no', 'no'] as const),
];

describe('Cohen’s κ', () => {
  test('worked by hand: each rater keeps her own distribution', () => {
    // Po = 7/10. Yes: 5 and 6 of ten, no: 5 and 4. Pe = (5·6 + 5·4)/100 = 1/2. κ = (.7 − .5)/.5 = .4
    expect(cohenKappa(confusionOf(TEN))).toEqual({
      value: expect.closeTo(0.4, 12) as number,
      observedAgreement: 0.7,
      expectedAgreement: 0.5,
      items: 10,
    });
  });

  test('raters who never use the same label agree less than chance would, or as much', () => {
    // Po = 0, and Pe = 0 too: the first only says a, the second only b.
    expect(cohenKappa(confusionOf(times(3, ['a', 'b'] as const))).value).toBe(0);
    // Po = 0. Each says a once and b once: Pe = 1/2. κ = −1
    expect(cohenKappa(confusionOf([['a', 'b'] as const, ['b', 'a'] as const])).value).toBe(-1);
  });

  test('one label only, or no item: undefined, and why', () => {
    expect(cohenKappa(confusionOf(times(5, ['a', 'a'] as const)))).toMatchObject({
      value: null,
      why: saying('the same label'),
      observedAgreement: 1,
    });
    expect(cohenKappa(confusionOf([]))).toEqual({ value: null, why: saying('no item') });
  });
});

test('Scott’s π, worked by hand: both draw from one distribution', () => {
  // Yes: (5 + 6)/20 = .55, no: .45. Pe = .3025 + .2025 = .505. π = (.7 − .505)/.495 = .195/.495 = 13/33
  expect(scottPi(confusionOf(TEN)).value).toBeCloseTo(13 / 33, 12);
  expect(scottPi(confusionOf([]))).toMatchObject({ value: null });
  expect(scottPi(confusionOf(times(2, ['a', 'a'] as const)))).toMatchObject({ value: null, why: saying('same label') });
});

describe('Fleiss’ κ', () => {
  test('worked by hand: two items, three raters', () => {
    // a a b: 2 of 6 ordered pairs agree; b b b: all. P = (1/3 + 1)/2 = 2/3. p_a = 1/3, p_b = 2/3. Pe = 1/9 + 4/9 = 5/9.
    // κ = (6/9 − 5/9)/(4/9) = 1/4
    const table = coincidencesOf([
      ['a', 'a', 'b'],
      ['b', 'b', 'b'],
    ]);
    expect(fleissKappa(table)).toMatchObject({
      value: expect.closeTo(1 / 4, 12) as number,
      observedAgreement: expect.closeTo(2 / 3, 12) as number,
      expectedAgreement: expect.closeTo(5 / 9, 12) as number,
      items: 2,
    });
    // With two labels each against the rest is the whole.
    expect([...fleissKappaByLabel(table)].map(([label, { value }]) => [label, value])).toEqual([
      ['a', expect.closeTo(1 / 4, 12)],
      ['b', expect.closeTo(1 / 4, 12)],
    ]);
  });

  test('ten items, fourteen raters, five labels (the worked example of Wikipedia, “Fleiss’ kappa”)', () => {
    const counts = [
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ];
    const items = counts.map((row) => row.flatMap((count, label) => times(count, String(label + 1))));
    const kappa = fleissKappa(coincidencesOf(items));
    expect(kappa.value).toBeCloseTo(0.21, 3);
    expect(kappa.observedAgreement).toBeCloseTo(0.378, 3);
    expect(kappa.expectedAgreement).toBeCloseTo(0.213, 3);
  });

  test('items with different numbers of ratings are no table of Fleiss’', () => {
    expect(
      fleissKappa(
        coincidencesOf([
          ['a', 'b', 'a'],
          ['a', 'b'],
        ]),
      ),
    ).toEqual({
      value: null,
      why: saying('2 to 3'),
    });
    expect(fleissKappa(coincidencesOf([['a', 'b'], ['a']]))).toEqual({ value: null, why: saying('1 to 2') });
    expect(fleissKappa(coincidencesOf([['a', 'a']]))).toMatchObject({ value: null, why: saying('same label') });
    expect(fleissKappa(coincidencesOf([]))).toEqual({ value: null, why: saying('no item') });
  });

  test('of two raters it is Scott’s π', () => {
    expect(fleissKappa(coincidencesOf(TEN)).value).toBeCloseTo(13 / 33, 12);
  });
});

const labels = fc.constantFrom('a', 'b', 'c');
const pairs = fc.array(fc.tuple(labels, labels), { maxLength: 30 });

/** The same up to rounding, or undefined on both sides. */
function expectSame(one: number | null, other: number | null): void {
  if (one === null) expect(other).toBeNull();
  else expect(other).toBeCloseTo(one, 9);
}

test('the order of items and that of raters never matter', () => {
  fc.assert(
    fc.property(pairs, (items) => {
      const turned = items.map(([first, second]) => [second, first] as const);
      for (const coefficient of [cohenKappa, scottPi]) {
        const value = coefficient(confusionOf(items)).value;
        expectSame(value, coefficient(confusionOf(turned)).value);
        expectSame(value, coefficient(confusionOf([...items].reverse())).value);
      }
      expectSame(fleissKappa(coincidencesOf(items)).value, fleissKappa(coincidencesOf(turned.reverse())).value);
    }),
  );
});

test('raters who say the same have 1, or no value where they use one label only', () => {
  fc.assert(
    fc.property(fc.array(labels, { maxLength: 20 }), (said) => {
      const same = said.map((label) => [label, label] as const);
      const expected = new Set(said).size > 1 ? 1 : null;
      expectSame(expected, cohenKappa(confusionOf(same)).value);
      expectSame(expected, scottPi(confusionOf(same)).value);
      expectSame(expected, fleissKappa(coincidencesOf(said.map((label) => [label, label, label]))).value);
    }),
  );
});
