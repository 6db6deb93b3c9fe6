/** The beginning of what would be written, without writing it. */
import type { ExportPreview } from '#shared/contract/index.ts';
import type { OutputFile, Piece } from '#shared/formats/index.ts';
import type { Writer } from '#shared/formats/output.ts';
import type { SplitDataset } from '#shared/formats/splits.ts';
import type { Prepared } from './prepare.ts';

const HEAD_LINES = 40;
const HEAD_CHARACTERS = 8_000;
const MOST_ROWS = 40;
const MOST_FILES = 200;
/** Sizes are found by making the files: as many as these bytes and this time allow, and no more. */
const MEASURED_BYTES = 4 * 1024 * 1024;
const MEASURED_MS = 300;
/** After this, no more files are asked for: a format may have to do much before it can name the next one. */
const LISTED_MS = 1_000;

/**
 * Returns the preview; of several files it shows the beginning of the one at `wanted`, or of the first that holds records.
 * Throws a `DatasetError` where what it shows cannot be written.
 */
export function previewOf({ format, dataset, output, split, records }: Prepared, wanted?: string): ExportPreview {
  const { files, more, head } = lookAt(output.files(), output.archiveName === null, wanted);
  return {
    fileName: output.fileName,
    archiveName: output.archiveName,
    records,
    head,
    rows: head === null && split === null ? rowsOf(format.rows?.(dataset)) : null,
    files,
    more,
    split: split === null ? null : countsOf(split, format.count),
  };
}

function countsOf({ parts, report }: SplitDataset, count: Writer['count']): ExportPreview['split'] {
  return {
    parts: report.parts.map(({ name, articles, claims, links, stances }) => {
      const part = parts.find((each) => each.name === name);
      const records = part === undefined ? 0 : count(part.dataset);
      return { name, articles: articles.length, claims, links, stances: { ...stances }, records };
    }),
    leaking: report.leaking.length,
    leftOut: { ...report.leftOut },
    tooLarge: report.tooLarge.map((each) => ({ ...each })),
  };
}

type Look = Pick<ExportPreview, 'files' | 'more' | 'head'>;

/** Beside the records: settings, descriptions, bare texts. */
const ASIDE = /\.(?:conf|md|txt|xml)$/;

/** One file by itself is shown, not measured: it may be large, and nothing is chosen by its size. */
function lookAt(all: Iterable<OutputFile>, single: boolean, wanted: string | undefined): Look {
  const files: Look['files'] = [];
  let head: Look['head'] = null;
  /** How much the head is what is looked for. */
  let worth = 0;
  let budget = MEASURED_BYTES;
  let more = 0;
  const began = Date.now();
  for (const { path, pieces } of all) {
    const spent = Date.now() - began;
    if (spent > LISTED_MS && head !== null) return { files, more: null, head };
    if (files.length === MOST_FILES) {
      more += 1;
      continue;
    }
    if (spent > MEASURED_MS) budget = 0;
    const worthOf = path === wanted ? 3 : ASIDE.test(path) ? 1 : 2;
    let bytes: number | null = budget > 0 && !single ? 0 : null;
    let text: string | null = null;
    for (const piece of pieces) {
      if (worthOf > worth && typeof piece === 'string' && !isEnough(text ?? '')) text = (text ?? '') + piece;
      if (bytes !== null) {
        const size = sizeOf(piece);
        budget -= size;
        bytes = budget > 0 ? bytes + size : null;
      }
      if (bytes === null && (text === null || isEnough(text))) break;
    }
    if (text !== null) {
      head = { path, text: headOf(text) };
      worth = worthOf;
    }
    files.push({ path, bytes });
  }
  return { files, more, head };
}

const sizeOf = (piece: Piece): number => (typeof piece === 'string' ? Buffer.byteLength(piece) : piece.byteLength);

const isEnough = (text: string): boolean => text.length > HEAD_CHARACTERS || text.split('\n').length > HEAD_LINES;

function headOf(text: string): string {
  // Not in the middle of a character.
  const cut = /[\ud800-\udbff]$/.test(text.slice(0, HEAD_CHARACTERS)) ? HEAD_CHARACTERS - 1 : HEAD_CHARACTERS;
  return text.slice(0, cut).split('\n').slice(0, HEAD_LINES).join('\n');
}

function rowsOf(rows: Iterable<readonly (string | number | boolean)[]> | undefined): string[][] | null {
  if (rows === undefined) return null;
  const shown: string[][] = [];
  for (const row of rows) {
    shown.push(row.map(String));
    if (shown.length > MOST_ROWS) break;
  }
  return shown;
}
