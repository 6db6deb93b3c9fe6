/** Pages of agreement whose figures are made up: what a report does with them does not depend on what they are. */
import { FigureId } from '#shared/contract/review.ts';
import type { AgreementPage, Figure } from '#shared/contract/review.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId } from '#shared/model/index.ts';

/** Returns a page on the two annotators: every third figure is undefined, the others lie between −0.3 and 1. */
export function agreementOf(doc: DocumentState, annotators: readonly [AnnotatorId, AnnotatorId]): AgreementPage {
  const figure = (at: number): Figure =>
    at % 3 === 2
      ? { value: null, why: 'Nothing to compare.', n: 0 }
      : { value: 1 - at / 16, low: 0.9 - at / 16, high: Math.min(1, 1.1 - at / 16), n: 10 * at };
  const stances = doc.project.stances.map(({ id }) => id as string);
  const counts = stances.map((_, row) => stances.map((__, column) => (row === column ? 9 : row * column)));
  const row = { spans: figure(1), links: figure(20), stances: figure(2), cells: figure(7) };
  const group = {
    ...{ kind: 'pair' as const, annotators: [...annotators], articles: doc.articles.size, spans: [4, 4] },
    ...{ places: { all: 3, some: 0, one: 2 }, stances: { labels: stances, counts }, cells: null },
    figures: Object.fromEntries(FigureId.options.map((id, at) => [id, figure(at)])),
  };
  return {
    ...{ annotators: [...annotators], reviewer: annotators[0], seed: 1, resamples: 1000, standsOn: 'confirmed' },
    ...{ pairs: { confirmed: 2, proposed: 0 }, worked: [2, 2], compared: doc.articles.size },
    groups: [group, { ...group, kind: 'all', stances: null }],
    byArticle: [...doc.articles.keys()].map((article) => ({ article, groups: [row, row] })),
    byClaim: [...doc.claims.keys()].map((claim) => ({ claim, claims: [claim], groups: [row, row] })),
  };
}
