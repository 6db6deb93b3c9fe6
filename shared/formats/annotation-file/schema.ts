/**
 * The annotation file: everything one annotator did in a project, with the texts and claims it is about, in one file.
 *
 * It holds all articles of the project, not only those with annotations: a cell that is blank in an article that was there
 * is *not looked for*, and that can be said only of an article one knows of. It holds nothing about the export itself
 * (no time, no machine), so that the same work always makes the same bytes.
 */
import { z } from 'zod';
import { Annotator, AnnotatorId, Article, ArticleId, Block, Claim, Fragment, Link } from '../../model/index.ts';
import { Omission, Orphan, Progress, Project, Relation, Span } from '../../model/index.ts';

export const ANNOTATION_FILE_FORMAT = 'crossread/annotation-file';
export const ANNOTATION_FILE_VERSION = 3;

const IN_SHEET = { type: true, annotator: true, article: true } as const;

export const FileArticle = Article.omit({ type: true }).extend({
  text: z.string().min(1).describe('The canonical text: LF line ends, no byte order mark, otherwise as published'),
  blocks: z.array(Block).describe('One per non-blank line of the text'),
  sentences: z.array(Fragment).describe('Sentences in order, none across blocks'),
});
export type FileArticle = z.infer<typeof FileArticle>;

export const FileClaim = Claim.omit({ type: true, annotator: true }).extend({
  annotator: z.looseObject({ id: AnnotatorId, name: Annotator.shape.name }).describe('Who wrote the claim'),
});
export type FileClaim = z.infer<typeof FileClaim>;

export const FileRelation = Relation.omit({ type: true, annotator: true });
export type FileRelation = z.infer<typeof FileRelation>;

export const FileSheet = z.looseObject({
  article: ArticleId,
  spans: z.array(Span.omit(IN_SHEET)),
  links: z.array(Link.omit(IN_SHEET)),
  omissions: z.array(Omission.omit(IN_SHEET)).describe('Cells checked and found silent'),
  progress: Progress.omit(IN_SHEET).optional().describe('How far she is with the article, and her note on it'),
  orphans: z
    .array(Orphan.omit(IN_SHEET))
    .optional()
    .describe('Spans made in another version of the text that have no place in this one yet'),
});
export type FileSheet = z.infer<typeof FileSheet>;

export const AnnotationFile = z
  .looseObject({
    format: z.literal(ANNOTATION_FILE_FORMAT),
    version: z.literal(ANNOTATION_FILE_VERSION),
    offsetUnit: z.literal('utf-16').describe('Every offset counts UTF-16 code units; ends are exclusive'),
    generator: z.string().describe('Name and version of the program that wrote the file'),
    project: z.looseObject({ id: Project.shape.id, name: Project.shape.name, stances: Project.shape.stances }),
    annotator: Annotator.omit({ type: true }).describe('Whose work this is'),
    articles: z.array(FileArticle).describe('All articles of the project, by id'),
    claims: z
      .array(FileClaim)
      .describe(
        'Claims that the annotator wrote, linked to, marked silent or related, and those they were merged into, by id',
      ),
    relations: z.array(FileRelation).describe('Relations between claims that the annotator drew, by id'),
    annotations: z
      .array(FileSheet)
      .describe('One entry per article in which the annotator did something, by article id'),
  })
  .describe('A Crossread annotation file: one annotator’s work in one project, self-contained');
export type AnnotationFile = z.infer<typeof AnnotationFile>;

/** Returns the JSON Schema (draft 2020-12) of the annotation file, as kept in `docs/annotation-file.schema.json`. */
export function annotationFileJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(AnnotationFile, { io: 'input' });
  return { $schema, title: 'Crossread annotation file', ...schema };
}
