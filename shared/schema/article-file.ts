/**
 * `articles/<article>/article.json`: an article's metadata, its text's hash, and the blocks and sentences found when it
 * was imported. They are stored because the next version of ICU may cut sentences elsewhere. The text lies beside it.
 */
import { z } from 'zod';
import { Article, Block, Fragment } from '../model/index.ts';
import type { Fragment as Frag } from '../model/index.ts';
import { defineKind } from './migrate.ts';
import { isPlainBlock, isPlainFragment } from './plain.ts';
import { saidByFile, without } from './stored-records.ts';

const FORMAT = 'crossread/article';

/** A block as stored keeps keys that this version does not know. */
const StoredBlock = z.looseObject(Block.shape);

export const ArticleFile = Article.omit({ type: true }).extend({
  type: saidByFile,
  format: z.literal(FORMAT),
  version: z.literal(1),
  offsetUnit: z.literal('utf-16'),
  blocks: z.array(StoredBlock),
  sentences: z.array(Fragment),
});
export type ArticleFile = z.infer<typeof ArticleFile>;

export const articleKind = defineKind<ArticleFile>({
  format: FORMAT,
  version: 1,
  schema: ArticleFile,
  migrations: [],
  quick: (file) => {
    const { blocks, sentences } = file;
    if (!Array.isArray(blocks) || !blocks.every(isPlainBlock)) return undefined;
    if (!Array.isArray(sentences) || !sentences.every(isPlainFragment)) return undefined;
    const rest = ArticleFile.safeParse({ ...file, blocks: [], sentences: [] });
    if (!rest.success) return undefined;
    return { ...rest.data, blocks: blocks as ArticleFile['blocks'], sentences: sentences as ArticleFile['sentences'] };
  },
});

/** Blocks and sentences in order: UTF-16 code units of the text, end exclusive. */
export interface ArticleBody {
  readonly blocks: readonly Block[];
  readonly sentences: readonly Frag[];
}

/** Returns the article's record and its body as the file gives them (offsets in UTF-16 code units, end exclusive). */
export function articleFromFile(file: ArticleFile): { article: Article; body: ArticleBody } {
  const record = without(file, ['format', 'version', 'offsetUnit', 'blocks', 'sentences']);
  return {
    article: { ...record, type: 'article' } as Article,
    body: { blocks: file.blocks, sentences: file.sentences },
  };
}

/** Returns what `article.json` holds for the record and the body. */
export function fileFromArticle(article: Article, body: ArticleBody): ArticleFile {
  return {
    ...without(article, ['type']),
    format: FORMAT,
    version: 1,
    offsetUnit: 'utf-16',
    blocks: body.blocks,
    sentences: body.sentences,
  } as unknown as ArticleFile;
}

/**
 * Returns what is wrong with a body for a text of this length (UTF-16 code units), in a sentence, or undefined: blocks and
 * sentences must lie inside the text, each list in order and without overlap.
 */
export function bodyProblem(body: ArticleBody, length: number): string | undefined {
  const blocks = body.blocks.map((block) => [block.start, block.end] as const);
  return listProblem('blocks', blocks, length) ?? listProblem('sentences', body.sentences, length);
}

function listProblem(name: string, list: readonly Frag[], length: number): string | undefined {
  let last = 0;
  for (const [index, [start, end]] of list.entries()) {
    if (start >= end) return `${name}[${index}]: ${start}–${end} is empty`;
    if (end > length) return `${name}[${index}]: ${start}–${end} lies outside the text, which has ${length} characters`;
    if (start < last) return `${name}[${index}]: ${start}–${end} overlaps the one before or is out of order`;
    last = end;
  }
  return undefined;
}
