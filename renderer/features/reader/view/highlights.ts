/**
 * The highlights of every open text, by look: a dozen static names in the CSS Custom Highlight API, whatever the number of
 * spans. What they look like is in highlights.css.
 */
import type { TextDom } from './text-dom.ts';

/** How a span is drawn: what its links say together, and whether it is mine. */
export const LOOKS = [
  'plus',
  'minus',
  'partly',
  'zero',
  'mixed',
  'unlinked',
  'other-plus',
  'other-minus',
  'other-partly',
  'other-zero',
  'other-mixed',
  'other-unlinked',
] as const;
export type Look = (typeof LOOKS)[number];

/** Drawn over the looks, one above the other. */
const LAYERS = ['claim', 'hover', 'active', 'selection'] as const;
export type Layer = (typeof LAYERS)[number];

export interface DrawnSpan {
  readonly id: string;
  readonly fragments: readonly (readonly [start: number, end: number])[];
  readonly look: Look;
}

/** The registry's entries at hand: asking `CSS.highlights` once per span costs more than making its range. */
const entries = new Map<Look | Layer, Highlight>();

function registered(name: Look | Layer, priority: number): Highlight {
  const known = entries.get(name);
  if (known !== undefined) return known;
  const highlight = new Highlight();
  highlight.priority = priority;
  entries.set(name, highlight);
  CSS.highlights.set(`crossread-${name}`, highlight);
  return highlight;
}

/** One text's share of the highlights. */
export class Highlights {
  private readonly drawn = new Map<string, { span: DrawnSpan; ranges: readonly StaticRange[] }>();
  private readonly layers = new Map<Layer, readonly StaticRange[]>();
  private readonly text: TextDom;

  constructor(text: TextDom) {
    this.text = text;
  }

  /** Draws exactly these spans; only what differs from last time is touched. */
  setSpans(spans: readonly DrawnSpan[]): void {
    const gone = new Set(this.drawn.keys());
    for (const span of spans) {
      gone.delete(span.id);
      const known = this.drawn.get(span.id);
      if (known !== undefined) {
        if (known.span.look === span.look && known.span.fragments === span.fragments) continue;
        this.erase(known.span.look, known.ranges);
      }
      const ranges = this.rangesOf(span.fragments);
      const highlight = registered(span.look, LOOKS.indexOf(span.look) < 6 ? 2 : 1);
      for (const range of ranges) highlight.add(range);
      this.drawn.set(span.id, { span, ranges });
    }
    for (const id of gone) {
      const known = this.drawn.get(id);
      if (known !== undefined) this.erase(known.span.look, known.ranges);
      this.drawn.delete(id);
    }
  }

  /** Draws a layer over these places and nowhere else in this text. */
  setLayer(layer: Layer, places: readonly (readonly [start: number, end: number])[]): void {
    const highlight = registered(layer, 10 + LAYERS.indexOf(layer));
    for (const range of this.layers.get(layer) ?? []) highlight.delete(range);
    const ranges = this.rangesOf(places);
    for (const range of ranges) highlight.add(range);
    this.layers.set(layer, ranges);
  }

  destroy(): void {
    this.setSpans([]);
    for (const layer of LAYERS) this.setLayer(layer, []);
  }

  private erase(look: Look, ranges: readonly StaticRange[]): void {
    const highlight = registered(look, 1);
    for (const range of ranges) highlight.delete(range);
  }

  private rangesOf(places: readonly (readonly [start: number, end: number])[]): StaticRange[] {
    return places.flatMap(([start, end]) => this.text.staticRange(start, end) ?? []);
  }
}
