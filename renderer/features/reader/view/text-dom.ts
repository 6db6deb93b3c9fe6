/**
 * An article's text in the page: one element and one text node per block, so that an offset in the article is the block's
 * start plus the offset in its node, and nothing has to be searched or counted.
 */
import type { ArticleText } from '#shared/contract/document.ts';

export interface DrawnBlock {
  readonly start: number;
  readonly end: number;
  readonly node: Text;
  readonly element: HTMLElement;
}

/** Letters written from right to left: the scripts of Bidi_Class R and AL in the Unicode Character Database. */
const RIGHT_TO_LEFT =
  /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;
const TAGS = { paragraph: 'p', heading: 'h3', quote: 'blockquote', item: 'p' } as const;
/** Above this length (UTF-16 code units) blocks out of sight are not laid out until they come near. */
const LONG = 30_000;

export class TextDom {
  readonly element: HTMLElement;
  readonly blocks: readonly DrawnBlock[];
  private readonly byElement = new Map<Node, DrawnBlock>();

  constructor(article: ArticleText) {
    this.element = document.createElement('div');
    this.element.className = article.text.length > LONG ? 'article-text long' : 'article-text';
    const blocks: DrawnBlock[] = [];
    const parts = document.createDocumentFragment();
    let shown = 0;
    for (const { start, end, kind, page = shown } of article.blocks) {
      const element = document.createElement(TAGS[kind]);
      element.className = kind;
      element.dir = 'auto';
      // Drawn by the style sheet: what stands in the page's text nodes is the article's text and nothing else.
      if (page > shown) element.dataset['page'] = String(page);
      shown = page;
      const node = document.createTextNode(article.text.slice(start, end));
      element.append(node);
      parts.append(element);
      const block = { start, end, node, element };
      blocks.push(block);
      this.byElement.set(element, block);
      this.byElement.set(node, block);
    }
    this.blocks = blocks;
    this.element.append(parts);
    // dir="auto" would not do here: it looks past children that have a direction of their own.
    this.element.dir = this.rightToLeft ? 'rtl' : 'ltr';
  }

  /** Whether the article as a whole runs from right to left: lanes and padding change sides. */
  get rightToLeft(): boolean {
    return RIGHT_TO_LEFT.test(/\p{L}/u.exec(this.blocks[0]?.node.data ?? '')?.[0] ?? '');
  }

  /** The index of the last block that starts at or before the offset (0 if none does). */
  blockIndex(offset: number): number {
    let low = 0;
    let high = this.blocks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if ((this.blocks[middle]?.start ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /**
   * The node and offset in it for an offset in the article. Between two blocks (where line ends are) it is the end of the
   * earlier block, or the start of the later one if `forward`.
   */
  locate(offset: number, forward = false): { node: Text; offset: number } | undefined {
    const index = this.blockIndex(offset);
    const block = this.blocks[index];
    if (block === undefined) return undefined;
    if (offset > block.end && forward) {
      const next = this.blocks[index + 1];
      if (next !== undefined) return { node: next.node, offset: 0 };
    }
    return { node: block.node, offset: Math.max(0, Math.min(offset, block.end) - block.start) };
  }

  /** The offset in the article for a place in the page, or undefined if that is not in this text. */
  offsetOf(node: Node, offset: number): number | undefined {
    const block = this.byElement.get(node);
    if (block !== undefined) {
      return node === block.node ? block.start + offset : offset === 0 ? block.start : block.end;
    }
    if (node !== this.element) return undefined;
    const after = this.blocks[offset];
    return after !== undefined ? after.start : this.blocks.at(-1)?.end;
  }

  /** A live range over `[start, end)`, for geometry; throw it away after use. */
  range(start: number, end: number): Range | undefined {
    const from = this.locate(start, true);
    const to = this.locate(end);
    if (from === undefined || to === undefined) return undefined;
    const range = document.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  }

  /** A range that is never updated: enough for highlights, since the text never changes, and far cheaper. */
  staticRange(start: number, end: number): StaticRange | undefined {
    const from = this.locate(start, true);
    const to = this.locate(end);
    if (from === undefined || to === undefined) return undefined;
    return new StaticRange({
      startContainer: from.node,
      startOffset: from.offset,
      endContainer: to.node,
      endOffset: to.offset,
    });
  }
}
