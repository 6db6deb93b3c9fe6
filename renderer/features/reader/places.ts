/**
 * Where places of an article stand in the window, for what is drawn beside or across the panes. Rectangles are in client
 * coordinates; offsets are UTF-16 code units, end exclusive.
 */
import { openViewOf } from './views.ts';

type Fragments = readonly (readonly [start: number, end: number])[];

/** What of an article is seen of a pane, and the column that its text is set in. */
export interface PaneFrame {
  /** The part of the window in which the text scrolls. */
  readonly frame: DOMRect;
  readonly column: DOMRect;
  readonly rightToLeft: boolean;
}

/** The pane's frame, or undefined if no article is drawn in it. */
export function frameOf(pane: string): PaneFrame | undefined {
  const open = openViewOf(pane);
  if (open === undefined) return undefined;
  const { text } = open.view;
  return {
    frame: open.host.getBoundingClientRect(),
    column: text.element.getBoundingClientRect(),
    rightToLeft: text.rightToLeft,
  };
}

/** The boxes of the lines that the fragments stand on; none where the text is not laid out yet. */
export function linesOf(pane: string, fragments: Fragments): DOMRect[] {
  const text = openViewOf(pane)?.view.text;
  if (text === undefined) return [];
  return fragments.flatMap(([start, end]) =>
    [...(text.range(start, end)?.getClientRects() ?? [])].filter(({ width, height }) => width > 0 && height > 0),
  );
}

/** From the top of the first line to the bottom of the last; that of their blocks where the text is not laid out yet. */
export function extentOf(pane: string, fragments: Fragments): { top: number; bottom: number } | undefined {
  const text = openViewOf(pane)?.view.text;
  const first = fragments[0];
  const last = fragments.at(-1);
  if (text === undefined || first === undefined || last === undefined) return undefined;
  const start = text.range(first[0], Math.min(first[0] + 1, first[1]))?.getBoundingClientRect();
  const end = text.range(Math.max(last[0], last[1] - 1), last[1])?.getBoundingClientRect();
  if (start !== undefined && end !== undefined && start.height > 0 && end.height > 0) {
    return { top: start.top, bottom: end.bottom };
  }
  const block = text.blocks[text.blockIndex(first[0])]?.element.getBoundingClientRect();
  const after = text.blocks[text.blockIndex(last[1])]?.element.getBoundingClientRect();
  return block === undefined || after === undefined ? undefined : { top: block.top, bottom: after.bottom };
}

/** Where the place's top stands, and the lowest that it can stand: where it is when the text is at its beginning. */
export function reachOf(
  pane: string,
  fragments: Fragments,
): { readonly top: number; readonly lowest: number } | undefined {
  const extent = extentOf(pane, fragments);
  const host = openViewOf(pane)?.host;
  return extent === undefined || host === undefined
    ? undefined
    : { top: extent.top, lowest: extent.top + host.scrollTop };
}

/** Takes back the blank room that `bringTo` gave; what is in sight stays where it is as far as the text reaches. */
export function takeRoomBack(pane: string): void {
  const open = openViewOf(pane);
  if (open === undefined) return;
  const { style } = open.view.text.element;
  const above = Number.parseFloat(style.paddingTop) || 0;
  style.paddingTop = '';
  style.paddingBottom = '';
  open.host.scrollTop -= above;
}

/**
 * Scrolls at once, so that the place's top stands at the height `y` of the window. Where the text does not reach far enough
 * for that, blank room is added at its end or before its beginning.
 */
export function bringTo(pane: string, fragments: Fragments, y: number): void {
  const open = openViewOf(pane);
  if (open === undefined) return;
  const { host, view } = open;
  // Blocks that come into sight may turn out higher or lower than they were taken for: measure again.
  for (let turn = 0; turn < 5; turn += 1) {
    const extent = extentOf(pane, fragments);
    if (extent === undefined || Math.abs(extent.top - y) < 0.5) return;
    const wanted = host.scrollTop + extent.top - y;
    const above = Math.max(0, -wanted);
    const below = Math.max(0, wanted - (host.scrollHeight - host.clientHeight));
    if (above > 0) addPadding(view.text.element, 'paddingTop', above);
    if (below > 0) addPadding(view.text.element, 'paddingBottom', below + spareHeight(view.text.element));
    host.scrollTop = wanted + above;
  }
}

function addPadding({ style }: HTMLElement, side: 'paddingTop' | 'paddingBottom', pixels: number): void {
  style[side] = `${(Number.parseFloat(style[side]) || 0) + Math.ceil(pixels)}px`;
}

/** How much higher the pane is than a short text with its margins: room at its end moves nothing before that is filled. */
function spareHeight(text: HTMLElement): number {
  const content = text.parentElement;
  if (content === null) return 0;
  const { paddingTop, paddingBottom } = getComputedStyle(content);
  return content.clientHeight - text.offsetHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom);
}
