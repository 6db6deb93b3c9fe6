/** Tables at fault: file, record or line, column, and the way out; nothing is computed. */
import { expect, test } from 'vitest';
import { coefficientOf } from '#electron/cli/coefficient.ts';
import { answer, complaint } from './table.ts';

const rating = (item: string, rater: string, label: unknown) => ({ item, rater, label });
const unit = (begin: unknown, end: unknown, label: unknown = 'x') => ({ rater: 'r', begin, end, label });

test.each([
  [
    'a field is missing',
    { units: [{ item: 'a', rater: 'r' }] },
    /^table\.json: units, record 1: label: it is missing;/,
  ],
  ['an empty name', { units: [rating('a', 'r', 1), rating('', 'r', 1)] }, /units, record 2: item: it is empty;/],
  [
    'a list for a label',
    { units: [rating('a', 'r', [1])] },
    /units, record 1: label: this is a list; it must be a text/,
  ],
  ['no record', { units: [rating('a', 'r', 1), 7] }, /units, record 2: this is a number; it must be a record/],
  ['no list', { units: { a: 1 } }, /units: this is an object; it must be a list/],
  [
    'rated twice',
    { units: [rating('a', 'r', 1), rating('a', 's', 1), rating('a', 'r', 2)] },
    /units, record 3: r has rated a before \(units, record 1\); keep one/,
  ],
  ['another shape', { continuum: [], length: 3 }, /needs “units”.*it has “continuum”, which goes with u-alpha, gamma/],
  ['no table', {}, /^table\.json: cohen-kappa needs “units”, a list of/],
])('ratings: %s', async (_, table, expected) => {
  expect(await complaint('cohen-kappa', table)).toMatch(expected);
});

test.each([
  ['alpha-interval', 'high', /record 1: label: “high” is no number, which alpha-interval needs; or use alpha-nominal$/],
  ['alpha-ordinal', 'high', /record 1: label: “high” is no number.*--order low,middle,high$/],
  ['alpha-ratio', '-2', /record 1: label: -2 is below zero.*use alpha-interval$/],
] as const)('%s: a label without a place on the scale', async (metric, label, expected) => {
  expect(await complaint(metric, { units: [rating('a', 'r', label)] })).toMatch(expected);
});

test('an order that leaves a label out', async () => {
  const table = { units: [rating('a', 'r', 'high'), rating('a', 's', 'hihg')] };
  expect(await complaint('alpha-ordinal', table, { order: ['low', 'high'] })).toMatch(
    /record 2: label: “hihg” is not in the order low, high; add it$/,
  );
  expect(await complaint('alpha-ordinal', { ...table, order: 'low' })).toMatch(/order: it must be a list/);
});

test.each([
  ['an offset in words', { length: 9, continuum: [unit('one', 2)] }, /record 1: begin: “one” is no number/],
  [
    'an end before the begin',
    { length: 9, continuum: [unit(0, 1), unit(5, 3)] },
    /record 2: end: 3 lies before the begin, 5/,
  ],
  ['a unit outside', { length: 9, continuum: [unit(4, 12)] }, /record 1: end: 12 lies outside: .* from 0 to 9; mend/],
  [
    'a unit before',
    { begin: 5, length: 9, continuum: [unit(4, 7)] },
    /record 1: begin: 4 lies outside: .* from 5 to 14/,
  ],
  ['half a position', { length: 9, continuum: [unit(0.5, 2)] }, /record 1: begin: 0\.5 is no whole number.*multiply/],
  ['no length', { continuum: [unit(0, 2)] }, /length of the continuum is missing; add “length”.*--length/],
  ['a length in words', { length: 'ten', continuum: [unit(0, 2)] }, /^table\.json: length: "ten" is no number/],
  ['a length of nothing', { length: 0, continuum: [] }, /^table\.json: length: 0 cannot be/],
  ['a begin between positions', { begin: 0.5, length: 3, continuum: [] }, /^table\.json: begin: 0\.5 is no whole/],
  ['too few raters', { length: 9, raters: 0, continuum: [unit(0, 2)] }, /raters: 0 cannot be; 1 raters have units/],
  [
    'raters without one',
    { length: 9, raters: ['s'], continuum: [unit(0, 2)] },
    /raters: r has units but is not among them/,
  ],
  ['no label', { length: 9, continuum: [unit(0, 2, '')] }, /record 1: label: it is empty/],
])('a continuum: %s', async (_, table, expected) => {
  expect(await complaint('u-alpha', table)).toMatch(expected);
});

test('gamma takes any offsets, within the continuum if there is one', async () => {
  const units = [unit(0.5, 2), { ...unit(0.5, 2), rater: 's' }];
  expect(await answer('gamma', { continuum: units })).toMatchObject({ value: 1, disorder: 0 });
  expect(await complaint('gamma', { length: 1, continuum: units })).toMatch(/record 1: end: 2 lies outside/);
});

test.each([
  ['one side only', { key: {} }, /needs “key” and “response”/],
  ['no clusters', { key: 3, response: {} }, /^table\.json: key: this is a number/],
  ['no mentions', { key: { a: 3 }, response: {} }, /key, cluster a: this is a number/],
  [
    'three numbers',
    {
      key: {},
      response: {
        a: [
          [1, 2],
          [1, 2, 3],
        ],
      },
    },
    /response, cluster a, mention 2: \[1,2,3\] is no/,
  ],
  ['end before begin', { key: { a: [[2, 1]] }, response: {} }, /key, cluster a, mention 1: the end, 1, lies before/],
])('clusterings: %s', async (_, table, expected) => {
  expect(await complaint('muc', table)).toMatch(expected);
});

test.each([
  ['no list of texts', { documents: {} }, /documents: this is an object/],
  ['a text without spans', { documents: [{ gold: [] }] }, /documents, record 1: /],
  [
    'a span at fault',
    { documents: [{ gold: [unit(3, 1)], pred: [] }] },
    /documents, record 1, gold, record 1: end: 1 lies/,
  ],
])('spans: %s', async (_, table, expected) => {
  expect(await complaint('span-f1', table)).toMatch(expected);
});

test.each([
  ['other columns', 'a,b\n1,2\n', /^table\.csv: line 1: the columns are a, b; name those of item,rater,label/],
  ['a column twice', 'item,rater,label,item\n', /line 1: the column “item” is there twice/],
  ['a cell too few', 'item,rater,label\n1,r,x\n1,s\n', /line 3: there are 2 cells for 3 columns/],
  ['a name missing', 'item,rater,label\n1,r,x\n\n,s,x\n', /line 4: item: it is empty/],
  ['an open quote', 'item,rater,label\n1,r,"x\n', /^table\.csv: line \d: this is not CSV .*double those inside$/],
])('CSV: %s', async (_, table, expected) => {
  expect(await complaint('cohen-kappa', table)).toMatch(expected);
});

test('CSV: numbers and sides that are none', async () => {
  expect(await complaint('u-alpha', 'rater,begin,end,label\nr,0,2,x\nr,3,y,x\n', { length: 9 })).toMatch(
    /^table\.csv: line 3: end: “y” is no number/,
  );
  expect(await complaint('muc', 'side,cluster,begin,end\ngold,a,1,2\n')).toMatch(/line 2: side: “gold” is neither/);
  expect(await complaint('muc', 'side,cluster,begin,end\nkey,a,1,b\n')).toMatch(/line 2: end: “b” is no number/);
});

test('what is no table at all', async () => {
  expect(await complaint('muc', '{"key": {"a": [[1, 2]}')).toMatch(/^table\.csv: line 1, column 22: this is not JSON/);
  expect(await complaint('muc', '{"key": {\n"a"')).toMatch(/line 2, column 4: the JSON ends too early/);
  expect(await complaint('muc', ' ')).toContain('only white space');
  expect(await complaint('muc', 'item,rater\u0000')).toContain('is not text');
  await expect(coefficientOf('/no/such/table.json', { metric: 'muc' })).rejects.toThrow('there is no such file');
  await expect(coefficientOf(import.meta.dirname, { metric: 'muc' })).rejects.toThrow('this is a folder');
});
