/** What is wrong with the project's files, kept up to date as files and documents change. */
import type { CrossreadError, Problem } from '#shared/contract/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { Article } from '#shared/model/index.ts';
import { compareText } from '#shared/schema/index.ts';
import { assemble, claimsProblems, sheetProblem } from './assemble.ts';
import { newestBackup } from './backups.ts';
import { textPathOf } from './layout.ts';
import type { StoredFile } from './stored-file.ts';
import type { Texts } from './texts.ts';

export class Problems {
  list: readonly Problem[] = [];
  /** Files that are not written while their problem lasts. */
  blocked: ReadonlyMap<string, Problem> = new Map();
  /** What another program wrote was joined with edits of ours that were not on the disk yet: together they may clash. */
  joined = false;
  private readonly dir: string;
  /** Files that belong nowhere, and files of an article that are not there; looked for when the project is opened. */
  private strays: readonly Problem[] = [];
  private readonly texts = new Map<string, Problem>();

  constructor(dir: string) {
    this.dir = dir;
  }

  /** Whether edits of ours that have reached the disk may have put something right, or brought a clash with them. */
  get mayChange(): boolean {
    return this.joined || this.list.some((problem) => problem.code === 'inconsistent' || problem.code === 'missing');
  }

  setStrays(strays: readonly Problem[]): void {
    this.strays = strays;
  }

  /** Looks at everything in memory again; returns whether the list has changed. */
  async refresh(doc: DocumentState, files: Iterable<StoredFile>, texts?: Texts): Promise<boolean> {
    const { blocked, loose } = assemble(doc.project, files);
    const sheets: Problem[] = claimsProblems(doc).filter(({ file }) => !blocked.has(file));
    for (const sheet of doc.sheets.values()) {
      const article = doc.articles.get(sheet.article);
      const text = article === undefined ? undefined : texts?.peek(article);
      const problem = sheetProblem(doc, sheet, text);
      if (problem !== undefined && !blocked.has(problem.file)) sheets.push(problem);
    }
    this.blocked = new Map(
      await Promise.all([...blocked].map(async ([key, each]) => [key, await this.named(each)] as const)),
    );
    return await this.set([...this.blocked.values(), ...loose, ...sheets, ...this.strays, ...this.texts.values()]);
  }

  /** An article's text has been read: its spans can be held against it. Returns whether the list has changed. */
  async readText(doc: DocumentState, article: Article, text: string): Promise<boolean> {
    const healed = this.texts.delete(textPathOf(article.id));
    const found = new Map<string, Problem>();
    for (const sheet of doc.sheets.values()) {
      if (sheet.article !== article.id) continue;
      const problem = sheetProblem(doc, sheet, text);
      if (problem !== undefined) found.set(problem.file, problem);
    }
    if (!healed && found.size === 0) return false;
    const kept = this.list.filter((each) => !found.has(each.file) && each.file !== textPathOf(article.id));
    return await this.set([...kept, ...found.values()]);
  }

  /** The article's text could not be read. Returns whether the list has changed. */
  async badText(article: Article, error: CrossreadError): Promise<boolean> {
    const file = textPathOf(article.id);
    this.texts.set(file, { file, code: 'unreadable', message: error.message });
    return await this.set([...this.list.filter((each) => each.file !== file), ...this.texts.values()]);
  }

  /** The file has changed: what was said of its text, or of its not being there, may no longer be so. */
  forget(file: string): void {
    this.texts.delete(file);
    this.strays = this.strays.filter((each) => each.file !== file);
  }

  private async set(problems: readonly Problem[]): Promise<boolean> {
    const named = await Promise.all(problems.map((problem) => this.named(problem)));
    const unique = [...new Map(named.map((each) => [`${each.file} ${each.message}`, each])).values()];
    const next = unique.sort((a, b) => compareText(a.file, b.file) || compareText(a.message, b.message));
    const same = JSON.stringify(next) === JSON.stringify(this.list);
    this.list = next;
    return !same;
  }

  private async named(problem: Problem): Promise<Problem> {
    const backup = await newestBackup(this.dir, problem.file);
    return { ...problem, ...(backup === undefined ? {} : { backup }) };
  }
}
