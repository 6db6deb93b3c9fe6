/**
 * Branded identifiers. A brand keeps a claim's id from being passed where a span's is meant.
 *
 * Claims, spans and links carry UUIDv7 strings (RFC 9562): they sort by creation, so "records sorted by id" on disk is
 * also "oldest first". Articles and annotators carry readable slugs because their ids are folder and file names.
 */
import { z } from 'zod';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** Lower case, digits and hyphens: safe as a file name on every system, and never a path. */
const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

export const ProjectId = z.string().regex(UUID, 'expected a UUID').brand<'ProjectId'>();
export type ProjectId = z.infer<typeof ProjectId>;

export const ClaimId = z.string().regex(UUID, 'expected a UUID').brand<'ClaimId'>();
export type ClaimId = z.infer<typeof ClaimId>;

export const SpanId = z.string().regex(UUID, 'expected a UUID').brand<'SpanId'>();
export type SpanId = z.infer<typeof SpanId>;

export const RelationId = z.string().regex(UUID, 'expected a UUID').brand<'RelationId'>();
export type RelationId = z.infer<typeof RelationId>;

export const LinkId = z.string().regex(UUID, 'expected a UUID').brand<'LinkId'>();
export type LinkId = z.infer<typeof LinkId>;

export const DecisionId = z.string().regex(UUID, 'expected a UUID').brand<'DecisionId'>();
export type DecisionId = z.infer<typeof DecisionId>;

export const ArticleId = z.string().regex(SLUG, 'expected lower-case letters, digits and hyphens').brand<'ArticleId'>();
export type ArticleId = z.infer<typeof ArticleId>;

/** With `.gold` behind it, the id stands for the gold set that the annotator settles (see `document/gold.ts`). */
const SLUG_OR_GOLD = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?(?:\.gold)?$/;

export const AnnotatorId = z
  .string()
  .regex(SLUG_OR_GOLD, 'expected lower-case letters, digits and hyphens')
  .brand<'AnnotatorId'>();
export type AnnotatorId = z.infer<typeof AnnotatorId>;

/** A stance's id, e.g. `agrees`. Projects may add their own. */
export const StanceId = z.string().regex(SLUG, 'expected lower-case letters, digits and hyphens').brand<'StanceId'>();
export type StanceId = z.infer<typeof StanceId>;

/** An instant as ISO 8601 in UTC, e.g. `2026-01-14T09:10:00.000Z`. */
export const Instant = z.iso.datetime({ offset: true });
export type Instant = z.infer<typeof Instant>;
