import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addingCells,
  clusteringScore,
  clusterTable,
  tableScore,
  tableScores,
} from '#shared/agreement/clustering/index.ts';
import type { Clustering, ClusteringMetric, Twin } from '#shared/agreement/clustering/index.ts';
import { bootstrapIntervals } from '#shared/agreement/bootstrap.ts';
import { directScore } from './direct.ts';

const METRICS: readonly ClusteringMetric[] = ['muc', 'b-cubed', 'ceaf-m', 'ceaf-e', 'blanc', 'adjusted-rand'];

const near = (value: number): unknown => expect.closeTo(value, 12);
const saying = (words: string): unknown => expect.stringContaining(words);

/** Clusters of single numbers: mention n is [n, n + 1). */
const of = (clusters: Record<string, number[]>): Clustering =>
  Object.fromEntries(
    Object.entries(clusters).map(([name, mentions]) => [name, mentions.map((n) => [n, n + 1] as const)]),
  );

// The example of Bagga & Baldwin: three clusters of 5, 2 and 5; the response joins the last two.
const key = of({ a: [1, 2, 3, 4, 5], b: [6, 7], c: [8, 9, 10, 11, 12] });
const joined = of({ x: [1, 2, 3, 4, 5], y: [6, 7, 8, 9, 10, 11, 12] });

test('worked by hand: two of three clusters joined', () => {
  // MUC: links 4 + 1 + 4 = 9, all found; the response has 4 + 6 = 10. F1 = 2·.9/1.9
  expect(clusteringScore('muc', key, joined)).toMatchObject({
    recall: 1,
    precision: 0.9,
    value: near(1.8 / 1.9),
  });
  // B-cubed: precision (5·1 + 2·2/7 + 5·5/7)/12 = (5 + 29/7)/12 = 64/84
  expect(clusteringScore('b-cubed', key, joined)).toMatchObject({ recall: 1, precision: near(64 / 84) });
  // CEAF-m: a–x 5, c–y 5: 10 of 12 both ways.
  expect(clusteringScore('ceaf-m', key, joined)).toMatchObject({ recall: 10 / 12, precision: 10 / 12 });
  // CEAF-e: a–x 1, c–y 2·5/12 = 5/6: 11/6 of three and of two clusters.
  expect(clusteringScore('ceaf-e', key, joined)).toMatchObject({
    recall: near(11 / 18),
    precision: near(11 / 12),
  });
  // BLANC: together 10 + 1 + 10 = 21 in the key, 10 + 21 = 31 in the response, 21 in both; apart 66 − 21 = 45, 66 − 31 =
  // 35, 35. Recall (1 + 35/45)/2, precision (21/31 + 1)/2, F1 (42/52 + 70/80)/2.
  expect(clusteringScore('blanc', key, joined)).toMatchObject({
    recall: near(8 / 9),
    precision: near(26 / 31),
    value: near((42 / 52 + 70 / 80) / 2),
  });
  // Adjusted Rand: index 21, expected 21·31/66, maximum (21 + 31)/2 = 26.
  expect(clusteringScore('adjusted-rand', key, joined)).toMatchObject({
    value: near((21 - 651 / 66) / (26 - 651 / 66)),
    leftOut: 0,
    shared: 12,
  });
});

test('adjusted Rand leaves out what only one side has and says how much', () => {
  // Shared are 1–4: key 1,2|3,4 and response 1|2|3,4: index 1, in the key 2, in the response 1, pairs 6.
  // Expected 2·1/6 = 1/3, maximum 3/2: (1 − 1/3)/(3/2 − 1/3) = 4/7.
  const score = clusteringScore(
    'adjusted-rand',
    of({ a: [1, 2, 9], b: [3, 4] }),
    of({ x: [1], y: [2, 7, 8], z: [3, 4] }),
  );
  expect(score).toMatchObject({
    value: near(4 / 7),
    leftOut: 3,
    shared: 4,
    keyMentions: 5,
    responseMentions: 6,
  });
});

test('undefined, and why', () => {
  for (const metric of METRICS) {
    expect(clusteringScore(metric, {}, {})).toMatchObject({
      value: null,
      why: 'There are no mentions on either side.',
    });
  }
  const single = of({ a: [1], b: [2], c: [3] });
  expect(clusteringScore('adjusted-rand', single, single)).toMatchObject({
    value: null,
    why: saying('apart'),
  });
  const one = of({ a: [1, 2, 3] });
  expect(clusteringScore('adjusted-rand', one, one)).toMatchObject({
    value: null,
    why: saying('one cluster'),
  });
  expect(clusteringScore('adjusted-rand', one, of({ x: [3, 4] }))).toMatchObject({ value: null, leftOut: 3 });
  expect(clusteringScore('blanc', of({ a: [1] }), one)).toMatchObject({ value: null });
  // Defined, since only one of the two is of one kind: index 0, expected 0·3/3 = 0, maximum 3/2.
  expect(clusteringScore('adjusted-rand', single, one)).toMatchObject({ value: 0 });
});

test('a clustering without links: MUC is 0, as in the reference scorer, with a note', () => {
  const single = of({ a: [1], b: [2] });
  expect(clusteringScore('muc', single, single)).toMatchObject({ value: 0, note: saying('no links') });
  expect(clusteringScore('muc', key, single)).not.toHaveProperty('note');
});

test('a mention named twice counts once', () => {
  const twice = of({ a: [1, 1, 2], b: [2, 3] });
  expect(clusteringScore('b-cubed', twice, of({ a: [1, 2], b: [3] }))).toMatchObject({ value: 1, repeated: 2 });
});

const clusters = fc
  .array(fc.tuple(fc.nat(9), fc.constantFrom('a', 'b', 'c', 'd')), { minLength: 1, maxLength: 10 })
  .map((mentions) => {
    const made: Record<string, number[]> = {};
    for (const [mention, cluster] of new Map(mentions)) (made[cluster] ??= []).push(mention);
    return made;
  });

test('as counted one mention, one link, one permutation at a time', () => {
  fc.assert(
    fc.property(clusters, clusters, fc.constantFrom(...METRICS), (left, right, metric) => {
      const score = clusteringScore(metric, of(left), of(right));
      const direct = directScore(metric, Object.values(left), Object.values(right));
      expect(score.value === null).toBe(direct === null);
      if (direct === null) return;
      expect(score.value).toBeCloseTo(direct.value, 10);
      if (direct.recall !== undefined) expect(score.recall).toBeCloseTo(direct.recall, 10);
      if (direct.precision !== undefined) expect(score.precision).toBeCloseTo(direct.precision, 10);
    }),
    { numRuns: 1500 },
  );
});

test('a clustering held against itself is 1 or says nothing', () => {
  fc.assert(
    fc.property(clusters, fc.constantFrom(...METRICS), (drawn, metric) => {
      const { value, ...rest } = clusteringScore(metric, of(drawn), of(drawn));
      if (value === null) expect(rest).toHaveProperty('why');
      else if (value === 0) expect(rest).toHaveProperty('note');
      else expect(value).toBeCloseTo(1, 12);
    }),
  );
});

test('names and order of clusters and mentions do not matter; sides swap precision and recall', () => {
  const shuffled = (drawn: Record<string, number[]>) =>
    Object.fromEntries(
      Object.entries(drawn)
        .reverse()
        .map(([name, mentions]) => [`z${name}`, [...mentions].reverse()]),
    );
  fc.assert(
    fc.property(clusters, clusters, fc.constantFrom(...METRICS), (left, right, metric) => {
      const score = clusteringScore(metric, of(left), of(right));
      const other = clusteringScore(metric, of(shuffled(left)), of(shuffled(right)));
      expect(other.value ?? 7).toBeCloseTo(score.value ?? 7, 12);
      if (metric === 'blanc') return;
      const swapped = clusteringScore(metric, of(right), of(left));
      expect(swapped.value ?? 7).toBeCloseTo(score.value ?? 7, 12);
      expect(swapped.precision ?? 7).toBeCloseTo(score.recall ?? 7, 12);
    }),
  );
});

const twin: fc.Arbitrary<Twin> = fc
  .record({
    key: fc.constantFrom(null, 'a', 'b', 'c'),
    response: fc.constantFrom(null, 'x', 'y', 'z'),
    count: fc.integer({ min: 1, max: 3 }),
  })
  .filter(({ key: ofKey, response }) => ofKey !== null || response !== null);

test('the tables of articles add up to the score of all their mentions', () => {
  const articles = fc.array(fc.array(twin, { maxLength: 6 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(articles, fc.constantFrom(...METRICS), (drawn, metric) => {
      const { table, tallies } = clusterTable(drawn);
      const { zero, add } = addingCells(table);
      const counts = zero();
      for (const tally of tallies) add(counts, tally, 1);

      const left: Record<string, number[]> = {};
      const right: Record<string, number[]> = {};
      let mention = 0;
      for (const { key: ofKey, response, count = 1 } of drawn.flat()) {
        for (let n = 0; n < count; n += 1) {
          mention += 1;
          if (ofKey !== null) (left[ofKey] ??= []).push(mention);
          if (response !== null) (right[response] ??= []).push(mention);
        }
      }
      expect(tableScore(metric, table, counts)).toEqual(clusteringScore(metric, of(left), of(right)));
    }),
    { numRuns: 300 },
  );
});

test('an article drawn twice counts its mentions twice, one not drawn leaves no cluster behind', () => {
  const { table, tallies } = clusterTable([[{ key: 'a', response: 'x', count: 2 }], [{ key: 'b', response: 'x' }]]);
  const { zero, add } = addingCells(table);
  const counts = zero();
  const [first] = tallies;
  if (first) add(counts, first, 2);
  expect(tableScore('ceaf-e', table, counts)).toMatchObject({
    value: 1,
    precision: 1,
    recall: 1,
    keyMentions: 4,
    shared: 4,
  });
});

test('an interval over articles', () => {
  const articles = Array.from({ length: 20 }, (_, at): Twin[] => [
    { key: 'a', response: at % 5 === 0 ? 'y' : 'x' },
    { key: 'b', response: 'y', count: 2 },
  ]);
  const { table, tallies } = clusterTable(articles);
  const items = tallies.map((tally, at) => ({ id: `article-${at}`, tally }));
  const whole = addingCells(table).zero();
  for (const tally of tallies) addingCells(table).add(whole, tally, 1);
  const values = (counts: Float64Array) => tableScores(METRICS, table, counts).map(({ value }) => value);
  expect(values(whole)).toEqual(METRICS.map((metric) => tableScore(metric, table, whole).value));
  const intervals = bootstrapIntervals(items, addingCells(table), values, { seed: 1 });
  METRICS.forEach((metric, at) => {
    const { low, high } = intervals[at] ?? {};
    expect(low ?? 1, metric).toBeLessThanOrEqual(values(whole)[at] ?? 0);
    expect(high ?? 0, metric).toBeGreaterThanOrEqual(values(whole)[at] ?? 1);
    // MUC counts the cells that hold mentions, not how many they hold: here the same in nearly all resamples.
    if (metric !== 'muc') expect(low ?? 1, metric).toBeLessThan(high ?? 0);
  });
});
