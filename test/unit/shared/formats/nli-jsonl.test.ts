import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatOf } from '#shared/formats/index.ts';
import type { Dataset } from '#shared/formats/index.ts';
import { claimSpanLabel, spanSpanLabel } from '#shared/formats/nli-jsonl.ts';
import { uuid } from '#test/support/records.ts';
import { ada, arbitraryDataset, bo, millFire } from './dataset.ts';

interface Pair {
  id: string;
  kind: string;
  label: string;
  premise: string;
  hypothesis: string;
  unsure: boolean;
  annotator: { id: string };
  claim: { id: string };
  premise_source: { article: string; polarity: string; context: string };
  hypothesis_source: { article: string; polarity: string } | null;
}

const pairs = (dataset: Dataset): Pair[] =>
  [...(formatOf('nli-jsonl')?.serialise?.(dataset) ?? [])].map((line) => JSON.parse(String(line)) as Pair);

describe('labels', () => {
  test.each([
    ['+', '+', 'agreement'],
    ['-', '-', 'agreement'],
    ['+', '-', 'contradiction'],
    ['-', '+', 'contradiction'],
    ['+', '±', 'neutral'],
    ['±', '±', 'neutral'],
    ['-', '0', 'neutral'],
    ['0', '0', 'neutral'],
  ] as const)('spans %s and %s: %s', (a, b, label) => {
    expect(spanSpanLabel(a, b)).toBe(label);
  });

  test.each([
    ['+', 'entailment'],
    ['-', 'contradiction'],
    ['±', 'neutral'],
    ['0', 'neutral'],
  ] as const)('a span that is %s its claim: %s', (polarity, label) => {
    expect(claimSpanLabel(polarity)).toBe(label);
  });
});

test('spans on one claim are paired across articles, never within one', () => {
  const found = pairs(millFire())
    .filter(({ kind }) => kind === 'span-span')
    .map(({ id, label }) => `${id} ${label}`);
  // Courier's two spans (33, 34) are not a pair; 35 and 36 are alone on their claims.
  expect(found).toEqual([
    `ss:${uuid(33)}:${uuid(31)} neutral`,
    `ss:${uuid(33)}:${uuid(32)} neutral`,
    `ss:${uuid(34)}:${uuid(31)} contradiction`,
    `ss:${uuid(34)}:${uuid(32)} agreement`,
    `ss:${uuid(31)}:${uuid(32)} contradiction`,
  ]);
});

test('a span is the premise of its claim, with the sentence it stands in', () => {
  const [pair] = pairs(millFire()).filter(({ id }) => id === `cs:${uuid(32)}`);
  expect(pair).toMatchObject({
    kind: 'claim-span',
    premise: 'started in the cellar',
    hypothesis: 'The fire began in the drying loft.',
    label: 'contradiction',
    unsure: true,
    hypothesis_source: null,
  });
  expect(pair?.premise_source.context).toBe('It started in the cellar.');
});

test('a pair is unsure if either link is', () => {
  const unsure = pairs(millFire()).filter((pair) => pair.unsure);
  expect(unsure.map(({ id }) => id)).toEqual([
    `cs:${uuid(32)}`,
    `ss:${uuid(33)}:${uuid(32)}`,
    `ss:${uuid(34)}:${uuid(32)}`,
    `ss:${uuid(31)}:${uuid(32)}`,
  ]);
});

test('annotators are not paired with each other', () => {
  const both = pairs(millFire([ada, bo]));
  expect(both.filter(({ annotator }) => annotator.id === 'bo-lindqvist').map(({ id }) => id)).toEqual([
    `cs:${uuid(37)}`,
  ]);
  expect(both).toHaveLength(pairs(millFire()).length + 1);
});

test('any dataset: the count is right, ids are unique, sides lie in different articles, labels follow polarity', () => {
  fc.assert(
    fc.property(arbitraryDataset, (dataset) => {
      const all = pairs({ ...dataset, annotators: [ada, bo] });
      expect(formatOf('nli-jsonl')?.count?.({ ...dataset, annotators: [ada, bo] })).toBe(all.length);
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      for (const { premise_source: a, hypothesis_source: b, label } of all) {
        if (b === null) continue;
        expect(a.article).not.toBe(b.article);
        const signs = [a.polarity, b.polarity].sort().join('');
        expect(label).toBe(
          signs === '+-' ? 'contradiction' : signs === '++' || signs === '--' ? 'agreement' : 'neutral',
        );
      }
    }),
  );
});
