/** Where the card stands: beside what it explains, never over it. All in CSS pixels of the window. */
import type { Box } from './geometry.ts';

export interface CardPlace {
  readonly left: number;
  readonly width: number;
  /** The edge of the window that `offset` is counted from. */
  readonly from: 'top' | 'bottom';
  readonly offset: number;
  readonly maxHeight: number;
}

const WIDTH = 460;
/** Beside the row only if the card is wide enough to be read there. */
const LEAST_WIDTH = 300;
const EDGE = 8;
const GAP = 6;

/** Returns the card's place beside the box; in the middle of the window's upper part where there is none. */
export function placeCard(anchor: Box | null, size: { readonly width: number; readonly height: number }): CardPlace {
  const most = size.width - 2 * EDGE;
  if (anchor === null) {
    const width = Math.min(WIDTH, most);
    const offset = Math.round(size.height / 8);
    return {
      left: (size.width - width) / 2,
      width,
      from: 'top',
      offset,
      maxHeight: size.height - offset - EDGE,
    };
  }
  const right = size.width - anchor.right - GAP - EDGE;
  const left = anchor.left - GAP - EDGE;
  if (Math.max(right, left) >= LEAST_WIDTH) {
    const width = Math.min(WIDTH, Math.max(right, left));
    const x = right >= left || right >= WIDTH ? anchor.right + GAP : anchor.left - GAP - width;
    // It hangs from the row in the upper half of the window and stands on it in the lower, so that there is room for it.
    const upper = (anchor.top + anchor.bottom) / 2 <= size.height / 2;
    const offset = Math.max(EDGE, upper ? anchor.top : size.height - anchor.bottom);
    return { left: x, width, from: upper ? 'top' : 'bottom', offset, maxHeight: size.height - offset - EDGE };
  }
  const width = Math.min(WIDTH, most);
  const x = Math.min(Math.max(EDGE, anchor.left), size.width - width - EDGE);
  const below = size.height - anchor.bottom;
  const from = below >= anchor.top ? 'top' : 'bottom';
  const offset = (from === 'top' ? anchor.bottom : size.height - anchor.top) + GAP;
  return { left: x, width, from, offset, maxHeight: size.height - offset - EDGE };
}
