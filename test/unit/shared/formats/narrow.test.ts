import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveSheet, resolveClaim } from '#shared/document/effective.ts';
import { documentOf, recordsOf } from '#shared/document/records.ts';
import { formats } from '#shared/formats/index.ts';
import type { Dataset, Format } from '#shared/formats/index.ts';
import { linkRows } from '#shared/formats/links.ts';
import { narrowed } from '#shared/formats/narrow.ts';
import { ArticleId, DEFAULT_STANCES } from '#shared/model/index.ts';
import type { AnyRecord, Claim } from '#shared/model/index.ts';
import { agrees, claimId, contradicts, linkOf, omissionOf, relationOf, uuid } from '#test/support/records.ts';
import { ada, arbitraryDataset, bo, millFire, project } from './dataset.ts';

const ids = (records: Iterable<{ readonly id: string }>): string[] => [...records].map(({ id }) => id).sort();
const linksOf = (dataset: Dataset): string[] => [...linkRows(dataset)].map(({ link }) => link.id).sort();
const spansOf = ({ doc }: Dataset): string[] =>
  [...doc.sheets.values()].flatMap(({ spans }) => ids(spans.values())).sort();
const silentOf = ({ doc }: Dataset): string[] =>
  [...doc.sheets.values()].flatMap(({ omissions }) => [...omissions.keys()]).sort();
const numbered = (...numbers: number[]): string[] => numbers.map(uuid);
const withRecords = (dataset: Dataset, ...records: AnyRecord[]): Dataset => ({
  ...dataset,
  doc: documentOf(project, [...recordsOf(dataset.doc), ...records]),
});

/** A codebook without codes cannot be; nothing else may keep a part from being written. */
const NOTHING_LEFT = /^$|^There is no claim/;

function refusalOf(format: Format, dataset: Dataset): string {
  try {
    for (const { pieces } of format.files?.(dataset) ?? []) for (const piece of pieces) expect(piece).toBeDefined();
    for (const piece of format.serialise?.(dataset) ?? []) expect(piece).toBeDefined();
    return '';
  } catch (error) {
    return String((error as Error).message);
  }
}

describe('narrowed', () => {
  it('is the dataset itself where nothing is chosen', () => {
    const dataset = millFire();
    expect(narrowed(dataset, {})).toBe(dataset);
  });

  it('leaves the chosen articles with all that is in them', () => {
    const part = narrowed(millFire([ada, bo]), { articles: [ArticleId.parse('ledger')] });
    expect(ids(part.doc.articles.values())).toEqual(['ledger']);
    expect([...part.texts.keys()]).toEqual(['ledger']);
    expect(linksOf(part)).toEqual(numbered(32, 35));
    expect(silentOf(part)).toEqual(numbered(13, 14));
    expect(part.doc.claims.size).toBe(4);
  });

  it('leaves links, spans and silent cells of the chosen claims', () => {
    const part = narrowed(millFire([ada, bo]), { claims: [claimId(12), claimId(14)] });
    expect(ids(part.doc.claims.values())).toEqual(numbered(12, 14));
    expect(linksOf(part)).toEqual(numbered(35));
    expect(spansOf(part)).toEqual(numbered(25));
    expect(silentOf(part)).toEqual(numbered(14));
    expect(part.doc.articles.size).toBe(3);
  });

  it('leaves links with the chosen stances; silence is none', () => {
    const part = narrowed(millFire([ada, bo]), { stances: [contradicts] });
    expect(linksOf(part)).toEqual(numbered(32, 34));
    expect(spansOf(part)).toEqual(numbered(22, 24));
    expect(silentOf(part)).toEqual(numbered(13, 14));
    expect(part.doc.claims.size).toBe(4);
    expect(part.doc.project.stances).toEqual(DEFAULT_STANCES);
  });

  it('takes a merged claim for the one that it was merged into, and brings those merged into it', () => {
    const dataset = millFire();
    const twelve = dataset.doc.claims.get(claimId(12)) as Claim;
    const merged = withRecords(
      {
        ...dataset,
        doc: documentOf(
          project,
          recordsOf(dataset.doc).filter((record) => record !== twelve),
        ),
      },
      { ...twelve, mergedInto: claimId(11) },
      relationOf(61, ada, 12, 11, 'same-as'),
      relationOf(62, ada, 13, 11, 'contradicts'),
    );
    for (const chosen of [claimId(11), claimId(12)]) {
      const part = narrowed(merged, { claims: [chosen] });
      expect(ids(part.doc.claims.values())).toEqual(numbered(11, 12));
      expect(linksOf(part)).toEqual(numbered(31, 32, 33, 34, 35));
      expect(ids(part.doc.relations.values())).toEqual(numbered(61));
    }
  });

  it('does not make a cell silent whose link goes', () => {
    // 12 was merged into 11: Ledger denies 11 by a link, so that its mark under 12 is not in force.
    const dataset = millFire();
    const twelve = dataset.doc.claims.get(claimId(12)) as Claim;
    const records = recordsOf(dataset.doc).filter((record) => record !== twelve);
    const merged = withRecords(
      { ...dataset, doc: documentOf(project, records) },
      { ...twelve, mergedInto: claimId(11) },
      omissionOf(ada, ArticleId.parse('harbour'), 12),
    );
    const part = narrowed(merged, { stances: [contradicts], articles: [ArticleId.parse('harbour')] });
    expect(linksOf(part)).toEqual([]);
    expect(silentOf(part)).toEqual([]);
  });

  it('drops spans that never had a link only where links are narrowed', () => {
    const dataset = millFire();
    const spare = [...dataset.doc.sheets.values()].flatMap(({ spans }) => [...spans.values()])[0];
    if (spare === undefined) throw new Error('the sample has spans');
    const more = withRecords(dataset, { ...spare, id: uuid(99) as typeof spare.id });
    expect(spansOf(narrowed(more, { articles: [spare.article] }))).toContain(uuid(99));
    expect(spansOf(narrowed(more, { stances: [agrees] }))).not.toContain(uuid(99));
  });

  it('keeps a span for as long as one of its links stays', () => {
    const dataset = millFire();
    const span = [...dataset.doc.sheets.values()]
      .flatMap(({ spans }) => [...spans.values()])
      .find(({ id }) => id === uuid(25));
    if (span === undefined) throw new Error('the sample has span 25');
    const part = narrowed(withRecords(dataset, linkOf(40, span, 13, 'contradicts')), { claims: [claimId(13)] });
    expect(linksOf(part)).toEqual(numbered(36, 40));
    expect(spansOf(part)).toEqual(numbered(25, 26));
  });

  it('leaves exactly the chosen links of any dataset, and what every format can write', () => {
    fc.assert(
      fc.property(arbitraryDataset, fc.nat(), fc.nat(15), fc.nat(), (dataset, articleBits, stanceBits, claimBits) => {
        const pick = <T>(list: Iterable<T>, bits: number): T[] =>
          [...list].filter((_each, index) => (bits >> index) & 1);
        const articles = pick(dataset.doc.articles.keys(), articleBits);
        const claims = pick(dataset.doc.claims.keys(), claimBits);
        const stances = pick(DEFAULT_STANCES, stanceBits).map(({ id }) => id);
        const part = narrowed(dataset, { articles, claims, stances });
        const wanted = new Set(claims.map((claim) => resolveClaim(dataset.doc, claim)));
        const expected = [...linkRows(dataset)].filter(
          ({ article, claim, stance }) =>
            articles.includes(article.id) && wanted.has(claim.id) && stances.includes(stance.id),
        );
        expect(
          [...linkRows(part)].map(({ link, claim, stance, span }) => [link.id, claim.id, stance.id, span.id]),
        ).toEqual(expected.map(({ link, claim, stance, span }) => [link.id, claim.id, stance.id, span.id]));
        const silent = (from: Dataset): string[] =>
          [...from.doc.sheets.values()]
            .filter(({ article }) => articles.includes(article))
            .flatMap((sheet) =>
              [...effectiveSheet(from.doc, sheet).omissions.keys()]
                .filter((claim) => wanted.has(claim))
                .map((claim) => `${sheet.annotator} ${sheet.article} ${claim}`),
            )
            .sort();
        expect(silent(part)).toEqual(silent(dataset));
        for (const format of formats) if (format.info.writes) expect(refusalOf(format, part)).toMatch(NOTHING_LEFT);
      }),
      { numRuns: 30 },
    );
  });
});
