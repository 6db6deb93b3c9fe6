/**
 * Calls that take other tools' annotations in. Files are read first and shown: what they are, what is in them, what is wrong
 * with them, and a mapping of their labels that a person may change; then they are taken in whole. Long lists are answered
 * with their first rows and their length.
 */
import { z } from 'zod';
import { AnnotatorId, ArticleId, Mapping } from '../model/index.ts';
import { call } from './define.ts';
import { MAX_INCOMING_FILES } from './incoming.ts';

/** Most rows of a list that a page is given at once. */
export const MOST_ROWS = 200;

/** Files of another tool that were read but not yet taken in. */
export const ForeignId = z.string().min(1).max(100).brand<'ForeignId'>();
export type ForeignId = z.infer<typeof ForeignId>;

const Count = z.int().nonnegative();
const listOf = <T extends z.ZodType>(row: T) => z.object({ total: Count, rows: z.array(row).max(MOST_ROWS) });

export const ForeignProblemRow = z.object({
  file: z.string(),
  /** `line 3`, `record 4`, `byte 120`; empty if the whole file is meant. */
  place: z.string(),
  message: z.string(),
  leftOut: z.enum(['file', 'record', 'nothing']),
});
export type ForeignProblemRow = z.infer<typeof ForeignProblemRow>;

export const ForeignLabelRow = z.object({
  value: z.string(),
  count: Count,
  /** Some of the places that have it, in their words. */
  samples: z.array(z.string()),
});
export type ForeignLabelRow = z.infer<typeof ForeignLabelRow>;

/** A name under which labels stand in the files. */
export const ForeignFeatureRow = z.object({
  name: z.string(),
  /** How often any of its labels stands there. */
  uses: Count,
  /** The most used first. */
  labels: listOf(ForeignLabelRow),
});
export type ForeignFeatureRow = z.infer<typeof ForeignFeatureRow>;

/** What would come in under a mapping, against the project as it is. */
export const ForeignEffect = z.object({
  /** `left`: texts that cannot be articles, with the reason among the problems. */
  articles: z.object({ new: Count, known: Count, left: Count }),
  spans: Count,
  links: Count,
  /** Claims that are made, and claims of the project that are linked. */
  claims: z.object({ new: Count, existing: Count }),
  silent: Count,
  /** Annotators that are made. */
  annotators: Count,
  /** Spans and links that are here already. */
  same: Count,
  /** Annotations, links and claims of the files that have no place here. */
  problems: listOf(ForeignProblemRow),
});
export type ForeignEffect = z.infer<typeof ForeignEffect>;

export const ForeignPreview = z.object({
  id: ForeignId,
  /** What was given: a file, or the folder. */
  name: z.string(),
  format: z.object({ id: z.string(), label: z.string() }),
  /** Every format that may be tried, the likeliest first; `likely` where a file looks like it. */
  formats: z.array(z.object({ id: z.string(), label: z.string(), likely: z.boolean() })),
  files: Count,
  documents: listOf(
    z.object({
      name: z.string(),
      file: z.string(),
      /** Of the text, in UTF-16 code units. */
      characters: Count,
      annotations: Count,
      /** The article of the project with this very text, if there is one. */
      article: ArticleId.nullable(),
      title: z.string(),
      /** It holds no text that could be an article. */
      empty: z.boolean(),
    }),
  ),
  annotations: Count,
  /** Which unit the offsets were taken in, and how that is known; each way of counting once. */
  offsets: z.array(z.object({ words: z.string(), declared: z.boolean(), checked: Count, documents: Count })),
  features: z.array(ForeignFeatureRow),
  /** Links to claims that the files have of their own, and those of them that say no stance. */
  links: z.object({ total: Count, unsaid: Count }),
  claims: listOf(z.object({ text: z.string(), group: z.string(), uses: Count })),
  /** By name in the files; empty for what names nobody. */
  annotators: listOf(z.object({ name: z.string(), annotations: Count })),
  /** Stances of the files that the project does not have. */
  stances: z.array(z.string()),
  problems: listOf(ForeignProblemRow),
  notices: z.array(z.string()),
  /** To begin with. */
  mapping: Mapping,
  /** The project remembers what became of this format's labels the last time. */
  remembered: z.boolean(),
  effect: ForeignEffect,
});
export type ForeignPreview = z.infer<typeof ForeignPreview>;

export const ForeignReport = ForeignEffect.omit({ problems: true }).extend({
  /** Everything that is wrong with the files or was left out. */
  problems: listOf(ForeignProblemRow),
  /** Whose work it is here. */
  people: z.array(AnnotatorId),
});
export type ForeignReport = z.infer<typeof ForeignReport>;

/** A name that the page gives to what it waits for, to know its progress by and to cancel it. */
const JobId = z.string().min(1).max(100);

/** How far it is: with the reading (`of` 0 while nobody knows), the preparing of texts, the writing. */
export const ForeignProgress = z.object({
  job: JobId,
  what: z.enum(['reading', 'preparing', 'writing']),
  done: Count,
  of: Count,
});
export type ForeignProgress = z.infer<typeof ForeignProgress>;

const Search = z.string().max(1000);

export const foreignCalls = {
  /** Which format files look like, by their names and beginnings; null if none. */
  'foreign.recognise': call(
    z.strictObject({
      files: z.array(z.strictObject({ path: z.string().max(1000), head: z.string().max(65_536) })).max(50),
    }),
    z.object({ id: z.string(), label: z.string() }).nullable(),
  ),
  /**
   * Reads the files (paths relative, `/` between folders; bytes in base64; zips are opened) as the format that they look
   * like most, or as the one that is named. `bad-input` if they look like none, `cancelled`, `too-large`.
   */
  'foreign.stage': call(
    z.strictObject({
      job: JobId,
      files: z
        .array(z.strictObject({ path: z.string().min(1).max(1000), bytes: z.base64() }))
        .min(1)
        .max(MAX_INCOMING_FILES),
      format: z.string().optional(),
    }),
    ForeignPreview,
  ),
  /** Reads the same files again, as another format. */
  'foreign.read': call(z.strictObject({ job: JobId, id: ForeignId, format: z.string() }), ForeignPreview),
  /** What would come in under the mapping. `bad-input` if it names what the project does not have. */
  'foreign.preview': call(z.strictObject({ id: ForeignId, mapping: Mapping }), ForeignEffect),
  /** Labels of a feature that contain the words. */
  'foreign.labels': call(
    z.strictObject({ id: ForeignId, feature: z.string(), search: Search }),
    listOf(ForeignLabelRow),
  ),
  /** Problems that contain the words: the first of them, or, to be copied, all as lines of text. */
  'foreign.problems': call(
    z.strictObject({ id: ForeignId, search: Search, whole: z.boolean() }),
    z.object({ ...listOf(ForeignProblemRow).shape, text: z.string() }),
  ),
  /**
   * Takes it in. Everything is checked before anything is written; `io` if the disk failed in between, with what was written
   * till then. The mapping is remembered by the project. Every page hears of the changes by the event `document`, the one
   * that asked included.
   */
  'foreign.take': call(z.strictObject({ job: JobId, id: ForeignId, mapping: Mapping }), ForeignReport),
  /** Forgets what was read; what is not there is no error. */
  'foreign.discard': call(z.strictObject({ ids: z.array(ForeignId) }), z.object({})),
  /** Ends a reading, or a taking in that has written nothing yet, that this page waits for; one that has ended is no error. */
  'foreign.cancel': call(z.strictObject({ job: JobId }), z.object({})),
};
