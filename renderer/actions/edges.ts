/** Moving the edges of the span in focus by words and by characters. */
import type { Fragment } from '#shared/model/index.ts';
import { nextBoundary } from '#shared/text/movement.ts';
import { viewOf } from '../features/reader/index.ts';
import { moveEdges, spanOf } from '../state/annotate.ts';
import { useDocument } from '../state/document.ts';
import { keyName } from '../state/keymap.ts';
import { announce, notify } from '../state/notices.ts';
import { activePane, useSession } from '../state/session.ts';
import { fragmentAt } from './spans.ts';

type Edge = 'start' | 'end';

/**
 * Moves the start or the end of the span in focus on (1) or back (-1). Of several fragments it is the one at the caret whose
 * edge moves; without one, the first start or the last end.
 */
export function moveEdge(edge: Edge, direction: 1 | -1, by: 'word' | 'character' = 'word'): void {
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
  const [start, end] = span.fragments[index] ?? [0, 0];
  const from = edge === 'start' ? start : end;
  const to =
    by === 'character'
      ? nextBoundary(article.text, from, 'character', direction, language, article.blocks)
      : wordEdge(article, edge, from, direction, language);
  if (to === from) return notify(direction === 1 ? 'The text ends here.' : 'The text begins here.', 'warning');
  const moved: Fragment = edge === 'start' ? [to, end] : [start, to];
  if (moved[0] >= moved[1]) return notify(`A span keeps at least one ${by}.`, 'warning');
  const fragments = span.fragments.map((each, at): [number, number] => (at === index ? [...moved] : [...each]));
  if (moveEdges(ref, fragments)) announce(`“${spanOf(ref)?.quote ?? ''}”`);
}

function wordEdge(
  article: { readonly text: string; readonly blocks: Parameters<typeof nextBoundary>[5] },
  edge: Edge,
  from: number,
  direction: 1 | -1,
  language: string,
): number {
  // A start lands on a word's first letter, an end behind its last, never on the space between.
  if (edge === 'start' && direction === 1) return nextWordStart(article.text, from, language);
  if (edge === 'end' && direction === -1) return previousWordEnd(article.text, from, language);
  return nextBoundary(article.text, from, 'word', direction, language, article.blocks);
}

function nextWordStart(text: string, from: number, language: string): number {
  const end = nextBoundary(text, from, 'word', 1, language);
  const next = nextBoundary(text, end, 'word', 1, language);
  return nextBoundary(text, next, 'word', -1, language);
}

function previousWordEnd(text: string, from: number, language: string): number {
  const start = nextBoundary(text, from, 'word', -1, language);
  const previous = nextBoundary(text, start, 'word', -1, language);
  return nextBoundary(text, previous, 'word', 1, language);
}
