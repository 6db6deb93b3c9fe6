/** Which way a line takes: from a spot to the gutter beside its column, across, and to the other spot. */
import type { Sight } from './plan.ts';
import { runFrom } from './geometry.ts';
import type { Box, Run } from './geometry.ts';

/** What a line meets at one of its ends. */
export interface Stop {
  readonly frame: Box;
  readonly column: Box;
  readonly rightToLeft: boolean;
  readonly sight: Sight;
  /** The lines of text that the spot stands on, if it is in sight. */
  readonly lines: readonly Box[];
}

/** A pane without a spot: the line goes along the lower edge of its head, where no words are. */
export interface Bridge {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** Height of the markers that say how much is out of sight, and their place beside the column, in CSS pixels. */
export const MARKER = { height: 24, width: 38, gap: 3 } as const;

/** Returns the straight parts of the way between two stops, from left to right; between them it curves. */
export function routeOf(from: Stop, over: readonly Bridge[], to: Stop): Run[] {
  const start = runOf(from, 'right');
  const end = runOf(to, 'left');
  if (start === undefined || end === undefined) return [];
  return [start, ...over.map(({ left, right, y }) => ({ from: left + 8, to: right - 8, y })), end];
}

function runOf(stop: Stop, side: 'left' | 'right'): Run | undefined {
  if (stop.sight === 'seen') {
    const lanes = (side === 'right') === stop.rightToLeft;
    return runFrom(stop.lines, stop.frame, stop.column, side, lanes);
  }
  return edgeRun(stop, stop.sight, side);
}

/**
 * The end of a line whose spot is out of sight: the marker at the pane's edge. The marker stands at the side of the lanes;
 * to the other side the line runs along the edge.
 */
function edgeRun({ frame, column, rightToLeft }: Stop, sight: 'above' | 'below', side: 'left' | 'right'): Run {
  const y = sight === 'above' ? frame.top + 1 : frame.bottom - 1;
  const middle = sight === 'above' ? frame.top + MARKER.height / 2 : frame.bottom - MARKER.height / 2;
  const left = rightToLeft ? column.right + MARKER.gap : column.left - MARKER.gap - MARKER.width;
  const right = left + MARKER.width;
  const besideMarker = (side === 'right') === rightToLeft;
  if (side === 'left') return besideMarker ? { from: left, to: left, y: middle } : { from: column.left, to: left, y };
  return besideMarker ? { from: right, to: right, y: middle } : { from: right, to: column.right, y };
}
