/** The spans that the caret stands in. */
import { viewOf } from '../features/reader/index.ts';
import { orderedSpans } from '../features/reader/index.ts';
import { spanOf } from '../state/annotate.ts';
import { activePane } from '../state/session.ts';
import type { SpanRef } from '../state/session.ts';

/** Those of the active pane with a fragment around or beside the caret, the shortest first. */
export function spansAtCaret(): SpanRef[] {
  const { key, article } = activePane();
  const offset = viewOf(key)?.caretOffset;
  if (article === null || offset === undefined) return [];
  return orderedSpans(article)
    .flatMap((ref) => {
      const span = spanOf(ref);
      const covers = span?.fragments.some(([start, end]) => start <= offset && offset <= end) === true;
      const length = span?.fragments.reduce((sum, [start, end]) => sum + end - start, 0) ?? 0;
      return covers ? [{ ref, length }] : [];
    })
    .sort((a, b) => a.length - b.length)
    .map(({ ref }) => ref);
}
