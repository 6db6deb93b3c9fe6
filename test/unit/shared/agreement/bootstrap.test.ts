import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bootstrapInterval, bootstrapIntervals, quantile } from '#shared/agreement/bootstrap.ts';

interface Share {
  part: number;
  whole: number;
}
const adding = {
  zero: (): Share => ({ part: 0, whole: 0 }),
  add: (sum: Share, tally: Share, times: number) => {
    sum.part += tally.part * times;
    sum.whole += tally.whole * times;
  },
};
const share = ({ part, whole }: Share) => (whole === 0 ? null : part / whole);
const article = (id: string, part: number, whole: number) => ({ id, tally: { part, whole } });

test('quantiles lie between neighbours by straight line', () => {
  // Four numbers have places 0, 1, 2, 3; a quarter is place .75, between 10 and 20.
  expect(quantile([10, 20, 30, 40], 0.25)).toBe(17.5);
  expect(quantile([10, 20, 30, 40], 0)).toBe(10);
  expect(quantile([10, 20, 30, 40], 1)).toBe(40);
  expect(quantile([], 0.5)).toBeNaN();
});

test('articles that are all alike leave nothing to chance', () => {
  const items = ['a', 'b', 'c'].map((id) => article(id, 3, 4));
  expect(bootstrapInterval(items, adding, share, { seed: 1 })).toEqual({
    low: 0.75,
    high: 0.75,
    resamples: 1000,
    without: 0,
  });
});

test('the interval of a share of 400 articles is about the one of the binomial', () => {
  const items = Array.from({ length: 400 }, (_, at) => article(`a${at}`, at % 4 === 0 ? 1 : 0, 1));
  const interval = bootstrapInterval(items, adding, share, { seed: 5 });
  // .25 ± 1.96·√(.25·.75/400) = .25 ± .0424
  expect(Math.abs((interval.low ?? NaN) - 0.2076)).toBeLessThan(0.01);
  expect(Math.abs((interval.high ?? NaN) - 0.2924)).toBeLessThan(0.01);
});

test('the same seed gives the same interval, in whatever order the articles come', () => {
  const tallies = fc.uniqueArray(fc.record({ id: fc.string(), part: fc.nat(9), rest: fc.nat(9) }), {
    minLength: 2,
    maxLength: 12,
    selector: ({ id }) => id,
  });
  fc.assert(
    fc.property(tallies, fc.integer(), (drawn, seed) => {
      const items = drawn.map(({ id, part, rest }) => article(id, part, part + rest + 1));
      const options = { seed, resamples: 60 };
      const interval = bootstrapInterval(items, adding, share, options);
      expect(bootstrapInterval([...items].reverse(), adding, share, options)).toEqual(interval);
      expect(interval.low).not.toBeNull();
      expect(interval.low ?? 1).toBeLessThanOrEqual(interval.high ?? 0);
    }),
    { numRuns: 50 },
  );
});

test('another seed gives another interval', () => {
  const items = Array.from({ length: 30 }, (_, at) => article(`a${at}`, (at * 7) % 11, 11));
  const of = (seed: number) => bootstrapInterval(items, adding, share, { seed });
  expect(of(1)).not.toEqual(of(2));
});

test('what is undefined too often has no interval and says so', () => {
  // One article of two has anything to count: a quarter of the resamples draws the empty one twice.
  const [first, second] = bootstrapIntervals(
    [article('a', 1, 2), article('b', 0, 0)],
    adding,
    (sum) => [share(sum), sum.part],
    { seed: 4 },
  );
  expect(first).toMatchObject({ low: null, high: null });
  expect(first && 'why' in first ? first.why : '').toMatch(/^In \d+ of 1000 resamples the coefficient is undefined/);
  // The other statistic stands on the same resamples and is always defined: 0, 1 or 2.
  expect(second).toEqual({ low: 0, high: 2, resamples: 1000, without: 0 });
});

test('one article has no interval', () => {
  expect(bootstrapInterval([article('a', 1, 2)], adding, share, { seed: 4 })).toEqual({
    low: null,
    high: null,
    why: 'An interval needs at least two articles.',
  });
});

test('it can be stopped', () => {
  const items = ['a', 'b', 'c'].map((id, at) => article(id, at, 4));
  const seen: number[] = [];
  const tick = (done: number, of: number) => {
    expect(of).toBe(1000);
    seen.push(done);
    return done < 100;
  };
  const interval = bootstrapInterval(items, adding, share, { seed: 2, tick });
  expect(seen.at(-1)).toBeGreaterThanOrEqual(100);
  expect(interval).toMatchObject({ resamples: seen.at(-1) });
});
