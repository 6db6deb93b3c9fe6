/** `crossread import DIR PATH…`: takes articles, colleagues' work and other tools' annotations into a project. */
import type { Workspace } from '../workspace/index.ts';
import { collect } from './collect.ts';
import { collectForeign } from './collect-foreign.ts';
import type { CollectedForeign } from './collect-foreign.ts';
import type { Found } from './collect.ts';
import { ArticleImporter } from './import-articles.ts';
import type { ArticlesReport, Taken } from './import-articles.ts';
import { sayProblems, sayTaken, showFiles, takeFiles } from './import-foreign.ts';
import type { ForeignOptions } from './import-foreign.ts';
import { sayWork, takeWork } from './import-work.ts';
import { complain, Failure, print, printJson, reasonOf, remark } from './output.ts';
import { Progress } from './progress.ts';
import { reading, writing } from './project.ts';

export interface ImportOptions extends ForeignOptions {
  /** Id of the format of all the files. */
  readonly format?: string;
  /** Says what would come in from other tools' files, and writes nothing. */
  readonly preview?: boolean;
  readonly cut?: boolean;
  readonly replace?: boolean;
  readonly json?: boolean;
}

/** Wire copy printed in many papers would bury everything else that is said; --json gives all. */
const NEAR_SHOWN = 3;

/** One bad file does not stop the others; the exit code tells of it. Ctrl-C ends the work after the file at hand. */
export async function importCommand(dir: string, paths: readonly string[], options: ImportOptions): Promise<void> {
  const foreign = await collectForeign(paths, dir, options.format);
  if (options.preview === true) return previewCommand(dir, foreign, options);
  for (const { label, message } of foreign.aside) remark(label, message);
  const { files, problems } = await collect(paths, dir, foreign.taken);
  const ending = new AbortController();
  const stop = (): void => ending.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const results: object[] = [];
  const total = files.length + foreign.found.length;
  let begun = 0;
  try {
    await writing(dir, async (workspace) => {
      for (const { label, message } of problems) complain(label, message);
      const progress = new Progress(total);
      const one = importer(workspace, options, progress);
      const foreignOne = foreignImporter(workspace, options, progress, ending.signal);
      const steps = [
        ...files.filter(({ kind }) => kind === 'work').map((found) => ({ found, run: () => one(found) })),
        ...foreign.found.map((found) => ({ found, run: () => foreignOne(found) })),
        ...files.filter(({ kind }) => kind === 'articles').map((found) => ({ found, run: () => one(found) })),
      ];
      for (const { found, run } of steps) {
        if (ending.signal.aborted) break;
        begun += 1;
        progress.step(found.label);
        results.push(...(await run()));
      }
      progress.clear();
    });
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
  const stopped = ending.signal.aborted;
  if (options.json === true) printJson({ files: results, problems, aside: foreign.aside, stopped });
  if (stopped) complain(dir, `stopped after ${begun} of ${total} files`);
}

/** What other tools' files would bring in, with the mapping, as JSON that `--mapping` takes. */
async function previewCommand(dir: string, { found }: CollectedForeign, options: ImportOptions): Promise<void> {
  if (found.length === 0)
    throw new Failure('--preview: none of this looks like a file of another tool; name its --format');
  await reading(dir, async (workspace) => {
    const progress = new Progress(found.length);
    const context = { workspace, options, progress, signal: new AbortController().signal };
    const shown: object[] = [];
    for (const one of found) {
      progress.step(one.label);
      const preview = await showFiles(one, context);
      progress.clear();
      sayProblems(preview.problems);
      shown.push(preview);
    }
    printJson(shown.length === 1 ? shown[0] : shown);
  });
}

function foreignImporter(workspace: Workspace, options: ImportOptions, progress: Progress, signal: AbortSignal) {
  return async (found: CollectedForeign['found'][number]): Promise<readonly object[]> => {
    try {
      const report = await takeFiles(found, { workspace, options, progress, signal });
      progress.clear();
      sayTaken(report, options.json === true);
      return [report];
    } catch (error) {
      progress.clear();
      return failed(found.label, error);
    }
  };
}

/** One bad file does not stop the others; a fault of ours does. */
function failed(label: string, error: unknown): readonly object[] {
  const reason = reasonOf(error);
  if (reason === undefined) throw error;
  complain(label, reason);
  return [{ from: label, problems: [{ from: label, message: reason }] }];
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
      progress.clear();
      return failed(found.label, error);
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
