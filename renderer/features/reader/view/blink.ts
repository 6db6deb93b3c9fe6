/**
 * A blinking caret without an animation: one that runs makes the browser look at all highlights of the page and paint their
 * text again in every frame, for as long as the caret is shown. This one steps twice a second while nothing else happens,
 * and rests after a while, as carets do in most text fields.
 */

const STEP_MS = 600;
const STEPS = 16;

export class Blink {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly element: HTMLElement;

  /** The element has the class `off` while it is not to be seen. */
  constructor(element: HTMLElement) {
    this.element = element;
  }

  /** Begins with the element shown. */
  start(): void {
    this.stop();
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) this.step(STEPS);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.element.classList.remove('off');
  }

  private step(left: number): void {
    if (left === 0) return;
    this.timer = setTimeout(() => {
      this.element.classList.toggle('off', left % 2 === 0);
      this.step(left - 1);
    }, STEP_MS);
  }
}
