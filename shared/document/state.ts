/**
 * An open project as one immutable value.
 *
 * Spans, links, omissions and progress lie in sheets, one per annotator and article, because that is how they are stored and read:
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
  Link,
  LinkId,
  Omission,
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
  return { annotator, article, spans: new Map(), links: new Map(), omissions: new Map(), progress: undefined };
}

/** Returns whether nothing at all lies in the sheet. */
export function isEmptySheet(sheet: Sheet): boolean {
  return sheet.spans.size + sheet.links.size + sheet.omissions.size === 0 && sheet.progress === undefined;
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
