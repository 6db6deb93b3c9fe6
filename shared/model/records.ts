/**
 * The records of a project as they live in memory. Each names its type and where it belongs (annotator, article), so that
 * a record alone says in which file it is stored. All offsets are UTF-16 code units of the article's text, end exclusive.
 */
import { z } from 'zod';
import { AnnotatorId, ArticleId, ClaimId, DecisionId, Instant } from './ids.ts';
import { Mapping, Recipe } from './interchange.ts';
import { LinkId, ProjectId, RelationId, SpanId, StanceId } from './ids.ts';
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
  /** Others' work in an article is hidden from an annotator until she has marked it done (see `document/blind.ts`). */
  blind: z.boolean().optional(),
  /** Exports that were given a name, to be run again. */
  recipes: z.array(Recipe).optional(),
  /** What labels of other tools became, the last time a file of each format was taken in. */
  mappings: z.array(Mapping).optional(),
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
  /** The page of the document on which it begins, from 1, where the article came with pages. */
  page: z.int().positive().optional(),
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
  /** The event or topic that the article is about, where a project holds several; datasets are split by it. */
  event: z.string().max(200).optional(),
});
export type ArticleFields = z.infer<typeof ArticleFields>;

const Hash = z.string().regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 in hex');

export const Article = z.looseObject({
  type: z.literal('article'),
  id: ArticleId,
  ...ArticleFields.shape,
  /** SHA-256 of the text's UTF-8 bytes, in lower-case hex: the article's identity across projects. */
  hash: Hash,
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

/** `distinct`: not the same, though someone might think so; it keeps a refused pair from being proposed again. */
export const RelationKind = z.enum(['contradicts', 'entails', 'same-as', 'distinct']);
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

const Fragments = z.array(Fragment).min(1);
const Tags = z.array(z.string().trim().min(1).max(100, 'a tag has at most 100 characters'));

/** The span as it stood in the text that it was made in, where that text differs from the article's. */
export const Origin = z.looseObject({
  /** SHA-256 of that text. */
  hash: Hash,
  /** Places in that text. */
  fragments: Fragments,
  quote: z.string().min(1),
  /** `moved`: the same words elsewhere; `approximate`: a proposal that a person took; `by-hand`: a place that she gave. */
  how: z.enum(['moved', 'approximate', 'by-hand']),
  /** How like the words are, 0 to 1. */
  score: z.number().min(0).max(1).optional(),
});
export type Origin = z.infer<typeof Origin>;

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
  tags: Tags.optional(),
  note: Note.optional(),
  origin: Origin.optional(),
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

/**
 * A colleague's span that has no place in the article's text, because it was made in another version of it: found only
 * approximately, found in several places, or not found. It waits for a person; nothing of it is dropped.
 */
export const Orphan = z.looseObject({
  type: z.literal('orphan'),
  annotator: AnnotatorId,
  article: ArticleId,
  /** The span's id: it keeps it when it finds its place. */
  id: SpanId,
  /** SHA-256 of the text it was made in; `fragments` are places there. */
  hash: Hash,
  fragments: Fragments,
  quote: z.string().min(1),
  prefix: z.string(),
  suffix: z.string(),
  tags: Tags.optional(),
  note: Note.optional(),
  created: Instant,
  links: z.array(Link.omit({ type: true, annotator: true, article: true, span: true })),
  found: z.enum(['approximate', 'ambiguous', 'lost']),
  /** Where in the article's text it may belong. */
  proposal: z.looseObject({ fragments: Fragments, score: z.number().min(0).max(1) }).optional(),
});
export type Orphan = z.infer<typeof Orphan>;

/** A span with its links, as an annotator had it when it was compared. */
export const SideSpan = z.looseObject({
  id: SpanId,
  fragments: Fragments,
  quote: z.string().min(1),
  prefix: z.string(),
  suffix: z.string(),
  links: z.array(
    z.looseObject({
      id: LinkId,
      claim: ClaimId,
      stance: StanceId,
      unsure: z.boolean().optional(),
      note: Note.optional(),
    }),
  ),
  tags: Tags.optional(),
  note: Note.optional(),
});
export type SideSpan = z.infer<typeof SideSpan>;

/** What one annotator has at the place of a disagreement; nothing at all if she left it out. */
export const Side = z.looseObject({
  annotator: AnnotatorId,
  spans: z.array(SideSpan),
  /** Claims that she marked *checked: silent* in the article. */
  silent: z.array(ClaimId),
});
export type Side = z.infer<typeof Side>;

export const Verdict = z.enum(['agreed', 'one', 'both', 'edited', 'neither', 'later']);
export type Verdict = z.infer<typeof Verdict>;

/** How an adjudicator settled one place. The gold set of the article is what its decisions have chosen. */
export const Decision = z.looseObject({
  type: z.literal('decision'),
  /** The gold set that it belongs to: the adjudicator's id with `.gold`. */
  annotator: AnnotatorId,
  article: ArticleId,
  id: DecisionId,
  /** What each annotator had there at the time, in the order in which they were compared. */
  sides: z.array(Side).min(1),
  /** `agreed`: all had the same, taken without asking; `one`: that of `of`; `later`: put off, nothing chosen yet. */
  verdict: Verdict,
  of: AnnotatorId.optional(),
  chosen: z.looseObject({ spans: z.array(SideSpan), silent: z.array(ClaimId) }),
  reason: Note.optional(),
  created: Instant,
});
export type Decision = z.infer<typeof Decision>;

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
  Orphan,
  Decision,
]);
export type AnyRecord = z.infer<typeof AnyRecord>;
export type RecordType = AnyRecord['type'];
