/** The matrix as a workbook, with the links, articles and claims on sheets of their own. */
import { isMerged, resolveClaim } from '../../document/effective.ts';
import { articlesInOrder } from '../../document/order.ts';
import type { Article, Claim } from '../../model/index.ts';
import { byId, DatasetError, fileNameOf } from '../format.ts';
import type { Dataset, Format } from '../format.ts';
import { LINK_COLUMNS } from '../links-csv.ts';
import { countLinks, linkRows } from '../links.ts';
import { CELL_TEXT } from '../matrix-csv.ts';
import { countGridRows, GRID_COLUMNS, gridHead, gridRows } from '../matrix.ts';
import { zipOf } from '../zip.ts';
import { MOST_COLUMNS, MOST_ROWS, sheetXml } from './sheet.ts';
import type { SheetCell, SheetValue } from './sheet.ts';
import { HEAD_STYLE, styleOf, workbookFiles, WRAPPED_STYLE } from './workbook.ts';

const EXTENSION = '.matrix.xlsx';

type Column<T> = readonly [name: string, width: number, of: (row: T, dataset: Dataset) => SheetValue];

const ARTICLE_COLUMNS: readonly Column<Article>[] = [
  ['article_id', 24, ({ id }) => id],
  ['title', 50, ({ title }) => title],
  ['outlet', 24, ({ outlet }) => outlet],
  ['author', 24, ({ author }) => author],
  ['published', 14, ({ published }) => published],
  ['url', 30, ({ url }) => url],
  ['language', 10, ({ language }) => language],
  ['event', 20, ({ event }) => event ?? ''],
  ['length', 10, ({ length }) => length],
  ['added', 24, ({ added }) => added],
  ['hash', 20, ({ hash }) => hash],
];

const CLAIM_COLUMNS: readonly Column<Claim>[] = [
  ['claim_id', 20, ({ id }) => id],
  ['claim_text', 60, ({ text }) => text],
  ['claim_group', 20, ({ group }) => group ?? ''],
  ['annotator_id', 16, ({ annotator }) => annotator],
  ['guideline', 40, ({ guideline }) => guideline ?? ''],
  ['note', 30, ({ note }) => note ?? ''],
  ['merged_into', 20, ({ id }, { doc }) => (isMerged(doc, id) ? resolveClaim(doc, id) : '')],
  ['retired', 24, ({ retired }) => retired ?? ''],
  ['created', 24, ({ created }) => created],
];

const WIDE = new Set(['article_title', 'claim_text', 'quote', 'span_note', 'link_note']);

export const matrixXlsx: Format = {
  info: {
    id: 'matrix-xlsx',
    label: 'Matrix (Excel workbook)',
    description:
      'A workbook with the matrix (claims down, articles across, each cell a word and a colour), and sheets of the links, the articles and the claims.',
    extension: EXTENSION,
    reads: false,
    writes: true,
    offsetUnit: 'UTF-16 code units, and Unicode code points beside them (sheet Links)',
    oneAnnotator: false,
  },
  about: {
    record: 'One row of the matrix: a claim, as one annotator found it in every article.',
    lost: 'Texts, spans without a link, what claims are to each other, their examples and histories, notes on articles and how far the work is. A text of more than 32,767 UTF-16 code units is cut, and ends in “… (cut)”.',
    specification:
      'Office Open XML, SpreadsheetML (ECMA-376, fifth edition): strings in their cells, no formulas, no macros.',
    notes: [
      'Sheets: `Matrix` as `matrix-csv` has it, `Links` with the columns of `links-csv`, `Articles`, `Claims`. A text that begins with `=` is a text here and stays as it is.',
      'A sheet holds 1,048,576 rows and 16,384 columns: a project with more links or articles is refused, and the refusal says which format to take.',
    ],
    fields: [...GRID_COLUMNS, ['(an article’s id)', CELL_TEXT]],
  },
  serialise(dataset: Dataset): Iterable<Uint8Array> {
    refuseTooMany(dataset);
    const { doc } = dataset;
    return zipOf(
      workbookFiles([
        { name: 'Matrix', pieces: matrixSheet(dataset) },
        {
          name: 'Links',
          pieces: sheet(
            dataset,
            LINK_COLUMNS.map(([name, , of]) => [name, WIDE.has(name) ? 50 : 16, of]),
            linkRows(dataset),
          ),
        },
        { name: 'Articles', pieces: sheet(dataset, ARTICLE_COLUMNS, articlesInOrder(doc)) },
        { name: 'Claims', pieces: sheet(dataset, CLAIM_COLUMNS, byId(doc.claims.values())) },
      ]),
    );
  },
  *rows(dataset: Dataset): Generator<readonly string[]> {
    yield gridHead(dataset);
    for (const row of gridRows(dataset)) yield row.map(({ text }) => text);
  },
  count: countGridRows,
  fileName: (dataset) => fileNameOf(dataset, EXTENSION),
};

/** Throws a `DatasetError` if a sheet cannot hold the dataset. */
function refuseTooMany(dataset: Dataset): void {
  const { articles, claims } = dataset.doc;
  const rows = { links: countLinks(dataset), 'rows of the matrix': countGridRows(dataset), claims: claims.size };
  for (const [what, count] of Object.entries({ ...rows, articles: articles.size })) {
    if (count < MOST_ROWS) continue;
    throw new DatasetError(
      `There are ${count} ${what}; a sheet holds ${MOST_ROWS - 1}. Choose fewer, or take CSV or Parquet.`,
    );
  }
  if (articles.size + GRID_COLUMNS.length > MOST_COLUMNS) {
    throw new DatasetError(
      `There are ${articles.size} articles; the matrix has room for ${MOST_COLUMNS - GRID_COLUMNS.length} columns of them. Choose fewer, or take the cells as CSV.`,
    );
  }
}

function matrixSheet(dataset: Dataset): Generator<string> {
  return sheetXml({
    ...{ head: gridHead(dataset), widths: [22, 60, 20, 14, 20], frozen: 2, headStyle: HEAD_STYLE },
    rows: mapped(gridRows(dataset), (row) =>
      row.map(({ text, word }, at): SheetCell =>
        at < GRID_COLUMNS.length
          ? { value: text, style: WRAPPED_STYLE, wrapped: at > 0 && at < GRID_COLUMNS.length - 1 }
          : { value: text, style: styleOf(word) ?? WRAPPED_STYLE, wrapped: true },
      ),
    ),
  });
}

function sheet<T>(dataset: Dataset, columns: readonly Column<T>[], rows: Iterable<T>): Generator<string> {
  return sheetXml({
    ...{ head: columns.map(([name]) => name), widths: columns.map(([, width]) => width), frozen: 0 },
    headStyle: HEAD_STYLE,
    rows: mapped(rows, (row) =>
      columns.map(([, width, of]): SheetCell => {
        const value = of(row, dataset);
        return width >= 40 ? { value, style: WRAPPED_STYLE, wrapped: true } : { value };
      }),
    ),
  });
}

function* mapped<T, U>(items: Iterable<T>, to: (item: T) => U): Generator<U> {
  for (const item of items) yield to(item);
}
