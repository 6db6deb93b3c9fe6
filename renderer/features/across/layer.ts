/**
 * The lines of the claim in focus, drawn over the panes. It follows scrolling, resizing and what is in focus by itself: one
 * drawing per frame in which something moved, none otherwise, and nothing through React.
 */
import { SIDE_WORD } from '../../ui/Stance.tsx';
import { cellOf } from '#shared/document/cells.ts';
import type { CellSide } from '#shared/document/cells.ts';
import type { Place } from '#shared/document/places.ts';
import { spanEnd, spanStart } from '#shared/document/sheet-index.ts';
import { nameOf } from '../../state/derived.ts';
import { useDocument } from '../../state/document.ts';
import { activate, focusSpan, useSession } from '../../state/session.ts';
import { linesOf, onViews } from '../reader/index.ts';
import { DrawnLine } from './drawn-line.ts';
import { Markers } from './markers.ts';
import type { Direction, MarkerState, PassedState } from './markers.ts';
import { measure, panesOf } from './panes.ts';
import type { Measured, Pane } from './panes.ts';
import { joinsOf } from './plan.ts';
import type { End, Join } from './plan.ts';
import { MARKER, routeOf } from './routes.ts';
import type { Bridge, Stop } from './routes.ts';
import type { Run } from './geometry.ts';

export class ConnectorLayer {
  private readonly root: HTMLElement;
  private readonly desk: HTMLElement;
  private readonly svg: SVGSVGElement;
  private readonly groups: Readonly<Record<'lesser' | 'main' | 'oppose', SVGGElement>>;
  private readonly markers = new Markers((pane, direction) => this.goTo(pane, direction));
  private readonly lines = new Map<string, DrawnLine>();
  private readonly resize = new ResizeObserver(() => this.schedule());
  private readonly stops: readonly (() => void)[];
  private panes: readonly Pane[] = [];
  private frame = 0;

  /** `root` lies over the panes within `desk`, which scrolls sideways; the layer fills it and, when destroyed, empties it. */
  constructor(root: HTMLElement, desk: HTMLElement) {
    this.root = root;
    this.desk = desk;
    this.svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    this.svg.setAttribute('class', 'across-lines');
    // What the lines say, a claim's row and its peek say in words.
    this.svg.setAttribute('aria-hidden', 'true');
    const group = (): SVGGElement => document.createElementNS('http://www.w3.org/2000/svg', 'g');
    this.groups = { lesser: group(), main: group(), oppose: group() };
    this.svg.append(this.groups.lesser, this.groups.main, this.groups.oppose);
    root.replaceChildren(this.svg, this.markers.element);
    desk.addEventListener('scroll', this.schedule, { capture: true, passive: true });
    this.stops = [
      useSession.subscribe((now, before) => {
        if (now.claim !== before.claim || now.panes !== before.panes || now.shown !== before.shown) this.gather();
        else if (now.span !== before.span) this.schedule();
      }),
      useDocument.subscribe((now, before) => {
        if (now.doc !== before.doc) this.gather();
      }),
      onViews(() => this.observe()),
    ];
    this.observe();
    this.gather();
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    this.desk.removeEventListener('scroll', this.schedule, { capture: true });
    this.stops.forEach((stop) => stop());
    this.resize.disconnect();
    this.root.replaceChildren();
  }

  private gather(): void {
    const { claim } = useSession.getState();
    this.panes = claim === null ? [] : panesOf(claim);
    this.schedule();
  }

  private observe(): void {
    this.resize.disconnect();
    for (const element of this.desk.querySelectorAll('.pane, .reader, .article-text')) this.resize.observe(element);
    this.schedule();
  }

  private readonly schedule = (): void => {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.draw());
  };

  private draw(): void {
    // First everything is measured, then everything is written: the page is laid out once.
    const origin = this.root.getBoundingClientRect();
    const measured = this.panes.map((pane) => (pane.spots.length === 0 ? undefined : measure(pane)));
    const joins = joinsOf(measured.map((pane) => pane?.spots));
    const bridges = this.bridges(joins);
    const crossings = new Map<number, number>();
    const drawn = joins.map((join) => ({ join, runs: this.route(join, measured, bridges, crossings, origin) }));
    const markers = this.markersOf(measured, origin);
    const passed = [...bridges].map(([pane, bridge]) => this.passed(pane, bridge, origin));
    const gone = new Set(this.lines.keys());
    for (const { join, runs } of drawn) {
      const key = `${join.from.pane}.${join.from.spot} ${join.to.pane}.${join.to.spot} ${join.kind} ${join.lesser}`;
      gone.delete(key);
      this.lineFor(key, join).draw(runs);
    }
    for (const key of gone) {
      this.lines.get(key)?.element.remove();
      this.lines.delete(key);
    }
    this.markers.draw(markers, passed);
  }

  private lineFor(key: string, join: Join): DrawnLine {
    const known = this.lines.get(key);
    if (known !== undefined) return known;
    const line = new DrawnLine(join);
    this.lines.set(key, line);
    this.groups[join.kind === 'oppose' ? 'oppose' : join.lesser === null ? 'main' : 'lesser'].append(line.element);
    return line;
  }

  private route(
    { from, to }: Join,
    measured: readonly (Measured | undefined)[],
    bridges: ReadonlyMap<number, Bridge>,
    crossings: Map<number, number>,
    origin: DOMRect,
  ): Run[] {
    const start = this.stopAt(from, measured);
    const end = this.stopAt(to, measured);
    if (start === undefined || end === undefined) return [];
    const over: Bridge[] = [];
    for (let pane = from.pane + 1; pane < to.pane; pane += 1) {
      const bridge = bridges.get(pane);
      if (bridge === undefined) continue;
      // Lines over one pane lie beside each other.
      const count = crossings.get(pane) ?? 0;
      crossings.set(pane, count + 1);
      over.push({ ...bridge, y: bridge.y - count * 3 });
    }
    return routeOf(start, over, end).map(({ words, ...run }) => ({
      from: run.from - origin.left,
      to: run.to - origin.left,
      y: run.y - origin.top,
      ...(words === undefined ? {} : { words: [words[0] - origin.left, words[1] - origin.left] as const }),
    }));
  }

  private stopAt({ pane, spot }: End, measured: readonly (Measured | undefined)[]): Stop | undefined {
    const at = measured[pane];
    const seen = at?.spots.spots[spot];
    if (at === undefined || seen === undefined) return undefined;
    const { key, spots } = this.panes[pane] ?? { key: '', spots: [] };
    const lines = seen.sight === 'seen' ? linesOf(key, spots[spot]?.span.fragments ?? []) : [];
    return { ...at.frame, sight: seen.sight, lines };
  }

  /** Where lines cross the panes that they pass over. */
  private bridges(joins: readonly Join[]): ReadonlyMap<number, Bridge> {
    const found = new Map<number, Bridge>();
    const heads = this.desk.querySelectorAll('.pane-head');
    for (const { from, to } of joins) {
      for (let pane = from.pane + 1; pane < to.pane; pane += 1) {
        const box = heads[pane]?.getBoundingClientRect();
        if (box !== undefined) found.set(pane, { left: box.left, right: box.right, y: box.bottom });
      }
    }
    return found;
  }

  private passed(index: number, { left, right, y }: Bridge, origin: DOMRect): PassedState {
    const { doc } = useDocument.getState();
    const { claim, shown } = useSession.getState();
    const article = this.panes[index]?.article ?? null;
    const silent =
      doc !== null && claim !== null && article !== null && cellOf(doc, claim, article, shown).state === 'silent';
    const words = article === null ? 'no article' : silent ? '– silent' : 'not looked for';
    return { words, x: (left + right) / 2 - origin.left, y: y - origin.top };
  }

  private markersOf(measured: readonly (Measured | undefined)[], origin: DOMRect): MarkerState[] {
    const { doc } = useDocument.getState();
    return measured.flatMap((at, index) => {
      const pane = this.panes[index];
      if (at === undefined || pane === undefined || pane.article === null) return [];
      const article = doc?.articles.get(pane.article);
      const { frame, column, rightToLeft } = at.frame;
      return (['above', 'below'] as const).flatMap((direction): MarkerState[] => {
        const sides = at.spots.spots.filter(({ sight }) => sight === direction).map(({ side }) => side);
        if (sides.length === 0) return [];
        const side = together(sides);
        const wanted = rightToLeft ? column.right + MARKER.gap : column.left - MARKER.gap - MARKER.width;
        const x = Math.min(Math.max(wanted, frame.left), frame.right - MARKER.width);
        const y = direction === 'above' ? frame.top : frame.bottom - MARKER.height;
        return [
          {
            pane: pane.key,
            direction,
            count: sides.length,
            side,
            sideInWords: SIDE_WORD[side],
            article: article === undefined ? 'this article' : nameOf(article),
            x: x - origin.left,
            y: y - origin.top,
          },
        ];
      });
    });
  }

  /** Goes to the nearest place out of sight there. */
  private goTo(key: string, direction: Direction): void {
    const pane = this.panes.find((other) => other.key === key);
    const sights = pane === undefined ? undefined : measure(pane)?.spots.spots.map(({ sight }) => sight);
    const index = direction === 'above' ? sights?.lastIndexOf('above') : sights?.indexOf('below');
    const place = pane?.spots[index ?? -1]?.places[0];
    if (place !== undefined) showIn(key, place);
  }
}

function showIn(pane: string, { span }: Place): void {
  activate(pane);
  focusSpan({ annotator: span.annotator, article: span.article, span: span.id });
  useSession.setState({ reveal: { pane, start: spanStart(span), end: spanEnd(span), focus: true } });
}

/** What several spots say together, as in a cell of the matrix. */
function together(sides: readonly CellSide[]): CellSide {
  const seen = new Set(sides);
  if (seen.has('both') || (seen.has('+') && seen.has('-'))) return 'both';
  return (['-', '+', '±', '0'] as const).find((side) => seen.has(side)) ?? '0';
}
