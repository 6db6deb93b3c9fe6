/** `crossread export DIR --format F|--recipe NAME [--out PATH|-]`: takes the dataset out, whole or not at all. */
import type { ExportChoice, Problem } from '#shared/contract/index.ts';
import { EMPTY_DIFF } from '#shared/document/diff.ts';
import { goldOf, isGold, writerOf } from '#shared/document/gold.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { DatasetError } from '#shared/formats/index.ts';
import { isArchiveName } from '#shared/formats/output.ts';
import type { AnnotatorId } from '#shared/model/index.ts';
import { prepared, textsOf } from '../export/prepare.ts';
import type { Prepared } from '../export/prepare.ts';
import { writeFolderWhole } from '../export/write.ts';
import type { Workspace } from '../workspace/index.ts';
import { choiceOf } from './export/choice.ts';
import type { ChoiceOptions } from './export/choice.ts';
import { folderOf } from './export/folder.ts';
import { interruptible } from './interrupt.ts';
import { complain, Failure, print, printJson } from './output.ts';
import { WritingProgress } from './progress.ts';
import { complainOf, reading, writing } from './project.ts';
import { GENERATOR } from './version.ts';
import { failing, targetOf, toStdout, writeWhole } from './write-file.ts';

export interface ExportOptions extends ChoiceOptions {
  readonly out?: string;
  readonly saveRecipe?: string;
  readonly force?: boolean;
  readonly incomplete?: boolean;
  readonly json?: boolean;
}

export async function exportCommand(dir: string, options: ExportOptions): Promise<void> {
  const { saveRecipe } = options;
  // A recipe goes into the project, which is then held from the start: nothing is written that could not be kept.
  const open = saveRecipe === undefined ? reading : writing;
  await interruptible((signal) =>
    open(dir, async (workspace) => {
      const { doc } = workspace;
      const choice = choiceOf(dir, doc, options);
      const recipe = saveRecipe === undefined ? undefined : recipeDiff(workspace, saveRecipe, choice);
      const texts = await textsOf(workspace, signal);
      const annotators = choice.annotators ?? [...doc.annotators.keys()];
      const problems = troubling(workspace.problems, doc, annotators);
      if (problems.length > 0 && options.incomplete !== true) {
        complainOf(dir, problems);
        complain(dir, 'nothing was exported, since these files would be missing (--incomplete exports the rest)');
        return;
      }
      try {
        await write(dir, prepared(doc, texts, choice, GENERATOR), options, signal);
      } catch (error) {
        if (error instanceof DatasetError) throw new Failure(`${dir}: ${error.message}`, { cause: error });
        throw error;
      }
      if (recipe !== undefined) await workspace.apply(recipe, 'import');
    }),
  );
}

async function write(dir: string, what: Prepared, options: ExportOptions, signal: AbortSignal): Promise<void> {
  const { output, format, records, dataset } = what;
  const { out, force = false, json = false } = options;
  if (out === '-') {
    await toStdout(output.pieces());
    return;
  }
  const progress = new WritingProgress();
  const writeOptions = { signal, onProgress: progress.tell };
  let done;
  try {
    if (output.archiveName !== null && (out === undefined || !isArchiveName(out))) {
      const target = await folderOf({ out: out ?? output.fileName, force, project: dir, files: output.files });
      const { replacing, file } = target;
      const written = failing(target.label, writeFolderWhole(file, output.files(), { ...writeOptions, replacing }));
      done = { ...target, ...(await written) };
    } else {
      const target = await targetOf({ out: out ?? '.', force }, output.archiveName ?? output.fileName);
      done = { ...target, ...(await writeWhole(target.file, output.pieces(), writeOptions)) };
    }
  } finally {
    progress.clear();
  }
  const { id } = format.info;
  const { file, label, bytes } = done;
  if (json) printJson({ path: file, format: id, records, bytes, annotators: dataset.annotators });
  else print(`${label}\t${records} ${records === 1 ? 'record' : 'records'} (${id})`);
}

/** Says now what would be wrong with the recipe, before anything is written. */
function recipeDiff({ doc }: Workspace, name: string, choice: ExportChoice): typeof EMPTY_DIFF {
  const [me] = doc.annotators.keys();
  if (me === undefined) return EMPTY_DIFF;
  const command = { type: 'saveRecipe', recipe: { ...choice, name } } as const;
  const reduced = reduce(doc, command, { me, now: new Date().toISOString(), textOf: () => undefined });
  if (!reduced.ok) throw new Failure(`--save-recipe: ${reduced.message}`);
  return reduced.diff;
}

/** What is wrong with files of others, who are not exported, is no reason to refuse. */
function troubling(problems: readonly Problem[], doc: DocumentState, annotators: readonly AnnotatorId[]): Problem[] {
  const all = [...doc.annotators.keys()];
  const others = [...all, ...all.map(goldOf)].filter((id) => !annotators.includes(id));
  const folders = others.map((id) => `${isGold(id) ? 'adjudication' : 'annotations'}/${writerOf(id)}/`);
  return problems.filter(({ file }) => folders.every((folder) => !file.startsWith(folder)));
}
