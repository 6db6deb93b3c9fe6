import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withEdge } from '#renderer/features/reader/view/handles.ts';

describe('dragging an edge', () => {
  test('moves the start or the end and leaves the other alone', () => {
    expect(withEdge([[10, 20]], 'start', 14)).toEqual([[14, 20]]);
    expect(withEdge([[10, 20]], 'end', 31)).toEqual([[10, 31]]);
  });

  test('passes over the fragments that it leaves behind', () => {
    const fragments = [
      [10, 20],
      [30, 40],
      [50, 60],
    ] as const;
    expect(withEdge(fragments, 'start', 34)).toEqual([
      [34, 40],
      [50, 60],
    ]);
    expect(withEdge(fragments, 'end', 35)).toEqual([
      [10, 20],
      [30, 35],
    ]);
  });

  test('never leaves a span empty, out of order or out of the place it was dragged to', () => {
    const fragments = fc
      .uniqueArray(fc.nat(500), { minLength: 2, maxLength: 8 })
      .map((edges) => edges.sort((a, b) => a - b).slice(0, edges.length - (edges.length % 2)))
      .map((edges) => edges.flatMap((edge, at) => (at % 2 === 0 ? [[edge, edges[at + 1] ?? edge + 1] as const] : [])));
    fc.assert(
      fc.property(fragments, fc.constantFrom('start', 'end'), fc.nat(500), (before, edge, offset) => {
        const after = withEdge(before, edge, offset);
        expect(after.length).toBeGreaterThan(0);
        let last = -1;
        for (const [start, end] of after) {
          expect(start).toBeGreaterThan(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        if (edge === 'end') expect(after[0]?.[0]).toBe(before[0]?.[0]);
      }),
    );
  });
});
