import { describe, expect, test } from 'vitest';
import { drawnSpans, shownSheets, spansOfClaim } from '#renderer/features/reader/drawn-spans.ts';
import { documentOf } from '#shared/document/records.ts';
import { AnnotatorId, ArticleId } from '#shared/model/index.ts';
import type { Span } from '#shared/model/index.ts';
import { claimId, linkOf, projectOf, spanOf, uuid } from '#test/support/records.ts';

const article = ArticleId.parse('harbour-wire');
const [ada, ben] = [AnnotatorId.parse('ada'), AnnotatorId.parse('ben')];
const project = projectOf(1, 'P');
const text = 'The harbour was closed until noon, and no boat went out.';

/** The spans follow each other in the text. */
const span = (annotator: AnnotatorId, n: number): Span =>
  spanOf(200 + n, annotator, article, text, [[n * 10, n * 10 + 5]]);
const [first, second, third, fourth] = [span(ada, 1), span(ada, 2), span(ada, 3), span(ben, 4)];

const doc = documentOf(project, [
  ...[first, second, third, fourth],
  linkOf(301, first, 101, 'agrees'),
  linkOf(302, second, 101, 'agrees'),
  linkOf(303, second, 102, 'contradicts'),
  linkOf(304, fourth, 101, 'partly'),
]);

describe('what an article shows', () => {
  test('each span looks as its links say together, a colleague’s apart from mine, mine on top', () => {
    const spans = drawnSpans(shownSheets(doc, article, [ada, ben], ada), project, ada, [ada, ben]);
    expect(spans.map(({ id, look }) => [id, look])).toEqual([
      [uuid(204), 'who-1'],
      [uuid(201), 'plus'],
      [uuid(202), 'mixed'],
      [uuid(203), 'unlinked'],
    ]);
  });

  test('with several shown, each has a line and lanes of her own, mine next to the text; the bar says the stance', () => {
    const spans = drawnSpans(shownSheets(doc, article, [ben, ada], ada), project, ada, [ben, ada]);
    expect(spans.map(({ id, lanes, bar }) => [id, lanes, bar])).toEqual([
      [uuid(204), [3, 3], 'other-partly'],
      [uuid(201), [0, 3], 'plus'],
      [uuid(202), [0, 3], 'mixed'],
      [uuid(203), [0, 3], 'unlinked'],
    ]);
    const alone = drawnSpans(shownSheets(doc, article, [ada], ada), project, ada, [ada]);
    expect(alone[0]?.lanes).toEqual([0, 6]);
  });

  test('only those whose work is shown', () => {
    expect(drawnSpans(shownSheets(doc, article, [ben], ada), project, ada, [ben])).toHaveLength(1);
    expect(shownSheets(doc, article, [], ada)).toEqual([]);
  });

  test('a claim’s spans are those linked to it, whatever the stance', () => {
    const sheets = shownSheets(doc, article, [ada, ben], ada);
    expect(spansOfClaim(sheets, claimId(101)).toSorted()).toEqual([uuid(201), uuid(202), uuid(204)]);
    expect(spansOfClaim(sheets, claimId(109))).toEqual([]);
  });
});
