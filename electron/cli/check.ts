/** `crossread check DIR|FILE`: names all that is wrong with a project or an annotation file. */
import { stat } from 'node:fs/promises';
import { fileProblems } from '#shared/formats/annotation-file/index.ts';
import { annotationFileOf, readAnnotationText } from '../import/incoming/annotation-text.ts';
import { IncomingError } from '../import/incoming/source.ts';
import { sha256Hex } from '../import/index.ts';
import { checkProject } from '../workspace/index.ts';
import { complain, Failure, fromHere, print, printJson, reasonOf } from './output.ts';
import { complainOf } from './project.ts';

export async function checkCommand(target: string, { json = false }: { readonly json?: boolean }): Promise<void> {
  const found = await stat(fromHere(target)).catch(() => undefined);
  if (found === undefined) throw new Failure(`${target}: there is no such file or folder`);
  if (found.isDirectory()) {
    const problems = await checkProject(fromHere(target)).catch((error: unknown) => {
      const reason = reasonOf(error);
      if (reason === undefined) throw error;
      throw new Failure(`${target}: ${reason}`, { cause: error });
    });
    if (json) printJson({ target, problems });
    complainOf(target, problems);
    if (problems.length === 0 && !json) print(`${target}: nothing is wrong`);
    return;
  }
  const problems = await checkFile(fromHere(target));
  if (json) printJson({ target, problems });
  for (const { place, message } of problems) complain(target, place, message);
  if (problems.length === 0 && !json) print(`${target}: nothing is wrong`);
}

async function checkFile(file: string): Promise<readonly { place: string; message: string }[]> {
  try {
    return fileProblems(annotationFileOf(await readAnnotationText(file)), sha256Hex);
  } catch (error) {
    if (error instanceof IncomingError) return [{ place: '', message: error.message }];
    throw error;
  }
}
