/** One line between two panes, as SVG: the line, what of it passes beneath words, and its sign. */
import { linePath, pointOnFirstCurve, pointOnLastCurve, wordsPath } from './geometry.ts';
import type { Run } from './geometry.ts';
import type { Join, Kind } from './plan.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Drawn rather than written: signs of different fonts do not sit in the middle of a circle. */
const SIGN: Readonly<Record<Kind, string>> = {
  agree: 'M-4 .4L-1.2 3.2L4 -3.2',
  deny: 'M-3 -3L3 3M3 -3L-3 3',
  oppose: 'M-3.2 -3.2L3.2 3.2M3.2 -3.2L-3.2 3.2',
  partly: 'M-3.4 -1.2H3.4M0 -4.6V2.2M-3.4 4.4H3.4',
  aside: 'M0 0h.01',
};

export class DrawnLine {
  readonly element: SVGGElement;
  private readonly words = make('path', 'across-words');
  private readonly line = make('path', 'across-path');
  private readonly sign = make('g', 'across-sign');
  private readonly join: Join;

  constructor(join: Join) {
    this.join = join;
    this.element = make('g', 'across-line');
    const { dataset } = this.element;
    dataset['from'] = String(join.from.pane);
    dataset['to'] = String(join.to.pane);
    dataset['kind'] = join.kind;
    dataset['main'] = String(join.lesser === null);
    dataset['over'] = String(join.to.pane - join.from.pane - 1);
    const circle = make('circle', 'across-sign-ground');
    circle.setAttribute('r', join.lesser !== null ? '7' : join.kind === 'oppose' ? '10' : '8.5');
    const mark = make('path', 'across-sign-mark');
    mark.setAttribute('d', SIGN[join.kind]);
    if (join.lesser !== null) mark.setAttribute('transform', 'scale(.8)');
    this.sign.append(circle, mark);
    this.element.append(this.words, this.line, this.sign);
  }

  /** Draws the line along the way, whose coordinates are those of the SVG. */
  draw(runs: readonly Run[]): void {
    this.element.style.display = runs.length < 2 ? 'none' : '';
    if (runs.length < 2) return;
    this.words.setAttribute('d', wordsPath(runs));
    this.line.setAttribute('d', linePath(runs, this.join.kind === 'oppose'));
    const at = this.signPoint(runs);
    if (at !== undefined) this.sign.setAttribute('transform', `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})`);
  }

  /**
   * The main line's sign is in the middle of the gutter; a lesser line's near its own end, since all of them meet at the
   * other; that of a line that passes over panes in the first gutter, so that it covers no words.
   */
  private signPoint(runs: readonly Run[]): { x: number; y: number } | undefined {
    const { lesser } = this.join;
    if (runs.length > 2) return pointOnFirstCurve(runs, 0.5);
    return pointOnLastCurve(runs, lesser === null ? 0.5 : lesser === 'from' ? 0.24 : 0.76);
  }
}

function make<Name extends keyof SVGElementTagNameMap>(name: Name, className: string): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(SVG, name);
  element.setAttribute('class', className);
  return element;
}
