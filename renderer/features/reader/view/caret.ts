/**
 * A caret in text that cannot be edited. The browser has none there, so we keep an anchor and a head as offsets, move them
 * by Unicode's rules and by the lines as drawn, and draw the caret ourselves.
 */
import { nextBoundary } from '#shared/text/movement.ts';
import type { MovementUnit } from '#shared/text/movement.ts';
import type { ArticleText } from '#shared/contract/document.ts';
import type { TextDom } from './text-dom.ts';

export interface CaretState {
  readonly anchor: number;
  readonly head: number;
}

export type CaretMove =
  | { readonly by: MovementUnit; readonly direction: 1 | -1 }
  | { readonly by: 'line' | 'lineEdge' | 'text'; readonly direction: 1 | -1 };

const MAC = /mac/i.test(navigator.platform);

/** The move that a key press asks for, as in text fields of the person's system; undefined for other keys. */
export function moveOfKey(event: KeyboardEvent, rtl: boolean): CaretMove | undefined {
  const word = MAC ? event.altKey : event.ctrlKey;
  const far = MAC ? event.metaKey : event.ctrlKey;
  const sentence = MAC ? event.ctrlKey : event.altKey;
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowRight': {
      const direction = (event.key === 'ArrowRight') !== rtl ? 1 : -1;
      if (MAC && event.metaKey) return { by: 'lineEdge', direction };
      if (event.metaKey || (sentence && !word)) return undefined;
      return { by: word ? 'word' : 'character', direction };
    }
    case 'ArrowUp':
    case 'ArrowDown': {
      const direction = event.key === 'ArrowDown' ? 1 : -1;
      if (sentence && !far) return { by: 'sentence', direction };
      return { by: far ? 'block' : 'line', direction };
    }
    case 'Home':
    case 'End':
      return { by: far ? 'text' : 'lineEdge', direction: event.key === 'End' ? 1 : -1 };
    default:
      return undefined;
  }
}

/** The offset after the move. `goalX` keeps the column over several lines; it comes back with the result. */
export function moveFrom(
  article: ArticleText,
  text: TextDom,
  head: number,
  move: CaretMove,
  locale: string,
  goalX: number | undefined,
): { head: number; goalX?: number } {
  const length = text.blocks.at(-1)?.end ?? 0;
  switch (move.by) {
    case 'text':
      return { head: move.direction === 1 ? length : (text.blocks[0]?.start ?? 0) };
    case 'line':
      return byLine(text, head, move.direction, goalX);
    case 'lineEdge':
      return { head: lineEdge(text, head, move.direction) };
    case 'sentence':
      return { head: nextBoundary(article.text, head, 'sentence', move.direction, locale, article.sentences) };
    default:
      return { head: nextBoundary(article.text, head, move.by, move.direction, locale, article.blocks) };
  }
}

/** The caret's box at the offset, in client coordinates. */
export function caretRect(text: TextDom, offset: number): DOMRect | undefined {
  const place = text.locate(offset);
  if (place === undefined) return undefined;
  const range = document.createRange();
  range.setStart(place.node, place.offset);
  range.collapse(true);
  const rect = range.getClientRects()[0];
  if (rect !== undefined) return rect;
  // At some line ends a collapsed range has no box: take the edge of the character before.
  if (place.offset === 0) return place.node.parentElement?.getBoundingClientRect();
  range.setStart(place.node, place.offset - 1);
  const before = range.getBoundingClientRect();
  return new DOMRect(before.right, before.top, 0, before.height);
}

/** The offset at a place in the window, or undefined if it is not over this text. */
export function offsetAtPoint(text: TextDom, x: number, y: number): number | undefined {
  const position = document.caretPositionFromPoint(x, y);
  return position === null ? undefined : text.offsetOf(position.offsetNode, position.offset);
}

function byLine(
  text: TextDom,
  head: number,
  direction: 1 | -1,
  goalX: number | undefined,
): { head: number; goalX: number } {
  const here = caretRect(text, head);
  if (here === undefined) return { head, goalX: goalX ?? 0 };
  const x = goalX ?? here.left;
  const height = Math.max(8, here.height);
  // The next line may be a paragraph's space away: look further in half lines until the caret has moved to one.
  for (let step = 1; step <= 8; step += 1) {
    const y = direction === 1 ? here.bottom + (step - 0.5) * (height / 2) : here.top - (step - 0.5) * (height / 2);
    const found = offsetAtPoint(text, x, y);
    if (found === undefined || found === head) continue;
    const rect = caretRect(text, found);
    // Between two paragraphs the browser answers with the start of the next, wherever the column is: go on to its line.
    if (rect === undefined || y < rect.top - 1 || y > rect.bottom + 1) continue;
    if (Math.abs(rect.top - here.top) > height / 2) return { head: found, goalX: x };
  }
  // Out of sight, where points cannot be asked for: go by block instead.
  const index = text.blockIndex(head) + direction;
  const block = text.blocks[index];
  if (block === undefined) return { head: direction === 1 ? (text.blocks.at(-1)?.end ?? head) : 0, goalX: x };
  return { head: direction === 1 ? block.start : block.end, goalX: x };
}

function lineEdge(text: TextDom, head: number, direction: 1 | -1): number {
  const here = caretRect(text, head);
  const block = text.blocks[text.blockIndex(head)];
  if (here === undefined || block === undefined) return head;
  const box = block.element.getBoundingClientRect();
  const rtl = getComputedStyle(block.element).direction === 'rtl';
  const x = (direction === 1) !== rtl ? box.right - 1 : box.left + 1;
  const found = offsetAtPoint(text, x, here.top + here.height / 2);
  return found ?? (direction === 1 ? block.end : block.start);
}
