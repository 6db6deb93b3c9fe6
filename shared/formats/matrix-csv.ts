/** The claim × article matrix as a person reads it: a claim a row, an article a column. */
import { csvLine } from './csv.ts';
import { fileNameOf } from './format.ts';
import type { Dataset, Format } from './format.ts';
import { countGridRows, GRID_COLUMNS, gridHead, gridRows } from './matrix.ts';

const EXTENSION = '.matrix.csv';

/** What the text of a cell means, for both forms of the matrix. */
export const CELL_TEXT =
  '`agrees`, `contradicts`, `both`, `partly` or `mentions`, with the number of links behind it in brackets where there are several, and how many are unsure: `agrees (3, 1 unsure)`; `silent`: looked for and not there; empty: not looked for';

export const matrixCsv: Format = {
  info: {
    id: 'matrix-csv',
    label: 'Matrix (CSV)',
    description:
      'One row per claim and annotator, one column per article: what the article says of the claim in a word. Take the cells as CSV for a statistics program.',
    extension: EXTENSION,
    reads: false,
    writes: true,
    offsetUnit: 'none',
    oneAnnotator: false,
  },
  about: {
    record: 'One claim, as one annotator found it in every article.',
    lost: 'Spans, quotes, notes, texts, and what is known of an article but its id. Formulas are neutralised as in `links-csv`.',
    specification: 'RFC 4180, UTF-8 without a byte order mark, as `links-csv`.',
    notes: [
      'Several annotators stand one below the other, each with all claims, since a majority would hide who disagrees.',
      'Claims are in the order of the desk, retired ones last; a claim that was merged into another is in its row. Articles are by publication. The words go by polarity as in `cells-csv`.',
    ],
    fields: [...GRID_COLUMNS, ['(an article’s id)', CELL_TEXT]],
  },
  *serialise(dataset: Dataset): Generator<string> {
    yield csvLine(gridHead(dataset));
    for (const row of gridRows(dataset)) yield csvLine(row.map(({ text }) => text));
  },
  count: countGridRows,
  fileName: (dataset) => fileNameOf(dataset, EXTENSION),
};
