/** One source to its articles. This runs in the worker; `index.ts` is the way to it. */
import { articleKindOf, endingsInWords } from '#shared/formats/articles.ts';
import { proposeCut } from './boilerplate.ts';
import { decode } from './decode.ts';
import type { Draft } from './draft.ts';
import { tidyFields } from './fields.ts';
import { readHtml } from './html.ts';
import { readJsonLines } from './jsonl.ts';
import { readMarkdown } from './markdown.ts';
import { PASTED } from './source.ts';
import type { ReadArticle, Reading, Source } from './source.ts';
import { SourceError } from './source-error.ts';
import { readText } from './txt.ts';

type Piece = { readonly draft: Draft; readonly from: string; readonly encoding: string };

/** Readers of documents, which are not text by themselves; each is loaded when the first such file comes. */
const DOCUMENTS: ReadonlyMap<string, (name: string, bytes: Uint8Array) => Promise<Piece[]>> = new Map([
  ['docx', readWord],
  ['pdf', readPages],
  ['epub', readBook],
  ['mhtml', readSaved],
]);

async function readWord(name: string, bytes: Uint8Array): Promise<Piece[]> {
  const { readDocx } = await import('./docx.ts');
  return [{ draft: await readDocx(name, bytes), from: name, encoding: 'UTF-8' }];
}

async function readPages(name: string, bytes: Uint8Array): Promise<Piece[]> {
  const { readPdf } = await import('./pdf/index.ts');
  return [{ draft: await readPdf(name, bytes), from: name, encoding: 'Unicode' }];
}

async function readBook(name: string, bytes: Uint8Array): Promise<Piece[]> {
  const { readEpub } = await import('./epub.ts');
  const parts = await readEpub(name, bytes);
  return parts.map(({ from, draft }) => ({ draft, from, encoding: 'UTF-8' }));
}

async function readSaved(name: string, bytes: Uint8Array): Promise<Piece[]> {
  const { readMhtml } = await import('./mhtml.ts');
  return [{ ...readMhtml(name, bytes), from: name }];
}

/** Returns the articles of a source; what cannot be read is among the problems. Throws only for faults of ours. */
export async function readHere(source: Source): Promise<Reading> {
  const name = 'pasted' in source ? PASTED : source.name;
  try {
    return 'pasted' in source ? readPasted(source.pasted) : await readFile(source.name, source.bytes);
  } catch (error) {
    if (error instanceof SourceError) return { articles: [], problems: [{ from: name, message: error.message }] };
    throw error;
  }
}

function readPasted(pasted: string): Reading {
  if (pasted.trim() === '') throw new SourceError('There is no text in what was pasted.');
  if (!pasted.isWellFormed()) {
    const at = pasted.search(/\p{Surrogate}/u);
    throw new SourceError(`What was pasted holds half a character (a lone surrogate) at offset ${at}. Copy it again.`);
  }
  const draft = readText(pasted, 'paste');
  return finished([{ draft, from: PASTED, encoding: 'UTF-16' }], 'Pasted text');
}

async function readFile(name: string, bytes: Uint8Array): Promise<Reading> {
  // A file without an ending is most often a text.
  const format = /\.[^./\\]+$/.test(name) ? articleKindOf(name)?.id : 'text';
  const fallback = name.replace(/^.*[/\\]/, '').replace(/\.[^.]+$/, '');
  const readDocument = DOCUMENTS.get(format ?? '');
  if (readDocument !== undefined) return finished(await readDocument(name, bytes), fallback);
  if (format === undefined) {
    // What its bytes say is more help than what its name says.
    decode(name, bytes);
    throw new SourceError(
      `${name} is of a kind that is not read. Articles come as ${endingsInWords()} files, or pasted.`,
    );
  }
  const { text, encoding } = decode(name, bytes, format === 'html');
  if (format === 'jsonl') {
    const lines = readJsonLines(text);
    const problems = lines.flatMap(({ number, problem }) =>
      problem === undefined ? [] : [{ from: `${name}, line ${number}`, message: problem }],
    );
    const drafts = lines.flatMap(({ number, draft }) =>
      draft === undefined ? [] : [{ draft, from: `${name}, line ${number}`, encoding }],
    );
    const reading = finished(drafts, fallback);
    return { articles: reading.articles, problems: [...problems, ...reading.problems] };
  }
  const draft =
    format === 'html'
      ? readHtml(name, text)
      : format === 'markdown'
        ? readMarkdown(name, text)
        : readText(text, 'text');
  return finished([{ draft, from: name, encoding }], fallback);
}

function finished(drafts: readonly Piece[], fallback: string): Reading {
  const articles: ReadArticle[] = [];
  const problems: Reading['problems'] = [];
  for (const { draft, from, encoding } of drafts) {
    const { format, blocks } = draft;
    // A page may name half a character by its number; the HTML standard puts U+FFFD in its place, of the same length.
    const text = draft.text.toWellFormed();
    const { fields, notices } = tidyFields(draft.fields, text);
    const title = fields.title === '' ? fallback : fields.title;
    articles.push({
      ...{ from, format, encoding, fields: { ...fields, title }, text },
      ...{ blocks: [...blocks], cut: proposeCut(text, blocks) },
    });
    for (const message of [...(draft.notices ?? []), ...notices]) problems.push({ from, message });
  }
  return { articles, problems };
}
