import { expect, test } from 'vitest';
import { gamma } from '#shared/agreement/gamma/index.ts';
import { GammaAnswer } from '#shared/contract/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { ArticleId } from '#shared/model/index.ts';
import { reviewGamma } from '#shared/review/agreement/gamma.ts';
import { ada, ben, cleo, projectFrom } from '../support.ts';
import type { Marked } from '../support.ts';

const CLAIMS = [
  [1, ada, 'The bridge was closed on Monday'],
  [2, ada, 'Fourteen passengers were rescued'],
] as const;
const options = { reviewer: ada, annotators: [ada, ben], seed: 3, samples: 30, alpha: 1, beta: 1, deltaEmpty: 1 };

function gammaOf(doc: DocumentState, article?: string): GammaAnswer {
  const answer = reviewGamma(doc, { ...options, article: article as ArticleId | undefined });
  return answer ?? expect.fail('nobody stopped it');
}

const both = (where: string, ...starts: readonly number[]): Marked[] =>
  starts.flatMap((start): Marked[] => [
    { by: ada, in: where, at: [[start, start + 9]], links: [[1, 'agrees']] },
    { by: ben, in: where, at: [[start, start + 9]], links: [[1, 'agrees']] },
  ]);
/** Ada and Ben agree in one (six spans); in two they differ (four spans). */
const spans: readonly Marked[] = [
  ...both('one', 0, 20, 40),
  {
    by: ada,
    in: 'two',
    at: [
      [0, 9],
      [12, 20],
    ],
    links: [[1, 'agrees']],
  },
  { by: ben, in: 'two', at: [[5, 20]], links: [[2, 'agrees']] },
  { by: ada, in: 'two', at: [[100, 109]], links: [[1, 'agrees']] },
  { by: ben, in: 'two', at: [[200, 209]] },
];
const doc = projectFrom({ articles: ['one', 'two', 'three'], claims: CLAIMS, spans });

test('of an article: units from the first to the last character, with the claims as labels', () => {
  const [ofAda, ofBen] = ['018f0000-0000-7000-8000-000000000001', '018f0000-0000-7000-8000-000000000002'];
  const found = gamma(
    [
      { rater: 'ada', begin: 0, end: 20, label: ofAda ?? '' },
      { rater: 'ben', begin: 5, end: 20, label: ofBen ?? '' },
      { rater: 'ada', begin: 100, end: 109, label: ofAda ?? '' },
      { rater: 'ben', begin: 200, end: 209, label: 'no claim' },
    ],
    { ...options, length: 400 },
  );
  const answer = gammaOf(doc, 'two');
  expect(answer.articles[0]?.disorder).toBeCloseTo(found.disorder ?? Number.NaN, 12);
  expect(answer.gamma).toEqual(answer.articles[0]?.gamma);
  expect(answer.alignment).toHaveLength(found.alignment?.length ?? 0);
  expect(GammaAnswer.parse(answer)).toEqual(answer);
});

test('of several articles: their mean, weighed by spans; an article’s γ is the same alone and among others', () => {
  const all = gammaOf(doc);
  expect(all.articles.map(({ article, gamma: { n } }) => [article, n])).toEqual([
    ['one', 6],
    ['two', 4],
  ]);
  const [one, two] = [gammaOf(doc, 'one'), gammaOf(doc, 'two')];
  expect(one.gamma.value).toBe(1);
  expect(all.articles).toEqual([...one.articles, ...two.articles]);
  expect(all.gamma.value).toBeCloseTo((6 + 4 * (two.gamma.value ?? Number.NaN)) / 10, 12);
  expect(all.alignment).toBeNull();
});

test('who has not worked there is not in it; nobody at all is no γ, with a reason', () => {
  const third = reviewGamma(doc, { ...options, annotators: [ada, cleo, ben] });
  expect(third?.articles).toEqual(gammaOf(doc).articles);
  expect(gammaOf(doc, 'three').gamma).toMatchObject({ value: null, n: 0, why: 'There are no units.' });
  expect(gammaOf(projectFrom({ claims: CLAIMS })).gamma).toMatchObject({
    value: null,
    why: 'There is no article that two of them have worked on.',
  });
});

test('a tick that says no stops it', () => {
  expect(reviewGamma(doc, { ...options, tick: () => false })).toBeUndefined();
});
