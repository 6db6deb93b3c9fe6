/** The registry of formats: menus, the export dialog, the command line and `docs/formats.md` all read this list. */
import type { FormatInfo } from '../contract/export.ts';
import { annotationFile } from './annotation-file/index.ts';
import { brat } from './brat/index.ts';
import { cellsCsv } from './cells-csv.ts';
import { conllBio } from './conll-bio.ts';
import { doccano, doccanoSequence } from './doccano/index.ts';
import { ecbPlus } from './ecb-plus.ts';
import { fever } from './fever.ts';
import type { Format } from './format.ts';
import { groupOf } from './groups.ts';
import { labelStudio } from './label-studio/index.ts';
import { linksCsv } from './links-csv.ts';
import { linksJsonl } from './links-jsonl.ts';
import { matrixCsv } from './matrix-csv.ts';
import { matrixXlsx } from './matrix-xlsx/index.ts';
import { nliJsonl } from './nli-jsonl.ts';
import { prodigy } from './prodigy/index.ts';
import { parquet } from './parquet/index.ts';
import { pyramid } from './pyramid.ts';
import { refiCodebook, refiQda } from './refi-qda/index.ts';
import { scifact } from './scifact.ts';
import { jsonCas, uimaXmi } from './uima-cas/index.ts';
import { votesJsonl } from './votes-jsonl.ts';
import { webAnnotation } from './web-annotation/index.ts';
import { webannoTsv } from './webanno-tsv/index.ts';

export const formats: readonly Format[] = [
  annotationFile,
  linksJsonl,
  linksCsv,
  cellsCsv,
  nliJsonl,
  brat,
  webannoTsv,
  uimaXmi,
  jsonCas,
  doccano,
  doccanoSequence,
  labelStudio,
  prodigy,
  webAnnotation,
  refiQda,
  refiCodebook,
  ecbPlus,
  conllBio,
  fever,
  scifact,
  votesJsonl,
  pyramid,
  matrixCsv,
  matrixXlsx,
  parquet,
];

/** Returns what is told about each format, in the order of the registry. */
export function formatInfo(): FormatInfo[] {
  return formats.map(({ info, about, files }) => ({
    ...info,
    group: groupOf(info.id),
    lost: about.lost,
    several: files !== undefined,
  }));
}

/** Returns the format with that id, or undefined. */
export function formatOf(id: string): Format | undefined {
  return formats.find(({ info }) => info.id === id);
}

export { DatasetError } from './format.ts';
export type { ArticleBody, Dataset, Format, Keeps, OutputFile, Piece } from './format.ts';
