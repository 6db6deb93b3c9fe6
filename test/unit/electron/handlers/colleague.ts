/** A colleague's annotation file, as it would come from her own copy of a project. */
import { createHash } from 'node:crypto';
import { openWorkspace } from '#electron/workspace/index.ts';
import { parse } from '#shared/formats/annotation-file/index.ts';
import type { AnnotationFile } from '#shared/formats/annotation-file/index.ts';
import { formatOf } from '#shared/formats/index.ts';
import type { ArticleBody } from '#shared/formats/index.ts';
import { ClaimId } from '#shared/model/index.ts';
import type { ArticleId } from '#shared/model/index.ts';
import { blocksOf } from '#shared/text/blocks.ts';
import { sentencesOf } from '#shared/text/sentences.ts';
import { uuid } from '#test/support/records.ts';

/** Returns the file of the project's last annotator, by id, with whatever is changed in it. */
export async function colleagueFile(
  dir: string,
  change: (file: AnnotationFile) => void = () => undefined,
): Promise<AnnotationFile> {
  const workspace = await openWorkspace(dir, { face: 'cli', readOnly: true });
  const texts = new Map<ArticleId, ArticleBody>();
  for (const id of workspace.doc.articles.keys()) texts.set(id, await workspace.readArticle(id));
  const annotators = [...workspace.doc.annotators.keys()].sort().slice(-1);
  const dataset = { doc: workspace.doc, texts, annotators, generator: 'Crossread test' };
  const { file } = parse([...(formatOf('annotation-file')?.serialise?.(dataset) ?? [])].join(''));
  await workspace.close();
  if (file === null) throw new Error('there is no file');
  change(file);
  return file;
}

/** Gives her something that she did after all else, so that the file is the newer. */
export function later(file: AnnotationFile): void {
  file.claims.push({
    ...{ annotator: file.annotator, id: ClaimId.parse(uuid(0xfff)), text: 'Something she saw later.' },
    created: '2026-12-01T08:00:00.000Z',
  });
}

const FIRST = 'This story was corrected after it was published. ';

/** Puts a sentence before the text of an article, and moves her spans in it along: her text then differs from ours. */
export function corrected(file: AnnotationFile, id: ArticleId): void {
  const article = file.articles.find((each) => each.id === id);
  const sheet = file.annotations.find((each) => each.article === id);
  if (article === undefined || sheet === undefined) throw new Error(`she has done nothing in ${id}`);
  article.text = FIRST + article.text;
  article.length = article.text.length;
  article.hash = createHash('sha256').update(article.text, 'utf8').digest('hex');
  article.blocks = [...blocksOf(article.text)];
  article.sentences = sentencesOf(article.text, article.blocks, 'en').map(([start, end]) => [start, end]);
  for (const span of sheet.spans) {
    span.fragments = span.fragments.map(([start, end]) => [start + FIRST.length, end + FIRST.length]);
  }
}

/** Returns the bytes of the file in base64, as a page sends them. */
export const sentBy = (file: AnnotationFile): string => Buffer.from(JSON.stringify(file), 'utf8').toString('base64');
