/**
 * The records of a project as they live in memory. Each names its type and where it belongs (annotator, article), so that
 * a record alone says in which file it is stored. All offsets are UTF-16 code units of the article's text, end exclusive.
 */
import { z } from 'zod';
import { AnnotatorId, ArticleId, ClaimId, Instant, LinkId, ProjectId, RelationId, SpanId, StanceId } from './ids.ts';
import { Stance } from './stance.ts';

export const Project = z.looseObject({
  type: z.literal('project'),
  id: ProjectId,
  name: z.string().trim().min(1).max(200),
  created: Instant,
  stances: z
    .array(Stance)
    .min(1)
    .max(9)
    .refine((list) => new Set(list.map((s) => s.id)).size === list.length, 'two stances have the same id')
    .refine((list) => new Set(list.map((s) => s.key)).size === list.length, 'two stances have the same key'),
});
export type Project = z.infer<typeof Project>;

export const Annotator = z.looseObject({
  type: z.literal('annotator'),
  id: AnnotatorId,
  name: z.string().trim().min(1).max(100),
});
export type Annotator = z.infer<typeof Annotator>;

/** One or more blocks make the article: a block is one line of the text, drawn as one text node. */
export const Block = z.object({
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  kind: z.enum(['paragraph', 'heading', 'quote', 'item']),
});
export type Block = z.infer<typeof Block>;

/** A stretch of text, `[start, end)`. */
export const Fragment = z
  .tuple([z.int().nonnegative(), z.int().nonnegative()])
  .refine(([start, end]) => start < end, 'a fragment must end after it starts');
export type Fragment = readonly [start: number, end: number];

/** What a person may correct by hand about an article. The text is not among it. */
export const ArticleFields = z.object({
  title: z.string().max(1000),
  outlet: z.string().max(300),
  author: z.string().max(500),
  /** A date or an instant, as precise as is known: `2026-01-14` or `2026-01-14T09:10:00+01:00`. Empty if unknown. */
  published: z.union([z.literal(''), z.iso.date(), z.iso.datetime({ offset: true, local: true })]),
  url: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
  /** A BCP 47 tag such as `en` or `zh-Hant`; `und` if unknown (ISO 639-2). */
  language: z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'expected a language tag such as "en"'),
});
export type ArticleFields = z.infer<typeof ArticleFields>;

export const Article = z.looseObject({
  type: z.literal('article'),
  id: ArticleId,
  ...ArticleFields.shape,
  /** SHA-256 of the text's UTF-8 bytes, in lower-case hex: the article's identity across projects. */
  hash: z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in hex'),
  /** Length of the text in UTF-16 code units. */
  length: z.int().positive(),
  added: Instant,
  /** Where the text came from, for the record: file name and format. */
  source: z.looseObject({ name: z.string(), format: z.string() }),
});
export type Article = z.infer<typeof Article>;

/** A remark in a person's own words. */
const Note = z.string().max(10_000, 'it has more than 10,000 characters');

/**
 * Colours that a claim may have. Their hues are those that Okabe and Ito (2008) chose to stay apart for every kind of colour
 * vision; the screen's shade of each depends on the theme.
 */
export const ClaimColour = z.enum(['orange', 'sky', 'green', 'yellow', 'blue', 'vermilion', 'purple', 'grey']);
export type ClaimColour = z.infer<typeof ClaimColour>;

/** A span shown with a claim's guideline. The quote stays readable when the span is gone. */
export const Example = z.looseObject({
  annotator: AnnotatorId,
  article: ArticleId,
  span: SpanId,
  quote: z.string().min(1),
});
export type Example = z.infer<typeof Example>;

/** Something that happened to a claim, and how it was before: what a reader of old links needs to know. */
export const ClaimEvent = z.looseObject({
  at: Instant,
  /**
   * `text`, `group`, `guideline`: it was changed. `merged`: into `other`. `absorbed`: `other` was merged into it. `split`: some
   * links went to `other`. `splitOff`: it was split off from `other`. `example`: a span was made an example, or was no longer
   * one (`exampleGone`).
   */
  what: z.enum([
    'text',
    'group',
    'guideline',
    'merged',
    'absorbed',
    'split',
    'splitOff',
    'retired',
    'restored',
    'example',
    'exampleGone',
  ]),
  /** The words before, where words were changed. */
  before: z.string().optional(),
  /** The example's words. */
  quote: z.string().optional(),
  other: ClaimId.optional(),
});
export type ClaimEvent = z.infer<typeof ClaimEvent>;

export const Claim = z.looseObject({
  type: z.literal('claim'),
  annotator: AnnotatorId,
  id: ClaimId,
  text: z.string().trim().min(1, 'a claim needs words').max(1000, 'a claim has at most 1,000 characters'),
  group: z.string().max(200, 'a group’s name has at most 200 characters').optional(),
  /** When to link a span to the claim and when not. */
  guideline: Note.optional(),
  examples: z.array(Example).optional(),
  note: Note.optional(),
  colour: ClaimColour.optional(),
  /** Its place in the list. A claim without one stands at the time it was made, in milliseconds since 1970. */
  order: z.number().optional(),
  /** Out of use since then: its links stay, no new ones are made. */
  retired: Instant.optional(),
  /** The claim that it was merged into: whoever asks for this one is shown that one. */
  mergedInto: ClaimId.optional(),
  /** Oldest first. */
  history: z.array(ClaimEvent).optional(),
  created: Instant,
});
export type Claim = z.infer<typeof Claim>;

export const RelationKind = z.enum(['contradicts', 'entails', 'same-as']);
export type RelationKind = z.infer<typeof RelationKind>;

/** What one claim is to another. Only `entails` has a direction. */
export const Relation = z.looseObject({
  type: z.literal('relation'),
  annotator: AnnotatorId,
  id: RelationId,
  from: ClaimId,
  to: ClaimId,
  kind: RelationKind,
  note: Note.optional(),
  created: Instant,
});
export type Relation = z.infer<typeof Relation>;

export const Span = z.looseObject({
  type: z.literal('span'),
  annotator: AnnotatorId,
  article: ArticleId,
  id: SpanId,
  fragments: z.array(Fragment).min(1),
  /** The text of each fragment, joined by one space: proof that the offsets mean what the analyst saw. */
  quote: z.string().min(1),
  prefix: z.string(),
  suffix: z.string(),
  tags: z.array(z.string().trim().min(1).max(100, 'a tag has at most 100 characters')).optional(),
  note: Note.optional(),
  created: Instant,
});
export type Span = z.infer<typeof Span>;

export const Link = z.looseObject({
  type: z.literal('link'),
  annotator: AnnotatorId,
  article: ArticleId,
  id: LinkId,
  span: SpanId,
  claim: ClaimId,
  stance: StanceId,
  unsure: z.boolean().optional(),
  note: Note.optional(),
  created: Instant,
});
export type Link = z.infer<typeof Link>;

/** A cell marked *checked: silent*: the annotator looked for the claim in the article and it is not there. */
export const Omission = z.looseObject({
  type: z.literal('omission'),
  annotator: AnnotatorId,
  article: ArticleId,
  claim: ClaimId,
  created: Instant,
});
export type Omission = z.infer<typeof Omission>;

export const WorkState = z.enum(['todo', 'in-progress', 'done']);
export type WorkState = z.infer<typeof WorkState>;

/** How far an annotator is with an article, and what she noted about it. One per annotator and article. */
export const Progress = z.looseObject({
  type: z.literal('progress'),
  annotator: AnnotatorId,
  article: ArticleId,
  /** Said by her. Without it the article is in progress as soon as she has done something in it. */
  state: WorkState.optional(),
  note: Note.optional(),
  created: Instant,
});
export type Progress = z.infer<typeof Progress>;

export const AnyRecord = z.discriminatedUnion('type', [
  Project,
  Annotator,
  Article,
  Claim,
  Relation,
  Span,
  Link,
  Omission,
  Progress,
]);
export type AnyRecord = z.infer<typeof AnyRecord>;
export type RecordType = AnyRecord['type'];
