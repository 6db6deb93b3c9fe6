/** How far annotators agree: the figures of the review, computed in a thread of the engine. */
import { z } from 'zod';
import { AnnotatorId, ArticleId, ClaimId, SpanId } from '../model/index.ts';
import { call } from './define.ts';

/** A name that the page gives to what it asks for, to know its progress by and to cancel it. */
const RunId = z.string().min(1).max(100);

/** What `explain.ts` in `shared/review/agreement` explains, one by one. */
export const FigureId = z.enum([
  ...(['span-f1-exact', 'span-precision-exact', 'span-recall-exact'] as const),
  ...(['span-f1-overlap', 'span-precision-overlap', 'span-recall-overlap', 'span-u-alpha'] as const),
  ...(['link-kappa', 'link-fleiss', 'link-alpha'] as const),
  ...(['claim-b-cubed', 'claim-ceaf-e', 'claim-adjusted-rand'] as const),
  ...(['stance-kappa', 'stance-fleiss', 'stance-alpha', 'stance-ordinal'] as const),
  ...(['cell-kappa', 'cell-fleiss', 'cell-alpha'] as const),
]);
export type FigureId = z.infer<typeof FigureId>;

/** A value, or none and why. An interval is one of 95 %, over the articles; without one, `noInterval` may say why. */
export const Figure = z.object({
  value: z.number().nullable(),
  why: z.string().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  noInterval: z.string().optional(),
  /** How many things were compared: spans, places, links or cells. */
  n: z.int().nonnegative(),
});
export type Figure = z.infer<typeof Figure>;

/** How often the first's label (rows) met the second's (columns), both in the order of `labels`. */
export const Confusion = z.object({ labels: z.array(z.string()), counts: z.array(z.array(z.number())) });
export type Confusion = z.infer<typeof Confusion>;

/** Two annotators, or all. */
export const AgreementGroup = z.object({
  kind: z.enum(['pair', 'all']),
  annotators: z.array(AnnotatorId),
  /** Articles that all of them have worked on. */
  articles: z.int().nonnegative(),
  /** Spans of each, in the order of the annotators, in the articles that are compared. */
  spans: z.array(z.int().nonnegative()),
  /** Places where all have a span, where some have, and where one has. */
  places: z.object({ all: z.int(), some: z.int(), one: z.int() }),
  figures: z.partialRecord(FigureId, Figure),
  /** By the stances' ids, and `both` where one span both affirms and denies the claim. Pairs only. */
  stances: Confusion.nullable(),
  /** By the names of `CELL_LABELS`. Pairs only. */
  cells: Confusion.nullable(),
});
export type AgreementGroup = z.infer<typeof AgreementGroup>;

/** What is told of every article and of every claim, for each group in the order of the groups. */
export const AgreementRow = z.object({
  /** F1 by overlap: of the article's spans; of the spans linked to the claim. */
  spans: Figure,
  /** Krippendorff's α, nominal: over the article's places; the claim against all others over all places. */
  links: Figure,
  stances: Figure,
  cells: Figure,
});
export type AgreementRow = z.infer<typeof AgreementRow>;

export const AgreementPage = z.object({
  annotators: z.array(AnnotatorId),
  reviewer: AnnotatorId,
  seed: z.int(),
  /** How many resamples the intervals stand on. */
  resamples: z.int(),
  /** Whether some of the claims are paired by proposals that nobody has confirmed. */
  standsOn: z.enum(['confirmed', 'proposed']),
  /** Pairs of claims: confirmed ones (the same claims included), and proposed ones that nobody has looked at. */
  pairs: z.object({ confirmed: z.int(), proposed: z.int() }),
  /** How many articles each has worked on, in the order of the annotators. */
  worked: z.array(z.int()),
  /** How many articles at least two of them have worked on; all else is left out. */
  compared: z.int(),
  /** The pairs in the order of the annotators, then all together. */
  groups: z.array(AgreementGroup),
  byArticle: z.array(z.object({ article: ArticleId, groups: z.array(AgreementRow) })),
  /** `claim` stands for all of `claims`. */
  byClaim: z.array(z.object({ claim: ClaimId, claims: z.array(ClaimId), groups: z.array(AgreementRow) })),
});
export type AgreementPage = z.infer<typeof AgreementPage>;

/** γ of one article. */
export const GammaOfArticle = z.object({
  article: ArticleId,
  gamma: Figure,
  /** Of the best alignment, and the mean of those of random articles. */
  disorder: z.number().nullable(),
  expected: z.number().nullable(),
  samples: z.int().nonnegative(),
  /** What a reader of the value should know. */
  note: z.string().optional(),
});
export type GammaOfArticle = z.infer<typeof GammaOfArticle>;

export const GammaAnswer = z.object({
  annotators: z.array(AnnotatorId),
  seed: z.int(),
  standsOn: z.enum(['confirmed', 'proposed']),
  /** Over all articles asked for: the mean of theirs, weighed by their numbers of spans. `n` counts spans. */
  gamma: Figure,
  articles: z.array(GammaOfArticle),
  /** The best alignment, if one article was asked for: for each part, a span or none of each annotator, in their order. */
  alignment: z.array(z.array(SpanId.nullable())).nullable(),
});
export type GammaAnswer = z.infer<typeof GammaAnswer>;

const Compared = {
  run: RunId,
  /** Two or more; the id of a gold set stands for it. */
  annotators: z.array(AnnotatorId).min(2).max(12),
  /** Whose word it is which claims are the same; whoever writes here unless given. */
  reviewer: AnnotatorId.optional(),
  seed: z.int().default(1),
};

export const reviewCalls = {
  /** The whole page. `bad-input` for annotators named twice, `not-found` for unknown ones, `cancelled`. */
  'review.agreement': call(z.strictObject(Compared), AgreementPage),
  /** γ of one article, or of all that the annotators have worked on. */
  'review.gamma': call(
    z.strictObject({
      ...Compared,
      article: ArticleId.optional(),
      samples: z.int().min(1).max(1000).default(30),
      /** Weights of position and category, and the cost of a unit without a partner. */
      alpha: z.number().min(0).max(100).default(1),
      beta: z.number().min(0).max(100).default(1),
      deltaEmpty: z.number().positive().max(100).default(1),
    }),
    GammaAnswer,
  ),
  /** Ends what this page has asked for under the name; what has ended is no error. */
  'review.cancel': call(z.strictObject({ run: RunId }), z.object({})),
};

/** How far a long computation has come. */
export const ReviewProgress = z.object({ run: RunId, done: z.int().nonnegative(), of: z.int().nonnegative() });
