/** The articles' texts: read when asked for, proved by their hash, and remembered. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { CrossreadError } from '#shared/contract/index.ts';
import type { Article, ArticleId } from '#shared/model/index.ts';
import { codeOf } from './disk.ts';
import { inFolder, textPathOf } from './layout.ts';

/** UTF-16 code units remembered in all: a few hundred long articles, about 60 MB. */
const REMEMBERED = 30_000_000;

export class Texts {
  private readonly dir: string;
  private readonly known = new Map<ArticleId, { readonly hash: string; readonly text: string }>();
  private size = 0;

  constructor(dir: string) {
    this.dir = dir;
  }

  /** Returns the article's text if it is at hand. */
  peek(article: Article): string | undefined {
    const found = this.known.get(article.id);
    return found?.hash === article.hash ? found.text : undefined;
  }

  forget(article: ArticleId): void {
    this.size -= this.known.get(article)?.text.length ?? 0;
    this.known.delete(article);
  }

  /** Returns the article's text. Throws `unreadable` if the file is not the text that was imported. */
  async read(article: Article): Promise<string> {
    const known = this.peek(article);
    const text = known ?? (await readText(this.dir, article));
    // Taken out and put in again: the map's order is that of last use.
    this.forget(article.id);
    this.known.set(article.id, { hash: article.hash, text });
    this.size += text.length;
    for (const oldest of this.known.keys()) {
      if (this.size <= REMEMBERED || oldest === article.id) break;
      this.forget(oldest);
    }
    return text;
  }
}

/** Returns SHA-256 of the text's UTF-8 bytes in lower-case hex. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

async function readText(dir: string, article: Article): Promise<string> {
  const file = textPathOf(article.id);
  let bytes: Buffer;
  try {
    bytes = await readFile(inFolder(dir, file));
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw new CrossreadError('io', `${file} cannot be read.`, { cause: error });
    throw new CrossreadError('unreadable', `${file} is missing; put it back from a copy of the project.`);
  }
  const text = bytes.toString('utf8');
  if (hashOf(text) === article.hash && text.length === article.length) return text;
  // Git on Windows may have turned the line ends; the hash tells whether that was all.
  const plain = text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
  if (hashOf(plain) === article.hash && plain.length === article.length) return plain;
  const message = `${file} is not the text that was imported (its SHA-256 or length differs from article.json). Put the file back from a copy of the project.`;
  throw new CrossreadError('unreadable', message);
}
