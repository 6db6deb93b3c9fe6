/** Two handles on the span in focus, to drag its edges by; the text under the pointer says where they go. */
import { caretRect, offsetAtPoint } from './caret.ts';
import type { TextDom } from './text-dom.ts';

export interface HandleTarget {
  readonly id: string;
  readonly fragments: readonly (readonly [start: number, end: number])[];
}

interface Callbacks {
  readonly preview: (fragments: HandleTarget['fragments']) => void;
  readonly done: (id: string, fragments: HandleTarget['fragments']) => void;
}

export class Handles {
  readonly element: HTMLElement;
  private readonly start = handle('start');
  private readonly end = handle('end');
  private target: HandleTarget | undefined;
  private readonly text: TextDom;
  private readonly callbacks: Callbacks;

  constructor(text: TextDom, callbacks: Callbacks) {
    this.text = text;
    this.callbacks = callbacks;
    this.element = document.createElement('div');
    this.element.className = 'handles';
    this.element.hidden = true;
    this.element.append(this.start, this.end);
    this.follow(this.start, 'start');
    this.follow(this.end, 'end');
  }

  show(target: HandleTarget | undefined): void {
    this.target = target;
    this.place();
  }

  /** Puts the handles where the edges are drawn now. */
  place(fragments = this.target?.fragments): void {
    const first = fragments?.[0];
    const last = fragments?.at(-1);
    this.element.hidden = first === undefined || last === undefined;
    if (first === undefined || last === undefined) return;
    const origin = this.element.parentElement?.getBoundingClientRect();
    const head = caretRect(this.text, first[0]);
    const tail = this.text.range(Math.max(last[0], last[1] - 1), last[1])?.getBoundingClientRect();
    if (origin === undefined || head === undefined || tail === undefined) return;
    const rtl = this.text.rightToLeft;
    move(this.start, head.left - origin.left, head.top - origin.top, head.height);
    move(this.end, (rtl ? tail.left : tail.right) - origin.left, tail.top - origin.top, tail.height);
  }

  private follow(element: HTMLElement, edge: 'start' | 'end'): void {
    // The click that ends a drag is no click on the text below: the span keeps the focus.
    element.addEventListener('click', (event) => {
      event.stopPropagation();
    });
    element.addEventListener('pointerdown', (down) => {
      const { target } = this;
      if (target === undefined || down.button !== 0) return;
      down.preventDefault();
      down.stopPropagation();
      element.setPointerCapture(down.pointerId);
      let moved = target.fragments;
      const drag = (event: PointerEvent): void => {
        const offset = offsetAtPoint(this.text, event.clientX, event.clientY);
        if (offset === undefined) return;
        moved = withEdge(target.fragments, edge, offset);
        this.callbacks.preview(moved);
        this.place(moved);
      };
      const stop = (event: PointerEvent): void => {
        element.removeEventListener('pointermove', drag);
        element.removeEventListener('pointerup', stop);
        element.removeEventListener('pointercancel', stop);
        if (event.type === 'pointerup') this.callbacks.done(target.id, moved);
        else this.callbacks.preview(target.fragments);
        this.place();
      };
      element.addEventListener('pointermove', drag);
      element.addEventListener('pointerup', stop);
      element.addEventListener('pointercancel', stop);
    });
  }
}

/** The fragments with their outer edge moved; fragments that it passes over go, and at least one unit stays. */
export function withEdge(
  fragments: HandleTarget['fragments'],
  edge: 'start' | 'end',
  offset: number,
): HandleTarget['fragments'] {
  const list = [...fragments];
  if (edge === 'start') {
    while (list.length > 1 && (list[0]?.[1] ?? 0) <= offset) list.shift();
    const first = list[0];
    if (first !== undefined) list[0] = [Math.min(offset, first[1] - 1), first[1]];
  } else {
    while (list.length > 1 && (list.at(-1)?.[0] ?? 0) >= offset) list.pop();
    const last = list.at(-1);
    if (last !== undefined) list[list.length - 1] = [last[0], Math.max(offset, last[0] + 1)];
  }
  return list;
}

function handle(edge: string): HTMLElement {
  const element = document.createElement('div');
  element.className = `handle handle-${edge}`;
  element.title = edge === 'start' ? 'Drag the start of the span' : 'Drag the end of the span';
  return element;
}

function move(element: HTMLElement, x: number, y: number, height: number): void {
  element.style.transform = `translate(${x}px, ${y}px)`;
  element.style.height = `${height}px`;
}
