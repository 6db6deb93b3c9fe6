import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coincidencesOf, collapsed, confusionOf, drawing, marginsOf, poolTables } from '#shared/agreement/tables.ts';
import type { Table } from '#shared/agreement/tables.ts';

/** The counts by label, as one would draw the table. */
function drawn({ labels, rows, columns, counts }: Table): Record<string, number> {
  const cells: Record<string, number> = {};
  for (let cell = 0; cell < counts.length; cell += 1) {
    const name = `${labels[rows[cell] ?? 0]} ${labels[columns[cell] ?? 0]}`;
    cells[name] = (cells[name] ?? 0) + (counts[cell] ?? 0);
  }
  return Object.fromEntries(
    Object.entries(cells)
      .filter(([, count]) => count !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

test('a confusion table keeps apart who said what', () => {
  const table = confusionOf([
    ['a', 'b'],
    ['a', 'b'],
    ['b', 'a'],
    ['a', 'a'],
  ]);
  expect(drawn(table)).toEqual({ 'a a': 1, 'a b': 2, 'b a': 1 });
  expect(table).toMatchObject({ items: 4, fewest: 2, most: 2 });
});

test('coincidences: an item adds up to its number of ratings', () => {
  // a a b: of six ordered pairs two are a a, two a b, two b a, each counting 1/2. A single rating has no pair.
  const table = coincidencesOf([['a', 'a', 'b'], ['c'], []]);
  expect(drawn(table)).toEqual({ 'a a': 1, 'a b': 1, 'b a': 1 });
  expect(table).toMatchObject({ items: 1, fewest: 1, most: 3 });
  expect(marginsOf(table)).toMatchObject({ total: 3, used: 2 });
});

test('a label against all others', () => {
  const table = collapsed(
    confusionOf([
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'b'],
      ['a', 'a'],
    ]),
    'a',
  );
  expect(Array.from(table.counts)).toEqual([1, 1, 0, 2]);
});

const items = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 }), { maxLength: 12 });

test('the tables of parts add up to that of the whole, however often each is drawn', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(items, fc.nat({ max: 3 })), { maxLength: 6 }), (parts) => {
      const pool = poolTables(parts.map(([part]) => coincidencesOf(part)));
      const whole = coincidencesOf(parts.flatMap(([part]) => part));
      close(drawn(pool.sum()), drawn(whole));
      expect(pool.sum()).toMatchObject({ items: whole.items, fewest: whole.fewest, most: whole.most });

      const weights = drawing(parts.length).zero();
      parts.forEach(([, times], at) => {
        drawing(parts.length).add(weights, at, times);
      });
      const repeated = coincidencesOf(
        parts.flatMap(([part, times]) => Array.from({ length: times }, () => part).flat()),
      );
      close(drawn(pool.sum(weights)), drawn(repeated));
      expect(pool.sum(weights).items).toBe(repeated.items);
    }),
  );
});

function close(one: Record<string, number>, other: Record<string, number>): void {
  expect(Object.keys(one)).toEqual(Object.keys(other));
  for (const [cell, count] of Object.entries(one)) expect(count).toBeCloseTo(other[cell] ?? NaN, 9);
}
