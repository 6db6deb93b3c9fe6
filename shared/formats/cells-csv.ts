/** The claim × article matrix as a long table: the one export that tells *checked: silent* from *not looked for*. */
import { linksInCell, polarities, sideOf } from '../document/cells.ts';
import type { CellSide } from '../document/cells.ts';
import { effectiveSheetOf, isMerged } from '../document/effective.ts';
import { isGold, writerOf } from '../document/gold.ts';
import { sameClaims } from '../document/same-claims.ts';
import type { AnnotatorId, Claim, ClaimId, Link, Polarity } from '../model/index.ts';
import { csvLine } from './csv.ts';
import type { CsvCell } from './csv.ts';
import { annotatorsOf, byId, fileNameOf } from './format.ts';
import type { Dataset, Format } from './format.ts';

const EXTENSION = '.cells.csv';

const SIDE_WORD: Readonly<Record<CellSide, string>> = {
  '+': 'agrees',
  '-': 'contradicts',
  both: 'both',
  '±': 'partly',
  '0': 'mentions',
};

const COLUMNS: readonly (readonly [name: string, meaning: string])[] = [
  ['project_id', 'id of the project'],
  ['claim_id', 'id of the claim'],
  ['claim_text', 'the claim'],
  ['claim_group', 'group of the claim, empty if none'],
  ['article_id', 'id of the article'],
  ['article_title', 'title'],
  ['article_outlet', 'outlet'],
  ['article_hash', 'SHA-256 of the text'],
  ['annotator_id', 'id of whose cell it is'],
  ['annotator_name', 'name of whose cell it is'],
  ['cell', '`agrees`, `contradicts`, `both`, `partly`, `mentions`, `silent` or `not looked for`'],
  ['links', 'number of links in the cell'],
  ['links_positive', 'of these, with polarity +'],
  ['links_negative', 'of these, with polarity −'],
  ['links_mixed', 'of these, with polarity ±'],
  ['links_none', 'of these, with polarity 0'],
  ['links_unsure', 'of these, marked as unsure'],
];

export const cellsCsv: Format = {
  info: {
    id: 'cells-csv',
    label: 'Cells of the matrix (CSV)',
    description:
      'One row per claim, article and annotator: which side the article takes, or that it was checked and is silent, or that nobody looked. Holds no spans.',
    extension: EXTENSION,
    reads: false,
    writes: true,
    offsetUnit: 'none',
    oneAnnotator: false,
  },
  about: {
    record: 'One cell: one claim in one article, as one annotator left it.',
    lost: 'Spans, quotes, notes and texts. Formulas are neutralised as in `links-csv`.',
    specification: 'RFC 4180, UTF-8 without a byte order mark, as `links-csv`.',
    notes: [
      'The word in `cell` goes by polarity, whatever the project calls its stances: links with + and − together make `both`; either of them outweighs ±, and ± outweighs 0. The counts beside it lose nothing.',
      '`silent` is a finding: the annotator looked and the claim is not there. `not looked for` is none.',
      'A claim that was merged into another has no rows; its links and marks are in the other’s, whoever made them. A retired claim has rows. In a gold set, claims that its adjudicator said to be the same have one row together, that of the claim that stands for them.',
      'Rows are ordered by claim id (that is, by when it was made), article id and annotator id.',
    ],
    fields: COLUMNS,
  },
  *serialise(dataset: Dataset): Generator<string> {
    const { doc } = dataset;
    const annotators = annotatorsOf(dataset);
    const articles = byId(doc.articles.values());
    const polarityOf = polarities(doc.project);
    yield csvLine(COLUMNS.map(([name]) => name));
    for (const claim of claimsOf(dataset)) {
      for (const article of articles) {
        for (const annotator of annotators) {
          if (!hasRow(dataset, annotator.id, claim.id)) continue;
          const links = linksInCell(doc, claim.id, article.id, [annotator.id]);
          const side = sideOf(links, polarityOf);
          const silent = effectiveSheetOf(doc, annotator.id, article.id)?.omissions.has(claim.id) === true;
          yield csvLine([
            doc.project.id,
            claim.id,
            claim.text,
            claim.group ?? '',
            article.id,
            article.title,
            article.outlet,
            article.hash,
            annotator.id,
            annotator.name,
            side !== undefined ? SIDE_WORD[side] : silent ? 'silent' : 'not looked for',
            ...countsOf(links, polarityOf),
          ]);
        }
      }
    }
  },
  count(dataset) {
    const claims = claimsOf(dataset);
    const rows = [...new Set(dataset.annotators)].map(
      (annotator) => claims.filter(({ id }) => hasRow(dataset, annotator, id)).length,
    );
    return rows.reduce((sum, count) => sum + count, 0) * dataset.doc.articles.size;
  },
  fileName: (dataset) => fileNameOf(dataset, EXTENSION),
};

/** Those merged into others are in their rows. */
const claimsOf = ({ doc }: Dataset): Claim[] => byId(doc.claims.values()).filter(({ id }) => !isMerged(doc, id));

/** In a gold set, claims that its adjudicator said to be the same are in the row of the one that stands for them. */
function hasRow({ doc }: Dataset, annotator: AnnotatorId, claim: ClaimId): boolean {
  return !isGold(annotator) || sameClaims(doc, writerOf(annotator))(claim) === claim;
}

function countsOf(links: readonly Link[], polarityOf: ReadonlyMap<string, Polarity>): CsvCell[] {
  const withPolarity = (polarity: Polarity): number =>
    links.filter((link) => (polarityOf.get(link.stance) ?? '0') === polarity).length;
  return [
    links.length,
    withPolarity('+'),
    withPolarity('-'),
    withPolarity('±'),
    withPolarity('0'),
    links.filter((link) => link.unsure === true).length,
  ];
}
