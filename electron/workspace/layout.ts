/** Where things lie in a project folder. Paths here are relative to it, with `/` on every system. */
import path from 'node:path';
import { goldOf, isGold, writerOf } from '#shared/document/gold.ts';
import type { AnyRecord, AnnotatorId, ArticleId } from '#shared/model/index.ts';
import { AnnotatorId as AnnotatorSchema, ArticleId as ArticleSchema } from '#shared/model/index.ts';

/** A file that holds records, by what its path says about it. */
export type FilePlace =
  | { readonly kind: 'project' }
  | { readonly kind: 'article'; readonly article: ArticleId }
  | { readonly kind: 'claims'; readonly annotator: AnnotatorId }
  /** Of an annotator, or of a gold set. */
  | { readonly kind: 'annotations'; readonly annotator: AnnotatorId; readonly article: ArticleId };

export const PROJECT_FILE = 'project.json';
/** Lock, backups, cache: safe to delete when the project is closed. */
export const OWN_FOLDER = '.crossread';
export const BACKUPS_FOLDER = `${OWN_FOLDER}/backups`;

/** Returns the path of the file at the place. */
export function pathOf(place: FilePlace): string {
  switch (place.kind) {
    case 'project':
      return PROJECT_FILE;
    case 'article':
      return `articles/${place.article}/article.json`;
    case 'claims':
      return `claims/${place.annotator}.json`;
    case 'annotations':
      return isGold(place.annotator)
        ? `adjudication/${writerOf(place.annotator)}/${place.article}.json`
        : `annotations/${place.annotator}/${place.article}.json`;
  }
}

/** Returns the path of an article's text. */
export function textPathOf(article: ArticleId): string {
  return `articles/${article}/text.txt`;
}

/** Returns what the path stands for: a file of records, an article's text, or undefined for anything else. */
export function placeOf(file: string): FilePlace | { readonly kind: 'text'; readonly article: ArticleId } | undefined {
  if (file === PROJECT_FILE) return { kind: 'project' };
  const [top, second, third, ...deeper] = file.split('/');
  if (deeper.length > 0 || second === undefined) return undefined;
  if (top === 'claims' && third === undefined) {
    const annotator = AnnotatorSchema.safeParse(stem(second));
    return annotator.success && !isGold(annotator.data) ? { kind: 'claims', annotator: annotator.data } : undefined;
  }
  if (third === undefined) return undefined;
  if (top === 'articles') {
    const article = ArticleSchema.safeParse(second);
    if (!article.success) return undefined;
    if (third === 'article.json') return { kind: 'article', article: article.data };
    return third === 'text.txt' ? { kind: 'text', article: article.data } : undefined;
  }
  if (top !== 'annotations' && top !== 'adjudication') return undefined;
  const annotator = AnnotatorSchema.safeParse(second);
  const article = ArticleSchema.safeParse(stem(third));
  if (!annotator.success || !article.success || isGold(annotator.data)) return undefined;
  const whose = top === 'adjudication' ? goldOf(annotator.data) : annotator.data;
  return { kind: 'annotations', annotator: whose, article: article.data };
}

/** Returns the place of the file that the record is stored in. */
export function placeOfRecord(record: AnyRecord): FilePlace {
  switch (record.type) {
    case 'project':
      return { kind: 'project' };
    case 'article':
      return { kind: 'article', article: record.id };
    case 'annotator':
      return { kind: 'claims', annotator: record.id };
    case 'claim':
    case 'relation':
      return { kind: 'claims', annotator: record.annotator };
    default:
      return { kind: 'annotations', annotator: record.annotator, article: record.article };
  }
}

/** Returns whether the name is that of a temporary file, which a crash may leave behind (see disk.ts). */
export function isTemporary(name: string): boolean {
  return /\.(?:json|txt|gitignore)\.\d+$/.test(name) || name.startsWith(ADDING);
}

/** What claims on a stale lock start with (see lock.ts). */
export const REPLACING = 'lock-replacing-';

/** What the folder of an article is called until it is complete. */
export const ADDING = '.adding-';

/** Returns the path on this system. */
export function inFolder(dir: string, file: string): string {
  return path.join(dir, ...file.split('/'));
}

function stem(name: string): string {
  return name.endsWith('.json') ? name.slice(0, -'.json'.length) : '';
}
