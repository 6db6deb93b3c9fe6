/** How much of an article has been looked at: the share of claims whose cell is linked or marked silent. */
import type { MatrixRow } from '#shared/document/cells.ts';

/** Returns a share between 0 and 1, or undefined where there is no claim to look for. */
export function progressOf(rows: readonly MatrixRow[], articleIndex: number): number | undefined {
  if (rows.length === 0 || articleIndex < 0) return undefined;
  return rows.filter((row) => row.cells[articleIndex]?.state !== 'unlooked').length / rows.length;
}
