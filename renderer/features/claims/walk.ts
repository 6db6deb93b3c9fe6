/** Walking a grid with the keyboard, after the grid pattern of the ARIA Authoring Practices Guide. */

export interface Position {
  readonly row: number;
  readonly column: number;
}

export interface Size {
  readonly rows: number;
  readonly columns: number;
  /** Rows that Page Up and Page Down move by. */
  readonly page: number;
}

/**
 * Returns where the key leads from a position, kept inside the grid; undefined if it is no key of the grid's or the grid is
 * empty. `jump` is whether Control or Command is down: Home and End then go to the grid's corners. In a list, which has
 * `homeIs: 'rows'`, Home and End go to the first and last row.
 */
export function walk(
  key: string,
  jump: boolean,
  from: Position,
  size: Size,
  homeIs: 'columns' | 'rows' = 'columns',
): Position | undefined {
  const { row, column } = from;
  const last = { row: size.rows - 1, column: size.columns - 1 };
  if (last.row < 0 || last.column < 0) return undefined;
  const to = (nextRow: number, nextColumn: number): Position => ({
    row: Math.min(last.row, Math.max(0, nextRow)),
    column: Math.min(last.column, Math.max(0, nextColumn)),
  });
  switch (key) {
    case 'ArrowDown':
      return jump ? to(last.row, column) : to(row + 1, column);
    case 'ArrowUp':
      return jump ? to(0, column) : to(row - 1, column);
    case 'ArrowRight':
      return jump ? to(row, last.column) : to(row, column + 1);
    case 'ArrowLeft':
      return jump ? to(row, 0) : to(row, column - 1);
    case 'PageDown':
      return to(row + size.page, column);
    case 'PageUp':
      return to(row - size.page, column);
    case 'Home':
      if (homeIs === 'rows') return to(0, column);
      return jump ? to(0, 0) : to(row, 0);
    case 'End':
      if (homeIs === 'rows') return to(last.row, column);
      return jump ? to(last.row, last.column) : to(row, last.column);
    default:
      return undefined;
  }
}
