/**
 * One format measured in a process of its own, told as a line of JSON: `node --expose-gc measure.ts WHAT FORMAT LINKS FOLDER`.
 * `out` writes the dataset and leaves the files in the folder for `in`, which reads them.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { parse } from '#shared/formats/annotation-file/parse.ts';
import type { FormatFile, KnownArticle } from '#shared/formats/foreign/corpus.ts';
import { formatOf } from '#shared/formats/index.ts';
import type { Format, OutputFile, Piece } from '#shared/formats/index.ts';
import { isArchiveName } from '#shared/formats/output.ts';
import { benchDataset } from './dataset.ts';

export interface Measured {
  readonly records: number;
  readonly bytes: number;
  /** Milliseconds. */
  readonly time: number;
  /** Bytes of the process beyond what it had before, at most: garbage not yet collected is among them. */
  readonly peak: number;
  /** The same without garbage: what writing holds on to. Not known of reading, which cannot be looked into. */
  readonly held: number | null;
  /** Milliseconds that plain JSON takes for as many bytes of this output. */
  readonly json: number;
}

/** As many bytes of the output are held against plain JSON. */
const SAMPLE = 32 * 1024 * 1024;
/** How often memory is looked at, in bytes written; without garbage so many times in all. */
const LOOK = 1 << 18;
const LOOKS = 20;

const collect = (): void => {
  const { gc } = globalThis as { gc?: () => void };
  if (gc === undefined) throw new Error('Start it with --expose-gc.');
  gc();
  gc();
};

const alive = (): number => {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

const sizeOf = (piece: Piece): number => (typeof piece === 'string' ? Buffer.byteLength(piece) : piece.byteLength);

function filesOf(format: Format, dataset: ReturnType<typeof benchDataset>): Iterable<OutputFile> {
  if (format.files !== undefined) return format.files(dataset);
  return [{ path: format.fileName(dataset), pieces: format.serialise?.(dataset) ?? [] }];
}

function out(format: Format, links: number, folder: string): Measured {
  const dataset = benchDataset(links);
  const records = format.count?.(dataset) ?? 0;
  collect();
  const before = process.memoryUsage.rss();
  let [bytes, peak, unseen] = [0, before, 0];
  const start = performance.now();
  for (const { pieces } of filesOf(format, dataset)) {
    for (const piece of pieces) {
      const size = sizeOf(piece);
      bytes += size;
      unseen += size;
      if (unseen >= LOOK) {
        unseen = 0;
        peak = Math.max(peak, process.memoryUsage.rss());
      }
    }
    peak = Math.max(peak, process.memoryUsage.rss());
  }
  const time = performance.now() - start;
  // Made before memory is looked at, and filled in place, so that it is not taken for the format's.
  const sample = Buffer.alloc(Math.min(SAMPLE, bytes));
  let sampled = 0;
  const empty = alive();
  let [held, next, done] = [empty, bytes / LOOKS, 0];
  for (const { path: name, pieces } of filesOf(format, dataset)) {
    const target = path.join(folder, name);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    const handle = format.info.reads ? fs.openSync(target, 'w') : undefined;
    for (const piece of pieces) {
      const content = typeof piece === 'string' ? Buffer.from(piece) : piece;
      if (handle !== undefined) fs.writeSync(handle, content);
      done += content.byteLength;
      if (done >= next) {
        held = Math.max(held, alive());
        next += bytes / LOOKS;
      }
      sampled += Buffer.from(content.buffer, content.byteOffset, content.byteLength).copy(sample, sampled);
    }
    if (handle !== undefined) fs.closeSync(handle);
  }
  const text = sample.toString(isText(sample) ? 'utf8' : 'latin1');
  const json = (plain(text).stringify * bytes) / Math.max(1, sampled);
  return { records, bytes, time, peak: peak - before, held: Math.max(0, held - empty), json };
}

/** A zip or a Parquet file begins with bytes that no text of ours does. */
const isText = (bytes: Buffer): boolean => !/^(?:PK|PAR1)/.test(bytes.toString('latin1', 0, 4));

/** The text as JSON's values, where it is JSON or one value a line, and as an array of its lines otherwise. */
function plain(text: string): { stringify: number; parse: number } {
  const lines = text.split('\n').filter((line) => line !== '');
  const attempt = (work: () => unknown): unknown => {
    try {
      return work();
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  };
  // The last line may be cut.
  const value =
    attempt(() => JSON.parse(text)) ??
    attempt(() => lines.slice(0, -1).map((line) => JSON.parse(line) as unknown)) ??
    lines;
  collect();
  const start = performance.now();
  const written = JSON.stringify(value);
  const between = performance.now();
  JSON.parse(written);
  return { stringify: between - start, parse: performance.now() - between };
}

function filesIn(folder: string): FormatFile[] {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries.flatMap((entry): FormatFile[] => {
    const full = path.join(entry.parentPath, entry.name);
    const name = `export/${path.relative(folder, full).replaceAll(path.sep, '/')}`;
    const bytes = fs.readFileSync(full);
    if (!isArchiveName(entry.name)) return [{ path: name, bytes }];
    return Object.entries(unzipSync(bytes)).map(([inner, content]) => ({ path: `${name}/${inner}`, bytes: content }));
  });
}

function into(format: Format, links: number, folder: string): Measured {
  const files = filesIn(folder);
  const bytes = files.reduce((sum, file) => sum + file.bytes.byteLength, 0);
  const articles = format.keeps?.texts === false ? knownArticles(links) : [];
  const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
  collect();
  const before = process.memoryUsage.rss();
  const start = performance.now();
  const records = read(format, files, { articles, sha256 });
  const time = performance.now() - start;
  const peak = process.resourceUsage().maxRSS * 1024;
  const sample = files
    .map((file) => Buffer.from(file.bytes).toString('utf8'))
    .join('')
    .slice(0, SAMPLE);
  const json = (plain(sample).parse * bytes) / Math.max(1, Buffer.byteLength(sample));
  return { records, bytes, time, peak: Math.max(0, peak - before), held: null, json };
}

function read(
  format: Format,
  files: readonly FormatFile[],
  context: Parameters<NonNullable<Format['read']>>[1],
): number {
  if (format.read === undefined) {
    const [file] = files;
    const parsed = parse(Buffer.from(file?.bytes ?? []).toString('utf8'));
    if (parsed.file === null) throw new Error(`${format.info.id} did not read its own file.`);
    return parsed.file.annotations.reduce((sum, { spans, links }) => sum + spans.length + links.length, 0);
  }
  const corpus = format.read(files, context);
  const [problem] = corpus.problems;
  if (problem !== undefined) process.stderr.write(`  ${format.info.id}: ${problem.place}: ${problem.message}\n`);
  return corpus.documents.reduce((sum, { annotations }) => sum + annotations.length, 0);
}

function knownArticles(links: number): KnownArticle[] {
  const { doc, texts } = benchDataset(links);
  return [...doc.articles.values()].map(({ id, title, url, hash }) => ({
    ...{ id, title, url, hash, text: texts.get(id)?.text ?? '' },
  }));
}

const [what, id = '', links = '', folder = ''] = process.argv.slice(2);
const format = formatOf(id);
if (format === undefined) throw new Error(`There is no format "${id}".`);
const measured = what === 'out' ? out(format, Number(links), folder) : into(format, Number(links), folder);
process.stdout.write(`${JSON.stringify(measured)}\n`);
