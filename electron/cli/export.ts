/** `crossread export DIR [--gold [NAME]] --format F --out PATH|-`: takes the dataset out, whole or not at all. */
import type { ArticleText, Problem } from '#shared/contract/index.ts';
import { goldOf, isGold, writerOf } from '#shared/document/gold.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { DatasetError, formatOf, formats } from '#shared/formats/index.ts';
import type { Dataset, Format } from '#shared/formats/index.ts';
import type { Annotator, ArticleId } from '#shared/model/index.ts';
import type { Workspace } from '../workspace/index.ts';
import { complain, Failure, print, printJson } from './output.ts';
import { complainOf, reading } from './project.ts';
import { GENERATOR } from './version.ts';
import { everybody, goldSet, listed, named } from './whose.ts';
import { targetOf, toStdout, writeWhole } from './write-file.ts';

export interface ExportOptions {
  readonly format: string;
  readonly out: string;
  readonly annotator?: readonly string[];
  /** The gold set of this adjudicator; `true`: the only one. */
  readonly gold?: string | true;
  readonly force?: boolean;
  readonly incomplete?: boolean;
  readonly json?: boolean;
}

type Writer = Format & Required<Pick<Format, 'serialise' | 'count'>>;

export async function exportCommand(dir: string, options: ExportOptions): Promise<void> {
  const format = formatFor(options.format);
  await reading(dir, async (workspace) => {
    const annotators = whoseWork(dir, workspace.doc, options, format);
    const texts = await textsOf(workspace);
    const problems = troubling(workspace.problems, workspace.doc, annotators);
    if (problems.length > 0 && options.incomplete !== true) {
      complainOf(dir, problems);
      complain(dir, 'nothing was exported, since these files would be missing (--incomplete exports the rest)');
      return;
    }
    const who = annotators.map(({ id }) => id);
    const dataset: Dataset = { doc: workspace.doc, texts, annotators: who, generator: GENERATOR };
    try {
      const records = format.count(dataset);
      if (options.out === '-') {
        await toStdout(format.serialise(dataset));
        return;
      }
      const target = await targetOf(options, format.fileName(dataset));
      await writeWhole(target.file, format.serialise(dataset));
      const { id } = format.info;
      if (options.json === true) printJson({ path: target.file, format: id, records, annotators: who });
      else print(`${target.label}\t${records} ${records === 1 ? 'record' : 'records'} (${id})`);
    } catch (error) {
      if (error instanceof DatasetError) throw new Failure(`${dir}: ${error.message}`, { cause: error });
      throw error;
    }
  });
}

function formatFor(id: string): Writer {
  const format = formatOf(id);
  const known = formats.filter(({ info }) => info.writes).map(({ info }) => info.id);
  if (format === undefined)
    throw new Failure(`--format: there is no format "${id}"; choose one of ${known.join(', ')}`);
  if (!writes(format)) throw new Failure(`--format: ${id} can be read, not written`);
  return format;
}

const writes = (format: Format): format is Writer => format.serialise !== undefined && format.count !== undefined;

/** All annotators are meant if nobody is named; gold sets are taken out only if they are asked for. */
function whoseWork(dir: string, doc: DocumentState, { annotator, gold }: ExportOptions, { info }: Format): Annotator[] {
  const all = everybody(doc);
  if (all.length === 0) throw new Failure(`${dir}: nobody has annotated in this project yet`);
  const chosen = [...named(dir, doc, annotator ?? []), ...(gold === undefined ? [] : [goldSet(dir, doc, gold)])];
  const annotators = chosen.length === 0 ? all : chosen;
  if (info.oneAnnotator && annotators.length !== 1) {
    throw new Failure(`${dir}: --annotator: ${info.id} holds one annotator’s work; choose one of ${listed(all)}`);
  }
  return annotators;
}

/** Reads every text, which also holds the quotes against it: what is wrong is among the workspace's problems then. */
async function textsOf(workspace: Workspace): Promise<Map<ArticleId, ArticleText>> {
  const texts = new Map<ArticleId, ArticleText>();
  for (const id of workspace.doc.articles.keys()) {
    const text = await workspace.readArticle(id).catch(() => null);
    if (text !== null) texts.set(id, text);
  }
  return texts;
}

/** What is wrong with files of others, who are not exported, is no reason to refuse. */
function troubling(problems: readonly Problem[], doc: DocumentState, annotators: readonly Annotator[]): Problem[] {
  const all = [...doc.annotators.keys()];
  const others = [...all, ...all.map(goldOf)].filter((id) => annotators.every((each) => each.id !== id));
  const folders = others.map((id) => `${isGold(id) ? 'adjudication' : 'annotations'}/${writerOf(id)}/`);
  return problems.filter(({ file }) => folders.every((folder) => !file.startsWith(folder)));
}
