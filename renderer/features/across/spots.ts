/**
 * Where an article speaks to a claim: places that lie over each other (two annotators marked nearly the same words) count
 * as one spot, so that one line goes there and not two.
 */
import { sideOf } from '#shared/document/cells.ts';
import type { CellSide } from '#shared/document/cells.ts';
import type { Place } from '#shared/document/places.ts';
import { spanEnd, spanStart } from '#shared/document/sheet-index.ts';
import type { Polarity, Span } from '#shared/model/index.ts';

export interface Spot {
  /** In the order of the text; at least one. */
  readonly places: readonly Place[];
  /** The longest of its spans: what a line is drawn to. */
  readonly span: Span;
  /** What its links say together. */
  readonly side: CellSide;
}

/** Returns the spots of the places, which are in the order of the text. */
export function spotsOf(places: readonly Place[], polarityOf: ReadonlyMap<string, Polarity>): Spot[] {
  const groups: Place[][] = [];
  let end = -1;
  for (const place of places) {
    const group = groups.at(-1);
    if (group !== undefined && spanStart(place.span) < end) group.push(place);
    else groups.push([place]);
    end = Math.max(end, spanEnd(place.span));
  }
  return groups.flatMap((group) => {
    const longest = group.reduce((a, b) => (lengthOf(b.span) > lengthOf(a.span) ? b : a));
    const side = sideOf(
      group.map(({ link }) => link),
      polarityOf,
    );
    return side === undefined ? [] : [{ places: group, span: longest.span, side }];
  });
}

const lengthOf = (span: Span): number => spanEnd(span) - spanStart(span);
