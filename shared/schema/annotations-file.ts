/**
 * `annotations/<annotator>/<article>.json`: what one annotator did in one article, and
 * `adjudication/<adjudicator>/<article>.json`: what an adjudicator settled in it. The header says who, in which text (by
 * its hash) and in which unit the offsets count, so that the file can be read on its own.
 */
import { z } from 'zod';
import { Annotator, Article, AnnotatorId, ArticleId, Decision, Link } from '../model/index.ts';
import { Omission, Orphan, Progress, Span } from '../model/index.ts';
import type { Sheet } from '../document/state.ts';
import { defineKind } from './migrate.ts';
import type { JsonObject } from './migrate.ts';
import { ascends, isPlainLink, isPlainSpan } from './plain.ts';
import { sortedBy } from './stable-json.ts';
import { saidByFile, unique, without } from './stored-records.ts';

const FORMAT = 'crossread/annotations';
/** What a record in memory says itself and a stored one leaves to its file. */
export const SAID = ['type', 'annotator', 'article'];
const said = { type: saidByFile, annotator: saidByFile, article: saidByFile };

export const StoredSpan = Span.omit({ type: true, annotator: true, article: true }).extend(said);
export type StoredSpan = z.infer<typeof StoredSpan>;
export const StoredLink = Link.omit({ type: true, annotator: true, article: true }).extend(said);
export type StoredLink = z.infer<typeof StoredLink>;
export const StoredOmission = Omission.omit({ type: true, annotator: true, article: true }).extend(said);
export type StoredOmission = z.infer<typeof StoredOmission>;
export const StoredProgress = Progress.omit({ type: true, annotator: true, article: true }).extend(said);
export type StoredProgress = z.infer<typeof StoredProgress>;
const StoredOrphan = Orphan.omit({ type: true, annotator: true, article: true }).extend(said);
type StoredOrphan = z.infer<typeof StoredOrphan>;
const StoredDecision = Decision.omit({ type: true, annotator: true, article: true }).extend(said);
type StoredDecision = z.infer<typeof StoredDecision>;

export const AnnotationsFile = z.looseObject({
  format: z.literal(FORMAT),
  version: z.literal(2),
  offsetUnit: z.literal('utf-16'),
  annotator: z.looseObject({ id: AnnotatorId, name: Annotator.shape.name }),
  article: z.looseObject({ id: ArticleId, hash: Article.shape.hash }),
  spans: z.array(StoredSpan).superRefine(unique((span) => span.id, 'span')),
  links: z.array(StoredLink).superRefine(unique((link) => link.id, 'link')),
  omissions: z.array(StoredOmission).superRefine(unique((omission) => omission.claim, 'claim')),
  /** How far she is, and her note on the article. */
  progress: StoredProgress.optional(),
  /** A colleague's spans that have no place in this text. */
  orphans: z
    .array(StoredOrphan)
    .superRefine(unique((orphan) => orphan.id, 'span'))
    .optional(),
  /** Of a gold set: how each place was settled. Its spans, links and omissions follow from them. */
  decisions: z
    .array(StoredDecision)
    .superRefine(unique((decision) => decision.id, 'decision'))
    .optional(),
});
export type AnnotationsFile = z.infer<typeof AnnotationsFile>;

export const annotationsKind = defineKind<AnnotationsFile>({
  format: FORMAT,
  version: 2,
  schema: AnnotationsFile,
  migrations: [
    {
      from: 1,
      what: 'Spans may wait for their place, and places be settled, which a reader of version 1 would not see.',
      up: (file) => file,
    },
  ],
  quick: (file) => {
    const { spans, links } = file;
    if (!Array.isArray(spans) || !Array.isArray(links) || !ascends(spans, 'id') || !ascends(links, 'id'))
      return undefined;
    if (!links.every(isPlainLink)) return undefined;
    const annotated = spans.map((span: unknown) => (isPlainSpan(span) ? span : StoredSpan.safeParse(span).data));
    if (annotated.includes(undefined)) return undefined;
    // All the rest is read as ever.
    const rest = AnnotationsFile.safeParse({ ...file, spans: [], links: [] });
    return rest.success ? { ...rest.data, spans: annotated as StoredSpan[], links: links as StoredLink[] } : undefined;
  },
});

export interface AnnotationsContent {
  readonly sheet: Sheet;
  readonly annotator: AnnotationsFile['annotator'];
  readonly article: AnnotationsFile['article'];
  /** Keys of the file that this version does not know. */
  readonly extra: JsonObject;
}

/** Returns the sheet, the header, and what else stands in the file. Offsets are UTF-16 code units, end exclusive. */
export function annotationsFromFile(file: AnnotationsFile): AnnotationsContent {
  const at = { annotator: file.annotator.id, article: file.article.id };
  const spans = file.spans.map((span): Span => ({ ...span, ...at, type: 'span' }));
  const links = file.links.map((link): Link => ({ ...link, ...at, type: 'link' }));
  const omissions = file.omissions.map((omission): Omission => ({ ...omission, ...at, type: 'omission' }));
  return {
    sheet: {
      ...at,
      spans: new Map(sortedBy(spans, (span) => span.id).map((span) => [span.id, span])),
      links: new Map(sortedBy(links, (link) => link.id).map((link) => [link.id, link])),
      omissions: new Map(sortedBy(omissions, (omission) => omission.claim).map((each) => [each.claim, each])),
      progress: file.progress === undefined ? undefined : { ...file.progress, ...at, type: 'progress' },
      orphans: new Map(
        sortedBy(file.orphans ?? [], (each) => each.id).map((each) => [each.id, { ...each, ...at, type: 'orphan' }]),
      ),
      decisions: new Map(
        sortedBy(file.decisions ?? [], (each) => each.id).map((each) => [
          each.id,
          { ...each, ...at, type: 'decision' },
        ]),
      ),
    },
    annotator: file.annotator,
    article: file.article,
    extra: without(file, Object.keys(AnnotationsFile.shape)),
  };
}

/** Returns what the file holds for the sheet: omissions sorted by claim, all else by id. */
export function fileFromAnnotations(content: AnnotationsContent): AnnotationsFile {
  const { spans, links, omissions, progress, orphans, decisions } = content.sheet;
  return {
    ...content.extra,
    format: FORMAT,
    version: 2,
    offsetUnit: 'utf-16',
    annotator: content.annotator,
    article: content.article,
    spans: sortedBy(spans.values(), (span) => span.id).map((span) => without(span, SAID) as StoredSpan),
    links: sortedBy(links.values(), (link) => link.id).map((link) => without(link, SAID) as StoredLink),
    omissions: sortedBy(omissions.values(), (each) => each.claim).map((each) => without(each, SAID) as StoredOmission),
    ...(progress === undefined ? {} : { progress: without(progress, SAID) as StoredProgress }),
    ...(orphans.size === 0
      ? {}
      : { orphans: sortedBy(orphans.values(), (each) => each.id).map((each) => without(each, SAID) as StoredOrphan) }),
    ...(decisions.size === 0
      ? {}
      : {
          decisions: sortedBy(decisions.values(), (each) => each.id).map(
            (each) => without(each, SAID) as StoredDecision,
          ),
        }),
  };
}
