/** Moving the edges of the span in focus by words. */
import { nextBoundary } from '#shared/text/movement.ts';
import { moveEdges, spanOf } from '../state/annotate.ts';
import { useDocument } from '../state/document.ts';
import { notify } from '../state/notices.ts';
import { useSession } from '../state/session.ts';

/** Moves the start or the end of the span in focus one word on (1) or back (-1). */
export function moveEdge(edge: 'start' | 'end', direction: 1 | -1): void {
  const ref = useSession.getState().span;
  const span = spanOf(ref);
  if (ref === null || span === undefined) {
    return notify('Put a span in focus first: click it, or go to it with the . and , keys.', 'warning');
  }
  const { texts, doc } = useDocument.getState();
  const article = texts.get(ref.article);
  if (article === undefined) return;
  const language = doc?.articles.get(ref.article)?.language ?? 'und';
  const index = edge === 'start' ? 0 : span.fragments.length - 1;
  const fragments = span.fragments.map(([start, end], at): [number, number] => {
    if (at !== index) return [start, end];
    const from = edge === 'start' ? start : end;
    let to = nextBoundary(article.text, from, 'word', direction, language, article.blocks);
    // A start lands on a word's first letter, an end behind its last, never on the space between.
    if (edge === 'start' && direction === 1) to = nextWordStart(article.text, from, language);
    if (edge === 'end' && direction === -1) to = previousWordEnd(article.text, from, language);
    return edge === 'start' ? [to, end] : [start, to];
  });
  const moved = fragments[index];
  if (moved === undefined || moved[0] >= moved[1]) return notify('A span keeps at least one word.', 'warning');
  moveEdges(ref, fragments);
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
