/** A web page to its article: found by Readability, written out block by block. */
import { Readability } from '@mozilla/readability';
import { BlockWriter } from './block-writer.ts';
import { parsePage } from './dom.ts';
import type { DomDocument, DomNode } from './dom.ts';
import type { Draft } from './draft.ts';
import { writeBlocks } from './html-blocks.ts';
import { headlineOf, readMetadata } from './html-metadata.ts';
import { markNotes } from './notes.ts';
import { SourceError } from './source-error.ts';

/**
 * Returns the page's article: its headline as a heading, if the page shows one, and its body. Where no body can be told
 * from the rest, the whole page's text is taken and a notice says so. Throws a SourceError if the page has no text.
 */
export function readHtml(name: string, source: string): Draft {
  const page = parsePage(source);
  markNotes(page);
  const fields = readMetadata(page, source);
  const headline = headlineOf(page);
  const notices: string[] = [];
  // Readability takes the page apart, so it gets one of its own.
  const own = parsePage(source);
  markNotes(own);
  const found = articleOf(own);
  let written = found === undefined ? undefined : write(found.content, headline);
  if (written === undefined || written.text === '') {
    written = write(page.body, undefined);
    notices.push(
      'No article was found in the page, so all its text was taken. Check both ends and cut what is not the article.',
    );
  }
  if (written.text === '') throw new SourceError(`${name} is a page without text: it may be filled in by a script.`);
  return {
    format: 'html',
    fields: { ...fields, title: fields.title ?? found?.title, author: fields.author ?? found?.author },
    ...written,
    notices,
  };
}

function write(content: DomNode, headline: string | undefined): ReturnType<BlockWriter['done']> {
  const body = new BlockWriter();
  writeBlocks(content, body);
  const written = body.done();
  const first = written.blocks[0];
  // Readability drops the headline, yet headlines make claims; a page that repeats it in the body has it once.
  if (headline === undefined || first === undefined || written.text.slice(first.start, first.end) === headline)
    return written;
  const whole = new BlockWriter();
  whole.add('heading', headline);
  writeBlocks(content, whole);
  return whole.done();
}

function articleOf(page: DomDocument): { content: DomNode; title?: string; author?: string } | undefined {
  const reader = new Readability<DomNode>(page as never, { serializer: asIs });
  const article = reader.parse();
  if (article?.content == null) return undefined;
  return {
    content: article.content,
    ...(article.title ? { title: article.title } : {}),
    ...(article.byline ? { author: article.byline.replace(/^by\s+/i, '') } : {}),
  };
}

/** Readability would make a string of its finding; the nodes themselves are wanted. */
const asIs = (node: unknown): DomNode => node as DomNode;
