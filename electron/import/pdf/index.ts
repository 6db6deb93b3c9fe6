/**
 * PDF documents (ISO 32000): text in the order in which a person reads it. A PDF says where letters stand and little else, so
 * lines, columns and paragraphs are found by place; what was done is told, so that it can be looked over.
 */
import { BlockWriter } from '../block-writer.ts';
import type { Draft } from '../draft.ts';
import { SourceError } from '../source-error.ts';
import { flowsOf, guttersOf } from './columns.ts';
import { wordList } from './join.ts';
import { linesOf } from './lines.ts';
import type { Line } from './lines.ts';
import { openPdf } from './load.ts';
import type { PdfDocument } from './load.ts';
import { acrossColumns, bodyOf, paragraphsOf, textOf } from './paragraphs.ts';
import type { Paragraph } from './paragraphs.ts';
import { pageText } from './pieces.ts';
import type { PageText } from './pieces.ts';
import { withoutRunning } from './running.ts';

/** A collection of a thousand pages is no article. */
const MOST_PAGES = 1000;
/** Where readers look for the mark of the end (ISO 32000-1, annex H.3 note 18), and some more for what mail adds. */
const TAIL = 2048;
const HEAD = 1024;

/** Returns the document's text with the page of each block. Throws a SourceError that says what is wrong and what to do. */
export async function readPdf(name: string, bytes: Uint8Array): Promise<Draft> {
  checkEnds(name, bytes);
  const { document, close } = await opened(name, bytes);
  try {
    if (document.numPages > MOST_PAGES) {
      throw new SourceError(
        `${name} has ${document.numPages} pages; up to ${MOST_PAGES} are read. Split it and import the parts.`,
      );
    }
    const pages = await pagesOf(name, document);
    const { info } = await document.getMetadata().catch(() => ({ info: {} }));
    return draftOf(name, pages, info);
  } finally {
    await close();
  }
}

function checkEnds(name: string, bytes: Uint8Array): void {
  if (bytes.length === 0) throw new SourceError(`${name} is empty: there is no text in it.`);
  const part = (from: number, to?: number): string => Buffer.from(bytes.subarray(from, to)).toString('latin1');
  if (!part(0, HEAD).includes('%PDF-')) {
    throw new SourceError(`${name} is no PDF document: it does not begin with %PDF- (byte 0). Look how it was saved.`);
  }
  let end = bytes.length;
  while (end > 0 && [0, 9, 10, 13, 32].includes(bytes[end - 1] ?? -1)) end -= 1;
  if (!part(Math.max(0, end - TAIL), end).includes('%%EOF')) {
    throw new SourceError(
      `${name} is broken off: the mark of its end is missing at byte ${bytes.length}. Fetch or save it again.`,
    );
  }
}

async function opened(name: string, bytes: Uint8Array): ReturnType<typeof openPdf> {
  try {
    return await openPdf(bytes);
  } catch (error) {
    const kind = error instanceof Error ? error.name : '';
    if (kind === 'PasswordException') {
      throw new SourceError(`${name} has a password. Open it, print or save it to a PDF without one, and import that.`);
    }
    const reason = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '').slice(0, 200) : 'unknown reason';
    throw new SourceError(`${name} is damaged and cannot be read: ${reason}. Fetch or save it again.`);
  }
}

async function pagesOf(name: string, document: PdfDocument): Promise<PageText[]> {
  const pages: PageText[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    try {
      const page = await document.getPage(number);
      pages.push(await pageText(page));
      page.cleanup();
    } catch (error) {
      const reason = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '').slice(0, 200) : 'unknown reason';
      throw new SourceError(`${name} is damaged: page ${number} cannot be read: ${reason}. Fetch or save it again.`);
    }
  }
  if (pages.every(({ stretches }) => stretches.length === 0)) {
    throw new SourceError(
      `${name} has no text: it has pictures of pages only. Run a program for text recognition (OCR) on it first, and import what that makes.`,
    );
  }
  return pages;
}

function draftOf(name: string, pages: readonly PageText[], info: Readonly<Record<string, unknown>>): Draft {
  const running = withoutRunning(pages.map(({ stretches }) => stretches));
  const known = running.pages.flatMap((stretches) => guttersOf(stretches));
  const flows: Line[][] = running.pages.flatMap((stretches, index) =>
    flowsOf(stretches, known).map((flow) => linesOf(flow, index + 1)),
  );
  const body = bodyOf(flows);
  const parted = flows.flatMap((lines, flow) => paragraphsOf(lines, flow, body));
  const paragraphs = acrossColumns(parted, body);
  const words = wordList(flows.flat().map(({ text }) => text));
  const divided: string[] = [];
  const writer = new BlockWriter();
  for (const paragraph of paragraphs) {
    writer.add(paragraph.kind, textOf(paragraph, words, divided), paragraph.lines[0]?.page);
  }
  const { text, blocks } = writer.done();
  if (text === '') throw new SourceError(`${name} has no text but what runs along the edges of its pages.`);
  const made = said(info, 'CreationDate')?.match(/^(?:D:)?(\d{4})(\d{2})(\d{2})/);
  const published = made === undefined || made === null ? undefined : made.slice(1, 4).join('-');
  const divisions = dividedNotice(divided);
  return {
    format: 'pdf',
    fields: {
      title: headlineOf(paragraphs, body.size, words) ?? said(info, 'Title'),
      author: said(info, 'Author'),
      published,
      language: said(info, 'Language'),
    },
    text,
    blocks,
    notices: [
      ...pageNotices(pages),
      ...(running.leftOut.length === 0 && !running.numbers
        ? []
        : [`Left out from the edges of the pages: ${edgesInWords(running.leftOut, running.numbers)}.`]),
      ...(divisions === undefined ? [] : [divisions]),
      ...(published === undefined
        ? []
        : [`The date is the one on which the document was made, ${published}. Correct it if need be.`]),
      ...unreadable(text),
    ],
  };
}

/** The first heading on the first page that is larger than the text. */
function headlineOf(
  paragraphs: readonly Paragraph[],
  size: number,
  words: ReturnType<typeof wordList>,
): string | undefined {
  const found = paragraphs.find(
    ({ kind, lines: [line] }) => kind === 'heading' && line?.page === 1 && line.size > 1.15 * size,
  );
  return found === undefined ? undefined : textOf(found, words, []);
}

function said(info: Readonly<Record<string, unknown>>, key: string): string | undefined {
  const value = info[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function pageNotices(pages: readonly PageText[]): string[] {
  const bare = pages.flatMap(({ stretches }, index) => (stretches.length === 0 ? [index + 1] : []));
  const sideways = pages.flatMap((page, index) => (page.sideways > 0 ? [index + 1] : []));
  const list = (numbers: readonly number[]): string =>
    `${numbers.length === 1 ? 'Page' : 'Pages'} ${numbers.slice(0, 10).join(', ')}${numbers.length > 10 ? ' and more' : ''}`;
  return [
    ...(bare.length === 0 ? [] : [`${list(bare)}: no text there; it may be a picture, which only OCR can read.`]),
    ...(sideways.length === 0 ? [] : [`${list(sideways)}: text that does not stand upright was left out.`]),
  ];
}

function edgesInWords(leftOut: readonly string[], numbers: boolean): string {
  const shown = leftOut.slice(0, 3).map((line) => `“${line.length > 80 ? `${line.slice(0, 79).trimEnd()}…` : line}”`);
  const more = leftOut.length > shown.length ? [`${leftOut.length - shown.length} more`] : [];
  return [...shown, ...more, ...(numbers ? ['page numbers'] : [])].join(', ');
}

function dividedNotice(divided: readonly string[]): string | undefined {
  const shown = [...new Set(divided)].slice(0, 5).map((word) => `“${word}”`);
  if (shown.length === 0) return undefined;
  const count = divided.length === 1 ? '1 word' : `${divided.length} words`;
  return `${count} divided at the ends of lines put together again: ${shown.join(', ')}${divided.length > 5 ? ' and so on' : ''}.`;
}

/** Fonts that do not say which letter a shape is give private characters or none. */
function unreadable(text: string): string[] {
  const strange = text.match(/[\ufffd\p{Co}\p{Cc}]/gu)?.filter((character) => character !== '\n').length ?? 0;
  return strange * 20 < text.length
    ? []
    : ['Many of its letters cannot be told: its fonts do not say what their shapes stand for. Run OCR on it.'];
}
