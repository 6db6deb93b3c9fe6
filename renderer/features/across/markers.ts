/**
 * At the edges of a pane: how many spots are scrolled out above and below, a click goes to the nearest; and, where a line
 * passes over a pane, why.
 */
import type { CellSide } from '#shared/document/cells.ts';
import { SIDE_CLASS, SIDE_SIGN } from '../../ui/Stance.tsx';

export type Direction = 'above' | 'below';

export interface MarkerState {
  /** Key of the pane. */
  readonly pane: string;
  readonly direction: Direction;
  readonly count: number;
  /** What the spots there say together. */
  readonly side: CellSide;
  readonly sideInWords: string;
  readonly article: string;
  /** Upper left corner, in the coordinates of the parent. */
  readonly x: number;
  readonly y: number;
}

/** A pane that a line passes over: the article is silent on the claim, or nobody has looked. */
export interface PassedState {
  readonly words: string;
  /** Middle of the label, in the coordinates of the parent. */
  readonly x: number;
  readonly y: number;
}

export class Markers {
  readonly element = document.createElement('div');
  private readonly buttons = new Map<string, HTMLButtonElement>();
  private readonly go: (pane: string, direction: Direction) => void;

  constructor(go: (pane: string, direction: Direction) => void) {
    this.go = go;
    this.element.className = 'across-markers';
  }

  private readonly labels: HTMLElement[] = [];

  draw(markers: readonly MarkerState[], passed: readonly PassedState[]): void {
    this.drawLabels(passed);
    const gone = new Set(this.buttons.keys());
    for (const marker of markers) {
      const key = `${marker.pane} ${marker.direction}`;
      gone.delete(key);
      let button = this.buttons.get(key);
      if (button === undefined) {
        button = this.make(marker);
        this.buttons.set(key, button);
        this.element.append(button);
      }
      fill(button, marker);
    }
    for (const key of gone) {
      this.buttons.get(key)?.remove();
      this.buttons.delete(key);
    }
  }

  private drawLabels(passed: readonly PassedState[]): void {
    for (const label of this.labels.splice(passed.length)) label.remove();
    for (const [index, { words, x, y }] of passed.entries()) {
      const label = (this.labels[index] ??= this.makeLabel());
      if (label.textContent !== words) label.textContent = words;
      label.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px) translate(-50%, -50%)`;
    }
  }

  private makeLabel(): HTMLElement {
    const label = document.createElement('div');
    label.className = 'across-passed';
    label.setAttribute('aria-hidden', 'true');
    this.element.append(label);
    return label;
  }

  private make({ pane, direction }: MarkerState): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    // The keys for it are those that go from place to place; a stop here would come and go with every turn of the wheel.
    button.tabIndex = -1;
    button.dataset['pane'] = pane;
    button.dataset['direction'] = direction;
    // The press must not take the keyboard from the text.
    button.addEventListener('pointerdown', (event) => event.preventDefault());
    button.addEventListener('mousedown', (event) => event.preventDefault());
    button.addEventListener('click', () => this.go(pane, direction));
    return button;
  }
}

function fill(button: HTMLButtonElement, { direction, count, side, sideInWords, article, x, y }: MarkerState): void {
  const text = `${direction === 'above' ? '↑' : '↓'}${count > 99 ? '99+' : count}`;
  const said = `${text} ${side}`;
  if (button.dataset['said'] !== said) {
    button.dataset['said'] = said;
    button.dataset['count'] = String(count);
    button.className = `across-marker ${SIDE_CLASS[side]}`;
    button.replaceChildren(text, ' ', SIDE_SIGN[side]);
    const label = `${count === 1 ? '1 place' : `${count} places`} ${direction} in ${article}: ${sideInWords}. Go there`;
    button.setAttribute('aria-label', label);
    button.title = label;
  }
  button.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}
