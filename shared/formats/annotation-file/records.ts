/**
 * Annotation file → the records it stands for. What the file's structure says (type, annotator, article) is written last:
 * a record that brings a key of that name must not speak for someone else.
 */
import { documentOf } from '../../document/records.ts';
import type { DocumentState } from '../../document/state.ts';
import type { Annotator, AnyRecord, Article, ArticleId, Claim, Relation } from '../../model/index.ts';
import type { ArticleBody } from '../format.ts';
import type { AnnotationFile, FileArticle } from './schema.ts';

/** Returns the article's record and its text. */
export function articleOf(file: FileArticle): { article: Article; body: ArticleBody } {
  const { text, blocks, sentences, ...rest } = file;
  return { article: { ...rest, type: 'article' }, body: { text, blocks, sentences } };
}

/** Returns the authors of the file's claims other than its annotator, each once, by the first name given. */
export function otherAuthorsOf(file: AnnotationFile): Annotator[] {
  const authors = new Map<string, Annotator>();
  for (const { annotator } of file.claims) {
    if (annotator.id === file.annotator.id || authors.has(annotator.id)) continue;
    authors.set(annotator.id, { type: 'annotator', id: annotator.id, name: annotator.name });
  }
  return [...authors.values()];
}

/** Returns the file's claims as records. */
export function claimsOf(file: AnnotationFile): Claim[] {
  return file.claims.map(({ annotator, ...rest }) => ({ ...rest, type: 'claim', annotator: annotator.id }));
}

/** Returns the relations that the annotator drew, as records. */
export function relationsOf(file: AnnotationFile): Relation[] {
  return file.relations.map((relation) => ({ ...relation, type: 'relation', annotator: file.annotator.id }));
}

/** Returns the annotator's spans, links, silent cells and progress as records, in the articles that `idOf` names. */
export function annotationsOf(file: AnnotationFile, idOf: (article: ArticleId) => ArticleId = (id) => id): AnyRecord[] {
  const annotator = file.annotator.id;
  return file.annotations.flatMap((sheet): AnyRecord[] => {
    const article = idOf(sheet.article);
    return [
      ...sheet.spans.map((span): AnyRecord => ({ ...span, type: 'span', annotator, article })),
      ...sheet.links.map((link): AnyRecord => ({ ...link, type: 'link', annotator, article })),
      ...sheet.omissions.map((omission): AnyRecord => ({ ...omission, type: 'omission', annotator, article })),
      ...(sheet.orphans ?? []).map((orphan): AnyRecord => ({ ...orphan, type: 'orphan', annotator, article })),
      ...(sheet.progress === undefined
        ? []
        : [{ ...sheet.progress, type: 'progress', annotator, article } satisfies AnyRecord]),
    ];
  });
}

/** Returns the file as a document of its own. The project's day of creation is not in the file and stands at 1970. */
export function documentOfFile(file: AnnotationFile): DocumentState {
  return documentOf({ created: '1970-01-01T00:00:00.000Z', ...file.project, type: 'project' }, [
    { ...file.annotator, type: 'annotator' },
    ...otherAuthorsOf(file),
    ...file.articles.map((article) => articleOf(article).article),
    ...claimsOf(file),
    ...relationsOf(file),
    ...annotationsOf(file),
  ]);
}
