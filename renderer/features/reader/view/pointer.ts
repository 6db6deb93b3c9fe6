/** What the pointer does over an article: the span under it is lit, and a click picks it. It never passes through React. */
import { offsetAtPoint } from './caret.ts';
import type { TextDom } from './text-dom.ts';

interface Acts {
  /** The spans under a place in the window, innermost first. */
  readonly spansAt: (x: number, y: number) => readonly string[];
  /** Another span is under the pointer than before, or none (''). */
  readonly hover: (id: string) => void;
  /** A click without a drag: where in the text, if over it, and on which spans. */
  readonly click: (offset: number | undefined, ids: readonly string[]) => void;
}

export class Pointer {
  private hovered = '';
  private frame = 0;
  private readonly host: HTMLElement;
  private readonly text: TextDom;
  private readonly acts: Acts;

  constructor(host: HTMLElement, text: TextDom, acts: Acts) {
    this.host = host;
    this.text = text;
    this.acts = acts;
    host.addEventListener('pointermove', this.onMove, { passive: true });
    host.addEventListener('pointerleave', this.onLeave);
    host.addEventListener('click', this.onClick);
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    this.host.removeEventListener('pointermove', this.onMove);
    this.host.removeEventListener('pointerleave', this.onLeave);
    this.host.removeEventListener('click', this.onClick);
  }

  private readonly onMove = (event: PointerEvent): void => {
    if (event.buttons !== 0) return;
    cancelAnimationFrame(this.frame);
    const { clientX, clientY } = event;
    this.frame = requestAnimationFrame(() => this.hover(this.acts.spansAt(clientX, clientY)[0] ?? ''));
  };

  private readonly onLeave = (): void => {
    cancelAnimationFrame(this.frame);
    this.hover('');
  };

  private hover(id: string): void {
    if (id === this.hovered) return;
    this.hovered = id;
    this.acts.hover(id);
  }

  private readonly onClick = (event: MouseEvent): void => {
    const selection = getSelection();
    if (event.button !== 0 || (selection !== null && !selection.isCollapsed)) return;
    const { clientX, clientY } = event;
    this.acts.click(offsetAtPoint(this.text, clientX, clientY), this.acts.spansAt(clientX, clientY));
  };
}
