/** `crossread import DIR PATH…`: takes articles and colleagues' work into a project. */
import type { Workspace } from '../workspace/index.ts';
import { collect } from './collect.ts';
import type { Found } from './collect.ts';
import { ArticleImporter } from './import-articles.ts';
import type { ArticlesReport, Taken } from './import-articles.ts';
import { sayWork, takeWork } from './import-work.ts';
import { complain, print, printJson, reasonOf, remark } from './output.ts';
import { Progress } from './progress.ts';
import { writing } from './project.ts';

export interface ImportOptions {
  readonly cut?: boolean;
  readonly replace?: boolean;
  readonly json?: boolean;
}

/** Wire copy printed in many papers would bury everything else that is said; --json gives all. */
const NEAR_SHOWN = 3;

/** One bad file does not stop the others; the exit code tells of it. Ctrl-C ends the work after the file at hand. */
export async function importCommand(dir: string, paths: readonly string[], options: ImportOptions): Promise<void> {
  const { files, problems } = await collect(paths, dir);
  let stopped = false;
  const stop = (): void => {
    stopped = true;
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const results: object[] = [];
  try {
    await writing(dir, async (workspace) => {
      for (const { label, message } of problems) complain(label, message);
      const progress = new Progress(files.length);
      const one = importer(workspace, options, progress);
      for (const found of files) {
        if (stopped) break;
        progress.step(found.label);
        results.push(...(await one(found)));
      }
      progress.clear();
    });
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
  if (options.json === true) printJson({ files: results, problems, stopped });
  if (stopped) complain(dir, `stopped after ${results.length} of ${files.length} files`);
}

function importer(
  workspace: Workspace,
  { cut = false, replace = false, json = false }: ImportOptions,
  progress: Progress,
): (found: Found) => Promise<readonly object[]> {
  let articles: Promise<ArticleImporter> | undefined;
  return async (found) => {
    try {
      if (found.kind === 'work') {
        const reports = await takeWork(workspace, found, replace);
        progress.clear();
        for (const report of reports) sayWork(report, workspace.doc, json);
        return reports;
      }
      // Made once colleagues' work, which may bring articles, is in.
      const report = await (await (articles ??= ArticleImporter.over(workspace, cut))).take(found);
      progress.clear();
      sayArticles(report, workspace, json);
      return [{ from: found.label, ...report, taken: report.taken.map(taken) }];
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === undefined) throw error;
      progress.clear();
      complain(found.label, reason);
      return [{ from: found.label, problems: [{ from: found.label, message: reason }] }];
    }
  };
}

const taken = ({ from, article, near, boilerplate }: Taken): object => ({
  ...{ from, id: article.id, title: article.title, length: article.length, near, boilerplate },
});

function sayArticles(report: ArticlesReport, { doc }: Workspace, json: boolean): void {
  for (const { from, message } of report.problems) complain(from, message);
  for (const { from, message } of report.notices) remark(from, message);
  if (json) return;
  for (const { article, near, boilerplate } of report.taken) {
    print(`${article.id}\t${article.title}`);
    for (const { article: other, share } of near.slice(0, NEAR_SHOWN)) {
      print(`\t${Math.round(share * 100)} % of it is also in ${other} (${doc.articles.get(other)?.title ?? ''})`);
    }
    if (near.length > NEAR_SHOWN) print(`\tand a good part of it in ${near.length - NEAR_SHOWN} more`);
    const { head, foot, cut } = boilerplate;
    if (head + foot === 0) continue;
    const where = [head > 0 ? `${head} characters at the head` : '', foot > 0 ? `${foot} at the foot` : ''];
    const what = where.filter(Boolean).join(' and ');
    print(cut ? `\tcut as boilerplate: ${what}` : `\tlooks like boilerplate: ${what} (--cut leaves it out)`);
  }
  for (const { from, of } of report.duplicates) print(`${of}\thas this text already; ${from} was left out`);
}
