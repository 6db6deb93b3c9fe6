/**
 * Calls that take articles in. A file is staged first: read, cut into articles and shown; what is kept is written; what is
 * discarded was never there. The page stages one file at a time, so progress and cancelling are its own affair.
 */
import { z } from 'zod';
import { Article, ArticleFields, ArticleId, Block } from '../model/index.ts';
import { call } from './define.ts';

/** Largest file taken in, in bytes. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

export const CandidateId = z.string().min(1).max(100).brand<'CandidateId'>();
export type CandidateId = z.infer<typeof CandidateId>;

/** An article read but not yet kept. Offsets are UTF-16 code units of `text`. */
export const Candidate = z.object({
  id: CandidateId,
  /** The file, with the line for JSONL: "articles.jsonl, line 4". */
  from: z.string(),
  format: z.string(),
  /** The encoding the bytes were read in, e.g. `UTF-8`. */
  encoding: z.string(),
  fields: ArticleFields,
  text: z.string(),
  blocks: z.array(Block),
  /** Offsets proposed for cutting: text before `head` and from `tail` on looks like boilerplate. */
  cut: z.object({ head: z.int().nonnegative(), tail: z.int().nonnegative() }),
  /** The article of the project with this very text, if it is there already. */
  duplicateOf: ArticleId.nullable(),
  /** Articles with nearly the same text, most alike first; `share` is the part of this text found there too, 0–1. */
  near: z.array(z.object({ article: ArticleId, share: z.number().min(0).max(1) })),
});
export type Candidate = z.infer<typeof Candidate>;

export const importCalls = {
  /** Reads one file (bytes in base64) or a pasted text. Problems name the file and the line or byte. */
  'import.stage': call(
    z.union([
      z.strictObject({ name: z.string().min(1).max(500), bytes: z.base64() }),
      z.strictObject({ pasted: z.string().max(MAX_FILE_BYTES) }),
    ]),
    z.object({
      candidates: z.array(Candidate),
      problems: z.array(z.object({ from: z.string(), message: z.string() })),
    }),
  ),
  /** Writes a candidate into the project, cut to `[head, tail)` and with its fields as corrected. */
  'import.keep': call(
    z.strictObject({
      candidate: CandidateId,
      fields: ArticleFields,
      head: z.int().nonnegative(),
      tail: z.int().nonnegative(),
    }),
    Article,
  ),
  'import.discard': call(z.strictObject({ candidates: z.array(CandidateId) }), z.object({})),
};
