/** What is asked of a sheet again and again, worked out once per version of the sheet. */
import type { ClaimId, Link, Span, SpanId } from '../model/index.ts';
import type { Sheet } from './state.ts';

export interface SheetIndex {
  readonly linksOfSpan: ReadonlyMap<SpanId, readonly Link[]>;
  readonly linksOfClaim: ReadonlyMap<ClaimId, readonly Link[]>;
  /** Spans by where they start (UTF-16 code units); of two that start together the longer comes first. */
  readonly spans: readonly Span[];
}

const indexes = new WeakMap<Sheet, SheetIndex>();

/** Returns the sheet's index. The same sheet (by reference) gives the same index. */
export function sheetIndex(sheet: Sheet): SheetIndex {
  const known = indexes.get(sheet);
  if (known !== undefined) return known;
  const linksOfSpan = new Map<SpanId, Link[]>();
  const linksOfClaim = new Map<ClaimId, Link[]>();
  for (const link of sheet.links.values()) {
    push(linksOfSpan, link.span, link);
    push(linksOfClaim, link.claim, link);
  }
  const spans = [...sheet.spans.values()].sort((a, b) => spanStart(a) - spanStart(b) || spanEnd(b) - spanEnd(a));
  const index = { linksOfSpan, linksOfClaim, spans };
  indexes.set(sheet, index);
  return index;
}

/** Returns where the span's first fragment starts, in UTF-16 code units. */
export function spanStart(span: Span): number {
  return span.fragments[0]?.[0] ?? 0;
}

/** Returns where the span's last fragment ends (exclusive), in UTF-16 code units. */
export function spanEnd(span: Span): number {
  return span.fragments.at(-1)?.[1] ?? 0;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
