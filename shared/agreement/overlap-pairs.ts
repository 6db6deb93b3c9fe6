/** Pairing spans of two annotators that overlap, one to one. */
import type { Labelled } from './span-f1.ts';

interface Pairing {
  /** As many pairs as there can be. */
  readonly pairs: number;
  /** The spans without a partner. */
  readonly reference: readonly Labelled[];
  readonly response: readonly Labelled[];
}

/**
 * Returns the greatest number of pairs that share some position, each span in one pair at most, and the spans that are
 * left; with `sameLabel`, only spans of the same label are paired.
 *
 * The span that ends first takes, of those on the other side that it overlaps, the one that ends first. That is the best
 * possible: whatever remains ends later, so that the partners of the one that ends first are partners of the others too.
 */
export function pairOverlapping(
  reference: readonly Labelled[],
  response: readonly Labelled[],
  sameLabel: boolean,
): Pairing {
  const paired = new Set<Labelled>();
  const labelOf = ({ label }: Labelled): string => (sameLabel ? label : '');
  const [ofReference, ofResponse] = [groups(reference, labelOf), groups(response, labelOf)];
  for (const [label, spans] of ofReference) pairGroup(spans, ofResponse.get(label) ?? [], paired);
  return {
    pairs: paired.size / 2,
    reference: reference.filter((span) => !paired.has(span)),
    response: response.filter((span) => !paired.has(span)),
  };
}

function groups(spans: readonly Labelled[], labelOf: (span: Labelled) => string): Map<string, Labelled[]> {
  const result = new Map<string, Labelled[]>();
  for (const span of spans) {
    if (span.end <= span.begin) continue;
    const group = result.get(labelOf(span));
    if (group === undefined) result.set(labelOf(span), [span]);
    else group.push(span);
  }
  return result;
}

function pairGroup(reference: readonly Labelled[], response: readonly Labelled[], paired: Set<Labelled>): void {
  const sides = [byEnd(reference), byEnd(response)] as const;
  const next = [0, 0];
  for (;;) {
    const [a, b] = [sides[0].spans[next[0] ?? 0], sides[1].spans[next[1] ?? 0]];
    if (a === undefined || b === undefined) return;
    const first = a.end <= b.end ? 0 : 1;
    const span = first === 0 ? a : b;
    next[first] = (next[first] ?? 0) + 1;
    if (paired.has(span)) continue;
    const other = sides[1 - first] ?? sides[0];
    const partner = firstOverlapping(span, other, next[1 - first] ?? 0, paired);
    if (partner !== undefined) paired.add(span).add(partner);
  }
}

interface ByEnd {
  readonly spans: readonly Labelled[];
  /** The smallest begin from each place on: when that lies behind a span, so does all that follows. */
  readonly earliest: Float64Array;
}

function byEnd(spans: readonly Labelled[]): ByEnd {
  const sorted = [...spans].sort((a, b) => a.end - b.end || a.begin - b.begin || (a.label < b.label ? -1 : 1));
  const earliest = new Float64Array(sorted.length);
  for (let at = sorted.length - 1; at >= 0; at -= 1) {
    earliest[at] = Math.min(sorted[at]?.begin ?? Infinity, earliest[at + 1] ?? Infinity);
  }
  return { spans: sorted, earliest };
}

/** The span ends before all of `spans` from `from` on, so those overlap it that begin before its end. */
function firstOverlapping(
  { end }: Labelled,
  { spans, earliest }: ByEnd,
  from: number,
  paired: ReadonlySet<Labelled>,
): Labelled | undefined {
  for (let at = from; at < spans.length && (earliest[at] ?? Infinity) < end; at += 1) {
    const span = spans[at];
    if (span !== undefined && span.begin < end && !paired.has(span)) return span;
  }
  return undefined;
}
