/** Taking the articles of one file into the project. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { MAX_FILE_BYTES } from '#shared/contract/index.ts';
import type { Article, ArticleId } from '#shared/model/index.ts';
import { prepareArticle, readSource, sha256Hex } from '../import/index.ts';
import type { ReadArticle } from '../import/index.ts';
import type { Workspace } from '../workspace/index.ts';
import type { Found } from './collect.ts';
import { NearIndex } from '../import/near-index.ts';

export interface Taken {
  readonly from: string;
  readonly article: Article;
  /** Articles with nearly the same text. */
  readonly near: readonly { readonly article: ArticleId; readonly share: number }[];
  /** Code units at the head and foot that look like boilerplate, and whether they were cut. */
  readonly boilerplate: { readonly head: number; readonly foot: number; readonly cut: boolean };
}

export interface ArticlesReport {
  readonly taken: Taken[];
  /** Texts that the project has already. */
  readonly duplicates: { readonly from: string; readonly of: ArticleId }[];
  /** What could not be read. */
  readonly problems: { readonly from: string; readonly message: string }[];
  /** What the analyst should know of an article that was taken. */
  readonly notices: { readonly from: string; readonly message: string }[];
}

export class ArticleImporter {
  private readonly workspace: Workspace;
  private readonly cut: boolean;
  private readonly hashes = new Map<string, ArticleId>();
  private readonly index = new NearIndex();

  private constructor(workspace: Workspace, cut: boolean) {
    this.workspace = workspace;
    this.cut = cut;
  }

  /** Returns an importer that knows the texts that are in the project. One that cannot be read is a problem of its own. */
  static async over(workspace: Workspace, cut: boolean): Promise<ArticleImporter> {
    const importer = new ArticleImporter(workspace, cut);
    for (const { id, hash } of workspace.doc.articles.values()) {
      importer.hashes.set(hash, id);
      const body = await workspace.readArticle(id).catch(() => null);
      if (body !== null) importer.index.add(id, body.text);
    }
    return importer;
  }

  /** Takes in what the file holds; what cannot be taken in is among the problems. Throws only if the disk fails. */
  async take({ label, file }: Found): Promise<ArticlesReport> {
    const report: ArticlesReport = { taken: [], duplicates: [], problems: [], notices: [] };
    const size = await stat(file).then(
      (found) => found.size,
      () => 0,
    );
    if (size > MAX_FILE_BYTES) {
      const limit = MAX_FILE_BYTES / 1024 / 1024;
      const message = `it has ${(size / 1024 / 1024).toFixed(1)} MB; files of up to ${limit} MB are taken in`;
      report.problems.push({ from: label, message });
      return report;
    }
    const name = path.basename(file);
    const bytes = await readFile(file).catch((error: unknown) => (error as Error).message);
    if (typeof bytes === 'string') {
      report.problems.push({ from: label, message: bytes });
      return report;
    }
    const { articles, problems } = await readSource({ name, bytes });
    // "articles.jsonl, line 4" becomes "folder/articles.jsonl: line 4".
    const placed = (from: string): string =>
      from.startsWith(name) ? label + from.slice(name.length).replace(/^, /, ': ') : `${label}: ${from}`;
    for (const read of articles) await this.keep(read, placed(read.from), report);
    // What is said of an article that was read is no reason to fail.
    const readWell = new Set(articles.map(({ from }) => from));
    for (const { from, message } of problems) {
      const list = readWell.has(from) ? report.notices : report.problems;
      list.push({ from: placed(from), message: message.replace(`${name} `, '') });
    }
    return report;
  }

  private async keep(read: ReadArticle, from: string, report: ArticlesReport): Promise<void> {
    const { text, cut } = read;
    const stretch = this.cut ? cut : { head: 0, tail: text.length };
    const taken = new Set<string>(this.workspace.doc.articles.keys());
    const { article, body } = prepareArticle(read, stretch, taken, new Date().toISOString());
    // The text may have come in before with its boilerplate cut, or with it.
    const same =
      this.hashes.get(article.hash) ??
      this.hashes.get(sha256Hex(text)) ??
      this.hashes.get(sha256Hex(text.slice(cut.head, cut.tail)));
    if (same !== undefined) {
      report.duplicates.push({ from, of: same });
      return;
    }
    const near = this.index.near(body.text);
    await this.workspace.addArticle(article, body);
    this.hashes.set(article.hash, article.id);
    this.index.add(article.id, body.text);
    const boilerplate = { head: cut.head, foot: text.length - cut.tail, cut: this.cut };
    report.taken.push({ from, article, near, boilerplate });
  }
}
