/**
 * Word documents (Office Open XML, ECMA-376). mammoth makes HTML of the text: comments and deleted text are left out,
 * inserted text is in. It is given a zip of our own making, of parts that were unpacked within bounds.
 */
import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import { BlockWriter } from './block-writer.ts';
import { parsePart } from './dom.ts';
import { partsOf, wordsOf, xmlPart } from './document-parts.ts';
import type { Parts } from './document-parts.ts';
import type { Draft } from './draft.ts';
import { writeBlocks } from './html-blocks.ts';
import { markNotes } from './notes.ts';
import { SourceError } from './source-error.ts';

/** Style names as Word, LibreOffice and pandoc write them. mammoth itself knows the headings, lists and notes. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => h2:fresh",
  ...['Quote', 'Intense Quote', 'Quotations', 'Block Text', 'Block Quote'].map(
    (style) => `p[style-name='${style}'] => blockquote > p:fresh`,
  ),
];

/** Returns the document's text with its notes at its end. Throws a SourceError if it is none or has no text. */
export async function readDocx(name: string, bytes: Uint8Array): Promise<Draft> {
  const parts = await partsOf(name, bytes, 'a Word document (.docx)');
  if (!parts.has('[Content_Types].xml')) {
    throw new SourceError(`${name} is no Word document: the list of its parts is missing. Unpack it if it is a zip.`);
  }
  const page = parsePart(await htmlOf(name, parts));
  markNotes(page);
  const writer = new BlockWriter();
  writeBlocks(page.body, writer);
  const { text, blocks } = writer.done();
  if (text === '') throw new SourceError(`${name} has no text: it may hold pictures only.`);
  const properties = xmlPart(name, parts, 'docProps/core.xml');
  const created = wordsOf(properties, 'created');
  const first = blocks[0];
  return {
    format: 'docx',
    fields: {
      title:
        wordsOf(properties, 'title') ?? (first?.kind === 'heading' ? text.slice(first.start, first.end) : undefined),
      author: wordsOf(properties, 'creator'),
      published: created?.slice(0, 10),
      language: wordsOf(properties, 'language'),
    },
    text,
    blocks,
    notices:
      created === undefined
        ? []
        : [`The date is the one on which the document was made, ${created.slice(0, 10)}. Correct it if need be.`],
  };
}

async function htmlOf(name: string, parts: Parts): Promise<string> {
  const kept: Record<string, Uint8Array> = {};
  for (const [part, bytes] of parts) {
    if (!/\.(?:xml|rels)$/i.test(part)) continue;
    // No part of such a document may declare a document type (ECMA-376 part 2, 6.1.4), and entities come in by one.
    if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('<!DOCTYPE')) {
      throw new SourceError(`${name} was not read: its part ${part} declares a document type, which none may.`);
    }
    kept[part] = bytes;
  }
  const buffer = Buffer.from(zipSync(kept, { level: 0 }));
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer },
      {
        styleMap: STYLES,
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
      },
    );
    return value;
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
    throw new SourceError(`${name} cannot be read as a Word document: ${reason.slice(0, 200)}. Save it again.`);
  }
}
