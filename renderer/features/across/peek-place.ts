/** Where the card stands: beside what it explains, never over it. All in CSS pixels of the window. */
import type { Box } from './geometry.ts';

/** The part of the window that is the card's to stand in; it takes of its height what it needs. */
export interface CardPlace {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  /** How far below the top it stands if its height leaves it that room; it moves up before it is cut. */
  readonly lead: number;
  /** It stands at the lower end. */
  readonly atEnd: boolean;
}

const WIDTH = 460;
/** Beside the row only if the card is wide enough to be read there. */
const LEAST_WIDTH = 300;
const EDGE = 8;
const GAP = 6;

/** Returns the card's place beside the box; in the middle of the window's upper part where there is none. */
export function placeCard(anchor: Box | null, size: { readonly width: number; readonly height: number }): CardPlace {
  const within = Math.min(WIDTH, size.width - 2 * EDGE);
  const whole = { top: EDGE, bottom: size.height - EDGE, atEnd: false };
  if (anchor === null) {
    return { ...whole, left: (size.width - within) / 2, width: within, lead: Math.round(size.height / 8) };
  }
  const right = size.width - anchor.right - GAP - EDGE;
  const left = anchor.left - GAP - EDGE;
  if (Math.max(right, left) >= LEAST_WIDTH) {
    const width = Math.min(WIDTH, Math.max(right, left));
    const x = right >= left || right >= WIDTH ? anchor.right + GAP : anchor.left - GAP - width;
    return { ...whole, left: x, width, lead: Math.max(0, anchor.top - EDGE) };
  }
  const x = Math.min(Math.max(EDGE, anchor.left), size.width - within - EDGE);
  return size.height - anchor.bottom >= anchor.top
    ? { ...whole, left: x, width: within, top: anchor.bottom + GAP, lead: 0 }
    : { ...whole, left: x, width: within, bottom: anchor.top - GAP, lead: 0, atEnd: true };
}
