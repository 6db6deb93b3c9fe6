/**
 * Calls that take the dataset out. A preview says what would be written; a job writes it, whole or not at all, and tells how
 * far it is by the event `export`.
 */
import { z } from 'zod';
import { Recipe } from '../model/index.ts';
import { call } from './define.ts';

/** What a format is for, in the order in which they are offered. */
export const FormatGroup = z.enum(['ours', 'annotation', 'qualitative', 'datasets', 'tables']);
export type FormatGroup = z.infer<typeof FormatGroup>;

export const FormatInfo = z.object({
  id: z.string(),
  label: z.string(),
  /** What one record is, and what is lost, for the person choosing. */
  description: z.string(),
  extension: z.string(),
  reads: z.boolean(),
  writes: z.boolean(),
  offsetUnit: z.string(),
  /** The format holds exactly one annotator's work. */
  oneAnnotator: z.boolean(),
  group: FormatGroup,
  /** What of a project the format does not carry. */
  lost: z.string(),
  /** It is a folder of files; where one file is wanted, a zip of them. */
  several: z.boolean(),
});
export type FormatInfo = z.infer<typeof FormatInfo>;

/**
 * What is taken out: a recipe without its name. Gold sets go by their own ids (`document/gold.ts`); without `annotators` it
 * is the work of all annotators, and of no gold set.
 */
export const ExportChoice = Recipe.omit({ name: true }).strict();
export type ExportChoice = z.infer<typeof ExportChoice>;

const Count = z.int().nonnegative();
const PartName = z.enum(['train', 'dev', 'test']);

/** What a split makes, counted. */
const SplitCounts = z.object({
  parts: z.array(
    z.object({
      name: PartName,
      articles: Count,
      claims: Count,
      links: Count,
      /** Links by stance id; every stance of the project is told. */
      stances: z.record(z.string(), Count),
      records: Count,
    }),
  ),
  /** Claims with links in articles of several parts, before any were left out. */
  leaking: Count,
  /** What was left out so that no claim stands in two parts. */
  leftOut: z.object({ links: Count, silent: Count, spans: Count }),
  /** Articles that must stay together and are more than their part was to have. */
  tooLarge: z.array(z.object({ part: PartName, articles: Count, wanted: Count })),
});

export const ExportPreview = z.object({
  /** Of the one file, or of the folder. */
  fileName: z.string(),
  /** Of the zip in place of the folder; null where one file is written anyway. */
  archiveName: z.string().nullable(),
  records: Count,
  /** The first lines of a file that is text, and its path; null where none is. */
  head: z.object({ path: z.string(), text: z.string() }).nullable(),
  /** The first rows of a binary file, as its format tells them; the first row is the heading. */
  rows: z.array(z.array(z.string())).nullable(),
  /** The first files of several, with their size in bytes where finding it out costs little. */
  files: z.array(z.object({ path: z.string(), bytes: Count.nullable() })),
  /** How many follow; null if they were too many to be counted. */
  more: Count.nullable(),
  split: SplitCounts.nullable(),
});
export type ExportPreview = z.infer<typeof ExportPreview>;

/** How far a job is: `records` where the format writes one a line, else null. */
export const ExportProgress = z.object({
  run: z.string(),
  bytes: Count,
  files: Count,
  records: Count.nullable(),
  of: Count,
});
export type ExportProgress = z.infer<typeof ExportProgress>;

/** A name that the page gives to what it starts. */
const Run = z.string().min(1).max(100);

export const exportCalls = {
  'export.formats': call(z.strictObject({}), z.array(FormatInfo)),
  /** What this person took out of the project the last time; null if nothing yet. */
  'export.last': call(z.strictObject({}), ExportChoice.nullable()),
  /** What would be written, how many records there would be, and how it begins; of several files how `file` begins. */
  'export.preview': call(
    z.strictObject({ choice: ExportChoice, file: z.string().max(1000).optional() }),
    ExportPreview,
  ),
  /**
   * Writes the dataset and answers when it is there, whole; `cancelled` if it was cancelled, and then nothing is there. Where
   * there is a system dialog it asks where first, and answers null if that is cancelled. In a browser the answer holds an
   * address from which the file can be fetched once; several files are a zip there.
   */
  'export.start': call(
    z.strictObject({ run: Run, choice: ExportChoice, as: z.enum(['folder', 'archive']) }),
    z
      .object({
        label: z.string(),
        records: Count,
        bytes: Count,
        download: z.string().nullable(),
      })
      .nullable(),
  ),
  /** Ends a job of this page; one that has ended is no error. */
  'export.cancel': call(z.strictObject({ run: Run }), z.object({})),
};
