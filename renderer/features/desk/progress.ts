/** How much of an article has been looked at: the claims whose cell is linked or marked silent. */
import type { MatrixRow } from '#shared/document/cells.ts';
import { countColumns } from '#shared/document/matrix-views.ts';
import type { Tally } from '#shared/document/work.ts';

/** Returns the claims decided in the article, of all; undefined where there is no claim to look for. */
export function progressOf(rows: readonly MatrixRow[], articleIndex: number): Tally | undefined {
  const counts = countColumns(rows)[articleIndex];
  return counts === undefined ? undefined : { decided: rows.length - counts.unlooked, of: rows.length };
}
