import { describe, expect, test } from 'vitest';
import { annotatorReport } from '#shared/review/report/annotator.ts';
import type { AnnotatorReport, ReportOptions } from '#shared/review/report/annotator.ts';
import { annotatorInWords } from '#shared/review/report/annotator-words.ts';
import { decisionId } from '#test/support/records.ts';
import { agrees, claimId, linkId, NOW, relate, spanId } from '../../document/example.ts';
import { contradicts, done, ferry, gold, harbour, link, MARKED, me, other, SETTLED } from './example.ts';

const options: ReportOptions = { gold, agreement: null, withGold: null, generator: 'Crossread test', made: NOW };
const ossian = annotatorReport(SETTLED, other, options);
const vera = annotatorReport(SETTLED, me, options);

const outcomes = ({ places }: AnnotatorReport): string[] =>
  places.map(({ outcome, hers }) => [outcome, ...hers.differences].join(' '));

describe('what became of each annotator’s work', () => {
  test('in the order of the articles and of the text', () => {
    // Both articles are of one day; “Title of ferry” comes before “Title of harbour”.
    expect(outcomes(ossian)).toEqual(['changed boundary', 'changed extra', 'stood', 'later', 'stood']);
    expect(outcomes(vera)).toEqual(['stood', 'left-out', 'stood', 'later', 'changed stance']);
    expect(ossian.places.map(({ article }) => article)).toEqual([ferry, ferry, ferry, harbour, harbour]);
  });

  test('is counted by outcome and by kind, and changes without a reason are counted', () => {
    expect(ossian.counts).toEqual({
      ...{ settled: 4, agreed: 1, stood: 2, leftOut: 0, changed: 2, later: 1, open: 0 },
      changes: { missed: 0, extra: 1, split: 0, boundary: 1, claim: 0, stance: 0, silent: 0 },
      ...{ withoutReason: 1, changedSince: 0 },
    });
    expect(vera.counts).toMatchObject({ settled: 4, agreed: 1, stood: 2, leftOut: 1, changed: 1, withoutReason: 0 });
    expect(ossian.work).toMatchObject({ articles: 2, spans: 4, links: 4, silent: 0, claims: 1 });
  });

  test('stands side by side with what was decided and why', () => {
    const [edges, extra] = ossian.places;
    expect(edges?.hers.passages.map(({ quote }) => quote)).toEqual(['ferry 🛳 left at noon']);
    expect(edges?.decided.passages.map(({ quote }) => quote)).toEqual(['The ferry 🛳 left']);
    expect(edges).toMatchObject({
      verdict: 'one',
      of: 'Vera',
      reason: 'The time is a claim of its own.',
      needsReason: false,
    });
    expect(extra?.decided.passages).toEqual([]);
    expect(extra).toMatchObject({ verdict: 'neither', needsReason: true });
    expect(extra?.reason).toBeUndefined();
    expect(extra?.hers.passages[0]?.links).toEqual([
      expect.objectContaining({ text: 'Nobody was aboard.', stance: 'contradicts', polarity: '-', unsure: false }),
    ]);
  });

  test('what all had alike owes no reason', () => {
    expect(ossian.places.filter(({ verdict }) => verdict === 'agreed').map(({ needsReason }) => needsReason)).toEqual([
      false,
    ]);
  });
});

describe('what an annotator changed since', () => {
  const later = done(
    SETTLED,
    other,
    { type: 'setStance', article: harbour, link: linkId(214), stance: agrees },
    { type: 'deleteSpan', article: ferry, span: spanId(111) },
  );

  test('is told beside what was compared, and the decision stays', () => {
    const report = annotatorReport(later, other, options);
    expect(report.counts).toMatchObject({ changedSince: 2, stood: 2, changed: 2 });
    const changed = report.places.filter(({ hers }) => hers.now !== undefined);
    expect(changed.map(({ hers }) => hers.now?.passages.map(({ quote, links }) => [quote, links[0]?.stance]))).toEqual([
      [],
      [['was closed.', 'agrees']],
    ]);
    expect(changed[1]?.decided.passages[0]?.links[0]?.stance).toBe('contradicts');
  });

  test('is not told of others, nor of what was never compared', () => {
    expect(annotatorReport(later, me, options).counts.changedSince).toBe(0);
    const more = done(SETTLED, other, {
      type: 'setNote',
      on: { type: 'article', article: ferry },
      note: 'Read twice.',
    });
    expect(annotatorReport(more, other, options).counts.changedSince).toBe(0);
  });
});

test('a claim that was said to be the same as another stands under it, and is no change', () => {
  // Ossian's “Nobody was aboard.” (2) is Vera's 3 from now on; the link of decision 1 is to 2 on both sides.
  const doc = done(
    SETTLED,
    me,
    { type: 'createClaim', id: claimId(3), text: 'The boat was empty.' },
    relate(900, 3, 2, 'same-as'),
  );
  const report = annotatorReport(doc, other, options);
  expect(report.counts).toMatchObject({ stood: 2, changed: 2, changedSince: 0 });
  const stood = report.places.find(({ verdict }) => verdict === 'agreed');
  expect(stood?.hers.passages[0]?.links[0]).toMatchObject({
    text: 'Nobody was aboard.',
    standsUnder: 'The boat was empty.',
  });
});

describe('in words', () => {
  test('says what stood and what was changed', () => {
    expect(annotatorInWords(ossian)).toEqual([
      'Ossian marked 4 spans with 4 links to claims in 2 articles.',
      'Vera settled 4 places in which Ossian was compared; in 1 of them all annotators had the same.',
      '2 places stood as Ossian had them, 2 were changed (1 turned down and 1 with other edges).',
      '1 change owes a reason that was not given.',
      '1 place was put off.',
    ]);
    expect(annotatorInWords(vera)[2]).toBe(
      '2 places stood as Vera had them, 1 was rightly left out, 1 was changed (1 with another stance).',
    );
  });

  test('says that nothing was settled where nothing was', () => {
    expect(annotatorInWords(annotatorReport(MARKED, other, { ...options, gold: null }))).toEqual([
      'Ossian marked 4 spans with 4 links to claims in 2 articles.',
      'Nothing has been settled yet: there is no gold set to report on.',
    ]);
  });
});

test('the same project gives the same report, whatever order its records came in', () => {
  const again = done(done(SETTLED, other, link(400, 113, 1, contradicts)), other, {
    type: 'deleteLink',
    article: ferry,
    link: linkId(400),
  });
  expect(annotatorReport(again, other, options)).toEqual(ossian);
});

test('what is not settled yet is counted, since against the gold set it counts as left out', () => {
  // The places of decisions 2 and 4 are open again.
  const reopened = done(
    SETTLED,
    me,
    { type: 'reopen', article: ferry, decisions: [decisionId(2)] },
    { type: 'reopen', article: harbour, decisions: [decisionId(4)] },
  );
  const report = annotatorReport(reopened, other, options);
  expect(report.counts).toMatchObject({ settled: 2, stood: 1, changed: 1, later: 1, open: 2 });
  expect(annotatorInWords(report)).toContain(
    '2 places are not settled yet; against the gold set they count as left out of it.',
  );
});
