import { describe, expect, test } from 'vitest';
import { drawnSpans, shownSheets, spansOfClaim } from '#renderer/features/reader/drawn-spans.ts';
import { documentOf } from '#shared/document/records.ts';
import {
  AnnotatorId,
  ArticleId,
  ClaimId,
  DEFAULT_STANCES,
  LinkId,
  ProjectId,
  SpanId,
  StanceId,
} from '#shared/model/index.ts';
import type { AnyRecord, Project } from '#shared/model/index.ts';

const created = '2026-01-14T09:00:00.000Z';
const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const article = ArticleId.parse('harbour-wire');
const [ada, ben] = [AnnotatorId.parse('ada'), AnnotatorId.parse('ben')];
const project: Project = {
  type: 'project',
  id: ProjectId.parse(uuid(1)),
  name: 'P',
  created,
  stances: [...DEFAULT_STANCES],
};
const claim = (n: number): ClaimId => ClaimId.parse(uuid(100 + n));

function span(annotator: AnnotatorId, n: number): AnyRecord {
  const fragments: [number, number][] = [[n * 10, n * 10 + 5]];
  const words = { quote: 'words', prefix: '', suffix: '' };
  return { type: 'span', annotator, article, id: SpanId.parse(uuid(200 + n)), fragments, ...words, created };
}

function link(annotator: AnnotatorId, n: number, on: number, to: number, stance: string): AnyRecord {
  const ends = { span: SpanId.parse(uuid(200 + on)), claim: claim(to), stance: StanceId.parse(stance) };
  return { type: 'link', annotator, article, id: LinkId.parse(uuid(300 + n)), ...ends, created };
}

const doc = documentOf(project, [
  ...[span(ada, 1), span(ada, 2), span(ada, 3), span(ben, 4)],
  link(ada, 1, 1, 1, 'agrees'),
  link(ada, 2, 2, 1, 'agrees'),
  link(ada, 3, 2, 2, 'contradicts'),
  link(ben, 4, 4, 1, 'partly'),
]);

describe('what an article shows', () => {
  test('each span looks as its links say together, a colleague’s apart from mine, mine on top', () => {
    const spans = drawnSpans(shownSheets(doc, article, [ada, ben], ada), project, ada);
    expect(spans.map(({ id, look }) => [id, look])).toEqual([
      [uuid(204), 'other-partly'],
      [uuid(201), 'plus'],
      [uuid(202), 'mixed'],
      [uuid(203), 'unlinked'],
    ]);
  });

  test('only those whose work is shown', () => {
    expect(drawnSpans(shownSheets(doc, article, [ben], ada), project, ada)).toHaveLength(1);
    expect(shownSheets(doc, article, [], ada)).toEqual([]);
  });

  test('a claim’s spans are those linked to it, whatever the stance', () => {
    const sheets = shownSheets(doc, article, [ada, ben], ada);
    expect(spansOfClaim(sheets, claim(1)).toSorted()).toEqual([uuid(201), uuid(202), uuid(204)]);
    expect(spansOfClaim(sheets, claim(9))).toEqual([]);
  });
});
