/** One step of a span's edge. */
import type { Block, Fragment } from '../model/index.ts';
import { nextBoundary } from './movement.ts';
import type { Direction } from './movement.ts';

export type EdgeSide = 'start' | 'end';
export type EdgeUnit = 'word' | 'character';

export interface EdgeStep {
  readonly edge: EdgeSide;
  readonly direction: Direction;
  readonly by: EdgeUnit;
}

/**
 * Returns the fragment (UTF-16 code units of the text, end exclusive) with one edge moved a step on (1) or back (-1), or a
 * sentence on why it cannot be moved. By words a start lands on a word's first letter and an end behind its last, never on the
 * space between.
 */
export function moveEdge(
  { text, blocks }: { readonly text: string; readonly blocks: readonly Block[] },
  [start, end]: Fragment,
  { edge, direction, by }: EdgeStep,
  language: string,
): Fragment | string {
  const from = edge === 'start' ? start : end;
  const to =
    by === 'word' && edge === 'start' && direction === 1
      ? nextWordStart(text, from, language)
      : by === 'word' && edge === 'end' && direction === -1
        ? previousWordEnd(text, from, language)
        : nextBoundary(text, from, by, direction, language, blocks);
  if (to === from) return direction === 1 ? 'The text ends here.' : 'The text begins here.';
  const moved: Fragment = edge === 'start' ? [to, end] : [start, to];
  return moved[0] < moved[1] ? moved : `A span keeps at least one ${by}.`;
}

function nextWordStart(text: string, from: number, language: string): number {
  const end = nextBoundary(text, from, 'word', 1, language);
  const next = nextBoundary(text, end, 'word', 1, language);
  return nextBoundary(text, next, 'word', -1, language);
}

function previousWordEnd(text: string, from: number, language: string): number {
  const start = nextBoundary(text, from, 'word', -1, language);
  const previous = nextBoundary(text, start, 'word', -1, language);
  return nextBoundary(text, previous, 'word', 1, language);
}
