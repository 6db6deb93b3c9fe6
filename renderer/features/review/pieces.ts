/** The blocks of text around a disagreement, cut where anybody's span begins or ends. */
import type { Block, Fragment } from '#shared/model/index.ts';

export interface DrawnSpan {
  /** The annotator's place among those compared. */
  readonly place: number;
  readonly fragments: readonly Fragment[];
}

/** An edge of a fragment: where one annotator's span begins or ends, also inside another of hers. */
export interface Edge {
  readonly place: number;
  readonly side: 'start' | 'end';
}

export interface Piece {
  readonly text: string;
  /** Whose spans it lies in, by their place, in order. */
  readonly places: readonly number[];
  /** Edges before the piece. */
  readonly edges: readonly Edge[];
}

export interface BlockPieces {
  readonly block: Block;
  /** Its place among the blocks of the article, counted from 0. */
  readonly index: number;
  readonly pieces: readonly Piece[];
}

/** Returns the blocks that any of the spans lies in, each cut into pieces; offsets are UTF-16 code units, end exclusive. */
export function blockPieces(text: string, blocks: readonly Block[], spans: readonly DrawnSpan[]): BlockPieces[] {
  const all = spans.flatMap(({ place, fragments }) => fragments.map(([start, end]) => ({ place, start, end })));
  return blocks.flatMap((block, index): BlockPieces[] => {
    const here = all.filter(({ start, end }) => start < block.end && end > block.start);
    if (here.length === 0) return [];
    const inside = (at: number): boolean => at > block.start && at < block.end;
    const cuts = new Set([block.start, block.end, ...here.flatMap(({ start, end }) => [start, end].filter(inside))]);
    const at = [...cuts].sort((a, b) => a - b);
    const pieces = at.map((from, i): Piece => {
      const to = at[i + 1] ?? from;
      const places = here.filter(({ start, end }) => start < to && end > from && to > from).map(({ place }) => place);
      return {
        text: text.slice(from, to),
        places: [...new Set(places)].sort((a, b) => a - b),
        edges: [
          ...here.flatMap(({ place, end }): Edge[] => (end === from ? [{ place, side: 'end' }] : [])),
          ...here.flatMap(({ place, start }): Edge[] => (start === from ? [{ place, side: 'start' }] : [])),
        ],
      };
    });
    // Behind the last piece come only edges, if any.
    return [{ block, index, pieces: pieces.filter(({ text: words, edges }) => words !== '' || edges.length > 0) }];
  });
}

/** Returns how many UTF-16 code units the place covers. */
export function lengthOf(fragments: readonly Fragment[]): number {
  return fragments.reduce((sum, [start, end]) => sum + end - start, 0);
}
