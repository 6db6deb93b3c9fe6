/** One-to-one assignment of largest weight. */

/**
 * Returns the column of each row in an assignment of largest total weight, or −1 for a row without one; pairs that are not
 * given have weight 0 and are never assigned. Weights are positive integers. The Hungarian method with potentials, one
 * shortest augmenting path for each row (R. Jonker and A. Volgenant, Computing 38, 1987), O(rows² · columns).
 */
export function heaviestAssignment(
  rows: number,
  columns: number,
  edges: readonly { readonly row: number; readonly column: number; readonly weight: number }[],
): number[] {
  const turned = rows > columns;
  const [n, m] = turned ? [columns, rows] : [rows, columns];
  const cost = Array.from({ length: n }, () => new Float64Array(m));
  for (const { row, column, weight } of edges) {
    const line = cost[turned ? column : row];
    if (line !== undefined) line[turned ? row : column] = -weight;
  }
  // Rows and columns are counted from 1; 0 stands for none.
  const u = new Float64Array(n + 1);
  const v = new Float64Array(m + 1);
  const rowOf = new Int32Array(m + 1);
  for (let row = 1; row <= n; row += 1) {
    rowOf[0] = row;
    const least = new Float64Array(m + 1).fill(Infinity);
    const from = new Int32Array(m + 1);
    const used = new Uint8Array(m + 1);
    let at = 0;
    do {
      used[at] = 1;
      const current = rowOf[at] ?? 0;
      const line = cost[current - 1];
      let delta = Infinity;
      let next = 0;
      for (let column = 1; column <= m; column += 1) {
        if (used[column] === 1) continue;
        const reduced = (line?.[column - 1] ?? 0) - (u[current] ?? 0) - (v[column] ?? 0);
        if (reduced < (least[column] ?? 0)) {
          least[column] = reduced;
          from[column] = at;
        }
        if ((least[column] ?? 0) < delta) {
          delta = least[column] ?? 0;
          next = column;
        }
      }
      for (let column = 0; column <= m; column += 1) {
        if (used[column] === 1) {
          const its = rowOf[column] ?? 0;
          u[its] = (u[its] ?? 0) + delta;
          v[column] = (v[column] ?? 0) - delta;
        } else least[column] = (least[column] ?? 0) - delta;
      }
      at = next;
    } while (rowOf[at] !== 0);
    while (at !== 0) {
      const before = from[at] ?? 0;
      rowOf[at] = rowOf[before] ?? 0;
      at = before;
    }
  }
  const columnOf = Array.from({ length: rows }, () => -1);
  for (let column = 1; column <= m; column += 1) {
    const row = (rowOf[column] ?? 0) - 1;
    if (row < 0 || (cost[row]?.[column - 1] ?? 0) === 0) continue;
    if (turned) columnOf[column - 1] = row;
    else columnOf[row] = column - 1;
  }
  return columnOf;
}
