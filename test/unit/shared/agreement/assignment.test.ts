import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assign, assignSparse } from '#shared/agreement/assignment.ts';

/** The best sum over all ways to give each row another column, or (if `alone` is allowed) none. */
function best(
  weights: readonly (readonly number[])[],
  columns: number,
  alone: boolean,
  taken = new Set<number>(),
): number {
  const [row, ...rest] = weights;
  if (row === undefined) return 0;
  let most = alone ? best(rest, columns, alone, taken) : -Infinity;
  for (let column = 0; column < columns; column += 1) {
    if (taken.has(column)) continue;
    taken.add(column);
    most = Math.max(most, (row[column] ?? 0) + best(rest, columns, alone, taken));
    taken.delete(column);
  }
  return most;
}

const transposed = (weights: readonly (readonly number[])[]) =>
  (weights[0] ?? []).map((_, column) => weights.map((row) => row[column] ?? 0));

const matrix = (weight: fc.Arbitrary<number>) =>
  fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(weight, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    );

const used = (columnOf: Int32Array) => [...columnOf].filter((column) => column >= 0);

test('the greedy choice is not the best one', () => {
  // Taking 9 leaves 1 (sum 10); 8 + 7 = 15 is better.
  expect(
    assign([
      [9, 8],
      [7, 1],
    ]),
  ).toEqual({ columnOf: Int32Array.of(1, 0), total: 15 });
});

test('a full matrix: as good as the best of all permutations, each row and column once', () => {
  fc.assert(
    fc.property(matrix(fc.integer({ min: -20, max: 20 })), (weights) => {
      const rows = weights.length;
      const columns = weights[0]?.length ?? 0;
      const { columnOf, total } = assign(weights);
      const wide = rows <= columns ? weights : transposed(weights);
      expect(total).toBe(best(wide, Math.max(rows, columns), false));
      expect(used(columnOf)).toHaveLength(Math.min(rows, columns));
      expect(new Set(used(columnOf)).size).toBe(Math.min(rows, columns));
      expect(columnOf.reduce((sum, column, row) => sum + (weights[row]?.[column] ?? 0), 0)).toBe(total);
    }),
    { numRuns: 300 },
  );
});

test('few pairs: as good as the best of all choices, rows and columns may stay alone', () => {
  const sparse = fc.oneof(
    { weight: 2, arbitrary: fc.constant(0) },
    { weight: 3, arbitrary: fc.integer({ min: -3, max: 9 }) },
  );
  fc.assert(
    fc.property(matrix(sparse), (weights) => {
      const columns = weights[0]?.length ?? 0;
      const edges = weights.flatMap((row, at) => row.map((weight, column) => ({ row: at, column, weight })));
      const { columnOf, total } = assignSparse(weights.length, columns, edges);
      expect(total).toBe(best(weights, columns, true));
      expect(new Set(used(columnOf)).size).toBe(used(columnOf).length);
      const chosen = [...columnOf].flatMap((column, row) => (column < 0 ? [] : [weights[row]?.[column] ?? 0]));
      expect(chosen.every((weight) => weight > 0)).toBe(true);
      expect(chosen.reduce((sum, weight) => sum + weight, 0)).toBe(total);
      expect(assignSparse(weights.length, columns, [...edges].reverse()).columnOf).toEqual(columnOf);
    }),
    { numRuns: 500 },
  );
});

test('both forms agree on larger matrices without negative weights', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.nat(99), { minLength: 30, maxLength: 30 }), { minLength: 20, maxLength: 20 }),
      (weights) => {
        const edges = weights.flatMap((row, at) => row.map((weight, column) => ({ row: at, column, weight })));
        expect(assignSparse(20, 30, edges).total).toBe(assign(weights).total);
      },
    ),
    { numRuns: 30 },
  );
});

test('a long chain of pairs hands its columns on to the end', () => {
  // Row r may take column r (1000) or r + 1 (999); the last row takes only column 0. For 50 it is not worth it that the 99
  // others move, which loses 99: 99·1000. For 200 it is: 99·999 + 200.
  const edges = Array.from({ length: 99 }, (_, row) => [
    { row, column: row, weight: 1000 },
    { row, column: row + 1, weight: 999 },
  ]).flat();
  expect(assignSparse(100, 100, [...edges, { row: 99, column: 0, weight: 50 }]).total).toBe(99_000);
  const all = assignSparse(100, 100, [...edges, { row: 99, column: 0, weight: 200 }]);
  expect(all.total).toBe(99_101);
  expect(all.columnOf[0]).toBe(1);
  expect(all.columnOf[99]).toBe(0);
});

test('nothing to assign', () => {
  expect(assign([])).toEqual({ columnOf: new Int32Array(), total: 0 });
  expect(assignSparse(2, 0, [])).toEqual({ columnOf: Int32Array.of(-1, -1), total: 0 });
});
