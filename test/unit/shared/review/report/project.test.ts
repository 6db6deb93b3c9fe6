import { describe, expect, test } from 'vitest';
import type { AgreementPage, Figure } from '#shared/contract/review.ts';
import { projectReport } from '#shared/review/report/project.ts';
import type { ReportOptions } from '#shared/review/report/annotator.ts';
import { projectInWords } from '#shared/review/report/project-words.ts';
import { claimId, NOW } from '#test/support/records.ts';
import { ferry, gold, harbour, MARKED, me, other, SETTLED } from './example.ts';

const figure = (value: number, n = 10): Figure => ({ value, low: value - 0.1, high: value + 0.1, n });
const none: Figure = { value: null, why: 'Both use one and the same label throughout.', n: 3 };
const row = { spans: figure(0.5), links: figure(-0.25), stances: none, cells: figure(0.75) };

/** Figures made up for the test: nothing here is computed. */
const agreement: AgreementPage = {
  ...{ annotators: [me, other], reviewer: me, seed: 7, resamples: 1000, standsOn: 'proposed' },
  ...{ pairs: { confirmed: 2, proposed: 1 }, worked: [2, 2], compared: 2 },
  groups: [
    {
      ...{ kind: 'pair', annotators: [me, other], articles: 2, spans: [4, 4], places: { all: 3, some: 0, one: 2 } },
      figures: { 'span-f1-overlap': figure(0.75, 8), 'link-alpha': figure(0.4, 5), 'stance-kappa': none },
      stances: { labels: ['agrees', 'contradicts'], counts: [[2, 1], [0, 0]] }, // prettier-ignore
      cells: null,
    },
    {
      ...{ kind: 'all', annotators: [me, other], articles: 2, spans: [4, 4], places: { all: 3, some: 0, one: 2 } },
      ...{ figures: {}, stances: null, cells: null },
    },
  ],
  byArticle: [ferry, harbour].map((article) => ({ article, groups: [row, row] })),
  byClaim: [{ claim: claimId(1), claims: [claimId(1)], groups: [row, row] }],
};
const options: ReportOptions = { gold, agreement, withGold: null, generator: 'Crossread test', made: NOW };
const report = projectReport(SETTLED, options);
const paragraphs = (title: string, of = report): readonly string[] =>
  of.method.find((part) => part.title === title)?.paragraphs ?? [];

describe('the project’s report', () => {
  test('counts by kind and verdict', () => {
    expect(report.gold?.settlement).toMatchObject({
      ...{ settled: 4, later: 1, open: 0, reasons: { given: 1, owed: 1 }, changedSince: 0 },
      verdicts: { agreed: 1, one: 2, both: 0, edited: 0, neither: 1, later: 1 },
    });
    // Vera is compared first: what only she has was missed by the other, what only he has is extra.
    const { missed, extra, boundary, stance, claim, split } = report.gold?.settlement.kinds ?? expect.fail();
    expect([missed.later, extra.neither, boundary.one, stance.one]).toEqual([1, 1, 1, 1]);
    const all = [missed, extra, boundary, stance, claim, split].flatMap((each) => Object.values(each));
    expect(all.reduce((sum, n) => sum + n, 0)).toBe(4);
    expect(report.reasonsOwed.map(({ verdict, sides }) => [verdict, sides[1]?.passages[0]?.quote])).toEqual([
      ['neither', 'at noon'],
    ]);
  });

  test('takes the one pair of two annotators, and says what is undefined and why', () => {
    expect(report.agreement?.groups.map(({ kind }) => kind)).toEqual(['pair']);
    expect(report.agreement?.undefined).toEqual([
      { group: 'Vera and Ossian', figure: 'stances, Cohen’s κ', why: 'Both use one and the same label throughout.' },
    ]);
    expect(paragraphs('Values that are undefined')).toContain(
      'stances, Cohen’s κ, Vera and Ossian: Both use one and the same label throughout.',
    );
  });

  test('names annotators, articles, pairs, resamples and seed in its method', () => {
    expect(paragraphs('Material')[0]).toBe(
      'The project “Ferry” holds 2 articles (en), read by 2 annotators. ' +
        'Ossian marked 4 spans with 4 links to claims in 2 articles; Vera marked 4 spans with 3 links to claims in 2 articles.',
    );
    expect(paragraphs('How claims were paired').join(' ')).toContain('2 pairs of claims are the same or confirmed');
    expect(paragraphs('How claims were paired').join(' ')).toContain(
      '1 pair of claims was proposed and not yet confirmed',
    );
    expect(paragraphs('Intervals').join(' ')).toMatch(/1,000 times, with the seed 7 /);
    expect(paragraphs('How disagreements were settled')[0]).toBe(
      'Vera settled 4 places in 2 articles: 1 alike and taken without asking, 2 by taking one annotator’s and 1 by taking neither. 1 place was put off.',
    );
    expect(paragraphs('How disagreements were settled')).toContain(
      'Of 2 decisions that overruled somebody’s judgement (another claim or stance, something turned down or made anew), 1 says why; 1 still owes a reason.',
    );
  });

  test('gives the formulas of the figures that it holds, and their sources, and no others', () => {
    const formulas = paragraphs('Coefficients').join('\n');
    expect(formulas).toContain('Cohen’s κ');
    expect(formulas).not.toContain('B-cubed');
    const surnames = ['Blackman', 'Cohen', 'Efron', 'Hripcsak', 'Krippendorff'];
    expect(report.sources.map((source) => /\p{Lu}\p{Ll}+/u.exec(source)?.[0])).toEqual(surnames);
    const text = report.method.flatMap(({ paragraphs: all }) => all).join(' ');
    for (const name of surnames) expect(text).toContain(name);
  });

  test('without figures, or without a gold set, it says so', () => {
    const bare = projectReport(MARKED, { ...options, gold: null, agreement: null });
    expect(bare.method.map(({ title }) => title)).toEqual(['Material', 'How disagreements were settled']);
    expect(bare.sources).toEqual([]);
    expect(projectInWords(bare)).toEqual([
      '2 articles, read by 2 annotators (Ossian and Vera).',
      'Agreement is not reported: it takes two annotators who have worked on the same article.',
      'Nothing has been settled yet: there is no gold set.',
    ]);
  });

  test('in words gives the chief figures with their intervals', () => {
    expect(projectInWords(report)).toContain('spans, F1, overlap: 0.75 (95 % interval 0.65 to 0.85).');
  });
});
