/** Confusion matrices as a reader sees them. */
import type { Table } from '../../agreement/tables.ts';
import type { Confusion } from '../../contract/review.ts';

/** Returns the sum of the tables, rows and columns in the order of the labels. */
export function confusionOfTables(tables: readonly Table[], labels: readonly string[]): Confusion {
  const counts = labels.map(() => labels.map(() => 0));
  for (const table of tables) {
    const places = table.labels.map((label) => labels.indexOf(label));
    for (let cell = 0; cell < table.counts.length; cell += 1) {
      const row = counts[places[table.rows[cell] ?? 0] ?? -1];
      const column = places[table.columns[cell] ?? 0] ?? -1;
      if (row !== undefined && column >= 0) row[column] = (row[column] ?? 0) + (table.counts[cell] ?? 0);
    }
  }
  return { labels: [...labels], counts };
}
