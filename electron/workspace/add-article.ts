/** A new article reaches the disk whole: its folder is filled under another name and then renamed. */
import { lstat, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { CrossreadError } from '#shared/contract/index.ts';
import type { Article } from '#shared/model/index.ts';
import { Article as ArticleSchema } from '#shared/model/index.ts';
import { bodyProblem, keyPath } from '#shared/schema/index.ts';
import { textFromContent } from './content.ts';
import type { Disk } from './disk.ts';
import { codeOf, makeFolder, renameLasting } from './disk.ts';
import { ADDING, inFolder } from './layout.ts';
import { hashOf } from './texts.ts';
import type { NewBody } from './types.ts';

/** Throws `refused` or `bad-input` unless article and body belong together. */
export function checkNewArticle(article: Article, body: NewBody): void {
  const parsed = ArticleSchema.safeParse(article);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new CrossreadError('bad-input', `article.${keyPath(issue?.path ?? [])}: ${issue?.message ?? 'not valid'}`);
  }
  if (body.text.length !== article.length || hashOf(body.text) !== article.hash) {
    throw new CrossreadError('refused', `The text of article "${article.id}" does not have its length and SHA-256.`);
  }
  const wrong = bodyProblem(body, body.text.length);
  if (wrong !== undefined) throw new CrossreadError('refused', `Article "${article.id}": ${wrong}.`);
}

/** Writes the article's folder. Throws `exists` if there is one, or the system's error. */
export async function writeArticle(dir: string, article: Article, body: NewBody, disk: Disk): Promise<void> {
  const articles = inFolder(dir, 'articles');
  const folder = path.join(articles, article.id);
  const filling = path.join(articles, `${ADDING}${article.id}`);
  const exists = new CrossreadError('exists', `There is a folder articles/${article.id} already.`);
  await makeFolder(articles, dir);
  // Asked first, because a rename puts a folder in the place of an empty one on some systems.
  if (
    await lstat(folder).then(
      () => true,
      () => false,
    )
  )
    throw exists;
  try {
    await mkdir(filling, { recursive: true });
    await disk.write(path.join(filling, 'text.txt'), body.text, dir);
    const content = { kind: 'article', article, body: { blocks: body.blocks, sentences: body.sentences } } as const;
    await disk.write(path.join(filling, 'article.json'), textFromContent(content), dir);
    await renameLasting(filling, folder);
  } catch (error) {
    await rm(filling, { recursive: true, force: true }).catch(() => undefined);
    if (['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(codeOf(error))) {
      throw exists;
    }
    throw error;
  }
}
