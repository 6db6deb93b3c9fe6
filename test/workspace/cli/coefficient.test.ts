/** `crossread coefficient` as one types it: what is printed, and how it ends. */
import { expect, test } from 'vitest';
import { openDesk } from './run.ts';

const ratings = (...rows: readonly string[]): string =>
  JSON.stringify({
    units: rows.flatMap((said, item) => [...said].map((label, rater) => ({ item, rater: `r${rater}`, label }))),
  });

test('a value, for a person and for a program', async () => {
  const desk = await openDesk();
  // Po = 3/4; a: 2 and 1 of four, b: 2 and 3. Pe = (2·1 + 2·3)/16 = 1/2. κ = 1/2
  await desk.write({ 'table.json': ratings('aa', 'ab', 'bb', 'bb') });
  const text = await desk.ok('coefficient', 'table.json', '--metric', 'cohen-kappa');
  expect(text).toMatch(/^cohen-kappa: 0\.5000 \((95 % from|no interval)/);
  expect(text).toMatch(/^ {2}observed agreement +0\.7500$/m);
  expect(text).toMatch(/^ {2}items +4$/m);
  const json: unknown = JSON.parse(await desk.ok('coefficient', 'table.json', '--metric', 'cohen-kappa', '--json'));
  expect(json).toMatchObject({ metric: 'cohen-kappa', value: 0.5, observedAgreement: 0.75 });
});

test('no value is an answer too, with its reason', async () => {
  const desk = await openDesk();
  await desk.write({ 'table.json': ratings('aa', 'aa') });
  expect(await desk.ok('coefficient', 'table.json', '--metric', 'alpha-nominal')).toMatch(
    /^alpha-nominal: undefined\. All ratings have the same value/,
  );
  const json: unknown = JSON.parse(await desk.ok('coefficient', 'table.json', '--metric', 'alpha-nominal', '--json'));
  expect(json).toMatchObject({ metric: 'alpha-nominal', value: null, why: expect.stringContaining('same') as string });
});

test('options reach their coefficient', async () => {
  const desk = await openDesk();
  // Two units, begins and ends 1 + 1 apart, lengths 2 + 2: (2/4)² = 1/4, times α = 2 and Δ∅ = 3: 3/2. One unit a rater.
  const continuum = [
    { rater: 'r', begin: 0, end: 2, label: 'x' },
    { rater: 's', begin: 1, end: 3, label: 'x' },
  ];
  await desk.write({ 'units.json': JSON.stringify({ continuum, length: 6 }) });
  const weights = ['--alpha', '2', '--beta', '0', '--delta-empty', '3', '--samples', '4', '--seed', '9'];
  const gamma: unknown = JSON.parse(
    await desk.ok('coefficient', 'units.json', '--metric', 'gamma', ...weights, '--json'),
  );
  expect(gamma).toMatchObject({ disorder: 1.5, samples: 4, seed: 9, alpha: 2, beta: 0, deltaEmpty: 3 });
  // α_U of these two is 17/33: see unitizing-alpha.test.ts.
  const unitizing = ['coefficient', 'units.json', '--metric', 'u-alpha', '--category', 'x'];
  expect(await desk.ok(...unitizing)).toMatch(/^u-alpha: 0\.5152\n(.*\n)* {2}category +x$/m);
});

test('what is asked for wrongly, and tables at fault, are said on one line', async () => {
  const desk = await openDesk();
  await desk.write({ 'table.json': '{"units": [{"item": 1, "rater": "r"}]}' });
  const said = async (...args: string[]) => {
    const { code, stdout, errors } = await desk.run('coefficient', ...args);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    return errors;
  };
  expect(await said('table.json')).toEqual([expect.stringContaining('--metric <name>')]);
  expect((await said('table.json', '--metric', 'kappa')).join(' ')).toContain('cohen-kappa');
  expect(await said('table.json', '--metric', 'gamma', '--alpha', '-1')).toEqual([
    expect.stringContaining('0 or more'),
  ]);
  expect(await said('table.json', '--metric', 'muc')).toEqual([expect.stringMatching(/^table\.json: muc needs “key”/)]);
  expect(await said('table.json', '--metric', 'scott-pi')).toEqual([
    'table.json: units, record 1: label: it is missing; a record has all of its fields',
  ]);
});
