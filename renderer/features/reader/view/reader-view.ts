/**
 * One article drawn, with its highlights, lanes, caret and handles. It knows nothing of React or of the project: it is told
 * what to draw and tells what the person did. All offsets are UTF-16 code units of the article's text, end exclusive.
 */
import { IntervalIndex } from '#shared/anchoring/intervals.ts';
import type { ArticleText } from '#shared/contract/document.ts';
import { Blink } from './blink.ts';
import { caretRect, moveFrom, moveOfKey, offsetAtPoint } from './caret.ts';
import type { CaretMove, CaretState } from './caret.ts';
import { Handles } from './handles.ts';
import { Highlights } from './highlights.ts';
import type { DrawnSpan } from './highlights.ts';
import { Lanes } from './lanes.ts';
import type { SpanInterval } from './lanes.ts';
import { Pointer } from './pointer.ts';
import { Sight } from './sight.ts';
import { TextDom } from './text-dom.ts';

export interface ReaderEvents {
  /** The stretch selected now, or null. */
  readonly onSelect: (range: readonly [start: number, end: number] | null) => void;
  /** A click on spans, innermost first; empty for a click on bare text. */
  readonly onPick: (ids: readonly string[]) => void;
  /** The edges of a span were dragged. */
  readonly onEdges: (id: string, fragments: DrawnSpan['fragments']) => void;
}

export class ReaderView {
  readonly text: TextDom;
  private readonly sight: Sight;
  private readonly highlights: Highlights;
  private readonly lanes: Lanes;
  private readonly handles: Handles;
  private readonly caretElement: HTMLElement;
  private readonly blink: Blink;
  private readonly content: HTMLElement;
  private readonly resize: ResizeObserver;
  private readonly pointer: Pointer;
  private spans = new Map<string, DrawnSpan>();
  private index: IntervalIndex<SpanInterval> | undefined;
  private caret: CaretState | undefined;
  private goalX: number | undefined;
  private readonly host: HTMLElement;
  private readonly article: ArticleText;
  private readonly locale: string;
  private readonly events: ReaderEvents;

  /** `host` scrolls and takes the keyboard; the view fills it and, when destroyed, empties it. */
  constructor(host: HTMLElement, article: ArticleText, locale: string, events: ReaderEvents) {
    this.host = host;
    this.article = article;
    this.locale = locale;
    this.events = events;
    this.text = new TextDom(article);
    this.text.element.lang = locale;
    this.sight = new Sight(this.text, host, () => {
      this.highlights.sightMoved();
      this.lanes.draw();
    });
    this.highlights = new Highlights(this.text, this.sight);
    this.lanes = new Lanes(this.text, this.sight, () => this.spanIndex());
    this.handles = new Handles(this.text, {
      preview: (fragments) => this.highlights.setLayer('active', fragments),
      done: events.onEdges,
    });
    this.caretElement = document.createElement('div');
    this.caretElement.className = 'caret';
    this.caretElement.hidden = true;
    this.blink = new Blink(this.caretElement);
    this.content = document.createElement('div');
    this.content.className = 'reader-content';
    this.content.append(this.lanes.element, this.text.element, this.handles.element, this.caretElement);
    host.replaceChildren(this.content);
    this.resize = new ResizeObserver(() => this.relayout());
    this.resize.observe(this.text.element);
    this.pointer = new Pointer(host, this.text, {
      spansAt: (x, y) => this.spansAt(x, y),
      hover: (id) => this.hover(id),
      click: (offset, ids) => this.click(offset, ids),
    });
    host.addEventListener('keydown', this.onKeyDown);
    host.addEventListener('focus', this.onFocus);
    document.addEventListener('selectionchange', this.onSelectionChange);
  }

  destroy(): void {
    document.removeEventListener('selectionchange', this.onSelectionChange);
    this.host.removeEventListener('keydown', this.onKeyDown);
    this.host.removeEventListener('focus', this.onFocus);
    this.pointer.destroy();
    this.blink.stop();
    this.resize.disconnect();
    this.sight.destroy();
    this.lanes.destroy();
    this.highlights.destroy();
    this.host.replaceChildren();
  }

  setSpans(spans: readonly DrawnSpan[]): void {
    this.highlights.setSpans(spans);
    this.spans = new Map(spans.map((span) => [span.id, span]));
    this.index = undefined;
    this.lanes.spansChanged();
  }

  /** The spans by place: made when it is first asked for, after what changed them has been painted. */
  private spanIndex(): IntervalIndex<SpanInterval> {
    this.index ??= IntervalIndex.of(
      [...this.spans.values()].map((span) => ({
        id: span.id,
        start: span.fragments[0]?.[0] ?? 0,
        end: span.fragments.at(-1)?.[1] ?? 0,
        span,
      })),
    );
    return this.index;
  }

  /** Lights the spans of the claim in focus. */
  setClaimSpans(ids: readonly string[]): void {
    this.highlights.setLayer('claim', this.placesOf(ids));
    this.lanes.setMarked(new Set(ids));
  }

  /** Marks the span in focus; with handles if its edges may be moved. */
  setActive(id: string | undefined, movable: boolean): void {
    const span = id === undefined ? undefined : this.spans.get(id);
    this.highlights.setLayer('active', span?.fragments ?? []);
    this.handles.show(movable ? span : undefined);
  }

  /** Keeps a stretch visibly selected while the keyboard is elsewhere (in the claim picker). */
  setHeld(range: readonly [start: number, end: number] | null): void {
    this.highlights.setLayer('selection', range === null ? [] : [range]);
  }

  /** Lights the places that a search found, in order, the one at hand apart from the others; -1 if none is. */
  setFound(places: readonly (readonly [start: number, end: number])[], at: number): void {
    const current = places[at];
    this.highlights.setLayer('search', current === undefined ? places : places.toSpliced(at, 1));
    this.highlights.setLayer('search-current', current === undefined ? [] : [current]);
  }

  /** Scrolls so that the place is in sight, a third from the top unless it is in sight already. */
  reveal(start: number, end: number): void {
    const block = this.text.blocks[this.text.blockIndex(start)];
    if (block === undefined) return;
    const inSight = (): boolean => {
      const rect = this.text.range(start, Math.min(end, start + 1))?.getBoundingClientRect();
      const host = this.host.getBoundingClientRect();
      return rect !== undefined && rect.height > 0 && rect.top >= host.top + 4 && rect.bottom <= host.bottom - 4;
    };
    if (inSight()) return;
    // Blocks out of sight may not be laid out yet: bring the block near first, then the place itself.
    block.element.scrollIntoView({ block: 'center' });
    const rect = this.text.range(start, Math.min(end, start + 1))?.getBoundingClientRect();
    const host = this.host.getBoundingClientRect();
    if (rect !== undefined) this.host.scrollTop += rect.top - host.top - host.height / 3;
  }

  /** Brings the nearest of these spans into sight, unless one is in sight already. */
  revealNearest(ids: readonly string[]): void {
    const host = this.host.getBoundingClientRect();
    const middle = host.top + host.height / 2;
    let nearest: { distance: number; start: number; end: number } | undefined;
    for (const [start, end] of this.placesOf(ids)) {
      const block = this.text.blocks[this.text.blockIndex(start)]?.element.getBoundingClientRect();
      const distance = block === undefined ? 0 : Math.abs((block.top + block.bottom) / 2 - middle);
      if (nearest === undefined || distance < nearest.distance) nearest = { distance, start, end };
    }
    if (nearest !== undefined) this.reveal(nearest.start, nearest.end);
  }

  /** Puts the caret at the place, selecting it if `select`. */
  setCaret(start: number, end: number, select: boolean): void {
    this.caret = select ? { anchor: start, head: end } : { anchor: start, head: start };
    this.showCaret();
  }

  /** Drops the selection and leaves the caret at its end: what was selected has become a span. */
  dropSelection(): void {
    if (this.caret === undefined || this.caret.anchor === this.caret.head) return;
    const end = Math.max(this.caret.anchor, this.caret.head);
    this.caret = { anchor: end, head: end };
    const selection = getSelection();
    if (selection?.anchorNode != null && this.text.element.contains(selection.anchorNode)) selection.removeAllRanges();
    this.drawCaret();
  }

  /** Puts the caret where it was left, without showing it or scrolling to it: that comes with the keyboard. */
  resume(caret: number): void {
    this.caret = { anchor: caret, head: caret };
  }

  /** Where the caret is, or undefined before the person has been here. */
  get caretOffset(): number | undefined {
    return this.caret?.head;
  }

  /** The box around a place, in client coordinates, for what is to be shown beside it. */
  rectOf(start: number, end: number): DOMRect | undefined {
    return this.text.range(start, end)?.getBoundingClientRect();
  }

  focus(): void {
    this.host.focus({ preventScroll: true });
  }

  /** Puts the caret at a place in the window, if there is text. */
  caretTo(x: number, y: number): void {
    const offset = offsetAtPoint(this.text, x, y);
    if (offset !== undefined) this.setCaret(offset, offset, false);
  }

  /** The spans under a place in the window, innermost (shortest) first; bars of the lanes count. */
  spansAt(x: number, y: number): string[] {
    const bars = this.lanes.at(x, y);
    if (bars.length > 0) return bars;
    const offset = offsetAtPoint(this.text, x, y);
    if (offset === undefined) return [];
    const index = this.spanIndex();
    const found = new Set([...index.at(offset), ...(offset > 0 ? index.at(offset - 1) : [])]);
    return [...found]
      .filter((item) => item.span.fragments.some(([start, end]) => this.covers(start, end, x, y)))
      .sort((a, b) => a.end - a.start - (b.end - b.start))
      .map((item) => item.id);
  }

  private covers(start: number, end: number, x: number, y: number): boolean {
    const rects = this.text.range(start, end)?.getClientRects() ?? [];
    return [...rects].some((rect) => rect.left <= x && x <= rect.right && rect.top <= y && y <= rect.bottom);
  }

  private placesOf(ids: readonly string[]): (readonly [number, number])[] {
    return ids.flatMap((id) => [...(this.spans.get(id)?.fragments ?? [])]);
  }

  private relayout(): void {
    this.sight.moved();
    this.handles.place();
    if (this.caret !== undefined && document.activeElement === this.host) this.drawCaret();
  }

  private readonly onFocus = (): void => {
    // The mouse brings its own place along; the keyboard starts where it left, or at the first block in sight.
    if (this.caret === undefined && this.host.matches(':focus-visible')) {
      const top = this.host.getBoundingClientRect().top;
      const block = this.text.blocks.find(({ element }) => element.getBoundingClientRect().bottom > top + 8);
      if (block !== undefined) this.caret = { anchor: block.start, head: block.start };
    }
    if (this.caret !== undefined) this.drawCaret();
  };

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== this.host) return;
    if (event.key === 'Escape' && this.caret !== undefined && this.caret.anchor !== this.caret.head) {
      this.setCaret(this.caret.head, this.caret.head, false);
      event.stopPropagation();
      return;
    }
    const rtl = getComputedStyle(this.blockElementAt(this.caret?.head ?? 0)).direction === 'rtl';
    const move = moveOfKey(event, rtl);
    if (move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.move(move, event.shiftKey);
  };

  private move(move: CaretMove, extend: boolean): void {
    const from = this.caret ?? { anchor: this.text.blocks[0]?.start ?? 0, head: this.text.blocks[0]?.start ?? 0 };
    if (!extend && from.anchor !== from.head && move.by === 'character') {
      // As in any text field: an arrow first leaves the selection at the side it points to.
      const edge = move.direction === 1 ? Math.max(from.anchor, from.head) : Math.min(from.anchor, from.head);
      this.caret = { anchor: edge, head: edge };
    } else {
      const moved = moveFrom(this.article, this.text, from.head, move, this.locale, this.goalX);
      this.goalX = moved.goalX;
      this.caret = { anchor: extend ? from.anchor : moved.head, head: moved.head };
    }
    this.showCaret();
  }

  private showCaret(): void {
    if (this.caret === undefined) return;
    const { anchor, head } = this.caret;
    const rect = caretRect(this.text, head);
    const host = this.host.getBoundingClientRect();
    if (rect !== undefined && rect.top < host.top + 8) this.host.scrollTop += rect.top - host.top - 40;
    if (rect !== undefined && rect.bottom > host.bottom - 8) this.host.scrollTop += rect.bottom - host.bottom + 40;
    const selection = getSelection();
    const from = this.text.locate(anchor, anchor < head);
    const to = this.text.locate(head, head < anchor);
    if (anchor === head || from === undefined || to === undefined) {
      if (selection !== null && selection.rangeCount > 0) selection.removeAllRanges();
      this.events.onSelect(null);
    } else {
      selection?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
      this.events.onSelect([Math.min(anchor, head), Math.max(anchor, head)]);
    }
    this.drawCaret();
  }

  private drawCaret(): void {
    const rect = this.caret === undefined ? undefined : caretRect(this.text, this.caret.head);
    this.caretElement.hidden = rect === undefined;
    if (rect === undefined) return this.blink.stop();
    const origin = this.content.getBoundingClientRect();
    this.caretElement.style.transform = `translate(${rect.left - origin.left}px, ${rect.top - origin.top}px)`;
    this.caretElement.style.height = `${rect.height}px`;
    // Starting the blink anew keeps the caret visible while it moves.
    this.blink.start();
  }

  private blockElementAt(offset: number): HTMLElement {
    return this.text.blocks[this.text.blockIndex(offset)]?.element ?? this.text.element;
  }

  private readonly onSelectionChange = (): void => {
    const selection = getSelection();
    if (selection === null || selection.rangeCount === 0) return;
    const { anchorNode, anchorOffset, focusNode, focusOffset } = selection;
    if (anchorNode === null || focusNode === null || !this.text.element.contains(anchorNode)) return;
    const anchor = this.text.offsetOf(anchorNode, anchorOffset);
    // A drag that leaves the text ends at its edge.
    const head = this.text.offsetOf(focusNode, focusOffset) ?? this.edgeTowards(focusNode);
    if (anchor === undefined || head === undefined) return;
    // The echo of a selection that the keyboard made here: the column it keeps over lines must stay.
    if (this.caret?.anchor === anchor && this.caret.head === head) return;
    this.caret = { anchor, head };
    this.goalX = undefined;
    this.drawCaret();
    this.events.onSelect(anchor === head ? null : [Math.min(anchor, head), Math.max(anchor, head)]);
  };

  private edgeTowards(node: Node): number | undefined {
    const after = (this.text.element.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    return after ? this.text.blocks.at(-1)?.end : this.text.blocks[0]?.start;
  }

  private hover(id: string): void {
    this.highlights.setLayer('hover', id === '' ? [] : this.placesOf([id]));
    this.content.classList.toggle('over-span', id !== '');
  }

  private click(offset: number | undefined, ids: readonly string[]): void {
    if (offset !== undefined) {
      this.caret = { anchor: offset, head: offset };
      this.goalX = undefined;
      this.drawCaret();
      this.events.onSelect(null);
    }
    this.events.onPick(ids);
  }
}
