/** The text of a part of a page, one block per block element. */
import type { Block } from '#shared/model/index.ts';
import type { BlockWriter } from './block-writer.ts';
import { isElement, isText } from './dom.ts';
import type { DomElement, DomNode } from './dom.ts';

/** Not text of the article. Captions are among them: they stand between two paragraphs and belong to the picture. */
const LEFT_OUT = new Set(
  `script style noscript template head title meta link svg canvas iframe object embed video audio picture img map form button
  input select textarea label nav dialog menu figcaption`.split(/\s+/),
);

const BLOCK = new Set(
  `address article aside blockquote body center dd details div dl dt fieldset figure footer h1 h2 h3 h4 h5 h6 header hgroup hr
  html li main ol p pre section summary table caption thead tbody tfoot tr ul`.split(/\s+/),
);

const KINDS: Readonly<Record<string, Block['kind']>> = {
  ...{ h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading', caption: 'heading' },
  ...{ blockquote: 'quote', li: 'item', dt: 'item', dd: 'item' },
};

/**
 * Writes the text below `root` into the writer. Headings, quotes and list items keep their kinds, also through paragraphs
 * inside them; a table row is one block with ` | ` between its cells; the lines of `pre` are blocks; one `<br>` is a space,
 * two or more in a row begin a new block, as old pages write paragraphs.
 */
export function writeBlocks(root: DomNode, writer: BlockWriter): void {
  new Walk(writer).visit(root, 'paragraph');
}

class Walk {
  private readonly writer: BlockWriter;
  private line = '';
  private breaks = 0;

  constructor(writer: BlockWriter) {
    this.writer = writer;
  }

  visit(node: DomNode, kind: Block['kind']): void {
    this.inside(node, kind);
    this.flush(kind);
  }

  private inside(parent: DomNode, kind: Block['kind']): void {
    for (const node of parent.childNodes) {
      if (isText(node)) this.words(node.textContent ?? '');
      else if (isElement(node)) this.element(node, kind);
    }
  }

  private words(text: string): void {
    if (text.trim() !== '') this.breaks = 0;
    this.line += text;
  }

  private element(element: DomElement, kind: Block['kind']): void {
    const name = element.localName.toLowerCase();
    if (LEFT_OUT.has(name) || element.hasAttribute('hidden')) return;
    if (name === 'br') {
      this.breaks += 1;
      if (this.breaks > 1) this.flush(kind);
      else this.line += ' ';
    } else if (name === 'pre') {
      this.flush(kind);
      for (const line of (element.textContent ?? '').split('\n')) this.writer.add(kind, line);
    } else if (name === 'td' || name === 'th') {
      if (this.line.trim() !== '') this.line += ' | ';
      this.inside(onlyParagraph(element) ?? element, kind);
    } else if (BLOCK.has(name)) {
      // A list item or quote may be set in paragraphs: those are still items or quotes.
      const own = KINDS[name] ?? kind;
      this.flush(kind);
      this.inside(element, own);
      this.flush(own);
    } else {
      this.inside(element, kind);
    }
  }

  private flush(kind: Block['kind']): void {
    this.writer.add(kind, this.line);
    this.line = '';
    this.breaks = 0;
  }
}

/** Word processors set each cell in a paragraph of its own, which is no block if it is all that the cell holds. */
function onlyParagraph(cell: DomElement): DomElement | undefined {
  let only: DomElement | undefined;
  for (const node of cell.childNodes) {
    if (isText(node) && (node.textContent ?? '').trim() === '') continue;
    if (!isElement(node) || only !== undefined || node.localName.toLowerCase() !== 'p') return undefined;
    only = node;
  }
  return only;
}
