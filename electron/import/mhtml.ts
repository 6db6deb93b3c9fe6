/**
 * Pages saved whole (.mhtml, .mht) by Chrome, Edge and others: MIME (RFC 2045 to 2047) with the page and what it draws as the
 * parts of one `multipart/related` (RFC 2557). Only the page is read; pictures, styles and frames are not.
 */
import { decodeText } from '#shared/text/encoding.ts';
import { normaliseDate } from './dates.ts';
import { decode } from './decode.ts';
import type { Decoded } from './decode.ts';
import type { Draft } from './draft.ts';
import { readHtml } from './html.ts';
import { headersOf, multipart } from './mime.ts';
import type { MimePart } from './mime.ts';
import { SourceError } from './source-error.ts';

/** Returns the article of the saved page and the encoding of the page. Throws a SourceError that says what is wrong. */
export function readMhtml(name: string, bytes: Uint8Array): { draft: Draft; encoding: string } {
  if (bytes.length === 0) throw new SourceError(`${name} is empty: there is no text in it.`);
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const { headers, body } = headersOf(source);
  const type = headers.get('content-type') ?? '';
  const isPage = /^\s*text\/html/i.test(type);
  if (!isPage && !/^\s*multipart\//i.test(type)) {
    throw new SourceError(
      `${name} is no saved page: no Content-Type in its first lines says what it holds. Save the page again, or as HTML.`,
    );
  }
  const page = isPage ? { headers, body } : pageOf(name, type, body, 0);
  if (page === undefined) throw new SourceError(`${name} holds no HTML page among its parts. Save the page as HTML.`);
  const { text, encoding } = textOf(name, page);
  const draft = readHtml(name, text);
  const url = headers.get('snapshot-content-location') ?? page.headers.get('content-location');
  const saved = headers.get('date');
  const day = saved === undefined ? '' : normaliseDate(saved);
  const notices = [...(draft.notices ?? [])];
  const undated = draft.fields.published === undefined && day !== '';
  if (undated) notices.push(`The page names no date; ${day.slice(0, 10)} is the day on which it was saved.`);
  return {
    draft: {
      ...draft,
      format: 'mhtml',
      fields: {
        ...draft.fields,
        url: draft.fields.url ?? (url !== undefined && /^https?:/i.test(url) ? url : undefined),
        published: undated ? day.slice(0, 10) : draft.fields.published,
      },
      notices,
    },
    encoding,
  };
}

/** Pages in mails may lie a few wrappings deep. */
const DEEPEST = 5;

function pageOf(name: string, type: string, body: string, depth: number): MimePart | undefined {
  const { parts, whole } = multipart(type, body);
  if (!whole) {
    throw new SourceError(`${name} is broken off: the line that ends its last part is missing. Save the page again.`);
  }
  const start = /;\s*start\s*=\s*"?(<[^>"]*>)/i.exec(type)?.[1];
  const ordered = start === undefined ? parts : [...parts].sort((a, b) => isStart(b, start) - isStart(a, start));
  for (const part of ordered) {
    const own = part.headers.get('content-type') ?? '';
    if (/^\s*text\/html|^\s*application\/xhtml\+xml/i.test(own)) return part;
    if (/^\s*multipart\//i.test(own) && depth < DEEPEST) {
      const inner = pageOf(name, own, part.body, depth + 1);
      if (inner !== undefined) return inner;
    }
  }
  return undefined;
}

const isStart = ({ headers }: MimePart, start: string): number => (headers.get('content-id') === start ? 1 : 0);

function textOf(name: string, { headers, body }: MimePart): Decoded {
  const transfer = (headers.get('content-transfer-encoding') ?? '7bit').trim().toLowerCase();
  const bytes =
    transfer === 'quoted-printable'
      ? fromQuotedPrintable(body)
      : transfer === 'base64'
        ? Buffer.from(body, 'base64')
        : Buffer.from(body, 'latin1');
  const charset = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(headers.get('content-type') ?? '')?.[1];
  if (charset === undefined) return decode(name, bytes, true);
  const text = decodeText(bytes, charset);
  if (text !== undefined) return { text, encoding: charset.toUpperCase() };
  throw new SourceError(
    `${name} cannot be read: its page is not text in ${charset}, as it says. Save the page as HTML.`,
  );
}

/** RFC 2045, section 6.7; what is no proper escape stays as it is. */
function fromQuotedPrintable(body: string): Buffer {
  const joined = body.replace(/[ \t]+(?=\r?\n|$)/g, '').replace(/=\r?\n/g, '');
  const plain = joined.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(plain, 'latin1');
}
