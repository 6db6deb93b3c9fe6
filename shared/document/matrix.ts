/**
 * The whole claim × article matrix, kept up with the document: an edit changes one sheet, so only that sheet's article is
 * worked out again, and rows in which nothing changed stay the same objects. At 500 claims and 200 articles that is the
 * difference between a hundred thousand cells and five hundred for every link made.
 */
import type { AnnotatorId, ArticleId, Claim, ClaimId, Link, Polarity } from '../model/index.ts';
import { linkedCell, polarities, rowOf, SILENT, UNLOOKED } from './cells.ts';
import type { Cell, MatrixRow } from './cells.ts';
import { effectiveSheetOf } from './effective.ts';
import { claimsInOrder } from './order.ts';
import { sheetIndex } from './sheet-index.ts';
import type { DocumentState, Sheet } from './state.ts';

export interface Matrix {
  readonly claims: readonly Claim[];
  /** One per claim, in the order of the claims; cells in the order of the articles. */
  readonly rows: readonly MatrixRow[];
  /** What it was worked out from, for the next time. */
  readonly from: {
    readonly stances: DocumentState['project']['stances'];
    readonly articles: readonly ArticleId[];
    readonly annotators: readonly AnnotatorId[];
    readonly which: 'in use' | 'retired';
    /** Per article, the sheets that speak of it. */
    readonly sheets: readonly (readonly Sheet[])[];
    readonly rowOfClaim: ReadonlyMap<ClaimId, MatrixRow>;
  };
}

/**
 * Returns the matrix of the claims that the annotators wrote or used by the articles in the given order. `before` is a
 * matrix of an earlier version of the document: what has not changed is taken from it, by reference. Retired claims have a
 * matrix of their own.
 */
export function matrixOf(
  doc: DocumentState,
  articles: readonly ArticleId[],
  annotators: readonly AnnotatorId[],
  before?: Matrix,
  which: 'in use' | 'retired' = 'in use',
): Matrix {
  const sheets = articles.map((article) =>
    annotators.flatMap((annotator) => effectiveSheetOf(doc, annotator, article) ?? []),
  );
  const kept =
    before !== undefined &&
    before.from.which === which &&
    before.from.stances === doc.project.stances &&
    sameItems(before.from.articles, articles) &&
    sameItems(before.from.annotators, annotators)
      ? before
      : undefined;
  const changed = articles.flatMap((_, column) =>
    kept !== undefined && sameItems(kept.from.sheets[column] ?? [], sheets[column] ?? []) ? [] : [column],
  );
  const polarityOf = polarities(doc.project);
  const columns = new Map(changed.map((column) => [column, columnOf(sheets[column] ?? [], polarityOf)]));
  const all = columnsOfAll(sheets, columns, polarityOf);

  const ordered = claimsInOrder(doc, annotators, which);
  const claims = kept !== undefined && sameItems(kept.claims, ordered) ? kept.claims : ordered;
  const rowOfClaim = new Map<ClaimId, MatrixRow>();
  const rows = claims.map(({ id }) => {
    const known = kept?.from.rowOfClaim.get(id);
    const row =
      known === undefined
        ? rowOf(
            id,
            all().map((column) => column.get(id) ?? UNLOOKED),
          )
        : renewed(known, columns);
    rowOfClaim.set(id, row);
    return row;
  });
  return {
    claims,
    rows: kept !== undefined && sameItems(kept.rows, rows) ? kept.rows : rows,
    from: { stances: doc.project.stances, articles, annotators, which, sheets, rowOfClaim },
  };
}

type Column = ReadonlyMap<ClaimId, Cell>;

/** The cells of an article that are not *not looked for*. */
function columnOf(sheets: readonly Sheet[], polarityOf: ReadonlyMap<string, Polarity>): Column {
  const links = new Map<ClaimId, readonly Link[]>();
  const column = new Map<ClaimId, Cell>();
  for (const sheet of sheets) {
    for (const claim of sheet.omissions.keys()) column.set(claim, SILENT);
    for (const [claim, more] of sheetIndex(sheet).linksOfClaim)
      links.set(claim, [...(links.get(claim) ?? []), ...more]);
  }
  for (const [claim, those] of links) column.set(claim, linkedCell(those, polarityOf) ?? UNLOOKED);
  return column;
}

/** All columns, worked out only if some claim is new: the changed ones are there already. */
function columnsOfAll(
  sheets: readonly (readonly Sheet[])[],
  changed: ReadonlyMap<number, Column>,
  polarityOf: ReadonlyMap<string, Polarity>,
): () => readonly Column[] {
  let all: readonly Column[] | undefined;
  return () => (all ??= sheets.map((those, index) => changed.get(index) ?? columnOf(those, polarityOf)));
}

/** The row with the changed columns' cells; the same object if none of them says anything else than before. */
function renewed(row: MatrixRow, columns: ReadonlyMap<number, Column>): MatrixRow {
  let cells: Cell[] | undefined;
  for (const [index, column] of columns) {
    const cell = column.get(row.claim) ?? UNLOOKED;
    const was = row.cells[index] ?? UNLOOKED;
    if (sameCell(cell, was)) continue;
    cells ??= [...row.cells];
    cells[index] = cell;
  }
  return cells === undefined ? row : rowOf(row.claim, cells);
}

function sameCell(a: Cell, b: Cell): boolean {
  if (a === b) return true;
  if (a.state !== 'linked' || b.state !== 'linked') return a.state === b.state;
  return a.side === b.side && a.count === b.count && a.unsure === b.unsure;
}

const sameItems = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a === b || (a.length === b.length && a.every((item, index) => item === b[index]));
