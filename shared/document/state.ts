/**
 * An open project as one immutable value.
 *
 * Spans, links and all else that belongs to one text lie in sheets, one per annotator and article, because that is how they are stored and read:
 * a change copies one sheet and nothing else, and a sheet's reference is the key under which everything derived from it
 * is remembered.
 */
import type {
  Annotator,
  AnnotatorId,
  Article,
  ArticleId,
  Claim,
  ClaimId,
  Decision,
  DecisionId,
  Link,
  LinkId,
  Omission,
  Orphan,
  Progress,
  Project,
  Relation,
  RelationId,
  Span,
  SpanId,
} from '../model/index.ts';

export interface Sheet {
  readonly annotator: AnnotatorId;
  readonly article: ArticleId;
  readonly spans: ReadonlyMap<SpanId, Span>;
  readonly links: ReadonlyMap<LinkId, Link>;
  /** By claim: at most one per claim, annotator and article. */
  readonly omissions: ReadonlyMap<ClaimId, Omission>;
  readonly progress: Progress | undefined;
  /** A colleague's spans that have no place in this text, by the id of the span. */
  readonly orphans: ReadonlyMap<SpanId, Orphan>;
  /** How places were settled: only in the sheets of a gold set, whose spans, links and omissions follow from them. */
  readonly decisions: ReadonlyMap<DecisionId, Decision>;
}

export interface DocumentState {
  readonly project: Project;
  readonly annotators: ReadonlyMap<AnnotatorId, Annotator>;
  readonly articles: ReadonlyMap<ArticleId, Article>;
  readonly claims: ReadonlyMap<ClaimId, Claim>;
  readonly relations: ReadonlyMap<RelationId, Relation>;
  readonly sheets: ReadonlyMap<SheetKey, Sheet>;
}

export type SheetKey = `${string}/${string}`;

/** Returns the key of an annotator's sheet for an article: `annotator/article`. */
export function sheetKey(annotator: AnnotatorId, article: ArticleId): SheetKey {
  return `${annotator}/${article}`;
}

/** Returns a sheet with nothing in it. */
export function emptySheet(annotator: AnnotatorId, article: ArticleId): Sheet {
  const [spans, links, omissions, orphans, decisions] = [new Map(), new Map(), new Map(), new Map(), new Map()];
  return { annotator, article, spans, links, omissions, progress: undefined, orphans, decisions };
}

/** Returns whether nothing at all lies in the sheet. */
export function isEmptySheet(sheet: Sheet): boolean {
  const { spans, links, omissions, progress, orphans, decisions } = sheet;
  return spans.size + links.size + omissions.size + orphans.size + decisions.size === 0 && progress === undefined;
}

/** Returns a project with nothing in it but its own record. */
export function emptyDocument(project: Project): DocumentState {
  return {
    project,
    annotators: new Map(),
    articles: new Map(),
    claims: new Map(),
    relations: new Map(),
    sheets: new Map(),
  };
}

/** Returns the annotator's sheet for the article, or undefined if she has done nothing there. */
export function sheetOf(doc: DocumentState, annotator: AnnotatorId, article: ArticleId): Sheet | undefined {
  return doc.sheets.get(sheetKey(annotator, article));
}
