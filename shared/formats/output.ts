/** What a format writes, as one file or as several: the same for the dialog, the command line, splits and measurements. */
import type { Split } from '../model/index.ts';
import type { Dataset, Format, OutputFile, Piece } from './format.ts';
import { splitFiles } from './splits.ts';
import { zipOf } from './zip.ts';

/** A format that is written. */
export type Writer = Format & Required<Pick<Format, 'count'>>;

export interface Output {
  /** Of the one file, or of the folder. */
  readonly fileName: string;
  /** Of the zip in place of the folder; null where there is one file only. */
  readonly archiveName: string | null;
  /** The one file, or those of the folder; each call begins anew. */
  readonly files: () => Iterable<OutputFile>;
  /** The one file, or the zip of the folder. */
  readonly pieces: () => Iterable<Piece>;
}

/** Formats whose folder always goes as one file, since the tools that read it know it by this end of its name. */
const ARCHIVE = /\.(?:zip|qdpx)$/i;

/** Returns whether a file of that name is a zip, whatever else it is called. */
export function isArchiveName(name: string): boolean {
  return ARCHIVE.test(name);
}

/** Returns whether the format is written. */
export function isWriter(format: Format): format is Writer {
  return (format.serialise ?? format.files) !== undefined && format.count !== undefined;
}

/**
 * Returns the output of the dataset in the format, each part of the split by itself where there is one. Nothing is made before
 * it is asked for; the iterables throw a `DatasetError` where the dataset cannot be written.
 */
export function outputOf(format: Writer, dataset: Dataset, split?: Split): Output {
  const name = format.fileName(dataset);
  if (split !== undefined) {
    const { extension } = format.info;
    const stem = name.endsWith(extension) ? name.slice(0, -extension.length) : name;
    return severalOf(`${stem}-split`, () => splitFiles(format, dataset, split));
  }
  const { serialise, files } = format;
  if (files === undefined) {
    const pieces = (): Iterable<Piece> => serialise?.(dataset) ?? [];
    return { fileName: name, archiveName: null, pieces, files: () => [{ path: name, pieces: pieces() }] };
  }
  if (!isArchiveName(name)) return severalOf(name, () => files(dataset));
  const pieces = (): Iterable<Piece> => zipOf(files(dataset));
  return { fileName: name, archiveName: null, pieces, files: () => files(dataset) };
}

function severalOf(fileName: string, files: () => Iterable<OutputFile>): Output {
  return { fileName, archiveName: `${fileName}.zip`, files, pieces: () => zipOf(files()) };
}
