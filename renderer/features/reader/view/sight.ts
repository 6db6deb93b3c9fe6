/**
 * Which stretch of an article is in sight, with half a screen more on each side: only there are highlights and lanes drawn when
 * there are many. Whoever draws is told in the frame in which the stretch is left.
 */
import type { TextDom } from './text-dom.ts';

/** More than a turn of the wheel scrolls in a frame, as a share of the screen; all that lies in it is painted at each change. */
const MARGIN = 0.5;

export class Sight {
  /** The stretch, in UTF-16 code units of the article's text, end exclusive. */
  start = 0;
  end = 0;
  private from = 0;
  private to = -1;
  private frame = 0;
  private readonly text: TextDom;
  private readonly scroller: HTMLElement;
  private readonly onMove: () => void;

  constructor(text: TextDom, scroller: HTMLElement, onMove: () => void) {
    this.text = text;
    this.scroller = scroller;
    this.onMove = onMove;
    scroller.addEventListener('scroll', this.onScroll, { passive: true });
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    this.scroller.removeEventListener('scroll', this.onScroll);
  }

  /** Something has changed its size: the stretch is measured anew in the next frame, and all is drawn again. */
  moved(): void {
    this.to = -1;
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => {
      this.measure();
      this.onMove();
    });
  }

  /** Measures the stretch unless it is known. The text is laid out for it. */
  measure(): void {
    if (this.to >= 0) return;
    const { blocks } = this.text;
    const { scrollTop, clientHeight } = this.scroller;
    this.from = Math.max(0, scrollTop - clientHeight * MARGIN);
    this.to = scrollTop + clientHeight * (1 + MARGIN);
    // Blocks lie one below the other, so the first and last in sight are found by halving.
    const first = this.firstBlock((element) => element.offsetTop + element.offsetHeight >= this.from);
    const after = this.firstBlock((element) => element.offsetTop > this.to);
    this.start = blocks[first]?.start ?? 0;
    this.end = blocks[Math.max(first, after - 1)]?.end ?? this.start;
  }

  private readonly onScroll = (): void => {
    const { scrollTop, clientHeight } = this.scroller;
    if (scrollTop < this.from || scrollTop + clientHeight > this.to) this.moved();
  };

  private firstBlock(passes: (element: HTMLElement) => boolean): number {
    let low = 0;
    let high = this.text.blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const block = this.text.blocks[middle];
      if (block !== undefined && passes(block.element)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
