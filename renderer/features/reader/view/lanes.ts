/**
 * Lanes: beside the text, one bar per span, so that spans that overlap or nest can be told apart, counted and clicked.
 * Drawn for what is in sight and a screen more on each side, as one path per look, whatever the number of spans.
 */
import { lanesOf } from '#shared/anchoring/lanes.ts';
import type { IntervalIndex } from '#shared/anchoring/intervals.ts';
import type { DrawnSpan } from './highlights.ts';
import type { TextDom } from './text-dom.ts';

export interface SpanInterval {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly span: DrawnSpan;
}

/** Distance between lanes, and of the innermost from the text, in CSS pixels. */
const STEP = 5;
const MAX_LANE = 5;
const SVG = 'http://www.w3.org/2000/svg';

interface Bar {
  readonly id: string;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

export class Lanes {
  readonly element: SVGSVGElement;
  private readonly paths = new Map<string, SVGPathElement>();
  private bars: Bar[] = [];
  private lanes: ReadonlyMap<string, number> = new Map();
  private stale = false;
  private marked: ReadonlySet<string> = new Set();
  private drawnFrom = 0;
  private drawnTo = -1;
  private frame = 0;
  private readonly text: TextDom;
  private readonly scroller: HTMLElement;
  private readonly index: () => IntervalIndex<SpanInterval>;

  /** `index` answers with the spans as they are when the lanes are drawn. */
  constructor(text: TextDom, scroller: HTMLElement, index: () => IntervalIndex<SpanInterval>) {
    this.text = text;
    this.scroller = scroller;
    this.index = index;
    this.element = document.createElementNS(SVG, 'svg');
    this.element.setAttribute('class', 'lanes');
    this.element.setAttribute('aria-hidden', 'true');
    scroller.addEventListener('scroll', this.onScroll, { passive: true });
  }

  /**
   * The spans have changed. The highlights are painted in the next frame and the lanes in the one after: what the analyst
   * did shows at once, and sorting 10,000 spans does not stand in its way. The first time all comes in one frame, since
   * the text has to be laid out for it in any case.
   */
  spansChanged(): void {
    const first = this.lanes.size === 0;
    this.stale = true;
    this.drawnTo = -1;
    cancelAnimationFrame(this.frame);
    if (first) this.schedule();
    else this.frame = requestAnimationFrame(() => this.schedule());
  }

  /** Draws these spans' bars thicker. */
  setMarked(ids: ReadonlySet<string>): void {
    this.marked = ids;
    this.redraw();
  }

  /** Draws again in the next frame, everything: after a change of spans, size or type. */
  redraw(): void {
    this.drawnTo = -1;
    this.schedule();
  }

  /** The spans whose bars are at the place (client coordinates). */
  at(x: number, y: number): string[] {
    const box = this.element.getBoundingClientRect();
    const left = x - box.left;
    const top = y - box.top;
    return this.bars
      .filter((bar) => Math.abs(bar.x - left) <= STEP / 2 + 0.5 && bar.top - 2 <= top && top <= bar.bottom + 2)
      .map((bar) => bar.id);
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    this.scroller.removeEventListener('scroll', this.onScroll);
  }

  private readonly onScroll = (): void => {
    const { scrollTop, clientHeight } = this.scroller;
    if (scrollTop < this.drawnFrom || scrollTop + clientHeight > this.drawnTo) this.schedule();
  };

  private schedule(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw());
  }

  private draw(): void {
    if (this.stale) this.lanes = lanesOf(this.index().all());
    this.stale = false;
    const { scrollTop, clientHeight } = this.scroller;
    this.drawnFrom = Math.max(0, scrollTop - clientHeight);
    this.drawnTo = scrollTop + 2 * clientHeight;
    const origin = this.element.getBoundingClientRect();
    const rtl = this.text.rightToLeft;
    const edges = this.text.element.getBoundingClientRect();
    const data = new Map<string, string>();
    this.bars = [];
    for (const item of this.inSight()) {
      const depth = this.lanes.get(item.id) ?? 0;
      // Deeper than six over one place, bars would lie on each other: the claim in focus still shows its own.
      if (depth > MAX_LANE && !this.marked.has(item.id)) continue;
      const lane = Math.min(depth, MAX_LANE);
      const innermost = rtl ? edges.right - origin.left + 7 : edges.left - origin.left - 7;
      const x = Math.round(rtl ? innermost + lane * STEP : innermost - lane * STEP) + 0.5;
      const key = `${item.span.look}${this.marked.has(item.id) ? ' marked' : ''}`;
      for (const [start, end] of item.span.fragments) {
        const extent = this.extentOf(start, end, edges);
        if (extent === undefined) continue;
        const top = extent.top - origin.top;
        const bottom = Math.max(top + 4, extent.bottom - origin.top);
        this.bars.push({ id: item.id, x, top, bottom });
        data.set(key, `${data.get(key) ?? ''}M${x} ${top.toFixed(1)}V${bottom.toFixed(1)}`);
      }
    }
    for (const [key, path] of this.paths) if (!data.has(key)) path.removeAttribute('d');
    for (const [key, d] of data) this.pathFor(key).setAttribute('d', d);
  }

  private inSight(): readonly SpanInterval[] {
    const { blocks } = this.text;
    if (blocks.length === 0) return [];
    // Blocks lie one below the other, so the first and last in sight are found by halving.
    const first = this.firstBlock((element) => element.offsetTop + element.offsetHeight >= this.drawnFrom);
    const after = this.firstBlock((element) => element.offsetTop > this.drawnTo);
    const start = blocks[first]?.start ?? 0;
    const end = blocks[Math.max(first, after - 1)]?.end ?? start;
    return this.index().overlapping(start, end);
  }

  private firstBlock(passes: (element: HTMLElement) => boolean): number {
    let low = 0;
    let high = this.text.blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const block = this.text.blocks[middle];
      if (block !== undefined && passes(block.element)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /**
   * From where to where a bar goes. How far along its line a span starts and ends is told by how far down the line's height
   * the bar does, so that bars of spans that follow each other on one line do not run into each other.
   */
  private extentOf(start: number, end: number, edges: DOMRect): { top: number; bottom: number } | undefined {
    const first = this.text.range(start, Math.min(end, start + 1))?.getBoundingClientRect();
    const last = this.text.range(Math.max(start, end - 1), end)?.getBoundingClientRect();
    if (first === undefined || last === undefined || first.height === 0) return undefined;
    const rtl = this.text.rightToLeft;
    const along = (x: number): number =>
      Math.min(1, Math.max(0, (rtl ? edges.right - x : x - edges.left) / Math.max(1, edges.width)));
    return {
      top: first.top + along(rtl ? first.right : first.left) * first.height * 0.8 + 1,
      bottom: last.bottom - (1 - along(rtl ? last.left : last.right)) * last.height * 0.8 - 1,
    };
  }

  private pathFor(key: string): SVGPathElement {
    const known = this.paths.get(key);
    if (known !== undefined) return known;
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', `lane ${key}`);
    this.paths.set(key, path);
    this.element.append(path);
    return path;
  }
}
