/** The best one-to-one matching of two annotators' spans in one article. */
import { assignSparse } from '../agreement/assignment.ts';
import { spanEnd, spanStart } from '../document/sheet-index.ts';
import type { Span } from '../model/index.ts';
import { DisjointSets } from './disjoint-sets.ts';
import { overlap, sameFragments } from './overlap.ts';

export interface Match {
  readonly a: { readonly index: number; readonly span: Span };
  readonly b: { readonly index: number; readonly span: Span };
  /** UTF-16 code units in common. */
  readonly shared: number;
  readonly exact: boolean;
  /** How far apart the two beginnings and the two ends are, in UTF-16 code units. */
  readonly apart: number;
}

/**
 * Returns the one-to-one matching of overlapping spans with the largest overlap in all; among those the one with most exact
 * matches, then with the least distance between ends. Both lists are sorted by where the spans start. A sweep finds the pairs
 * that overlap; spans that hang together through such pairs are matched by an optimal assignment.
 */
export function bestMatching(as: readonly Span[], bs: readonly Span[]): Match[] {
  const edges = overlapping(as, bs);
  const sets = new DisjointSets(as.length + bs.length);
  for (const { a, b } of edges) sets.join(a.index, as.length + b.index);
  const components = Map.groupBy(edges, ({ a }) => sets.find(a.index));
  return [...components.values()].flatMap((component) => (component.length === 1 ? component : assigned(component)));
}

/** All pairs that share something. Each span is held against those that have begun before it and not yet ended. */
function overlapping(as: readonly Span[], bs: readonly Span[]): Match[] {
  const edges: Match[] = [];
  let openA: number[] = [];
  let openB: number[] = [];
  let i = 0;
  let j = 0;
  const pair = (ia: number, ib: number): void => {
    const a = as[ia];
    const b = bs[ib];
    if (a === undefined || b === undefined) return;
    const shared = overlap(a.fragments, b.fragments);
    if (shared === 0) return;
    const apart = Math.abs(spanStart(a) - spanStart(b)) + Math.abs(spanEnd(a) - spanEnd(b));
    const exact = sameFragments(a.fragments, b.fragments);
    edges.push({ a: { index: ia, span: a }, b: { index: ib, span: b }, shared, exact, apart });
  };
  const begunBefore = (list: readonly Span[], open: number[], at: number): number[] =>
    open.filter((index) => {
      const span = list[index];
      return span !== undefined && spanEnd(span) > at;
    });
  for (;;) {
    const a = as[i];
    const b = bs[j];
    if (a === undefined && b === undefined) return edges;
    if (a !== undefined && (b === undefined || spanStart(a) <= spanStart(b))) {
      openB = begunBefore(bs, openB, spanStart(a));
      for (const index of openB) pair(i, index);
      openA.push(i++);
    } else if (b !== undefined) {
      openA = begunBefore(as, openA, spanStart(b));
      for (const index of openA) pair(index, j);
      openB.push(j++);
    }
  }
}

function assigned(edges: readonly Match[]): Match[] {
  const rows = [...new Set(edges.map(({ a }) => a.index))].sort((x, y) => x - y);
  const columns = [...new Set(edges.map(({ b }) => b.index))].sort((x, y) => x - y);
  const rowOf = new Map(rows.map((index, row) => [index, row]));
  const columnOf = new Map(columns.map((index, column) => [index, column]));
  // One number for three wishes in turn: none of the lesser ones can add up to one unit of the greater.
  const most = Math.min(rows.length, columns.length) + 1;
  const furthest = Math.max(...edges.map(({ apart }) => apart)) + 1;
  const longest = Math.max(...edges.map(({ shared }) => shared));
  const room = longest * most * most * furthest * most < Number.MAX_SAFE_INTEGER;
  const weightOf = ({ shared, exact, apart }: Match): number => {
    const first = shared * most + Number(exact);
    // Beyond what numbers can hold exactly, distance is left out: spans of a book's length, thousands of them in one heap.
    return room ? first * furthest * most + (furthest - apart) : first;
  };
  const weighted = edges.map((edge) => ({
    row: rowOf.get(edge.a.index) ?? 0,
    column: columnOf.get(edge.b.index) ?? 0,
    weight: weightOf(edge),
  }));
  const { columnOf: chosen } = assignSparse(rows.length, columns.length, weighted);
  return edges.filter((_, index) => {
    const edge = weighted[index];
    return edge !== undefined && chosen[edge.row] === edge.column;
  });
}
