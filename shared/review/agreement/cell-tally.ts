/** The cells of one article as tables: every claim that is to be looked for is an item, whether anyone touched it or not. */
import type { Table } from '../../agreement/tables.ts';
import { addTo, disagreeing } from './claim-vector.ts';
import type { ClaimAdditions, Layout } from './claim-vector.ts';
import { CELL_LABELS, UNLOOKED_CELL } from './context.ts';
import type { SheetLabels } from './sheet-labels.ts';

const SIZE = CELL_LABELS.length;

/**
 * Returns how often the annotators' cells coincide, and (of two) the first's against the second's. Claims that nobody touched
 * are added in one go: there are many of them.
 */
export function cellTally(
  labels: readonly SheetLabels[],
  classes: number,
  claims: ClaimAdditions,
  layout: Layout,
): { readonly coincidences: Table; readonly confusion: Table } {
  const raters = labels.length;
  const together = new Float64Array(SIZE * SIZE);
  const confused = new Float64Array(SIZE * SIZE);
  const touched = new Set(labels.flatMap(({ cells }) => [...cells.keys()]));
  const counts = new Float64Array(SIZE);
  for (const claim of touched) {
    counts.fill(0);
    const states = labels.map(({ cells }) => cells.get(claim) ?? UNLOOKED_CELL);
    for (const state of states) add(counts, state, 1);
    for (let row = 0; row < SIZE; row += 1) {
      const inRow = counts[row] ?? 0;
      if (inRow === 0) continue;
      for (let column = 0; column < SIZE; column += 1) {
        const inColumn = (counts[column] ?? 0) - (row === column ? 1 : 0);
        if (inColumn > 0) add(together, row * SIZE + column, (inRow * inColumn) / (raters - 1));
      }
    }
    add(confused, (states[0] ?? 0) * SIZE + (states[1] ?? 0), 1);
    addTo(claims, claim, layout.cellD, disagreeing(counts));
    for (let state = 0; state < UNLOOKED_CELL; state += 1)
      addTo(claims, claim, layout.cells + state, counts[state] ?? 0);
  }
  const rest = Math.max(0, classes - touched.size);
  add(together, UNLOOKED_CELL * SIZE + UNLOOKED_CELL, rest * raters);
  add(confused, UNLOOKED_CELL * SIZE + UNLOOKED_CELL, rest);
  const items = touched.size + rest;
  return { coincidences: tableOf(together, items, raters), confusion: tableOf(confused, items, raters) };
}

function add(counts: Float64Array, at: number, count: number): void {
  counts[at] = (counts[at] ?? 0) + count;
}

function tableOf(dense: Float64Array, items: number, raters: number): Table {
  const rows: number[] = [];
  const columns: number[] = [];
  const counts: number[] = [];
  dense.forEach((count, cell) => {
    if (count === 0) return;
    rows.push(Math.floor(cell / SIZE));
    columns.push(cell % SIZE);
    counts.push(count);
  });
  const each = items === 0 ? 0 : raters;
  return { labels: CELL_LABELS, rows, columns, counts, items, fewest: each, most: each };
}
