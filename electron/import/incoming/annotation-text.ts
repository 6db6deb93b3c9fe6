/** The bytes of an annotation file → what it holds, or why it is none. */
import { readFile, stat } from 'node:fs/promises';
import { parse } from '#shared/formats/annotation-file/index.ts';
import type { AnnotationFile } from '#shared/formats/annotation-file/index.ts';
import { IncomingError } from './source.ts';

/** A file holds all texts of a project: 1,000 long articles make some 50 MB. A string of V8 ends at 512 MB. */
export const MAX_ANNOTATION_FILE_BYTES = 256 * 1024 * 1024;

/** Returns the text of an annotation file on the disk. Throws an `IncomingError` with the reason if it cannot be had. */
export async function readAnnotationText(file: string): Promise<string> {
  const { size } = await stat(file);
  checkSize(size);
  return textOfBytes(await readFile(file));
}

/** Returns the text of the bytes. Throws an `IncomingError` if they are none. */
export function textOfBytes(bytes: Uint8Array): string {
  checkSize(bytes.length);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new IncomingError('it is not UTF-8, so it is not an annotation file');
  }
}

/** Returns the annotation file. Throws an `IncomingError` that says what the text is instead, or what is wrong and where. */
export function annotationFileOf(text: string): AnnotationFile {
  const { file, problems } = parse(text);
  if (file !== null) return file;
  const { place = '', message = 'it cannot be read' } = problems[0] ?? {};
  throw new IncomingError(otherKind(text) ?? (place === '' ? message : `${place}: ${message}`));
}

/** Files of a project folder, by what their `format` says: people send the file that looks most important. */
const OTHERS: Readonly<Record<string, string>> = {
  'crossread/project': 'it is the project.json of a project; send or choose the whole folder, or a zip of it',
  'crossread/claims': 'it is the file of an annotator’s claims in a project folder; export an annotation file instead',
  'crossread/annotations': 'it is one article’s file in a project folder; export an annotation file instead',
  'crossread/article': 'it is an article’s file in a project folder, and no annotation file',
};

function otherKind(text: string): string | undefined {
  let format: unknown;
  try {
    const data: unknown = JSON.parse(text);
    format = typeof data === 'object' && data !== null && 'format' in data ? data.format : undefined;
  } catch {
    return undefined;
  }
  if (format === 'crossread/annotation-file') return undefined;
  const known = typeof format === 'string' ? OTHERS[format] : undefined;
  return known ?? 'it is JSON, but not an annotation file: its “format” is not "crossread/annotation-file"';
}

function checkSize(size: number): void {
  if (size <= MAX_ANNOTATION_FILE_BYTES) return;
  const limit = MAX_ANNOTATION_FILE_BYTES / 1024 / 1024;
  throw new IncomingError(
    `it has ${(size / 1024 / 1024).toFixed(0)} MB; annotation files of up to ${limit} MB are read`,
  );
}
