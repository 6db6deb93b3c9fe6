/** From where to where the plots of a table reach, so that all of them can be read against one axis. */
import { scaleLinear } from 'd3-scale';
import type { ScaleLinear } from 'd3-scale';
import type { Figure } from '#shared/contract/index.ts';

/** Width of the axis in the plot's own units, with room for half a dot at both ends. */
export const PLOT = { width: 200, margin: 6 } as const;

export type Axis = ScaleLinear<number, number>;

/**
 * Returns the axis that all the figures fit on: from 0 to 1, or from the fifth below the least value or interval where one is
 * negative, −1 at the least (what lies further down is drawn at the edge).
 */
export function axisFor(figures: Iterable<Figure>): Axis {
  let least = 0;
  for (const { value, low } of figures) least = Math.min(least, value ?? 0, low ?? 0);
  const from = least < 0 ? Math.max(-1, Math.floor(least * 5) / 5) : 0;
  return scaleLinear([from, 1], [PLOT.margin, PLOT.width - PLOT.margin]).clamp(true);
}

/** The numbers that the axis names: its ends, 0 and the middle of what is positive. */
export function ticksOf(axis: Axis): number[] {
  const [from = 0] = axis.domain();
  return from < 0 ? [from, 0, 0.5, 1] : [0, 0.5, 1];
}
