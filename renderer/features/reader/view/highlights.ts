/**
 * The highlights of every open text, by look: a dozen static names in the CSS Custom Highlight API, whatever the number of
 * spans. What they look like is in highlights.css.
 */
import type { Sight } from './sight.ts';
import type { TextDom } from './text-dom.ts';

/** How a span is drawn: mine by what its links say together, a colleague's by the line that is hers (see AnnotatorLine). */
export const LOOKS = [
  'plus',
  'minus',
  'partly',
  'zero',
  'mixed',
  'unlinked',
  'who-1',
  'who-2',
  'who-3',
  'who-4',
  'who-5',
] as const;
export type Look = (typeof LOOKS)[number];

/** Drawn over the looks, one above the other. */
const LAYERS = ['claim', 'hover', 'active', 'search', 'search-current', 'selection'] as const;
export type Layer = (typeof LAYERS)[number];

export interface DrawnSpan {
  readonly id: string;
  readonly fragments: readonly (readonly [start: number, end: number])[];
  readonly look: Look;
  /** What its bar says: what its links say together, whoever's it is. */
  readonly bar?: string;
  /** The first of the lanes that her bars stand in, and how many there are; all of them if it is not given. */
  readonly lanes?: readonly [first: number, count: number];
  /** There is a note on it or on one of its links. */
  readonly noted?: boolean;
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

/**
 * Up to so many spans are highlighted whole. Of more, only those near what is in sight: at every change of the page, whatever
 * changed, the browser goes through all ranges of all highlights and paints their text again.
 */
const FEW = 60;

type Place = readonly [start: number, end: number];

/** One text's share of the highlights. */
export class Highlights {
  private spans: readonly DrawnSpan[] = [];
  private readonly drawn = new Map<string, { span: DrawnSpan; ranges: readonly StaticRange[] }>();
  private readonly layers = new Map<Layer, { places: readonly Place[]; ranges: readonly StaticRange[] }>();
  private readonly text: TextDom;
  private readonly sight: Sight;

  constructor(text: TextDom, sight: Sight) {
    this.text = text;
    this.sight = sight;
  }

  /** Draws exactly these spans; only what differs from last time is touched. */
  setSpans(spans: readonly DrawnSpan[]): void {
    this.spans = spans;
    this.draw();
  }

  /** Draws a layer over these places and nowhere else in this text. */
  setLayer(layer: Layer, places: readonly Place[]): void {
    const known = this.layers.get(layer);
    if (places.length === 0 && (known === undefined || known.places.length === 0)) return;
    const highlight = registered(layer, 10 + LAYERS.indexOf(layer));
    for (const range of known?.ranges ?? []) highlight.delete(range);
    const ranges = this.rangesOf(this.near(places, (place) => place));
    for (const range of ranges) highlight.add(range);
    this.layers.set(layer, { places, ranges });
  }

  /** Another stretch of the text is in sight. */
  sightMoved(): void {
    if (this.spans.length > FEW) this.draw();
    for (const [layer, { places }] of this.layers) if (places.length > FEW) this.setLayer(layer, places);
  }

  destroy(): void {
    this.setSpans([]);
    for (const layer of LAYERS) this.setLayer(layer, []);
  }

  private draw(): void {
    const gone = new Set(this.drawn.keys());
    for (const span of this.near(this.spans, placeOf)) {
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

  /** Those of the items that are to be drawn. */
  private near<T>(items: readonly T[], place: (item: T) => Place): readonly T[] {
    if (items.length <= FEW) return items;
    this.sight.measure();
    const { start: from, end: to } = this.sight;
    return items.filter((item) => {
      const [start, end] = place(item);
      return start < to && end > from;
    });
  }

  private erase(look: Look, ranges: readonly StaticRange[]): void {
    const highlight = registered(look, 1);
    for (const range of ranges) highlight.delete(range);
  }

  private rangesOf(places: readonly Place[]): StaticRange[] {
    return places.flatMap(([start, end]) => this.text.staticRange(start, end) ?? []);
  }
}

const placeOf = ({ fragments }: DrawnSpan): Place => [fragments[0]?.[0] ?? 0, fragments.at(-1)?.[1] ?? 0];
