/** Footnotes of documents: the mark in the text and the note at its end bear the same number, and no arrow leads back. */
import type { DomDocument, DomElement } from './dom.ts';

interface Writable extends DomElement {
  textContent: string;
  readonly parentNode: Writable | null;
  readonly firstElementChild: Writable | null;
  remove(): void;
  prepend(words: string): void;
}

const MARK = /(?:^|\s)(?:doc-)?noteref(?:\s|$)/;
const BACK = /(?:^|\s)(?:doc-)?backlink(?:\s|$)/;

/** Rewrites the page's marks as `[1]` and begins each note with its own; takes the links back to the text away. */
export function markNotes(page: DomDocument): void {
  const links = [...page.querySelectorAll('a')] as Writable[];
  const marks = new Map<string, string>();
  for (const link of links) {
    const href = link.getAttribute('href') ?? '';
    if (!href.includes('#')) continue;
    const said = `${link.getAttribute('role') ?? ''} ${link.getAttribute('epub:type') ?? ''}`;
    const words = link.textContent.trim();
    if (BACK.test(said) || /^[↑↩⏎^]\ufe0e?$/u.test(words)) {
      link.remove();
    } else if (MARK.test(said) || /^#(?:foot|end)note-/.test(href)) {
      const mark = `[${words.replace(/^\[|\]$/g, '')}]`;
      link.textContent = mark;
      marks.set(href.slice(href.indexOf('#') + 1), mark);
    }
  }
  for (const note of page.querySelectorAll('[id]')) {
    const mark = marks.get(note.getAttribute('id') ?? '');
    if (mark === undefined) continue;
    const first = (note as Writable).firstElementChild;
    (first?.localName === 'p' ? first : (note as Writable)).prepend(`${mark} `);
  }
}
