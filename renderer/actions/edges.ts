/** Moving the edges of the span in focus by words and by characters. */
import type { Fragment } from '#shared/model/index.ts';
import { moveEdge as moved } from '#shared/text/move-edge.ts';
import type { EdgeSide, EdgeUnit } from '#shared/text/move-edge.ts';
import { viewOf } from '../features/reader/index.ts';
import { moveEdges, spanOf } from '../state/annotate.ts';
import { useDocument } from '../state/document.ts';
import { keyName } from '../state/keymap.ts';
import { announce, notify } from '../state/notices.ts';
import { activePane, useSession } from '../state/session.ts';
import { fragmentAt } from './spans.ts';

/**
 * Moves the start or the end of the span in focus on (1) or back (-1). Of several fragments it is the one at the caret whose
 * edge moves; without one, the first start or the last end.
 */
export function moveEdge(edge: EdgeSide, direction: 1 | -1, by: EdgeUnit = 'word'): void {
  const ref = useSession.getState().span;
  const span = spanOf(ref);
  if (ref === null || span === undefined) {
    const keys = `${keyName('go.nextSpan')} and ${keyName('go.previousSpan')}`;
    return notify(`Put a span in focus first: click it, or go to it with ${keys}.`, 'warning');
  }
  const { texts, doc } = useDocument.getState();
  const article = texts.get(ref.article);
  if (article === undefined) return;
  const language = doc?.articles.get(ref.article)?.language ?? 'und';
  const pane = activePane();
  const caret = pane.article === ref.article ? viewOf(pane.key)?.caretOffset : undefined;
  const atCaret = caret === undefined || span.fragments.length === 1 ? -1 : fragmentAt(span, caret);
  const index = atCaret >= 0 ? atCaret : edge === 'start' ? 0 : span.fragments.length - 1;
  const place: Fragment = span.fragments[index] ?? [0, 0];
  const to = moved(article, place, { edge, direction, by }, language);
  if (typeof to === 'string') return notify(to, 'warning');
  const fragments = span.fragments.map((each, at): [number, number] => (at === index ? [...to] : [...each]));
  if (moveEdges(ref, fragments)) announce(`“${spanOf(ref)?.quote ?? ''}”`);
}
