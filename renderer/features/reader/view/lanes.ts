/**
 * Lanes: beside the text, one bar per span, so that spans that overlap or nest can be told apart, counted and clicked.
 * Drawn for what is in sight and half a screen more on each side, as one path per look, whatever the number of spans.
 */
import { lanesOf } from '#shared/anchoring/lanes.ts';
import type { IntervalIndex } from '#shared/anchoring/intervals.ts';
import { BarEdges } from './bar-edges.ts';
import type { DrawnSpan } from './highlights.ts';
import type { Sight } from './sight.ts';
import type { TextDom } from './text-dom.ts';

export interface SpanInterval {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly span: DrawnSpan;
}

/** Distance between lanes, and of the innermost from the text, in CSS pixels. */
const STEP = 5;
const ALL_LANES = [0, 6] as const;
/** A ring at the head of the bar of a span with a note. */
const NOTE = 'note-mark';
const DOT = 'a3 3 0 1 0 6 0a3 3 0 1 0 -6 0';
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
  private marked: ReadonlySet<string> = new Set();
  private drawn = false;
  private frame = 0;
  private readonly text: TextDom;
  private readonly sight: Sight;
  private readonly edges: BarEdges;
  private readonly index: () => IntervalIndex<SpanInterval>;

  /** `index` answers with the spans as they are when the lanes are drawn. */
  constructor(text: TextDom, sight: Sight, index: () => IntervalIndex<SpanInterval>) {
    this.text = text;
    this.sight = sight;
    this.edges = new BarEdges(text);
    this.index = index;
    this.element = document.createElementNS(SVG, 'svg');
    this.element.setAttribute('class', 'lanes');
    this.element.setAttribute('aria-hidden', 'true');
  }

  /**
   * The spans have changed. The highlights are painted in the next frame and the lanes in the one after: what the analyst
   * did shows at once, and sorting 10,000 spans does not stand in its way. The first time all comes in one frame, since
   * the text has to be laid out for it in any case.
   */
  spansChanged(): void {
    cancelAnimationFrame(this.frame);
    if (!this.drawn) this.redraw();
    else this.frame = requestAnimationFrame(() => this.redraw());
  }

  /** Draws these spans' bars thicker. */
  setMarked(ids: ReadonlySet<string>): void {
    this.marked = ids;
    this.redraw();
  }

  /** Draws again in the next frame: after a change of spans. */
  redraw(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw());
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
  }

  /** Draws what is in sight now. */
  draw(): void {
    cancelAnimationFrame(this.frame);
    this.drawn = true;
    this.sight.measure();
    const { start, end } = this.sight;
    const items = this.index().overlapping(start, end);
    const lanes = lanesByColumn(withNeighbours(this.index(), items));
    const rtl = this.text.rightToLeft;
    const edges = this.text.element.getBoundingClientRect();
    const origin = this.element.getBoundingClientRect();
    const innermost = rtl ? edges.right - origin.left + 7 : edges.left - origin.left - 7;
    this.edges.begin(origin.top, edges, rtl);
    const data = new Map<string, string>();
    this.bars = [];
    for (const item of items) {
      const depth = lanes.get(item.id) ?? 0;
      const [first, count] = item.span.lanes ?? ALL_LANES;
      // Deeper than there are lanes, bars would lie on each other: the claim in focus still shows its own.
      if (depth >= count && !this.marked.has(item.id)) continue;
      const lane = first + Math.min(depth, count - 1);
      const x = Math.round(rtl ? innermost + lane * STEP : innermost - lane * STEP) + 0.5;
      const key = `${item.span.bar ?? item.span.look}${this.marked.has(item.id) ? ' marked' : ''}`;
      let noted = item.span.noted === true;
      for (const [from, to] of item.span.fragments) {
        const top = this.edges.top(from, to);
        const end = this.edges.bottom(from, to);
        if (top === undefined || end === undefined) continue;
        const bottom = Math.max(top + 4, end);
        this.bars.push({ id: item.id, x, top, bottom });
        data.set(key, `${data.get(key) ?? ''}M${x} ${top.toFixed(1)}V${bottom.toFixed(1)}`);
        if (noted) data.set(NOTE, `${data.get(NOTE) ?? ''}M${x - 3} ${top.toFixed(1)}${DOT}`);
        noted = false;
      }
    }
    for (const [key, path] of this.paths) if (!data.has(key)) path.removeAttribute('d');
    for (const [key, d] of data) this.pathFor(key).setAttribute('d', d);
  }

  private pathFor(key: string): SVGPathElement {
    const known = this.paths.get(key);
    if (known !== undefined) return known;
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', `lane ${key}`);
    this.paths.set(key, path);
    // The marks of notes lie on the bars.
    if (key === NOTE) this.element.append(path);
    else this.element.prepend(path);
    return path;
  }
}

/** The items' lanes, given anew for each column of lanes. */
function lanesByColumn(items: readonly SpanInterval[]): ReadonlyMap<string, number> {
  const columns = Map.groupBy(items, ({ span }) => span.lanes?.[0] ?? 0);
  if (columns.size < 2) return lanesOf(items);
  return new Map([...columns.values()].flatMap((column) => [...lanesOf(column)]));
}

/**
 * The items with those before them that they hang together with: lanes are given from the start of the text on, and begin
 * anew wherever no item is running, so these are enough to tell the items' lanes.
 */
function withNeighbours(index: IntervalIndex<SpanInterval>, items: readonly SpanInterval[]): readonly SpanInterval[] {
  const last = items.at(-1);
  let start = items[0]?.start;
  while (start !== undefined && last !== undefined) {
    const earliest = index.at(start)[0]?.start ?? start;
    if (earliest === start) return index.overlapping(start, last.start + 1);
    start = earliest;
  }
  return items;
}
