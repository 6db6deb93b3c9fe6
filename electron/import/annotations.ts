/** Taking a colleague's annotation file into the project, whole or not at all. */
import { readFile, stat } from 'node:fs/promises';
import { isEmptyDiff } from '#shared/document/diff.ts';
import { parse, planImport } from '#shared/formats/annotation-file/index.ts';
import type { FileProblem, ImportSummary } from '#shared/formats/annotation-file/index.ts';
import { sha256Hex } from './index.ts';
import type { Workspace } from '../workspace/index.ts';

/** A file holds all texts of a project: 1,000 long articles make some 50 MB. A string of V8 ends at 512 MB. */
const MAX_ANNOTATION_FILE_BYTES = 256 * 1024 * 1024;

export interface AnnotationsReport {
  readonly from: string;
  /** Null if the file was refused. */
  readonly summary: ImportSummary | null;
  readonly problems: readonly FileProblem[];
  readonly notices: readonly string[];
}

/** Returns the text of an annotation file, or why it cannot be had. */
export async function readAnnotationFile(file: string): Promise<{ text: string } | { problem: string }> {
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > MAX_ANNOTATION_FILE_BYTES) {
    const limit = MAX_ANNOTATION_FILE_BYTES / 1024 / 1024;
    return { problem: `it has ${(size / 1024 / 1024).toFixed(0)} MB; annotation files of up to ${limit} MB are read` };
  }
  try {
    const bytes = await readFile(file);
    try {
      return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
    } catch {
      return { problem: 'it is not UTF-8, so it is not an annotation file' };
    }
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

/** Takes the file in, or says why not. Throws only if the disk fails. */
export async function importAnnotations(
  workspace: Workspace,
  { label, file }: { readonly label: string; readonly file: string },
  replace: boolean,
): Promise<AnnotationsReport> {
  const refused = (problems: readonly FileProblem[]): AnnotationsReport => ({
    ...{ from: label, summary: null, problems, notices: [] },
  });
  const read = await readAnnotationFile(file);
  if ('problem' in read) return refused([{ place: '', message: read.problem }]);
  const parsed = parse(read.text);
  if (parsed.file === null) return refused(parsed.problems);
  const plan = planImport(workspace.doc, parsed.file, { replace, sha256: sha256Hex });
  if (plan.problems.length > 0) return refused(plan.problems);
  for (const { article, body } of plan.newArticles) await workspace.addArticle(article, body);
  if (!isEmptyDiff(plan.diff)) await workspace.apply(plan.diff, 'import');
  return { from: label, summary: plan.summary, problems: [], notices: plan.notices };
}
