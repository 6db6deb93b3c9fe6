/** Calls that take the dataset out. */
import { z } from 'zod';
import { AnnotatorId } from '../model/index.ts';
import { call } from './define.ts';

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
});
export type FormatInfo = z.infer<typeof FormatInfo>;

/** Annotators, and gold sets under their own ids (`document/gold.ts`). */
const Choice = { format: z.string(), annotators: z.array(AnnotatorId).min(1) };

export const exportCalls = {
  'export.formats': call(z.strictObject({}), z.array(FormatInfo)),
  /** The first lines of what would be written, and how many records there would be. */
  'export.preview': call(
    z.strictObject(Choice),
    z.object({ fileName: z.string(), head: z.string(), records: z.int().nonnegative() }),
  ),
  /** The whole file, for the page to hand to the person's downloads. */
  'export.make': call(
    z.strictObject(Choice),
    z.object({ fileName: z.string(), content: z.string(), records: z.int().nonnegative() }),
  ),
  /** Asks where with the system's dialog and writes the file whole (`unsupported` in a browser); null if cancelled. */
  'export.save': call(
    z.strictObject(Choice),
    z.object({ label: z.string(), records: z.int().nonnegative() }).nullable(),
  ),
};
