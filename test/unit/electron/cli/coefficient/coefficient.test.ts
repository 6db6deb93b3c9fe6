import { describe, expect, test } from 'vitest';
import { METRICS } from '#electron/cli/coefficient/metrics.ts';
import { answer, complaint } from './table.ts';

const saying = (words: string): unknown => expect.stringContaining(words);
const near = (value: number): unknown => expect.closeTo(value, 9);

/** Ten items of two raters: 4 yes–yes, 1 yes–no, 2 no–yes, 3 no–no (κ = .4, π = 13/33: see kappa.test.ts). */
const TEN = ['yy', 'yy', 'yy', 'yy', 'yn', 'ny', 'ny', 'nn', 'nn', 'nn'];
const UNITS = TEN.flatMap((said, at) =>
  [...said].map((label, rater) => ({ item: `i${at}`, rater: `r${rater}`, label })),
);
const csvOf = (separator: string): string =>
  [['item', 'rater', 'label'], ...UNITS.map(({ item, rater, label }) => [item, rater, label])]
    .map((cells) => cells.join(separator))
    .join('\r\n');

/** r: ##....  s: .##... (α_U = 17/33: see unitizing-alpha.test.ts), ten positions further right. */
const CONTINUUM = {
  begin: 10,
  length: 6,
  continuum: [
    { rater: 'r', begin: 10, end: 12, label: 'x' },
    { rater: 's', begin: 11, end: 13, label: 'x' },
  ],
};

describe('ratings', () => {
  test('two raters, with an interval that a seed repeats', async () => {
    const kappa = await answer('cohen-kappa', { units: UNITS, expected: 99, note: 'left alone' });
    expect(kappa).toMatchObject({
      metric: 'cohen-kappa',
      value: near(0.4),
      observedAgreement: 0.7,
      items: 10,
      raters: 2,
      leftOut: 0,
    });
    const { low, high } = kappa['interval'] as { low: number; high: number };
    expect(low).toBeLessThan(0.4);
    expect(high).toBeGreaterThan(0.4);
    expect(await answer('cohen-kappa', { units: [...UNITS].reverse() })).toEqual(kappa);
    expect(await answer('scott-pi', { units: UNITS })).toMatchObject({ value: near(13 / 33) });
    expect(await answer('fleiss-kappa', { units: UNITS })).toMatchObject({
      value: near(13 / 33),
      byLabel: { n: { value: near(13 / 33) }, y: { value: near(13 / 33) } },
    });
  });

  test('missing ratings are left out and counted', async () => {
    const more = [...UNITS, { item: 'i10', rater: 'r0', label: 'y' }, { item: 'i10', rater: 'r1', label: null }];
    expect(await answer('cohen-kappa', { units: more })).toMatchObject({ value: near(0.4), items: 10, leftOut: 1 });
    expect(await answer('fleiss-kappa', { units: more })).toMatchObject({ value: null, why: saying('1 to 2') });
    expect(await answer('alpha-nominal', { units: more })).toMatchObject({ items: 10, ratings: 21, leftOut: 1 });
  });

  test('numbers as labels, and words with an order', async () => {
    // 1 1, 1 4, 4 4, 2 2: interval α = 16/37, ordinal α = 5/12 (krippendorff-alpha.test.ts)
    const rows = [
      [1, 1],
      [1, 4],
      [4, 4],
      [2, 2],
    ].flatMap(([a, b], item) => [
      { item, rater: 1, label: a },
      { item, rater: 2, label: b },
    ]);
    expect(await answer('alpha-interval', rows)).toMatchObject({ value: near(16 / 37) });
    expect(await answer('alpha-ratio', { units: rows })).toMatchObject({ value: near(22 / 49) });
    const words = ['', 'low', 'middle', '', 'high'];
    const units = rows.map((row) => ({ ...row, label: words[row.label ?? 0] }));
    expect(await answer('alpha-ordinal', { units, order: ['low', 'middle', 'high'] })).toMatchObject({
      value: near(5 / 12),
    });
    const order = ['low', 'middle', 'high'];
    expect(await answer('alpha-ordinal', { units }, { order })).toMatchObject({ value: near(5 / 12) });
  });

  test.each([',', ';', '\t'])('CSV with %j between the cells', async (separator) => {
    const { interval: _, ...kappa } = await answer('cohen-kappa', { units: UNITS });
    expect(await answer('cohen-kappa', csvOf(separator))).toMatchObject(kappa);
    expect(await answer('cohen-kappa', `\uFEFF${csvOf(separator)}\r\n\r\n`)).toMatchObject(kappa);
  });

  test('CSV: lines that end in different ways', async () => {
    const csv = 'item,rater,label\r\n1,r,a\n1,s,a\r2,r,b\r\n2,s,b';
    expect(await answer('cohen-kappa', csv)).toMatchObject({ value: 1, items: 2, ratings: 4 });
  });

  test('CSV: quoted cells, other columns, empty cells', async () => {
    const csv =
      'note,Item,rater,label\n"a, b",1,r,"yes, ""sure"""\n,1,s,"yes, ""sure"""\n,2,r,no\n,2,s,no\n"two\nlines",3,r,\n';
    expect(await answer('cohen-kappa', csv)).toMatchObject({ value: 1, items: 2, ratings: 4 });
  });
});

describe('undefined values say why', () => {
  const all = (label: string) => UNITS.map((unit) => ({ ...unit, label }));
  const RATINGS = METRICS.slice(0, 7);

  test.each(RATINGS)('%s: one label, one rater, no rating', async (metric) => {
    expect(await answer(metric, { units: all('1') })).toMatchObject({ value: null, why: saying('same') });
    const one = all('1').filter(({ rater }) => rater === 'r0');
    expect(await answer(metric, { units: one })).toMatchObject({ value: null, why: saying('one rater only, r0') });
    expect(await answer(metric, { units: [] })).toMatchObject({ value: null, why: saying('no ratings') });
  });

  test('two raters’ coefficients of three raters', async () => {
    const three = [...UNITS, ...UNITS.map((unit) => ({ ...unit, rater: `${unit.rater}+` }))];
    expect(await answer('cohen-kappa', { units: three })).toMatchObject({ value: null, why: saying('there are 4') });
    expect(await answer('scott-pi', { units: three })).toMatchObject({ value: null, why: saying('there are 4') });
  });

  test('continua without units or with one rater', async () => {
    const [one] = CONTINUUM.continuum;
    expect(await answer('u-alpha', { ...CONTINUUM, continuum: [one] })).toMatchObject({
      value: null,
      why: saying('two'),
    });
    expect(await answer('u-alpha', { ...CONTINUUM, continuum: [], raters: 2 })).toMatchObject({ value: null });
    expect(await answer('u-alpha', CONTINUUM, { category: 'y' })).toMatchObject({ value: null, why: saying('“y”') });
    expect(await answer('gamma', { ...CONTINUUM, continuum: [one] })).toMatchObject({ value: null });
    expect(await answer('gamma', { ...CONTINUUM, continuum: [] })).toMatchObject({ value: null });
    expect(await answer('span-f1', { ...CONTINUUM, continuum: [one] })).toMatchObject({
      value: null,
      why: saying('one: r'),
    });
    expect(await answer('span-f1', { continuum: [] })).toMatchObject({ value: null, why: saying('no spans') });
  });

  test('units without length are none, and a single short one is as good as chance', async () => {
    const at = (rater: string, begin: number, end: number) => ({ rater, begin, end, label: 'x' });
    const track = (...continuum: object[]) => ({ length: 20, raters: 3, continuum });
    expect(await answer('u-alpha', track(at('r', 1, 1), at('s', 4, 4)))).toMatchObject({
      value: null,
      why: saying('no units'),
    });
    expect(await answer('u-alpha', track(at('r', 0, 1)))).toMatchObject({ value: near(0) });
    const alike = ['r', 's', 't'].map((rater) => at(rater, 3, 9));
    expect(await answer('u-alpha', track(...alike, at('r', 12, 12)))).toMatchObject({ value: 1 });
    expect(await answer('gamma', track(...alike))).toMatchObject({ value: 1, disorder: 0, samples: 0 });
  });

  test.each(METRICS.slice(10))('%s: clusterings without mentions', async (metric) => {
    expect(await answer(metric, { key: {}, response: {} })).toMatchObject({ metric, value: null, why: saying('') });
  });
});

describe('a continuum', () => {
  test('u-alpha, of all categories and of one', async () => {
    expect(await answer('u-alpha', CONTINUUM)).toMatchObject({
      value: near(17 / 33),
      observedDisagreement: near(1 / 18),
      byCategory: { x: { value: near(17 / 33) } },
    });
    const { begin, length, continuum } = CONTINUUM;
    const named = { continuum_begin: begin, continuum_length: length, continuum };
    expect(await answer('u-alpha', named, { category: 'x' })).toMatchObject({ value: near(17 / 33), category: 'x' });
    expect(await answer('u-alpha', { continuum }, { begin, length })).toMatchObject({ value: near(17 / 33) });
  });

  test('u-alpha from CSV, the length in a column or given beside', async () => {
    const csv = 'rater,begin,end,label\nr,0,2,x\ns,1,3,x\n';
    expect(await answer('u-alpha', csv, { length: 6 })).toMatchObject({ value: near(17 / 33) });
    const wide = 'rater,begin,end,label,length\nr,0,2,x,6\ns,1,3,x,6\n';
    expect(await answer('u-alpha', wide)).toMatchObject({ value: near(17 / 33) });
    expect(await complaint('u-alpha', wide.replace('3,x,6', '3,x,7'))).toMatch(
      /^table\.csv: line 3: length: .*one value$/,
    );
  });

  test('raters who found nothing count, if the table tells of them', async () => {
    const two = await answer('u-alpha', CONTINUUM);
    const three = await answer('u-alpha', { ...CONTINUUM, raters: ['r', 's', 't'] });
    expect(three).toMatchObject({ raters: 3 });
    expect(three['value']).not.toBeCloseTo(two['value'] as number, 3);
    expect(await answer('u-alpha', { ...CONTINUUM, n_raters: 3 })).toEqual(three);
  });

  test('gamma: the disorder of the best alignment, and a seed that repeats it', async () => {
    // Two units, begins and ends 1 + 1 apart, lengths 2 + 2: (2/4)² = .25. One unit a rater: disorder .25
    const gamma = await answer('gamma', CONTINUUM, { samples: 20, seed: 5 });
    expect(gamma).toMatchObject({
      metric: 'gamma',
      disorder: near(0.25),
      alpha: 1,
      beta: 1,
      deltaEmpty: 1,
      samples: 20,
    });
    expect(await answer('gamma', CONTINUUM, { samples: 20, seed: 5 })).toEqual(gamma);
    expect(await answer('gamma', CONTINUUM, { alpha: 2 })).toMatchObject({ disorder: near(0.5) });
  });

  test('span-f1: the first rater is the reference, unless another is named', async () => {
    // r has 0–5 and 10–15; s has 0–5 only: precision 1, recall 1/2, F1 2/3
    const table = {
      continuum: [
        { rater: 'r', begin: 0, end: 5, label: 'x' },
        { rater: 's', begin: 0, end: 5, label: 'x' },
        { rater: 'r', begin: 10, end: 15, label: 'x' },
      ],
    };
    expect(await answer('span-f1', table)).toMatchObject({
      ...{ value: near(2 / 3), precision: 1, recall: 0.5, f1: near(2 / 3), correct: 1 },
      reference: { name: 'r', spans: 2 },
      overlap: { f1: near(2 / 3) },
      schemas: { strict: { correct: 1, incorrect: 0, partial: 0, missing: 1, spurious: 0 } },
      byLabel: { x: { f1: near(2 / 3) } },
    });
    expect(await answer('span-f1', table, { reference: 's' })).toMatchObject({ precision: 0.5, recall: 1 });
    expect(await complaint('span-f1', table, { reference: 'q' })).toContain('there is no rater q; there are r, s');
  });

  test('span-f1 of several texts, where nothing pairs across them', async () => {
    const [one, two] = [[{ begin: 0, end: 5, label: 'x' }], [{ begin: 9, end: 12, label: 'x' }]];
    const documents = [
      { gold: one, pred: one },
      { gold: one, pred: two },
      { gold: [], pred: two },
    ];
    expect(await answer('span-f1', { documents })).toMatchObject({ precision: 1 / 3, recall: 1 / 2, correct: 1 });
    expect(await answer('span-f1', { gold: one, pred: two })).toMatchObject({ value: 0 });
  });
});

test('clusterings, as JSON and as CSV', async () => {
  // B-cubed of {1, 2} {3} against {1} {2, 3}: shares of 1: 1/2, 2: 1/2, 3: 1 → 2/3 on both sides.
  const table = {
    key: {
      a: [
        [1, 2],
        [2, 3],
      ],
      b: [[3, 4]],
    },
    response: {
      x: [[1, 2]],
      y: [
        [2, 3],
        [3, 4],
      ],
    },
  };
  const csv =
    'side,cluster,begin,end\nkey,a,1,2\nkey,a,2,3\nkey,b,3,4\nresponse,x,1,2\nresponse,y,2,3\nresponse,y,3,4\n';
  for (const of of [table, csv]) {
    expect(await answer('b-cubed', of)).toMatchObject({
      value: near(2 / 3),
      precision: near(2 / 3),
      recall: near(2 / 3),
    });
  }
});
