/** Where the keyboard goes when the passage that it is at goes away. */
import type { Passage } from '#shared/document/passages.ts';
import type { SpanId } from '#shared/model/index.ts';

/** Returns the span after the given one in the list, else the one before it, else null. */
export function neighbourOf(passages: readonly Passage[], id: SpanId): SpanId | null {
  const place = passages.findIndex(({ span }) => span.id === id);
  return (passages[place + 1] ?? passages[place - 1])?.span.id ?? null;
}
