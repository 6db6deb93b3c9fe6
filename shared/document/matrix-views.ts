/** The matrix's rows by what is worth looking at, and its columns in sum. */
import type { Cell, MatrixRow } from './cells.ts';

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

/** Returns how many of the cells say what. */
export function countCells(cells: Iterable<Cell | undefined>): CellCounts {
  const counts = { makes: 0, denies: 0, mentions: 0, silent: 0, unlooked: 0 };
  for (const cell of cells) {
    if (cell === undefined) continue;
    if (cell.state !== 'linked') counts[cell.state] += 1;
    else {
      if (cell.side === '+' || cell.side === '±' || cell.side === 'both') counts.makes += 1;
      if (cell.side === '-' || cell.side === 'both') counts.denies += 1;
      if (cell.side === '0') counts.mentions += 1;
    }
  }
  return counts;
}

/** Returns the counts of each column, in the order of the rows' cells. */
export function countColumns(rows: readonly MatrixRow[]): CellCounts[] {
  return (rows[0]?.cells ?? []).map((_, column) => countCells(rows.map((row) => row.cells[column])));
}
