/** The registry of formats: menus, the export dialog, the command line and `docs/formats.md` all read this list. */
import type { FormatInfo } from '../contract/export.ts';
import { annotationFile } from './annotation-file/index.ts';
import { cellsCsv } from './cells-csv.ts';
import type { Format } from './format.ts';
import { linksCsv } from './links-csv.ts';
import { linksJsonl } from './links-jsonl.ts';
import { nliJsonl } from './nli-jsonl.ts';

export const formats: readonly Format[] = [annotationFile, linksJsonl, linksCsv, cellsCsv, nliJsonl];

/** Returns what is told about each format, in the order of the registry. */
export function formatInfo(): FormatInfo[] {
  return formats.map(({ info }) => info);
}

/** Returns the format with that id, or undefined. */
export function formatOf(id: string): Format | undefined {
  return formats.find(({ info }) => info.id === id);
}

export { DatasetError } from './format.ts';
export type { ArticleBody, Dataset, Format, Keeps, OutputFile, Piece } from './format.ts';
