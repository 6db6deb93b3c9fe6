/** `crossread report DIR [--annotator NAME|--project] [--gold NAME] --out PATH|- [--json]`: what became of whose work. */
import { stat } from 'node:fs/promises';
import { goldSets } from '#shared/document/gold.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId } from '#shared/model/index.ts';
import { agreementPage } from '#shared/review/agreement/page.ts';
import { annotatorsWithWork, reportFile } from '#shared/review/report/index.ts';
import { reporter } from '../report/make.ts';
import { complain, Failure, fromHere, print } from './output.ts';
import { complainOf, reading } from './project.ts';
import { GENERATOR } from './version.ts';
import { goldSet, named } from './whose.ts';
import { targetOf, toStdout, writeWhole } from './write-file.ts';

export interface ReportOptions {
  readonly out: string;
  readonly annotator?: readonly string[];
  readonly project?: boolean;
  readonly gold?: string;
  readonly seed?: number;
  readonly force?: boolean;
  readonly json?: boolean;
}

const SEED = 1;

export async function reportCommand(dir: string, options: ReportOptions): Promise<void> {
  await reading(dir, async (workspace) => {
    const { doc, problems } = workspace;
    if (problems.length > 0) {
      complainOf(dir, problems);
      complain(dir, 'no report was written, since these files would be missing from its figures');
      return;
    }
    const about = subjectsOf(dir, doc, options);
    const gold = goldOf(dir, doc, options);
    const as = options.json === true ? 'json' : 'html';
    const single = about.length === 1;
    if (!single && options.out === '-') throw new Failure('--out: only one report goes to standard output; say which');
    if (!single && !(await isFolder(options.out))) {
      throw new Failure(`${options.out}: there is no such folder, and ${about.length} reports need one`);
    }
    const report = reporter({
      ...{ doc, gold, generator: GENERATOR, made: new Date().toISOString() },
      write: (each, as, how) => reportFile(doc, each, as, how),
      agree: (annotators, reviewer) => {
        const page = agreementPage(doc, { annotators, reviewer, seed: options.seed ?? SEED });
        return page === undefined ? Promise.reject(new Error('it was stopped')) : Promise.resolve(page);
      },
    });
    if (options.out === '-') {
      await toStdout([(await report(about[0] ?? null, as)).content]);
      return;
    }
    // All or none: a file in the way is found before the first is written.
    const files = [];
    for (const each of about) {
      const { fileName, content } = await report(each, as);
      files.push({ content, ...(await targetOf(options, fileName)) });
    }
    for (const { file, label, content } of files) {
      await writeWhole(file, [content]);
      print(label);
    }
  });
}

/** Those who are named; everybody who has marked anything and the project if neither is asked for. */
function subjectsOf(
  dir: string,
  doc: DocumentState,
  { annotator = [], project }: ReportOptions,
): (AnnotatorId | null)[] {
  const people = named(dir, doc, annotator).map(({ id }) => id);
  if (people.length > 0 || project === true) return [...people, ...(project === true ? [null] : [])];
  const all = annotatorsWithWork(doc);
  if (all.length === 0) throw new Failure(`${dir}: nobody has annotated in this project yet`);
  return [...all, null];
}

/** The gold set that is named, or the only one there is. */
function goldOf(dir: string, doc: DocumentState, { gold }: ReportOptions): AnnotatorId | null {
  if (gold === undefined && goldSets(doc).length === 0) return null;
  return goldSet(dir, doc, gold ?? true).id;
}

async function isFolder(out: string): Promise<boolean> {
  return (await stat(fromHere(out)).catch(() => undefined))?.isDirectory() === true;
}
