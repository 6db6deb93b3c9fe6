/** Projects on the disk: made, opened, checked. */
import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { CrossreadError } from '#shared/contract/index.ts';
import type { ReadOnly } from '#shared/contract/index.ts';
import { Project as ProjectSchema } from '#shared/model/index.ts';
import type { Project } from '#shared/model/index.ts';
import { keyPath } from '#shared/schema/index.ts';
import { assemble } from './assemble.ts';
import { textFromContent } from './content.ts';
import { codeOf, realDisk } from './disk.ts';
import { rescan } from './incoming.ts';
import { inFolder, PROJECT_FILE } from './layout.ts';
import { lockedMessage, takeLock } from './lock.ts';
import type { Lock } from './lock.ts';
import { Problems } from './problems.ts';
import { findFiles, readFiles, sweep } from './project-files.ts';
import { StoredFile } from './stored-file.ts';
import type { OpenOptions, Workspace } from './types.ts';
import { watchProject } from './watch.ts';
import type { Watcher } from './watch.ts';
import { ProjectWorkspace } from './workspace.ts';

export { checkProject } from './check.ts';
export type { Disk } from './disk.ts';
export type { NewBody, OpenOptions, Workspace, WorkspaceEvent } from './types.ts';

/** What may lie in a folder that counts as empty: what systems and git put there by themselves. */
const NOT_CONTENT = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', '.git', '.gitignore', '.gitattributes']);

/** Makes a project in the folder, which may not be there yet. Throws `exists` if it holds anything, `bad-input` or `io`. */
export async function createProject(dir: string, project: Project): Promise<void> {
  const root = path.resolve(dir);
  const parsed = ProjectSchema.safeParse(project);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new CrossreadError('bad-input', `project.${keyPath(issue?.path ?? [])}: ${issue?.message ?? 'not valid'}`);
  }
  try {
    await mkdir(root, { recursive: true });
    const names = (await readdir(root)).filter((name) => !NOT_CONTENT.has(name));
    if (names.includes(PROJECT_FILE)) throw new CrossreadError('exists', `${dir} holds a project already.`);
    if (names.length > 0) throw new CrossreadError('exists', `${dir} is not empty; choose a new or empty folder.`);
    await realDisk.write(
      inFolder(root, PROJECT_FILE),
      textFromContent({ kind: 'project', project: parsed.data }),
      root,
    );
  } catch (error) {
    if (error instanceof CrossreadError) throw error;
    if (codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOTDIR') {
      throw new CrossreadError('exists', `${dir} is a file, not a folder.`, { cause: error });
    }
    throw new CrossreadError('io', `${dir} cannot be written: ${messageOf(error)}`, { cause: error });
  }
}

/**
 * Opens the project in the folder. Files that cannot be read are named in `problems` and left as they are; the rest opens.
 * Throws `not-found` if there is no project, `unreadable`, `invalid` project files as `unreadable`, or `newer-version`.
 */
export async function openWorkspace(dir: string, options: OpenOptions): Promise<Workspace> {
  const root = path.resolve(dir);
  const disk = options.disk ?? realDisk;
  const now = (): Date => new Date();
  const { project, newer } = await readProject(root, dir, disk);

  let workspace: ProjectWorkspace | undefined;
  let lock: Lock | undefined;
  let readOnly: ReadOnly | null = newer;
  if (readOnly === null && options.readOnly === true) {
    readOnly = { reason: 'not-writable', message: 'The project was opened for reading only.' };
  }
  if (readOnly === null) {
    try {
      const taken = await takeLock(root, options.face, disk, now, () => {
        workspace?.lose();
      });
      if ('lock' in taken) lock = taken.lock;
      else readOnly = { reason: 'locked', message: lockedMessage(taken.holder) };
    } catch (error) {
      readOnly = { reason: 'not-writable', message: `The project folder cannot be written: ${messageOf(error)}` };
    }
  }
  try {
    const found = await findFiles(root);
    const files = await readFiles(root, found.places, disk);
    const { doc } = assemble(project, files.values());
    const problems = new Problems(root);
    problems.setStrays(found.strays);
    await problems.refresh(doc, files.values());
    if (lock !== undefined) await sweep(root, found.temporary, now());
    const opened = new ProjectWorkspace({ dir: root, disk, now, files, doc, problems, readOnly, lock });
    workspace = opened;
    if (options.watch === true) startWatching(opened, found.places.length > MANY ? LATER_MS : 0);
    return opened;
  } catch (error) {
    await lock?.release();
    if (error instanceof CrossreadError) throw error;
    throw new CrossreadError('io', `${dir} cannot be read: ${messageOf(error)}`, { cause: error });
  }
}

async function readProject(
  root: string,
  dir: string,
  disk: OpenOptions['disk'] & object,
): Promise<{ project: Project; newer: ReadOnly | null }> {
  const isFolder = await stat(root).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new CrossreadError('not-found', `There is no folder ${dir}.`);
  const file = new StoredFile(root, { kind: 'project' }, disk);
  await file.load();
  const { problem, content, readable } = file;
  if (problem?.code === 'newer-version') {
    const message = `${PROJECT_FILE}: ${problem.message}`;
    if (readable?.kind !== 'project') throw new CrossreadError('newer-version', message);
    return { project: readable.project, newer: { reason: 'newer-version', message } };
  }
  if (problem !== undefined) {
    throw new CrossreadError('unreadable', `${PROJECT_FILE} in ${dir} cannot be opened: ${problem.message}`);
  }
  if (content?.kind !== 'project') {
    throw new CrossreadError('not-found', `There is no project in ${dir}: it has no ${PROJECT_FILE}.`);
  }
  return { project: content.project, newer: null };
}

/**
 * To begin watching, every folder is looked through once more. With many files that takes as long as reading them does, and
 * would keep the page waiting for its first article. What is written meanwhile is found by the look that follows.
 */
const MANY = 300;
const LATER_MS = 2_000;

function startWatching(workspace: ProjectWorkspace, after: number): void {
  const tell = (error: unknown): void => {
    workspace.emit({ type: 'notice', message: `The project folder is not watched any more: ${messageOf(error)}` });
  };
  let watcher: Watcher | undefined;
  const begin = (): void => {
    watcher = watchProject(
      workspace.dir,
      (paths) => workspace.report(paths),
      () => {
        // What was written between reading and watching has passed unseen.
        findFiles(workspace.dir)
          .then(async ({ places }) => workspace.report(await rescan(workspace.writer, places)))
          .catch(tell);
      },
      tell,
    );
  };
  const timer = after === 0 ? undefined : setTimeout(begin, after);
  if (timer === undefined) begin();
  workspace.onClose(async () => {
    clearTimeout(timer);
    await watcher?.close();
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
