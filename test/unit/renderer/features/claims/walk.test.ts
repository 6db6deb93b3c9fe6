import fc from 'fast-check';
import { expect, test } from 'vitest';
import { walk } from '#renderer/features/claims/walk.ts';

const size = { rows: 10, columns: 4, page: 3 };
const at = (row: number, column: number): { row: number; column: number } => ({ row, column });

test('arrows move by one and stop at the edges', () => {
  expect(walk('ArrowDown', false, at(2, 1), size)).toEqual(at(3, 1));
  expect(walk('ArrowUp', false, at(0, 1), size)).toEqual(at(0, 1));
  expect(walk('ArrowRight', false, at(2, 3), size)).toEqual(at(2, 3));
  expect(walk('ArrowLeft', false, at(2, 1), size)).toEqual(at(2, 0));
});

test('Home and End go along the row in a grid, along the rows in a list, to the corners with Control', () => {
  expect(walk('End', false, at(2, 1), size)).toEqual(at(2, 3));
  expect(walk('End', true, at(2, 1), size)).toEqual(at(9, 3));
  expect(walk('Home', true, at(2, 1), size)).toEqual(at(0, 0));
  expect(walk('End', false, at(2, 1), size, 'rows')).toEqual(at(9, 1));
  expect(walk('Home', false, at(2, 1), size, 'rows')).toEqual(at(0, 1));
});

test('pages move by the rows of a page', () => {
  expect(walk('PageDown', false, at(2, 1), size)).toEqual(at(5, 1));
  expect(walk('PageDown', false, at(8, 1), size)).toEqual(at(9, 1));
  expect(walk('PageUp', false, at(2, 1), size)).toEqual(at(0, 1));
});

test('with no row in focus, Down goes to the first', () => {
  expect(walk('ArrowDown', false, at(-1, 0), size)).toEqual(at(0, 0));
  expect(walk('ArrowUp', false, at(-1, 0), size)).toEqual(at(0, 0));
});

test('other keys and empty grids lead nowhere', () => {
  expect(walk('x', false, at(0, 0), size)).toBeUndefined();
  expect(walk('ArrowDown', false, at(0, 0), { ...size, rows: 0 })).toBeUndefined();
});

test('no key leads out of the grid', () => {
  const keys = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'PageDown', 'PageUp', 'Home', 'End'];
  fc.assert(
    fc.property(
      fc.constantFrom(...keys),
      fc.boolean(),
      fc.integer({ min: -1, max: 9 }),
      fc.nat(3),
      (key, jump, row, column) => {
        const to = walk(key, jump, at(row, column), size);
        expect(to?.row).toBeGreaterThanOrEqual(0);
        expect(to?.row).toBeLessThan(10);
        expect(to?.column).toBeGreaterThanOrEqual(0);
        expect(to?.column).toBeLessThan(4);
      },
    ),
  );
});
