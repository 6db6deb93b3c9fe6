/** The claim × article matrix as a long table: the one export that tells *checked: silent* from *not looked for*. */
import { cellRows, countCells } from './cells.ts';
import { csvLine } from './csv.ts';
import { fileNameOf } from './format.ts';
import type { Dataset, Format } from './format.ts';

const EXTENSION = '.cells.csv';

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
    const { project } = dataset.doc;
    yield csvLine(COLUMNS.map(([name]) => name));
    for (const { claim, article, annotator, ...cell } of cellRows(dataset)) {
      yield csvLine([
        project.id,
        claim.id,
        claim.text,
        claim.group ?? '',
        article.id,
        article.title,
        article.outlet,
        article.hash,
        annotator.id,
        annotator.name,
        cell.word,
        cell.links,
        cell.positive,
        cell.negative,
        cell.mixed,
        cell.none,
        cell.unsure,
      ]);
    }
  },
  count: countCells,
  fileName: (dataset) => fileNameOf(dataset, EXTENSION),
};
