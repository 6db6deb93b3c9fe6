/**
 * From where to where a lane's bar goes. Where a span starts and ends in its block is asked of the browser once, and again
 * only when the block has another size: asking is what drawing lanes costs.
 */
import type { DrawnBlock, TextDom } from './text-dom.ts';

interface Known {
  width: number;
  height: number;
  /** By offset in the article: CSS pixels below the top of the block. */
  readonly tops: Map<number, number>;
  readonly bottoms: Map<number, number>;
  /** In this drawing, from the top of the lanes. */
  top: number;
  drawing: number;
}

export class BarEdges {
  private readonly known = new Map<DrawnBlock, Known>();
  private readonly text: TextDom;
  private origin = 0;
  private edges: DOMRect = new DOMRect();
  private rtl = false;
  private drawing = 0;

  constructor(text: TextDom) {
    this.text = text;
  }

  /** A drawing begins: `origin` is where the lanes start in the window, `edges` the box of the text. */
  begin(origin: number, edges: DOMRect, rtl: boolean): void {
    this.origin = origin;
    this.edges = edges;
    this.rtl = rtl;
    this.drawing += 1;
  }

  /**
   * Where the bar of a fragment starts, in CSS pixels from the top of the lanes; undefined if it is not drawn. How far along
   * its line a span starts and ends is told by how far down the line's height the bar does, so that bars of spans that
   * follow each other on one line do not run into each other.
   */
  top(start: number, end: number): number | undefined {
    const block = this.blockAt(start);
    if (block === undefined) return undefined;
    let below = block.tops.get(start);
    if (below === undefined) {
      const rect = this.text.range(start, Math.min(end, start + 1))?.getBoundingClientRect();
      if (rect === undefined || rect.height === 0) return undefined;
      const top = rect.top + this.along(this.rtl ? rect.right : rect.left) * rect.height * 0.8 + 1;
      below = top - this.origin - block.top;
      block.tops.set(start, below);
    }
    return block.top + below;
  }

  /** Where the bar of a fragment ends. */
  bottom(start: number, end: number): number | undefined {
    const block = this.blockAt(end - 1);
    if (block === undefined) return undefined;
    let below = block.bottoms.get(end);
    if (below === undefined) {
      const rect = this.text.range(Math.max(start, end - 1), end)?.getBoundingClientRect();
      if (rect === undefined || rect.height === 0) return undefined;
      const bottom = rect.bottom - (1 - this.along(this.rtl ? rect.left : rect.right)) * rect.height * 0.8 - 1;
      below = bottom - this.origin - block.top;
      block.bottoms.set(end, below);
    }
    return block.top + below;
  }

  private along(x: number): number {
    const { left, right, width } = this.edges;
    return Math.min(1, Math.max(0, (this.rtl ? right - x : x - left) / Math.max(1, width)));
  }

  private blockAt(offset: number): Known | undefined {
    const block = this.text.blocks[this.text.blockIndex(offset)];
    if (block === undefined) return undefined;
    const known = this.known.get(block);
    if (known?.drawing === this.drawing) return known;
    const { top, width, height } = block.element.getBoundingClientRect();
    const same = known !== undefined && known.width === width && known.height === height;
    const now: Known = same ? known : { width, height, tops: new Map(), bottoms: new Map(), top: 0, drawing: 0 };
    now.top = top - this.origin;
    now.drawing = this.drawing;
    if (!same) this.known.set(block, now);
    return now;
  }
}
