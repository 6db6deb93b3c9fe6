import { describe, expect, test } from 'vitest';
import { documentOf } from '#shared/document/records.ts';
import { AnnotatorId } from '#shared/model/index.ts';
import { confusedPlaces } from '#shared/review/agreement/confused.ts';
import { agreementPage } from '#shared/review/agreement/page.ts';
import {
  articleOf,
  claimId,
  claimOf,
  linkOf,
  omissionOf,
  projectOf,
  relationOf,
  spanOf,
  uuid,
} from '#test/support/records.ts';

const [ada, ben] = [AnnotatorId.parse('ada'), AnnotatorId.parse('ben')];
const text = 'The harbour was closed until noon, and no boat went out. The mayor was not there, and nobody said why.';
const [harbour, ferry] = [articleOf('harbour-wire', text), articleOf('ferry-post', text)];

/** Both mark two places of the harbour; ada's claim 101 and ben's 102 are confirmed to be one. */
const hers = [spanOf(201, ada, harbour.id, text, [[0, 22]]), spanOf(202, ada, harbour.id, text, [[39, 55]])];
const his = [spanOf(301, ben, harbour.id, text, [[0, 33]]), spanOf(302, ben, harbour.id, text, [[39, 55]])];
const [hers1, hers2] = hers;
const [his1, his2] = his;
if (hers1 === undefined || hers2 === undefined || his1 === undefined || his2 === undefined) throw new Error('no spans');
const doc = documentOf(projectOf(1, 'P'), [
  { type: 'annotator', id: ada, name: 'Ada' },
  { type: 'annotator', id: ben, name: 'Ben' },
  ...[harbour, ferry, ...hers, ...his],
  claimOf(101, ada, 'The harbour was shut in the morning.'),
  claimOf(102, ben, 'Until noon nobody could leave the port.'),
  relationOf(401, ada, 101, 102, 'same-as'),
  linkOf(501, hers1, 101, 'agrees'),
  linkOf(502, hers2, 101, 'agrees'),
  linkOf(503, his1, 102, 'agrees'),
  linkOf(504, his2, 102, 'contradicts'),
  omissionOf(ada, ferry.id, 101),
  omissionOf(ben, ferry.id, 102),
]);

const ask = { reviewer: ada, annotators: [ada, ben], pair: [ada, ben] } as const;

describe('behind a cell of a confusion matrix', () => {
  test('stand the matched spans with the two stances on claims that are one', () => {
    const found = confusedPlaces(doc, { ...ask, of: 'stances', row: 'agrees', column: 'contradicts' });
    expect(found.map(({ article, claim, spans }) => [article, claim, spans.map(([span]) => span?.id)])).toEqual([
      [harbour.id, claimId(101), [uuid(202), uuid(302)]],
    ]);
    expect(confusedPlaces(doc, { ...ask, of: 'stances', row: 'contradicts', column: 'agrees' })).toEqual([]);
  });

  test('stand the cells, with the spans of those who linked', () => {
    const silent = confusedPlaces(doc, { ...ask, of: 'cells', row: 'silent', column: 'silent' });
    expect(silent).toEqual([{ article: ferry.id, claim: claimId(101), spans: [[], []] }]);
    const mixed = confusedPlaces(doc, { ...ask, of: 'cells', row: 'agrees', column: 'both' });
    expect(mixed.map(({ spans: [one, other] }) => [one.length, other.length])).toEqual([[2, 2]]);
  });

  test('stand as many places as the page counts, in every cell of both matrices', () => {
    const page = agreementPage(doc, { reviewer: ada, annotators: [ada, ben], seed: 1, resamples: 1 });
    const [pair] = page?.groups ?? [];
    for (const of of ['stances', 'cells'] as const) {
      const matrix = pair?.[of];
      expect(matrix?.counts.flat().reduce((sum, n) => sum + n, 0)).toBe(2);
      matrix?.labels.forEach((row, r) =>
        matrix.labels.forEach((column, c) => {
          expect(confusedPlaces(doc, { ...ask, of, row, column }).length, `${of}: ${row}, ${column}`).toBe(
            matrix.counts[r]?.[c],
          );
        }),
      );
    }
  });
});
