/**
 * Calls that take a colleague's work in: an annotation file, a project folder, or a zip of either. What comes is staged
 * first: read, held against the project and shown as a preview; it is taken whole or not at all. A staged file is planned
 * anew when it is taken, against the document as it is then.
 */
import { z } from 'zod';
import { AnnotatorId, ArticleId, ClaimId, Fragment, Instant, SpanId } from '../model/index.ts';
import { call } from './define.ts';
import { Place } from './project.ts';

/** Most bytes that one call of `incoming.stage` carries, in all: the page's server takes 40 MB, and base64 adds a third. */
export const MAX_INCOMING_BYTES = 28 * 1024 * 1024;
/** Most files of a folder that was dropped. */
export const MAX_INCOMING_FILES = 20_000;

/** One annotator's work that was read but not yet taken in. */
export const IncomingId = z.string().min(1).max(100).brand<'IncomingId'>();
export type IncomingId = z.infer<typeof IncomingId>;

/** What a span of a text that differs became in ours. See `shared/anchoring/reanchor.ts`. */
export const BecameKind = z.enum(['exact', 'moved', 'approximate', 'ambiguous', 'lost']);
export type BecameKind = z.infer<typeof BecameKind>;

/** A place in our text (UTF-16 code units, end exclusive), with what stands there and a little before and after. */
export const IncomingPlace = z.object({
  fragments: z.array(Fragment).min(1),
  words: z.string(),
  before: z.string(),
  after: z.string(),
  /** How well it fits, 0–1. */
  score: z.number().min(0).max(1),
});
export type IncomingPlace = z.infer<typeof IncomingPlace>;

/** One span of an article whose text differs from ours. */
export const Became = z.object({
  span: SpanId,
  /** As it stood in her text. */
  quote: z.string(),
  before: z.string(),
  after: z.string(),
  result: BecameKind,
  /** A sentence that says why. */
  why: z.string(),
  /** Where it goes unless it is decided otherwise; null if it waits for a decision. */
  place: IncomingPlace.nullable(),
  /** Places to choose from, the likeliest first; the proposal of an approximate one is the first. */
  candidates: z.array(IncomingPlace),
  /** The place (or the waiting) was settled when an earlier file of hers was taken in, and stands. */
  kept: z.boolean(),
  /** What she linked it to. */
  links: z.array(z.object({ claim: ClaimId, text: z.string(), stance: z.string() })),
});
export type Became = z.infer<typeof Became>;

const Counts = z.object({
  exact: z.int().nonnegative(),
  moved: z.int().nonnegative(),
  approximate: z.int().nonnegative(),
  ambiguous: z.int().nonnegative(),
  lost: z.int().nonnegative(),
});

export const IncomingArticle = z.object({
  /** Its id in the file. */
  inFile: ArticleId,
  /** Its id here: of the article it is, or will be. */
  here: ArticleId,
  title: z.string(),
  /** `same` text, `differs` from ours, or `new` here. */
  state: z.enum(['same', 'differs', 'new']),
  /** How ours was found. */
  by: z.enum(['hash', 'id', 'url', 'likeness']).nullable(),
  /** Share of her text found in ours, 0–1; null unless the text differs. */
  likeness: z.number().min(0).max(1).nullable(),
  spans: z.int().nonnegative(),
  links: z.int().nonnegative(),
  silent: z.int().nonnegative(),
  /** What became of the spans; empty unless the text differs. */
  became: z.array(Became),
  counts: Counts,
});
export type IncomingArticle = z.infer<typeof IncomingArticle>;

export const IncomingClaim = z.object({
  id: ClaimId,
  text: z.string(),
  /** Who wrote it. */
  author: z.string(),
  /** `reworded`: `before` is what it said here. `changed`: something else about it (group, guideline, colour …). */
  state: z.enum(['new', 'same', 'reworded', 'changed', 'removed']),
  before: z.string().optional(),
});
export type IncomingClaim = z.infer<typeof IncomingClaim>;

/** One record of hers that is not as it was here. */
export const IncomingChange = z.object({
  /** The article here; null for claims and relations. */
  article: ArticleId.nullable(),
  what: z.enum(['added', 'changed', 'removed']),
  type: z.enum(['annotator', 'claim', 'relation', 'span', 'link', 'omission', 'progress', 'orphan']),
  /** In words: “Dams burst …” agrees with “The dam …”. */
  words: z.string(),
});
export type IncomingChange = z.infer<typeof IncomingChange>;

const Tally = z.object({
  spans: z.int().nonnegative(),
  links: z.int().nonnegative(),
  silent: z.int().nonnegative(),
  claims: z.int().nonnegative(),
});

export const IncomingPreview = z.object({
  id: IncomingId,
  /** The file, and where in it: `team.zip: anna.crossread.json`. */
  from: z.string(),
  annotator: z.object({ id: AnnotatorId, name: z.string() }),
  /** Her work against what is here of hers. `older`, `unclear`, `own` (the reviewer's): see `needsReplace`. */
  standing: z.enum(['new', 'same', 'newer', 'older', 'unclear', 'own']),
  /** Why it is taken only with `replace`; null if it is taken as it is. */
  needsReplace: z.string().nullable(),
  /** Not empty: it is refused, whatever is decided. `place` says where in the file; it may be empty. */
  problems: z.array(z.object({ place: z.string(), message: z.string() })),
  notices: z.array(z.string()),
  /** The newest and the oldest instant at which she made something, in the file; null if there is nothing. */
  newest: Instant.nullable(),
  oldest: Instant.nullable(),
  /** The newest of hers here. */
  newestHere: Instant.nullable(),
  /** All of hers in the file, and all of hers here. */
  tally: Tally,
  here: Tally,
  articles: z.array(IncomingArticle),
  claims: z.array(IncomingClaim),
  /** Everything of hers that would change, in the order of the articles; claims first. */
  changes: z.array(IncomingChange),
  /** Sums over the articles whose text differs. */
  counts: Counts,
});
export type IncomingPreview = z.infer<typeof IncomingPreview>;

/** Where a person says a span goes; `place: null` leaves it in the list of those that wait. */
export const IncomingDecision = z.strictObject({
  /** The article here. */
  article: ArticleId,
  span: SpanId,
  place: z.array(Fragment).min(1).max(1000).nullable(),
});
export type IncomingDecision = z.infer<typeof IncomingDecision>;

export const IncomingReport = z.object({
  annotator: z.object({ id: AnnotatorId, name: z.string() }),
  /** Articles that are new here. */
  articles: z.int().nonnegative(),
  /** Records of hers, and others' claims that came along. */
  added: z.int().nonnegative(),
  changed: z.int().nonnegative(),
  removed: z.int().nonnegative(),
  same: z.int().nonnegative(),
  /** What the spans of articles with another text became, before anything was decided. */
  counts: Counts,
  /** Spans that wait for a person. */
  waiting: z.int().nonnegative(),
  notices: z.array(z.string()),
});
export type IncomingReport = z.infer<typeof IncomingReport>;

/** A span of somebody's that waits for its place. */
export const IncomingOrphan = Became.omit({ kept: true, place: true }).extend({
  annotator: AnnotatorId,
  article: ArticleId,
});
export type IncomingOrphan = z.infer<typeof IncomingOrphan>;

/** A name that the page gives its reading, to know its progress by. */
const JobId = z.string().min(1).max(100);

export const IncomingProgress = z.object({
  job: JobId,
  /** What is being done: "Anna: harbour-wire-2f9c1a". */
  label: z.string(),
  done: z.int().nonnegative(),
  total: z.int().nonnegative(),
});
export type IncomingProgress = z.infer<typeof IncomingProgress>;

const RelativePath = z.string().min(1).max(1000);
const Separate = z.array(ArticleId).max(10_000);

export const incomingCalls = {
  /**
   * Reads one file (an annotation file or a zip; bytes in base64), the files of a folder that was dropped (paths relative to
   * it, `/` between), or what a token names (from `incoming.choose` or `start.folders`). Answers with one preview for each
   * annotator found; `problems` names what could not be read. Nothing is written.
   */
  'incoming.stage': call(
    z.union([
      z.strictObject({ job: JobId, name: z.string().min(1).max(500), bytes: z.base64() }),
      z.strictObject({
        job: JobId,
        files: z
          .array(z.strictObject({ path: RelativePath, bytes: z.base64() }))
          .min(1)
          .max(MAX_INCOMING_FILES),
      }),
      z.strictObject({ job: JobId, place: Place }),
    ]),
    z.object({
      previews: z.array(IncomingPreview),
      problems: z.array(z.object({ from: z.string(), message: z.string() })),
    }),
  ),
  /**
   * The preview again, against the document as it is now. Articles of hers named in `separate` (by their id in the file) are
   * not held against ours although they are alike: they come in as articles of their own.
   */
  'incoming.preview': call(z.strictObject({ id: IncomingId, separate: Separate }), IncomingPreview),
  /**
   * Takes it in. `refused` with the reason if the preview names problems, or needs `replace` and it is not given;
   * `bad-input` for a decision that names no span of it or no place in our text. Every page hears of the change by the
   * event `document`, the one that asked included.
   */
  'incoming.take': call(
    z.strictObject({
      id: IncomingId,
      decisions: z.array(IncomingDecision).max(100_000),
      separate: Separate,
      replace: z.boolean(),
    }),
    IncomingReport,
  ),
  /** Forgets what was staged; what is not there is no error. */
  'incoming.discard': call(z.strictObject({ ids: z.array(IncomingId) }), z.object({})),
  /** The system's own dialog, where there is one (`unsupported` elsewhere); null if the person cancelled. */
  'incoming.choose': call(
    z.strictObject({ what: z.enum(['file', 'folder']) }),
    z.object({ place: Place, label: z.string() }).nullable(),
  ),
  /** Everybody's spans that wait for a place, in one article or in all, with candidates found anew. */
  'incoming.orphans': call(z.strictObject({ article: ArticleId.optional() }), z.array(IncomingOrphan)),
  /**
   * Gives spans that wait their places (each keeps its links), or, with `place: null`, sends a span that was placed by a
   * person or moved back to those that wait. Every page hears of it by the event `document`.
   */
  'incoming.settle': call(
    z.strictObject({ annotator: AnnotatorId, decisions: z.array(IncomingDecision).min(1).max(10_000) }),
    z.object({}),
  ),
};
