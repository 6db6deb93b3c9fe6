/** Builds a text block by block, so that the blocks' kinds and offsets come from the same hand as the text. */
import type { Block } from '#shared/model/index.ts';

/** What HTML collapses (CSS Text 3, section 4.1.1) and the line separators that no block may hold; not the no-break space. */
const COLLAPSED = /[ \t\n\v\f\r\u0085\u2028\u2029]+/g;

export class BlockWriter {
  private text = '';
  private readonly blocks: Block[] = [];

  /** Adds a block of its own line; white space in it is collapsed, and a block of nothing else is left out. `page`: see `Block`. */
  add(kind: Block['kind'], content: string, page?: number): void {
    const line = content.replace(COLLAPSED, ' ').trim();
    if (line === '') return;
    const last = this.blocks.at(-1);
    // The items of a list stay together; everything else is set apart by a blank line.
    if (last !== undefined) this.text += last.kind === 'item' && kind === 'item' ? '\n' : '\n\n';
    const start = this.text.length;
    this.text += line;
    this.blocks.push({ start, end: this.text.length, kind, ...(page === undefined ? {} : { page }) });
  }

  /** Returns the text and its blocks (UTF-16 code units, end exclusive). */
  done(): { text: string; blocks: Block[] } {
    return { text: this.text, blocks: [...this.blocks] };
  }
}
