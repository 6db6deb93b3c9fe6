/** What was dropped or chosen: a colleague's work, or articles. */
import type { CallInput } from '#shared/contract/index.ts';
import { MAX_INCOMING_BYTES, MAX_INCOMING_FILES } from '#shared/contract/incoming.ts';
import type { DroppedFile } from '../import/index.ts';

const ANNOTATION_FILE = /\.crossread(?:\.json)?$/i;
const ZIP = /\.zip$/i;

/** For a file chooser's `accept`. */
export const ACCEPT = '.json,.crossread,.zip';

/** Returns whether the files are a colleague's work: an annotation file, a zip, or a folder that holds one or a project. */
export function isSubmission(files: readonly { readonly name: string }[]): boolean {
  return files.some(({ name }) => ANNOTATION_FILE.test(name) || ZIP.test(name) || /(?:^|\/)project\.json$/.test(name));
}

/** Without the name of the reading, which is given when it is asked for. */
export type Source =
  | { readonly name: string; readonly bytes: string }
  | { readonly files: { readonly path: string; readonly bytes: string }[] };

/** Returns why the files cannot be sent, or undefined if they can. */
export function refusalOf(files: readonly { readonly name: string; readonly size: number }[]): string | undefined {
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (files.length > MAX_INCOMING_FILES) {
    return `There are ${files.length.toLocaleString('en')} files; up to ${MAX_INCOMING_FILES.toLocaleString('en')} can be read at once.`;
  }
  if (size <= MAX_INCOMING_BYTES) return undefined;
  const megabytes = (size / 1024 / 1024).toFixed(1);
  return `That is ${megabytes} MB; up to ${MAX_INCOMING_BYTES / 1024 / 1024} MB can be read in the page. A zip is smaller, and “crossread import” takes any size.`;
}

/** Reads the bytes. Single files go by themselves, files of a folder together. */
export async function readSources(files: readonly DroppedFile[]): Promise<Source[]> {
  const single = files.filter(({ name }) => !name.includes('/'));
  const inFolders = files.filter(({ name }) => name.includes('/'));
  const read: Source[] = await Promise.all(
    single.map(async (file) => ({ name: file.name.slice(-500), bytes: await file.read() })),
  );
  if (inFolders.length > 0) {
    read.push({
      files: await Promise.all(inFolders.map(async (file) => ({ path: file.name, bytes: await file.read() }))),
    });
  }
  return read;
}

export const stageInput = (source: Source, job: string): CallInput<'incoming.stage'> => ({ job, ...source });
