import { describe, expect, test } from 'vitest';
import type { Place } from '#shared/document/places.ts';
import type { Link, Polarity, Span } from '#shared/model/index.ts';
import { spotsOf } from '#renderer/features/across/spots.ts';

const polarityOf = new Map<string, Polarity>([
  ['agrees', '+'],
  ['contradicts', '-'],
]);
// Only what a spot is made of.
const place = (start: number, end: number, stance: string): Place => ({
  link: { stance } as Link,
  span: { id: `${start}-${end}`, fragments: [[start, end]] } as unknown as Span,
});
const shape = (places: readonly Place[]): [string, string, number][] =>
  spotsOf(places, polarityOf).map(({ span, side, places: those }) => [span.id, side, those.length]);

describe('spots', () => {
  test('are places that do not touch each other', () => {
    expect(shape([place(0, 10, 'agrees'), place(10, 20, 'contradicts')])).toEqual([
      ['0-10', '+', 1],
      ['10-20', '-', 1],
    ]);
  });
  test('hold what lies over each other, by the longest, with what all say together', () => {
    expect(
      shape([place(0, 10, 'agrees'), place(2, 40, 'contradicts'), place(35, 38, 'agrees'), place(41, 44, 'agrees')]),
    ).toEqual([
      ['2-40', 'both', 3],
      ['41-44', '+', 1],
    ]);
  });
  test('are none where there are no places', () => {
    expect(shape([])).toEqual([]);
  });
});
