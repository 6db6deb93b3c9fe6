/**
 * Optimal one-to-one assignment: which row goes with which column so that the weights add up to the most.
 *
 * H. W. Kuhn, "The Hungarian method for the assignment problem", Naval Research Logistics Quarterly 2, 1955, in the form by
 * shortest augmenting paths of R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and sparse
 * linear assignment problems", Computing 38, 1987. Equal sums are settled by the order of rows and columns, never by chance.
 */

export interface Assignment {
  /** For each row its column, −1 for none. */
  readonly columnOf: Int32Array;
  /** The weights of the chosen pairs, summed. */
  readonly total: number;
}

/** A pair that may be chosen. */
export interface Edge {
  readonly row: number;
  readonly column: number;
  readonly weight: number;
}

/**
 * Returns the assignment of the largest total weight that uses min(rows, columns) pairs of a full matrix (rows of equal
 * length, finite weights, negative ones too), in O(n²m) steps. For matrices that are mostly zero see `assignSparse`.
 */
export function assign(weights: readonly (readonly number[])[]): Assignment {
  const rows = weights.length;
  const columns = weights[0]?.length ?? 0;
  const columnOf = new Int32Array(rows).fill(-1);
  const wide = rows <= columns;
  const [n, m] = wide ? [rows, columns] : [columns, rows];
  const cost = (i: number, j: number): number => -((wide ? weights[i]?.[j] : weights[j]?.[i]) ?? 0);

  // Duals and partners count from 1; column 0 stands for the row that looks for a partner.
  const rowDual = new Float64Array(n + 1);
  const columnDual = new Float64Array(m + 1);
  const partner = new Int32Array(m + 1);
  const before = new Int32Array(m + 1);
  for (let i = 1; i <= n; i += 1) {
    partner[0] = i;
    let at = 0;
    const slack = new Float64Array(m + 1).fill(Infinity);
    const seen = new Uint8Array(m + 1);
    do {
      seen[at] = 1;
      const row = partner[at] ?? 0;
      let step = Infinity;
      let next = 0;
      for (let j = 1; j <= m; j += 1) {
        if (seen[j] === 1) continue;
        const reduced = cost(row - 1, j - 1) - (rowDual[row] ?? 0) - (columnDual[j] ?? 0);
        if (reduced < (slack[j] ?? 0)) {
          slack[j] = reduced;
          before[j] = at;
        }
        if ((slack[j] ?? 0) < step) {
          step = slack[j] ?? 0;
          next = j;
        }
      }
      for (let j = 0; j <= m; j += 1) {
        if (seen[j] === 1) {
          const held = partner[j] ?? 0;
          rowDual[held] = (rowDual[held] ?? 0) + step;
          columnDual[j] = (columnDual[j] ?? 0) - step;
        } else slack[j] = (slack[j] ?? 0) - step;
      }
      at = next;
    } while ((partner[at] ?? 0) !== 0);
    while (at !== 0) {
      const previous = before[at] ?? 0;
      partner[at] = partner[previous] ?? 0;
      at = previous;
    }
  }

  for (let j = 1; j <= m; j += 1) {
    const i = partner[j] ?? 0;
    if (i > 0) columnOf[wide ? i - 1 : j - 1] = wide ? j - 1 : i - 1;
  }
  let total = 0;
  columnOf.forEach((column, row) => (total += weights[row]?.[column] ?? 0));
  return { columnOf, total };
}

/**
 * Returns the assignment of the largest total weight among the given pairs; rows and columns may stay alone, and pairs of
 * weight 0 or less are never chosen. A search for a partner never leaves the connected component of its row, and mostly
 * ends after a few steps, so that a large matrix with few pairs costs little more than reading them.
 */
export function assignSparse(rows: number, columns: number, edges: readonly Edge[]): Assignment {
  const { start, columnAt, weightAt } = byRow(rows, edges);
  const columnOf = new Int32Array(rows).fill(-1);
  const rowOf = new Int32Array(columns).fill(-1);
  // Costs are negative weights; each row may also take a column of its own of cost 0, which means: it stays alone.
  const rowDual = new Float64Array(rows);
  const columnDual = new Float64Array(columns);
  const distance = new Float64Array(columns).fill(Infinity);
  const from = new Int32Array(columns).fill(-1);
  const heap = new Heap(distance);

  for (let root = 0; root < rows; root += 1) {
    let dual = 0;
    for (let e = start[root] ?? 0; e < (start[root + 1] ?? 0); e += 1) {
      dual = Math.min(dual, -(weightAt[e] ?? 0) - (columnDual[columnAt[e] ?? 0] ?? 0));
    }
    rowDual[root] = dual;
    const reached: number[] = [];
    const settled: number[] = [];
    let best = Infinity;
    let freeColumn = -1;
    let aloneRow = -1;

    let row = root;
    let far = 0;
    for (;;) {
      const alone = far - (rowDual[row] ?? 0);
      if (alone < best) [best, freeColumn, aloneRow] = [alone, -1, row];
      for (let e = start[row] ?? 0; e < (start[row + 1] ?? 0); e += 1) {
        const column = columnAt[e] ?? 0;
        const reduced = -(weightAt[e] ?? 0) - (rowDual[row] ?? 0) - (columnDual[column] ?? 0);
        const reach = far + Math.max(0, reduced);
        if (reach >= (distance[column] ?? 0) || reach >= best) continue;
        if (distance[column] === Infinity) reached.push(column);
        distance[column] = reach;
        from[column] = row;
        if (rowOf[column] === -1) [best, freeColumn, aloneRow] = [reach, column, -1];
        else heap.push(column);
      }
      const next = heap.pop();
      if (next === -1 || (distance[next] ?? 0) >= best) break;
      settled.push(next);
      far = distance[next] ?? 0;
      row = rowOf[next] ?? 0;
    }

    rowDual[root] = (rowDual[root] ?? 0) + best;
    for (const column of settled) {
      const gain = best - (distance[column] ?? 0);
      const held = rowOf[column] ?? 0;
      columnDual[column] = (columnDual[column] ?? 0) - gain;
      rowDual[held] = (rowDual[held] ?? 0) + gain;
    }

    // Hand the columns on along the path, from its end back to the root.
    let column = freeColumn;
    if (aloneRow !== -1) {
      column = columnOf[aloneRow] ?? -1;
      columnOf[aloneRow] = -1;
    }
    while (column !== -1) {
      const taker = from[column] ?? 0;
      const given = columnOf[taker] ?? -1;
      columnOf[taker] = column;
      rowOf[column] = taker;
      column = given;
    }
    for (const column of reached) distance[column] = Infinity;
    heap.clear();
  }

  let total = 0;
  for (let row = 0; row < rows; row += 1) {
    let weight = 0;
    for (let e = start[row] ?? 0; e < (start[row + 1] ?? 0); e += 1) {
      if (columnAt[e] === columnOf[row]) weight = Math.max(weight, weightAt[e] ?? 0);
    }
    total += weight;
  }
  return { columnOf, total };
}

/** The pairs of weight above 0, row after row, in each row by column. Plain loops: a bootstrap comes here often. */
function byRow(rows: number, edges: readonly Edge[]) {
  const useful: Edge[] = [];
  const start = new Int32Array(rows + 1);
  let sorted = true;
  let before: Edge | undefined;
  for (const edge of edges) {
    if (!(edge.weight > 0)) continue;
    if (before !== undefined && order(before, edge) > 0) sorted = false;
    before = edge;
    useful.push(edge);
    start[edge.row + 1] = (start[edge.row + 1] ?? 0) + 1;
  }
  if (!sorted) useful.sort(order);
  for (let row = 0; row < rows; row += 1) start[row + 1] = (start[row + 1] ?? 0) + (start[row] ?? 0);
  const columnAt = new Int32Array(useful.length);
  const weightAt = new Float64Array(useful.length);
  let at = 0;
  for (const { column, weight } of useful) {
    columnAt[at] = column;
    weightAt[at] = weight;
    at += 1;
  }
  return { start, columnAt, weightAt };
}

function order(a: Edge, b: Edge): number {
  return a.row - b.row || a.column - b.column;
}

/** A heap of columns by their distance when pushed; a column pushed again leaves its old entry behind, to be skipped. */
class Heap {
  private readonly columns: number[] = [];
  private readonly keys: number[] = [];
  private readonly distance: Float64Array;

  constructor(distance: Float64Array) {
    this.distance = distance;
  }

  clear(): void {
    this.columns.length = 0;
    this.keys.length = 0;
  }

  push(column: number): void {
    const key = this.distance[column] ?? 0;
    let at = this.columns.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.before(key, column, parent)) break;
      this.move(parent, at);
      at = parent;
    }
    this.keys[at] = key;
    this.columns[at] = column;
  }

  /** Returns the nearest column, −1 if there is none. */
  pop(): number {
    for (;;) {
      const column = this.columns[0];
      const key = this.keys[0];
      if (column === undefined) return -1;
      this.removeFirst();
      if (key === this.distance[column]) return column;
    }
  }

  private removeFirst(): void {
    const column = this.columns.pop() ?? 0;
    const key = this.keys.pop() ?? 0;
    const size = this.columns.length;
    if (size === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && this.before(this.keys[child + 1] ?? 0, this.columns[child + 1] ?? 0, child)) child += 1;
      if (this.before(key, column, child)) break;
      this.move(child, at);
      at = child;
    }
    this.keys[at] = key;
    this.columns[at] = column;
  }

  private before(key: number, column: number, at: number): boolean {
    const other = this.keys[at] ?? 0;
    return key < other || (key === other && column < (this.columns[at] ?? 0));
  }

  private move(from: number, to: number): void {
    this.keys[to] = this.keys[from] ?? 0;
    this.columns[to] = this.columns[from] ?? 0;
  }
}
