import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { krippendorffAlpha, nominalAlphaByLabel, numberOf } from '#shared/agreement/krippendorff-alpha.ts';
import type { Level } from '#shared/agreement/krippendorff-alpha.ts';
import { coincidencesOf } from '#shared/agreement/tables.ts';

const LEVELS: readonly Level[] = ['nominal', 'ordinal', 'interval', 'ratio'];
const saying = (words: string): unknown => expect.stringContaining(words);

/**
 * Four observers, twelve units, some ratings missing: K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011),
 * section C and D, which prints .743, .815, .849 and .797.
 */
const OBSERVERS = ['123321412...', '1233224125.3', '.3332342251.', '12332441251.'];
const UNITS = Array.from({ length: 12 }, (_, unit) =>
  OBSERVERS.map((row) => row.charAt(unit)).filter((label) => label !== '.'),
);

test.each([
  ['nominal', 0.743],
  ['ordinal', 0.815],
  ['interval', 0.849],
  ['ratio', 0.797],
] as const)('the published example: %s α is %d', (level, printed) => {
  const alpha = krippendorffAlpha(coincidencesOf(UNITS), level);
  expect(alpha.value).toBeCloseTo(printed, 3);
  // The last unit has a single rating, so 40 of the 41 can be compared.
  expect(alpha).toMatchObject({ items: 11, ratings: 40 });
});

describe('worked by hand', () => {
  test('nominal: as much disagreement as chance gives', () => {
    // Coincidences: aa 2, ab 1, ba 1. D_o = 2/4. n_a = 3, n_b = 1: D_e = (16 − 10)/(4·3) = 1/2. α = 0
    expect(
      krippendorffAlpha(
        coincidencesOf([
          ['a', 'a'],
          ['a', 'b'],
        ]),
        'nominal',
      ),
    ).toEqual({
      value: 0,
      observedDisagreement: 0.5,
      expectedDisagreement: 0.5,
      items: 2,
      ratings: 4,
    });
  });

  const items = [
    ['1', '1'],
    ['1', '4'],
    ['4', '4'],
    ['2', '2'],
  ];

  test('interval and ratio', () => {
    // n = 8: 1 three times, 2 twice, 4 three times. D_o = 2·9/8 = 9/4.
    // D_e = 2 (3·2·1 + 3·3·9 + 2·3·4)/(8·7) = 2 (6 + 81 + 24)/56 = 111/28. α = 1 − (9/4)(28/111) = 1 − 63/111 = 16/37
    expect(krippendorffAlpha(coincidencesOf(items), 'interval').value).toBeCloseTo(16 / 37, 12);
    // δ² of 1, 2: 1/9; 1, 4: 9/25; 2, 4: 1/9. D_o = 2·(9/25)/8 = 9/100.
    // D_e = 2 (6/9 + 81/25 + 6/9)/56 = (4/3 + 81/25)/28 = (343/75)/28 = 49/300. α = 1 − (9/100)(300/49) = 22/49
    expect(krippendorffAlpha(coincidencesOf(items), 'ratio').value).toBeCloseTo(22 / 49, 12);
  });

  test('ordinal: distance is how many ratings lie between', () => {
    // 1–2: (3 + 2 − 5/2)² = 6.25; 2–4 the same; 1–4: (3 + 2 + 3 − 3)² = 25. D_o = 2·25/8 = 6.25.
    // D_e = 2 (6·6.25 + 9·25 + 6·6.25)/56 = 600/56. α = 1 − 6.25·56/600 = 1 − 350/600 = 5/12
    expect(krippendorffAlpha(coincidencesOf(items), 'ordinal').value).toBeCloseTo(5 / 12, 12);
    const words = new Map([
      ['1', 'low'],
      ['2', 'middle'],
      ['4', 'high'],
    ]);
    const named = items.map((labels) => labels.map((label) => words.get(label) ?? label));
    expect(krippendorffAlpha(coincidencesOf(named), 'ordinal', ['low', 'middle', 'high']).value).toBeCloseTo(
      5 / 12,
      12,
    );
    // Another order is another scale: with high in the middle, 1–4 is but 3 ratings' distance: (3 + 3 − 3)² = 9, …
    expect(krippendorffAlpha(coincidencesOf(named), 'ordinal', ['low', 'high', 'middle']).value).not.toBeCloseTo(
      5 / 12,
      3,
    );
  });

  test('one label against the rest', () => {
    // Of `1` against the others: n = 8, n_1 = 3, 2 unlike coincidences. D_o = 2/8, D_e = 2·3·5/56. α = 1 − (1/4)(56/30) = 8/15
    expect(nominalAlphaByLabel(coincidencesOf(items)).get('1')?.value).toBeCloseTo(8 / 15, 12);
  });
});

describe('undefined, and why', () => {
  test.each(LEVELS)('%s: no item with two ratings, or one value only', (level) => {
    expect(krippendorffAlpha(coincidencesOf([]), level)).toEqual({ value: null, why: saying('no item') });
    expect(krippendorffAlpha(coincidencesOf([['1'], ['2']]), level)).toEqual({ value: null, why: saying('no item') });
    expect(
      krippendorffAlpha(
        coincidencesOf([
          ['1', '1'],
          ['1', '1'],
        ]),
        level,
      ),
    ).toMatchObject({
      value: null,
      why: saying('same value'),
    });
  });

  test('two ways to write one number are one value, save for nominal data', () => {
    const table = coincidencesOf([
      ['1', '1.0'],
      ['1', '1'],
    ]);
    expect(krippendorffAlpha(table, 'ordinal').value).toBeNull();
    expect(krippendorffAlpha(table, 'interval').value).toBeNull();
    // n_1 = 3, n_1.0 = 1: as above, 0.
    expect(krippendorffAlpha(table, 'nominal').value).toBe(0);
  });

  test('labels without a place on the scale', () => {
    const table = coincidencesOf([
      ['low', 'high'],
      ['-1', 'low'],
    ]);
    expect(krippendorffAlpha(table, 'ordinal')).toEqual({ value: null, why: saying('no order') });
    expect(krippendorffAlpha(table, 'ordinal', ['low', 'high'])).toEqual({ value: null, why: saying('“-1”') });
    expect(krippendorffAlpha(table, 'interval')).toEqual({ value: null, why: saying('“low”') });
    expect(krippendorffAlpha(coincidencesOf([['-1', '2']]), 'ratio')).toEqual({
      value: null,
      why: saying('below zero'),
    });
  });
});

test('only plain numbers are numbers', () => {
  expect([' -2.5 ', '1e3', '.5', '0'].map(numberOf)).toEqual([-2.5, 1000, 0.5, 0]);
  expect(['', ' ', 'NaN', 'Infinity', '0x10', '1e999', '1 2', '٣'].map(numberOf)).toEqual(Array(8).fill(NaN));
});

const itemsOf = fc.array(fc.array(fc.integer({ min: 0, max: 5 }).map(String), { maxLength: 5 }), { maxLength: 15 });

test.each(LEVELS)(
  '%s: the order of items and of raters never matters; what is rated alike has 1 or no value',
  (level) => {
    fc.assert(
      fc.property(itemsOf, (items) => {
        const value = krippendorffAlpha(coincidencesOf(items), level).value;
        const turned = krippendorffAlpha(
          coincidencesOf(items.map((labels) => [...labels].reverse()).reverse()),
          level,
        ).value;
        if (value === null) expect(turned).toBeNull();
        else expect(turned).toBeCloseTo(value, 9);
        const alike = items.map((labels) => labels.map(() => labels[0] ?? ''));
        const values = new Set(alike.filter(({ length }) => length > 1).flat());
        expect(krippendorffAlpha(coincidencesOf(alike), level).value).toBe(values.size > 1 ? 1 : null);
      }),
    );
  },
);

test.each(LEVELS)('%s: by the definition, pair by pair', (level) => {
  fc.assert(
    fc.property(itemsOf, (items) => {
      const alpha = krippendorffAlpha(coincidencesOf(items), level).value;
      const direct = directAlpha(items, level);
      if (alpha === null) expect(direct).toBeNaN();
      else expect(alpha).toBeCloseTo(direct, 9);
    }),
  );
});

/** Every rating against every other: within the item for D_o, over all for D_e. NaN where chance has no disagreement. */
function directAlpha(items: readonly (readonly string[])[], level: Level): number {
  const paired = items.filter(({ length }) => length > 1).map((labels) => labels.map(Number));
  const all = paired.flat();
  const count = (value: number): number => all.filter((other) => other === value).length;
  const difference = (a: number, b: number): number => {
    if (a === b) return 0;
    if (level === 'nominal') return 1;
    if (level === 'interval') return (a - b) ** 2;
    if (level === 'ratio') return ((a - b) / (a + b)) ** 2;
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    return (all.filter((value) => value >= low && value <= high).length - (count(a) + count(b)) / 2) ** 2;
  };
  const pairs = (values: readonly number[]): number => {
    let sum = 0;
    for (const a of values) for (const b of values) sum += difference(a, b);
    return sum;
  };
  const observed = paired.reduce((sum, values) => sum + pairs(values) / (values.length - 1), 0) / all.length;
  return 1 - observed / (pairs(all) / (all.length * (all.length - 1)));
}
