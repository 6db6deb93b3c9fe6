/** The matrix's rows by what is worth looking at, and its columns in sum. */
import { rowOf } from './cells.ts';
import type { Cell, CellSide, MatrixRow } from './cells.ts';

export type RowKind = 'contradicted' | 'silent' | 'unlooked' | 'single';

/**
 * Returns whether the row is of the kind: some article denies the claim; some is silent on it; some has not been looked
 * at for it; exactly one speaks of it.
 */
export function isOfKind(row: MatrixRow, kind: RowKind): boolean {
  switch (kind) {
    case 'contradicted':
      return row.contradicted;
    case 'silent':
      return row.silent > 0;
    case 'unlooked':
      return row.unlooked > 0;
    case 'single':
      return row.linked === 1;
  }
}

export interface CellCounts {
  /** Cells that support the claim, wholly or in part; `both` counts here and among `denies`. */
  readonly makes: number;
  readonly denies: number;
  /** Cells that mention it and take no side. */
  readonly mentions: number;
  readonly silent: number;
  readonly unlooked: number;
}

const NO_CELLS: CellCounts = { makes: 0, denies: 0, mentions: 0, silent: 0, unlooked: 0 };

/** Returns how many of the cells say what. */
export function countCells(cells: Iterable<Cell | undefined>): CellCounts {
  const counts = { ...NO_CELLS };
  for (const cell of cells) if (cell !== undefined) addCell(counts, cell);
  return counts;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function addCell(counts: Mutable<CellCounts>, cell: Cell): void {
  if (cell.state !== 'linked') {
    counts[cell.state] += 1;
    return;
  }
  const { side } = cell;
  if (side === '+' || side === '±' || side === 'both') counts.makes += 1;
  if (side === '-' || side === 'both') counts.denies += 1;
  if (side === '0') counts.mentions += 1;
}

const countsOfRows = new WeakMap<MatrixRow, CellCounts>();

/** Returns the counts of the row's cells. The same row (by reference) is counted once. */
export function countRow(row: MatrixRow): CellCounts {
  let counts = countsOfRows.get(row);
  if (counts === undefined) {
    counts = countCells(row.cells);
    countsOfRows.set(row, counts);
  }
  return counts;
}

/**
 * Returns the claim's coverage weight: how many articles make it, wholly or in part. That is the weight of a content unit in
 * the pyramid method, the number of texts that express it (Nenkova and Passonneau 2004).
 */
export function weightOf(row: MatrixRow): number {
  return countRow(row).makes;
}

const countsOfColumns = new WeakMap<readonly MatrixRow[], readonly CellCounts[]>();

/** Returns the counts of each column, in the order of the rows' cells. The same rows (by reference) are counted once. */
export function countColumns(rows: readonly MatrixRow[]): readonly CellCounts[] {
  let counts = countsOfColumns.get(rows);
  if (counts === undefined) {
    counts = columnCounts(rows);
    countsOfColumns.set(rows, counts);
  }
  return counts;
}

/** Row by row, as the cells lie in memory: a hundred thousand of them are counted anew at every edit. */
function columnCounts(rows: readonly MatrixRow[]): CellCounts[] {
  const counts = (rows[0]?.cells ?? []).map(() => ({ ...NO_CELLS }));
  for (const { cells } of rows) {
    for (let column = 0; column < counts.length; column += 1) {
      const count = counts[column];
      const cell = cells[column];
      if (count !== undefined && cell !== undefined) addCell(count, cell);
    }
  }
  return counts;
}

export type ColumnOrder = 'date' | 'share';

/**
 * Returns the places of the columns to show, in the order to show them: by date (as they stand), or by the share of the claims
 * that the article makes, the largest first. `wanted` says which to show, by place.
 */
export function columnsOf(
  rows: readonly MatrixRow[],
  articles: number,
  order: ColumnOrder,
  wanted: (place: number) => boolean,
): number[] {
  const places = Array.from({ length: articles }, (_, place) => place).filter(wanted);
  if (order === 'date') return places;
  const counts = countColumns(rows);
  return places.sort((a, b) => (counts[b]?.makes ?? 0) - (counts[a]?.makes ?? 0) || a - b);
}

const narrowed = new WeakMap<MatrixRow, { readonly columns: readonly number[]; readonly row: MatrixRow }>();

/**
 * Returns the row with these columns' cells only, in this order, and the sums of these. The same row and columns (by
 * reference) give the same row.
 */
export function inColumns(row: MatrixRow, columns: readonly number[]): MatrixRow {
  const known = narrowed.get(row);
  if (known?.columns === columns) return known.row;
  const asItIs = columns.length === row.cells.length && columns.every((place, index) => place === index);
  const cells = columns.flatMap((place) => row.cells[place] ?? []);
  const result = asItIs ? row : rowOf(row.claim, cells);
  narrowed.set(row, { columns, row: result });
  return result;
}

/**
 * Returns which of the articles that speak of the row's claim to lay side by side where there is room for `room`, and which
 * are left out; both are places in the order of the cells. If not all fit, those that contradict it come first, then those
 * that make it, wholly before in part, then those that only mention it.
 */
export function sideBySide(row: MatrixRow, room: number): { readonly shown: number[]; readonly left: number[] } {
  const speaking = row.cells.flatMap((cell, place) => (cell.state === 'linked' ? [{ place, side: cell.side }] : []));
  const kept = new Set(
    speaking
      .toSorted((a, b) => URGENCY[a.side] - URGENCY[b.side] || a.place - b.place)
      .slice(0, room)
      .map(({ place }) => place),
  );
  const places = speaking.map(({ place }) => place);
  return { shown: places.filter((place) => kept.has(place)), left: places.filter((place) => !kept.has(place)) };
}

const URGENCY: Readonly<Record<CellSide, number>> = { '-': 0, both: 0, '+': 1, '±': 2, '0': 3 };
