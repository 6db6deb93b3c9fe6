/** EPUB books (EPUB 3.3 and 2.0.1): what the spine lists, in its order. */
import path from 'node:path/posix';
import { decodeText } from '#shared/text/encoding.ts';
import { childOf, childrenOf } from '#shared/formats/xml.ts';
import type { XmlElement } from '#shared/formats/xml.ts';
import { BlockWriter } from './block-writer.ts';
import { parsePage } from './dom.ts';
import type { DomDocument } from './dom.ts';
import { partsOf, wordsOf, xmlPart } from './document-parts.ts';
import type { Parts } from './document-parts.ts';
import type { Draft } from './draft.ts';
import type { RawFields } from './fields.ts';
import { writeBlocks } from './html-blocks.ts';
import { markNotes } from './notes.ts';
import { SourceError } from './source-error.ts';

/** A book of more than this many UTF-16 code units comes as an article for each of its parts. */
const LONGEST_WHOLE = 200_000;
const PAGES = new Set(['application/xhtml+xml', 'text/html', 'application/x-dtbook+xml']);

interface Chapter {
  readonly from: string;
  readonly page: DomDocument;
}

/** Returns the book, or its parts where it is long, with what is said of all. Throws a SourceError if it is no book. */
export async function readEpub(name: string, bytes: Uint8Array): Promise<{ from: string; draft: Draft }[]> {
  const parts = await partsOf(name, bytes, 'an EPUB book');
  const container = xmlPart(name, parts, 'META-INF/container.xml');
  const rootFiles = container === undefined ? undefined : childOf(container, 'rootfiles');
  const at = rootFiles === undefined ? undefined : childOf(rootFiles, 'rootfile')?.attributes.get('full-path');
  const book = at === undefined ? undefined : xmlPart(name, parts, at);
  if (at === undefined || book === undefined) {
    throw new SourceError(`${name} is no EPUB book: META-INF/container.xml names no package that is in it.`);
  }
  const fields = fieldsOf(childOf(book, 'metadata'));
  const chapters = chaptersOf(name, parts, book, path.dirname(at));
  const whole = written(chapters);
  if (whole.text === '')
    throw new SourceError(`${name} has no text in what its spine lists: it may hold pictures only.`);
  if (whole.text.length <= LONGEST_WHOLE) return [{ from: name, draft: { format: 'epub', fields, ...whole } }];
  return chapters.flatMap((chapter, index) => {
    const own = written([chapter]);
    if (own.text === '') return [];
    const heading = own.blocks.find(({ kind }) => kind === 'heading');
    const part = heading === undefined ? `part ${index + 1}` : own.text.slice(heading.start, heading.end);
    const title = fields.title === undefined ? part : `${fields.title}: ${part}`;
    return [{ from: `${name}, part ${index + 1}`, draft: { format: 'epub', fields: { ...fields, title }, ...own } }];
  });
}

function written(chapters: readonly Chapter[]): ReturnType<BlockWriter['done']> {
  const writer = new BlockWriter();
  for (const { page } of chapters) writeBlocks(page.body, writer);
  return writer.done();
}

function fieldsOf(metadata: XmlElement | undefined): RawFields {
  const creators = metadata === undefined ? [] : childrenOf(metadata, 'creator').map(({ text }) => text.trim());
  const language = wordsOf(metadata, 'language');
  return {
    title: wordsOf(metadata, 'title'),
    outlet: wordsOf(metadata, 'publisher'),
    author: creators.length === 0 ? undefined : creators.join(', '),
    published: wordsOf(metadata, 'date'),
    language: language === 'und' ? undefined : language,
  };
}

function chaptersOf(name: string, parts: Parts, book: XmlElement, folder: string): Chapter[] {
  const items = new Map(
    childrenOf(childOf(book, 'manifest') ?? book, 'item').map(({ attributes }) => [attributes.get('id'), attributes]),
  );
  const encrypted = encryptedParts(name, parts);
  return childrenOf(childOf(book, 'spine') ?? book, 'itemref').flatMap(({ attributes, line }) => {
    const item = items.get(attributes.get('idref'));
    const href = item?.get('href');
    if (item === undefined || href === undefined) {
      throw new SourceError(
        `${name} is damaged: its spine (line ${line}) lists “${attributes.get('idref') ?? ''}”, which its manifest does not.`,
      );
    }
    const isList = item.get('properties')?.split(/\s+/).includes('nav') === true;
    if (isList || !PAGES.has(item.get('media-type') ?? '')) return [];
    const from = path.join(folder, decoded(href.replace(/#.*$/, '')));
    if (encrypted.has(from)) {
      throw new SourceError(`${name} is copy-protected: its text (${from}) is encrypted. Get a copy that is not.`);
    }
    const bytes = parts.get(from);
    if (bytes === undefined) throw new SourceError(`${name} is damaged: ${from}, which its spine lists, is missing.`);
    return [{ from, page: pageOf(name, from, bytes) }];
  });
}

function pageOf(name: string, from: string, bytes: Uint8Array): DomDocument {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1];
  const bom = head.startsWith('\xff\xfe') ? 'utf-16le' : head.startsWith('\xfe\xff') ? 'utf-16be' : undefined;
  const source = decodeText(bytes, bom ?? declared);
  if (source === undefined) throw new SourceError(`${name} is damaged: ${from} is not text in its encoding.`);
  const page = parsePage(openTags(source));
  markNotes(page);
  return page;
}

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;
const SELF_CLOSED = /<([a-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/>/gi;

/** XHTML may close an empty element in its own tag, which HTML takes for an open one. */
const openTags = (source: string): string =>
  source.replace(SELF_CLOSED, (whole, tag: string, attributes: string) =>
    VOID.test(tag) ? whole : `<${tag}${attributes}></${tag}>`,
  );

function encryptedParts(name: string, parts: Parts): Set<string> {
  const found = new Set<string>();
  const visit = (element: XmlElement): void => {
    const uri = element.name === 'CipherReference' ? element.attributes.get('URI') : undefined;
    if (uri !== undefined) found.add(path.normalize(decoded(uri)));
    for (const child of element.children) visit(child);
  };
  const root = xmlPart(name, parts, 'META-INF/encryption.xml');
  if (root !== undefined) visit(root);
  return found;
}

function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
