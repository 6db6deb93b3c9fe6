/** Checking a project: every file and every text is read, and everything that is wrong is named with its place. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { CrossreadError } from '#shared/contract/index.ts';
import type { Problem } from '#shared/contract/index.ts';
import { goldProblems } from '#shared/document/gold-check.ts';
import { sheetViolations } from '#shared/document/invariants.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { bodyProblem, compareText } from '#shared/schema/index.ts';
import { assemble, claimsProblems } from './assemble.ts';
import { newestBackup } from './backups.ts';
import { realDisk } from './disk.ts';
import { pathOf, PROJECT_FILE, textPathOf } from './layout.ts';
import { findFiles, inParallel, readFiles } from './project-files.ts';
import type { StoredFile } from './stored-file.ts';
import { Texts } from './texts.ts';

/**
 * Returns all that is wrong with the project in the folder, sorted by file; empty if all is well. Nothing is written.
 * Throws `not-found` if there is no project.
 */
export async function checkProject(target: string): Promise<Problem[]> {
  const dir = path.resolve(target);
  const folder = await stat(dir).catch(() => undefined);
  if (folder?.isDirectory() !== true) throw new CrossreadError('not-found', `There is no folder ${target}.`);
  const found = await findFiles(dir);
  const files = await readFiles(dir, found.places, realDisk);
  const file = files.get(PROJECT_FILE);
  if (file === undefined) throw new CrossreadError('not-found', `There is no project in ${target}.`);

  const problems: Problem[] = [...found.strays];
  const content = file.content ?? file.readable;
  if (content?.kind !== 'project') {
    // Without its stances nothing can be held against anything; what each file says of itself still counts.
    for (const each of files.values()) if (each.problem !== undefined) problems.push(each.problem);
  } else {
    const { doc, blocked, loose } = assemble(content.project, files.values());
    problems.push(
      ...blocked.values(),
      ...loose,
      ...claimsProblems(doc),
      ...(await checkDocument(dir, doc, files, found.strays)),
    );
  }
  const named = await inParallel(problems, async (problem) => {
    const backup = await newestBackup(dir, problem.file);
    return { ...problem, ...(backup === undefined ? {} : { backup }) };
  });
  return named.sort((a, b) => compareText(a.file, b.file));
}

async function checkDocument(
  dir: string,
  doc: DocumentState,
  files: ReadonlyMap<string, StoredFile>,
  strays: readonly Problem[],
): Promise<Problem[]> {
  const problems: Problem[] = [];
  const texts = new Texts(dir);
  const missing = new Set(strays.map((problem) => problem.file));
  await inParallel([...doc.articles.values()], async (article) => {
    const own = pathOf({ kind: 'article', article: article.id });
    const content = files.get(own)?.content;
    const wrong = content?.kind === 'article' ? bodyProblem(content.body, article.length) : undefined;
    if (wrong !== undefined) problems.push({ file: own, code: 'inconsistent', message: wrong });
    let text: string | undefined;
    try {
      if (!missing.has(textPathOf(article.id))) text = await texts.read(article);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      problems.push({ file: textPathOf(article.id), code: 'unreadable', message });
    }
    texts.forget(article.id);
    for (const sheet of doc.sheets.values()) {
      if (sheet.article !== article.id) continue;
      const where = pathOf({ kind: 'annotations', annotator: sheet.annotator, article: sheet.article });
      const found = sheetViolations(doc, sheet, text).map(({ message }) => message);
      for (const message of [...found, ...goldProblems(doc, sheet)]) {
        problems.push({ file: where, code: 'inconsistent', message });
      }
    }
  });
  return problems;
}
