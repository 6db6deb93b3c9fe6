/** A project folder → the work of each of its annotators, as an annotation file of hers would hold it. */
import { CrossreadError } from '#shared/contract/index.ts';
import type { Problem } from '#shared/contract/index.ts';
import { annotationFile } from '#shared/formats/annotation-file/index.ts';
import { DatasetError } from '#shared/formats/format.ts';
import type { ArticleBody, Dataset } from '#shared/formats/format.ts';
import type { Annotator, ArticleId } from '#shared/model/index.ts';
import { workOf } from '#shared/review/incoming/standing.ts';
import { checkProject, openWorkspace } from '../../workspace/index.ts';
import type { Workspace } from '../../workspace/index.ts';
import { annotationFileOf } from './annotation-text.ts';
import { IncomingError } from './source.ts';
import type { Incoming, Submission } from './source.ts';

/**
 * Returns what the annotators of the project in the folder did, those without any work left out. The folder is only read.
 * An annotator whose files are damaged is a problem, and the others come in; where the project or a text is, nobody does.
 */
export async function submissionsOfProject(dir: string, label: string): Promise<Incoming> {
  const wrong = await checkProject(dir);
  const common = wrong.find(({ file }) => !/^(?:annotations|claims|adjudication)\//.test(file));
  if (common !== undefined) return { submissions: [], problems: [{ from: label, message: sentenceOf(common) }] };
  const workspace = await openWorkspace(dir, { face: 'cli', readOnly: true });
  try {
    const texts = await textsOf(workspace);
    const submissions: Submission[] = [];
    const problems: { from: string; message: string }[] = [];
    for (const annotator of workspace.doc.annotators.values()) {
      if (workOf(workspace.doc, annotator.id).length === 0 && !isNamed(wrong, annotator)) continue;
      const from = `${label}: ${annotator.name}`;
      const own = wrong.find(({ file }) => isOf(file, annotator));
      if (own !== undefined) problems.push({ from, message: sentenceOf(own) });
      else submissions.push({ from, file: fileOf(workspace, annotator, texts) });
    }
    if (submissions.length + problems.length === 0) {
      problems.push({ from: label, message: 'nobody has done anything in this project yet' });
    }
    return { submissions, problems };
  } catch (error) {
    if (error instanceof CrossreadError || error instanceof DatasetError) throw new IncomingError(error.message);
    throw error;
  } finally {
    await workspace.close();
  }
}

async function textsOf(workspace: Workspace): Promise<Map<ArticleId, ArticleBody>> {
  const texts = new Map<ArticleId, ArticleBody>();
  for (const id of workspace.doc.articles.keys()) texts.set(id, await workspace.readArticle(id));
  return texts;
}

function fileOf({ doc }: Workspace, { id }: Annotator, texts: Dataset['texts']): Submission['file'] {
  const dataset: Dataset = { doc, texts, annotators: [id], generator: 'Crossread' };
  return annotationFileOf([...(annotationFile.serialise?.(dataset) ?? [])].join(''));
}

const isOf = (file: string, { id }: Annotator): boolean =>
  file === `claims/${id}.json` || file.startsWith(`annotations/${id}/`);
const isNamed = (wrong: readonly Problem[], annotator: Annotator): boolean =>
  wrong.some(({ file }) => isOf(file, annotator));
const sentenceOf = ({ file, message }: Problem): string => `${file}: ${message}`;
