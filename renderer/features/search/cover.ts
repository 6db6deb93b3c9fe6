/** Whose spans a hit lies in. */
import { IntervalIndex } from '#shared/anchoring/intervals.ts';
import type { Sheet } from '#shared/document/state.ts';
import type { Span } from '#shared/model/index.ts';

export interface Cover {
  /** `same`: the hit is exactly the span. */
  readonly how: 'same' | 'inside';
  readonly span: Span;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly span: Span;
}

const indexes = new WeakMap<Sheet, IntervalIndex<Stretch>>();

/** Returns the sheet's span that is the place `[start, end)`, else one with a fragment that holds it all, else undefined. */
export function coverIn(sheet: Sheet, start: number, end: number): Cover | undefined {
  const holding = indexOf(sheet)
    .overlapping(start, end)
    .filter((stretch) => stretch.start <= start && end <= stretch.end);
  const same = holding.find(
    (stretch) => stretch.start === start && stretch.end === end && stretch.span.fragments.length === 1,
  );
  if (same !== undefined) return { how: 'same', span: same.span };
  const innermost = holding.at(-1);
  return innermost === undefined ? undefined : { how: 'inside', span: innermost.span };
}

function indexOf(sheet: Sheet): IntervalIndex<Stretch> {
  const known = indexes.get(sheet);
  if (known !== undefined) return known;
  const stretches = [...sheet.spans.values()].flatMap((span) =>
    span.fragments.map(([start, end]): Stretch => ({ start, end, span })),
  );
  const index = IntervalIndex.of(stretches);
  indexes.set(sheet, index);
  return index;
}
