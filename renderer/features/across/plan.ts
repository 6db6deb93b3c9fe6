/**
 * Which spots of neighbouring panes are joined by a line, and what the line says.
 *
 * Between two panes there is one main line, between the spot of each that the analyst is at. What else is in sight is joined
 * to the neighbour's main spot by a lesser line, so that the lines of two panes make two fans and never a net.
 */
import type { CellSide } from '#shared/document/cells.ts';

/** Where a spot is, as seen in its pane: scrolled out above or below, or in sight. */
export type Sight = 'above' | 'seen' | 'below';

export interface SeenSpot {
  readonly side: CellSide;
  readonly sight: Sight;
  /** Height in the window, in CSS pixels: the middle of what is in sight of it, or its edge nearest to the pane; infinite if far. */
  readonly y: number;
  /** The span in focus is here. */
  readonly focused: boolean;
}

export interface PaneSpots {
  readonly article: string;
  /** In the order of the text. */
  readonly spots: readonly SeenSpot[];
  /** The height in the window at which the analyst reads. */
  readonly level: number;
}

/**
 * What two spots are to each other. `agree`: both support the claim; `deny`: both contradict it, so they agree with each
 * other; `oppose`: one supports what the other contradicts; `partly`: one does so in part; `aside`: one takes no side.
 */
export type Kind = 'agree' | 'deny' | 'oppose' | 'partly' | 'aside';

export interface End {
  /** Place of the pane on the desk, counted from 0. */
  readonly pane: number;
  readonly spot: number;
}

export interface Join {
  readonly from: End;
  readonly to: End;
  readonly kind: Kind;
  /** Null for the main line; for a lesser one the end that is not the main spot of its pane. */
  readonly lesser: 'from' | 'to' | null;
}

/** Lesser lines at each end: more are a hairball, and what they go to is in sight beside the others. */
const LESSER = 3;

/** Returns the lines between panes; `undefined` stands for a pane without a spot, which is passed over. */
export function joinsOf(panes: readonly (PaneSpots | undefined)[]): Join[] {
  const joins: Join[] = [];
  let left: { at: number; pane: PaneSpots } | undefined;
  for (const [at, pane] of panes.entries()) {
    if (pane === undefined || pane.spots.length === 0) continue;
    // The same article twice: a line from a spot to itself would say nothing.
    if (left !== undefined && left.pane.article !== pane.article) joins.push(...between(left.at, left.pane, at, pane));
    left = { at, pane };
  }
  return joins;
}

function between(leftAt: number, left: PaneSpots, rightAt: number, right: PaneSpots): Join[] {
  const from = currentOf(left);
  const to = currentOf(right);
  const join = (a: number, b: number, lesser: Join['lesser']): Join[] => {
    const one = left.spots[a];
    const other = right.spots[b];
    if (one === undefined || other === undefined || (one.sight !== 'seen' && other.sight !== 'seen')) return [];
    return [
      { from: { pane: leftAt, spot: a }, to: { pane: rightAt, spot: b }, kind: kindOf(one.side, other.side), lesser },
    ];
  };
  return [
    ...join(from, to, null),
    ...othersOf(left, from).flatMap((spot) => join(spot, to, 'from')),
    ...othersOf(right, to).flatMap((spot) => join(from, spot, 'to')),
  ];
}

/**
 * Returns which spot of the pane the analyst is at: the one in focus if it is in sight, else the one in sight nearest to
 * where she reads, else the one in focus, else the nearest out of sight. -1 if there is none.
 */
export function currentOf({ spots, level }: PaneSpots): number {
  const focused = spots.findIndex((spot) => spot.focused);
  if (spots[focused]?.sight === 'seen') return focused;
  const seen = nearestFirst(spots, level)[0];
  if (seen !== undefined) return seen;
  return focused >= 0 ? focused : (byDistance([...spots.keys()], spots, level)[0] ?? -1);
}

/** The other spots in sight, nearest to the current one first. */
function othersOf({ spots, level }: PaneSpots, current: number): number[] {
  const at = spots[current];
  return nearestFirst(spots, at?.sight === 'seen' ? at.y : level)
    .filter((spot) => spot !== current)
    .slice(0, LESSER);
}

function nearestFirst(spots: readonly SeenSpot[], y: number): number[] {
  return byDistance(
    [...spots.keys()].filter((index) => spots[index]?.sight === 'seen'),
    spots,
    y,
  );
}

function byDistance(indexes: readonly number[], spots: readonly SeenSpot[], y: number): number[] {
  const distance = (index: number): number => Math.min(Math.abs((spots[index]?.y ?? 0) - y), Number.MAX_VALUE);
  return [...indexes].sort((a, b) => distance(a) - distance(b));
}

/** Returns what two spots are to each other. */
export function kindOf(a: CellSide, b: CellSide): Kind {
  if (a === '0' || b === '0') return 'aside';
  if (a === '±' || b === '±') return 'partly';
  if (a !== b || a === 'both') return 'oppose';
  return a === '+' ? 'agree' : 'deny';
}
