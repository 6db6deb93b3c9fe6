/** What a file of records holds, and the way between that and its text. */
import { writerOf } from '#shared/document/gold.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { emptySheet, sheetOf } from '#shared/document/state.ts';
import type { Article, Project } from '#shared/model/index.ts';
import {
  annotationsFromFile,
  annotationsKind,
  annotationsText,
  articleFromFile,
  articleKind,
  claimsFromFile,
  claimsKind,
  fileFromArticle,
  fileFromClaims,
  fileFromProject,
  projectFromFile,
  projectKind,
  readStored,
  stableStringify,
} from '#shared/schema/index.ts';
import type { AnnotationsContent, ArticleBody, ClaimsContent, Stored } from '#shared/schema/index.ts';
import type { FilePlace } from './layout.ts';

export type Content =
  | { readonly kind: 'project'; readonly project: Project }
  | { readonly kind: 'article'; readonly article: Article; readonly body: ArticleBody }
  | ({ readonly kind: 'claims' } & ClaimsContent)
  | ({ readonly kind: 'annotations' } & AnnotationsContent);

/** Returns what the text of the file at the place holds, or what is wrong with it. */
export function contentFromText(place: FilePlace, text: string): Stored<Content> {
  switch (place.kind) {
    case 'project':
      return into(readStored(projectKind, text), (file) => ({ kind: 'project', project: projectFromFile(file) }));
    case 'article': {
      const stored = into(readStored(articleKind, text), (file) => ({ kind: 'article', ...articleFromFile(file) }));
      return belongs(stored, 'id', place.article, (content) => content.article.id);
    }
    case 'claims': {
      const stored = into(readStored(claimsKind, text), (file) => ({ kind: 'claims', ...claimsFromFile(file) }));
      return belongs(stored, 'annotator.id', place.annotator, (content) => content.annotator.id);
    }
    case 'annotations': {
      const stored = into(readStored(annotationsKind, text), (file) => ({
        kind: 'annotations',
        ...annotationsFromFile(file),
      }));
      const ofAnnotator = belongs(stored, 'annotator.id', place.annotator, (content) => content.annotator.id);
      return belongs(ofAnnotator, 'article.id', place.article, (content) => content.article.id);
    }
  }
}

/** Returns the text that the file with this content has. */
export function textFromContent(content: Content): string {
  switch (content.kind) {
    case 'project':
      return stableStringify(fileFromProject(content.project));
    case 'article':
      return stableStringify(fileFromArticle(content.article, content.body));
    case 'claims':
      return stableStringify(fileFromClaims(content));
    case 'annotations':
      return annotationsText(content);
  }
}

/**
 * Returns what the file at the place holds once the document is stored, with everything of the file's present content that
 * is no record; undefined if the document has nothing to go there (then there is to be no file).
 */
export function contentFromDocument(
  doc: DocumentState,
  place: FilePlace,
  present: Content | undefined,
): Content | undefined {
  switch (place.kind) {
    case 'project':
      return { kind: 'project', project: doc.project };
    case 'article': {
      const article = doc.articles.get(place.article);
      return article !== undefined && present?.kind === 'article' ? { ...present, article } : undefined;
    }
    case 'claims': {
      const annotator = doc.annotators.get(place.annotator);
      if (annotator === undefined) return undefined;
      const claims = new Map([...doc.claims].filter(([, claim]) => claim.annotator === place.annotator));
      const relations = new Map([...doc.relations].filter(([, relation]) => relation.annotator === place.annotator));
      return { kind: 'claims', annotator, claims, relations, extra: present?.kind === 'claims' ? present.extra : {} };
    }
    case 'annotations': {
      const annotator = doc.annotators.get(writerOf(place.annotator));
      const article = doc.articles.get(place.article);
      if (annotator === undefined || article === undefined) return undefined;
      const before = present?.kind === 'annotations' ? present : undefined;
      return {
        kind: 'annotations',
        sheet: sheetOf(doc, place.annotator, place.article) ?? emptySheet(place.annotator, place.article),
        annotator: { ...before?.annotator, id: place.annotator, name: annotator.name },
        article: { ...before?.article, id: article.id, hash: article.hash },
        extra: before?.extra ?? {},
      };
    }
  }
}

function into<A, B extends Content>(stored: Stored<A>, convert: (value: A) => B): Stored<B> {
  if (stored.ok) return { ...stored, value: convert(stored.value) };
  const { readable, ...rest } = stored;
  return readable === undefined ? rest : { ...rest, readable: convert(readable) };
}

/** A file that was copied to another name must not pass for someone else's work. */
function belongs<C extends Content>(
  stored: Stored<C>,
  key: string,
  wanted: string,
  found: (c: C) => string,
): Stored<C> {
  if (!stored.ok || found(stored.value) === wanted) return stored;
  const message = `${key}: the file is named for "${wanted}" but holds the work of "${found(stored.value)}"`;
  return { ok: false, code: 'invalid', message };
}
