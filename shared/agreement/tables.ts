/**
 * Tables of labels against labels, the tallies of the categorical coefficients. Tables of single articles add up to that
 * of all, and with weights to that of a resample: a coefficient over many articles is never a mean of small ones.
 */
import type { Adding } from './bootstrap.ts';

/** Counts by row and column; a cell that is not listed counts 0, and none is listed twice. */
export interface Table {
  readonly labels: readonly string[];
  /** Where each cell stands, as places in `labels`. */
  readonly rows: ArrayLike<number>;
  readonly columns: ArrayLike<number>;
  readonly counts: ArrayLike<number>;
  /** Items with two ratings or more; others cannot be compared and are not in the cells. */
  readonly items: number;
  /** The fewest and the most ratings that an item has, items with a single one included; 0 where there is no item. */
  readonly fewest: number;
  readonly most: number;
}

/**
 * Returns how often each part of a pool is drawn, as sums for the bootstrap: a list of weights by place, whose tallies are
 * the places themselves. The weights then go to the pool.
 */
export function drawing(size: number): Adding<number, Float64Array> {
  return {
    zero: () => new Float64Array(size),
    add: (weights, at, times) => {
      weights[at] = (weights[at] ?? 0) + times;
    },
  };
}

/** Many tables made ready to be added up again and again. */
export interface Pool {
  readonly size: number;
  /** Returns the sum of all tables, each times its weight (1 unless given; whole numbers, by place). */
  readonly sum: (weights?: ArrayLike<number>) => Table;
}

/**
 * Returns how often the first rater's label (rows) met the second's (columns); one pair is one item rated by both.
 */
export function confusionOf(pairs: Iterable<readonly [first: string, second: string]>): Table {
  const builder = tableBuilder();
  let items = 0;
  for (const [first, second] of pairs) {
    builder.add(builder.place(first), builder.place(second), 1);
    items += 1;
  }
  return builder.table({ items, fewest: items === 0 ? 0 : 2, most: items === 0 ? 0 : 2 });
}

/**
 * Returns the coincidences of labels within items (Krippendorff 2004, section 11.3): each ordered pair of ratings of one
 * item counts 1 / (ratings of the item − 1), so that an item adds up to its number of ratings. An item is the list of
 * its ratings, missing ones left out; items with a single rating have nothing to be paired with.
 */
export function coincidencesOf(items: Iterable<readonly string[]>): Table {
  const builder = tableBuilder();
  let paired = 0;
  let fewest = Infinity;
  let most = 0;
  for (const labels of items) {
    if (labels.length === 0) continue;
    fewest = Math.min(fewest, labels.length);
    most = Math.max(most, labels.length);
    if (labels.length < 2) continue;
    paired += 1;
    if (labels.length <= FEW) {
      const places = labels.map((label) => builder.place(label));
      places.forEach((row, one) => {
        places.forEach((column, other) => {
          if (one !== other) builder.add(row, column, 1 / (labels.length - 1));
        });
      });
      continue;
    }
    const counts = new Map<number, number>();
    for (const label of labels) {
      const place = builder.place(label);
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
    for (const [row, inRow] of counts) {
      for (const [column, inColumn] of counts) {
        const pairs = inRow * (row === column ? inColumn - 1 : inColumn);
        if (pairs > 0) builder.add(row, column, pairs / (labels.length - 1));
      }
    }
  }
  return builder.table({ items: paired, fewest: most === 0 ? 0 : fewest, most });
}

/** With so few ratings of an item each pair is counted by itself, without counting labels first. */
const FEW = 4;

/** Returns the tables ready to be added up: the cells of all are found once, so that each sum only adds numbers. */
export function poolTables(tables: readonly Table[]): Pool {
  const builder = tableBuilder();
  const starts = new Int32Array(tables.length + 1);
  const cells: number[] = [];
  const counts: number[] = [];
  tables.forEach((table, at) => {
    const places = table.labels.map((label) => builder.place(label));
    for (let cell = 0; cell < table.counts.length; cell += 1) {
      const count = table.counts[cell] ?? 0;
      cells.push(builder.add(places[table.rows[cell] ?? 0] ?? 0, places[table.columns[cell] ?? 0] ?? 0, count));
      counts.push(count);
    }
    starts[at + 1] = cells.length;
  });
  const cellAt = Int32Array.from(cells);
  const countAt = Float64Array.from(counts);
  const withItems = tables.filter(({ most }) => most > 0);
  const whole = builder.table({
    items: tables.reduce((sum, { items }) => sum + items, 0),
    fewest: withItems.reduce((least, { fewest }) => Math.min(least, fewest), withItems[0]?.fewest ?? 0),
    most: withItems.reduce((greatest, { most }) => Math.max(greatest, most), 0),
  });
  const sum = (weights?: ArrayLike<number>): Table => {
    if (weights === undefined) return whole;
    const summed = new Float64Array(whole.counts.length);
    let items = 0;
    for (let table = 0; table < tables.length; table += 1) {
      const weight = weights[table] ?? 0;
      if (weight === 0) continue;
      items += weight * (tables[table]?.items ?? 0);
      for (let entry = starts[table] ?? 0; entry < (starts[table + 1] ?? 0); entry += 1) {
        const cell = cellAt[entry] ?? 0;
        summed[cell] = (summed[cell] ?? 0) + weight * (countAt[entry] ?? 0);
      }
    }
    return { ...whole, counts: summed, items };
  };
  return { size: tables.length, sum };
}

/** Returns the table with all labels but one thrown together: what it says of that label against the rest. */
export function collapsed(table: Table, label: string): Table {
  const place = table.labels.indexOf(label);
  const sums = new Float64Array(4);
  for (let cell = 0; cell < table.counts.length; cell += 1) {
    const at = (table.rows[cell] === place ? 0 : 2) + (table.columns[cell] === place ? 0 : 1);
    sums[at] = (sums[at] ?? 0) + (table.counts[cell] ?? 0);
  }
  return { ...table, labels: [label, ''], rows: [0, 0, 1, 1], columns: [0, 1, 0, 1], counts: sums };
}

export interface Margins {
  readonly rows: Float64Array;
  readonly columns: Float64Array;
  readonly diagonal: Float64Array;
  readonly total: number;
  /** How many labels occur at all. */
  readonly used: number;
}

/** Returns the sums of a table's rows and columns, by the place of the label, and its diagonal. */
export function marginsOf({ labels, rows: rowOf, columns: columnOf, counts }: Table): Margins {
  const rows = new Float64Array(labels.length);
  const columns = new Float64Array(labels.length);
  const diagonal = new Float64Array(labels.length);
  let total = 0;
  for (let cell = 0; cell < counts.length; cell += 1) {
    const [row, column, count] = [rowOf[cell] ?? 0, columnOf[cell] ?? 0, counts[cell] ?? 0];
    rows[row] = (rows[row] ?? 0) + count;
    columns[column] = (columns[column] ?? 0) + count;
    if (row === column) diagonal[row] = count;
    total += count;
  }
  let used = 0;
  rows.forEach((count, place) => {
    if (count > 0 || (columns[place] ?? 0) > 0) used += 1;
  });
  return { rows, columns, diagonal, total, used };
}

interface Builder {
  readonly place: (label: string) => number;
  /** Adds to a cell and returns where the cell stands. */
  readonly add: (row: number, column: number, count: number) => number;
  readonly table: (about: Pick<Table, 'items' | 'fewest' | 'most'>) => Table;
}

function tableBuilder(): Builder {
  const places = new Map<string, number>();
  const cellOf: Map<number, number>[] = [];
  const rows: number[] = [];
  const columns: number[] = [];
  const counts: number[] = [];
  return {
    place: (label) => {
      const known = places.get(label);
      if (known !== undefined) return known;
      places.set(label, cellOf.length);
      return cellOf.push(new Map()) - 1;
    },
    add: (row, column, count) => {
      const known = cellOf[row]?.get(column);
      if (known !== undefined) {
        counts[known] = (counts[known] ?? 0) + count;
        return known;
      }
      cellOf[row]?.set(column, counts.length);
      rows.push(row);
      columns.push(column);
      return counts.push(count) - 1;
    },
    table: (about) => ({ labels: [...places.keys()], rows, columns, counts, ...about }),
  };
}
