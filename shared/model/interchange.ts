/** What a project remembers about its traffic with other tools: how it is exported, and what foreign labels become. */
import { z } from 'zod';
import { AnnotatorId, ArticleId, ClaimId, StanceId } from './ids.ts';

/** What one label becomes. */
export const LabelTarget = z.discriminatedUnion('as', [
  /** A claim of the project, or a new one with these words; the label itself where neither is given. */
  z.object({ as: z.literal('claim'), claim: ClaimId.optional(), text: z.string().trim().min(1).max(1000).optional() }),
  z.object({ as: z.literal('tag'), tag: z.string().trim().min(1).max(100).optional() }),
  /** The stance of the links of the same annotation. */
  z.object({ as: z.literal('stance'), stance: StanceId }),
  z.object({ as: z.literal('note') }),
  z.object({ as: z.literal('nothing') }),
]);
export type LabelTarget = z.infer<typeof LabelTarget>;

/** What the labels of one format become here. */
export const Mapping = z.object({
  /** Id of the format. */
  format: z.string(),
  /** By the feature's name: what its values become unless `values` says otherwise. */
  features: z.record(
    z.string(),
    z.object({
      as: z.enum(['claim', 'tag', 'stance', 'note', 'nothing']),
      values: z.record(z.string(), LabelTarget),
    }),
  ),
  /** Of links about which nothing in the file says a stance. */
  stance: StanceId,
  /** Stances of the file that the project does not have by id or name. */
  stances: z.record(z.string(), StanceId),
  /** By name in the file (empty where it names nobody): an annotator of the project, or a new one of that name. */
  annotators: z.record(z.string(), z.union([AnnotatorId, z.object({ name: z.string().trim().min(1).max(100) })])),
});
export type Mapping = z.infer<typeof Mapping>;

/** How articles are divided into parts for training and testing. */
export const Split = z.object({
  /** `event`: articles on one event stay together; one without an event stands alone. */
  by: z.enum(['article', 'event']),
  seed: z.int().nonnegative(),
  /** Shares of articles, in any proportion. */
  shares: z.object({ train: z.number().nonnegative(), dev: z.number().nonnegative(), test: z.number().nonnegative() }),
  /**
   * What is done about a claim that stands in several parts: nothing; articles that share a claim stay together; or its links
   * outside the part that has most of them are left out.
   */
  leaks: z.enum(['allow', 'together', 'drop']),
});
export type Split = z.infer<typeof Split>;

/** An export under a name. What is absent is not narrowed. */
export const Recipe = z.object({
  name: z.string().trim().min(1).max(100),
  format: z.string(),
  /** Annotators, and gold sets under their own ids; absent: all annotators. */
  annotators: z.array(AnnotatorId).min(1).optional(),
  articles: z.array(ArticleId).min(1).optional(),
  claims: z.array(ClaimId).min(1).optional(),
  stances: z.array(StanceId).min(1).optional(),
  split: Split.optional(),
});
export type Recipe = z.infer<typeof Recipe>;
