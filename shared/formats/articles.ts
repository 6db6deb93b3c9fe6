/**
 * What articles come as: files that hold a text and nothing that was said of it. `electron/import/` reads them; the dialog,
 * the command line and `docs/formats.md` read this list.
 */

export interface ArticleKind {
  readonly id: string;
  readonly label: string;
  /** Ends of file names, dot included, the usual one first. */
  readonly endings: readonly string[];
  /** What comes in. */
  readonly kept: string;
  readonly lost: string;
  readonly specification: string;
}

const PICTURES = 'pictures and how the page looks';

export const articleKinds: readonly ArticleKind[] = [
  {
    id: 'text',
    label: 'plain text',
    endings: ['.txt', '.text'],
    kept: 'The text, character for character but for line ends, which become LF, and a byte order mark. Its first line as the title where it looks like one.',
    lost: 'nothing',
    specification: 'UTF-8, UTF-16 with a byte order mark, or Windows-1252 (WHATWG Encoding), told from the bytes',
  },
  {
    id: 'markdown',
    label: 'Markdown',
    endings: ['.md', '.markdown'],
    kept: 'Paragraphs, headings, lists and quotations as blocks; the fields of front matter.',
    lost: `emphasis, addresses of links, ${PICTURES}`,
    specification: 'CommonMark with tables as GitHub has them',
  },
  {
    id: 'html',
    label: 'HTML',
    endings: ['.html', '.htm', '.xhtml'],
    kept: 'The article’s own text as blocks, without menus and advertisements; title, outlet, author, date, address and language from its metadata.',
    lost: `what stands around the article, scripts, ${PICTURES}`,
    specification: 'WHATWG HTML; metadata as JSON-LD (schema.org), Open Graph and `meta` elements',
  },
  {
    id: 'mhtml',
    label: 'saved page',
    endings: ['.mhtml', '.mht'],
    kept: 'As HTML; the address that it was saved from.',
    lost: `as HTML, and frames within the page`,
    specification: 'RFC 2557 (MHTML), with RFC 2045 and 2047',
  },
  {
    id: 'docx',
    label: 'Word',
    endings: ['.docx'],
    kept: 'Paragraphs, headings, lists, quotations, tables row by row, footnotes at the end; title, author and date of the document.',
    lost: `comments, deletions that are still marked, heads and feet of pages, ${PICTURES}`,
    specification: 'Office Open XML, WordprocessingML (ECMA-376)',
  },
  {
    id: 'pdf',
    label: 'PDF',
    endings: ['.pdf'],
    kept: 'The text in reading order, column by column, words that a line end divided put together; each block knows its page. Title, author and date of the document.',
    lost: 'running heads and page numbers, and which they were is said; drawings, forms and notes. A scanned page has no text, and is refused',
    specification: 'ISO 32000-2 (PDF 2.0), as far as PDF.js reads it',
  },
  {
    id: 'epub',
    label: 'EPUB',
    endings: ['.epub'],
    kept: 'The chapters in their order as one article, or one each where the book is long; title, author, date and language.',
    lost: `the table of contents, ${PICTURES}`,
    specification: 'EPUB 3.3 and 2.0.1',
  },
  {
    id: 'jsonl',
    label: 'JSON Lines',
    endings: ['.jsonl', '.ndjson'],
    kept: 'One article a line: `text`, and where they are there `title`, `outlet`, `author`, `published`, `url`, `language`.',
    lost: 'other fields',
    specification: 'JSON Lines (jsonlines.org), UTF-8',
  },
];

/** Every ending of an article's file, dot included. */
export const articleEndings: readonly string[] = articleKinds.flatMap(({ endings }) => endings);

/** Returns what the file is by the end of its name (in any case), or undefined if no article comes so. */
export function articleKindOf(name: string): ArticleKind | undefined {
  const dot = name.lastIndexOf('.');
  const ending = dot === -1 ? '' : name.slice(dot).toLowerCase();
  return articleKinds.find(({ endings }) => endings.includes(ending));
}

/** Returns the usual endings as a person lists them: `.txt, .md, … or .jsonl`. */
export function endingsInWords(): string {
  const usual = articleKinds.map(({ endings: [first = ''] }) => first);
  return `${usual.slice(0, -1).join(', ')} or ${usual.at(-1) ?? ''}`;
}
