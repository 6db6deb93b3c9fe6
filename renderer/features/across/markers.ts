/** At the edges of a pane: how many spots are scrolled out above and below. A click goes to the nearest. */
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

export class Markers {
  readonly element = document.createElement('div');
  private readonly buttons = new Map<string, HTMLButtonElement>();
  private readonly go: (pane: string, direction: Direction) => void;

  constructor(go: (pane: string, direction: Direction) => void) {
    this.go = go;
    this.element.className = 'across-markers';
  }

  draw(markers: readonly MarkerState[]): void {
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
