/** The spots of the claim in focus, pane by pane, and how they stand in the window now. */
import { polarities } from '#shared/document/cells.ts';
import { resolveClaim } from '#shared/document/effective.ts';
import { placesInCell } from '#shared/document/places.ts';
import type { ArticleId, ClaimId } from '#shared/model/index.ts';
import { useDocument } from '../../state/document.ts';
import { useSession } from '../../state/session.ts';
import { extentOf, frameOf } from '../reader/index.ts';
import type { PaneFrame } from '../reader/index.ts';
import { spotsOf } from './spots.ts';
import type { Spot } from './spots.ts';
import type { PaneSpots, SeenSpot, Sight } from './plan.ts';

export interface Pane {
  readonly key: string;
  readonly article: ArticleId | null;
  readonly spots: readonly Spot[];
}

/** Every pane of the desk, in order, with the claim's spots in it as the annotators that are shown have them. */
export function panesOf(claim: ClaimId): Pane[] {
  const { doc } = useDocument.getState();
  const { panes, shown } = useSession.getState();
  const polarityOf = doc === null ? new Map<string, never>() : polarities(doc.project);
  return panes.map(({ key, article }) => ({
    key,
    article,
    spots:
      doc === null || article === null
        ? []
        : spotsOf(placesInCell(doc, resolveClaim(doc, claim), article, shown), polarityOf),
  }));
}

/** A spot counts as in sight if so much of it is, in CSS pixels: about half a line. */
const ENOUGH = 9;
/** Where an analyst reads, as a share of the pane's height: where a place is brought to when it is gone to. */
const READING_HEIGHT = 1 / 3;

export interface Measured {
  readonly frame: PaneFrame;
  readonly spots: PaneSpots;
}

/**
 * Measures a pane, or answers undefined if no article is drawn in it. Spots follow each other down the text, so those in
 * sight are found by halving: a claim with a thousand places costs a dozen measurements.
 */
export function measure({ key, article, spots }: Pane): Measured | undefined {
  const frame = frameOf(key);
  if (frame === undefined || article === null) return undefined;
  const { top, bottom, height } = frame.frame;
  const extents = new Map<number, { top: number; bottom: number }>();
  const extent = (index: number): { top: number; bottom: number } => {
    const known = extents.get(index) ?? extentOf(key, spots[index]?.span.fragments ?? []) ?? { top: 0, bottom: 0 };
    extents.set(index, known);
    return known;
  };
  const first = firstOf(spots.length, (index) => extent(index).bottom > top + ENOUGH);
  const after = firstOf(spots.length, (index) => extent(index).top >= bottom - ENOUGH);
  const heightOf = (index: number): number => {
    if (index < first - 1) return -Infinity;
    if (index > after) return Infinity;
    if (index < first) return extent(index).bottom;
    if (index >= after) return extent(index).top;
    return (Math.max(extent(index).top, top) + Math.min(extent(index).bottom, bottom)) / 2;
  };
  const focused = useSession.getState().span?.span;
  const seen = spots.map((spot, index): SeenSpot => {
    const sight: Sight = index < first ? 'above' : index >= after ? 'below' : 'seen';
    return {
      side: spot.side,
      sight,
      y: heightOf(index),
      focused: spot.places.some(({ span }) => span.id === focused),
    };
  });
  return { frame, spots: { article, spots: seen, level: top + height * READING_HEIGHT } };
}

/** The first index that passes, where all after it pass too; `count` if none does. */
function firstOf(count: number, passes: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
