/** Making, opening and closing projects, and saying who writes in them. */
import { mkdir, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { CrossreadError } from '#shared/contract/index.ts';
import type { OpenProject, projectCalls } from '#shared/contract/index.ts';
import { EMPTY_DIFF } from '#shared/document/diff.ts';
import type { Annotator, AnnotatorId } from '#shared/model/index.ts';
import { newAnnotatorId } from '../common/annotator-id.ts';
import { createSample, SAMPLE_FOLDER } from '../sample/index.ts';
import { createProject } from '../workspace/index.ts';
import { PROJECT_FILE } from '../workspace/layout.ts';
import { isAnnotationFile, projectOfFile } from './annotation-file.ts';
import { newProject } from './new-project.ts';
import { folderName } from './places.ts';
import { viewOf } from './session.ts';
import type { Opened } from './session.ts';
import { isProject } from './start.ts';
import type { EngineContext, Handlers } from './types.ts';

type ProjectCall = Extract<keyof typeof projectCalls, `project.${string}`>;

/** Returns the handlers of the calls about the open project as a whole. */
export function projectHandlers(context: EngineContext): Pick<Handlers, ProjectCall> {
  const { places, projectsDir, session, memory } = context;
  return {
    'project.create': ({ parent, folder, name, annotatorName }, { page }) =>
      session.exclusive(async () => {
        const dir = join(places.pathOf(parent), folderName(folder));
        await createProject(dir, newProject(name, context.now()));
        await openIn(context, dir, page);
        return viewOf(await becomeNew(context, annotatorName));
      }),
    'project.open': ({ place }, { page }) =>
      session.exclusive(async () => viewOf(await openIn(context, places.pathOf(place), page))),
    'project.sample': (_input, { page }) =>
      session.exclusive(async () => {
        const dir = await freeFolder(projectsDir, SAMPLE_FOLDER);
        const sample = await createSample(dir);
        await openIn(context, dir, page);
        return viewOf(await writeAs(context, sample.me));
      }),
    'project.close': (_input, { page }) =>
      session.exclusive(async () => {
        if (await session.close()) context.emit({ name: 'project', payload: { open: false }, except: page });
        return {};
      }),
    'project.current': async () => (session.current === null ? null : viewOf(session.current)),
    'project.become': (input, { page }) =>
      session.exclusive(async () => {
        const { workspace } = session.get();
        let opened: Opened;
        if ('newName' in input) opened = await becomeNew(context, input.newName);
        else if (workspace.doc.annotators.has(input.annotator)) opened = await writeAs(context, input.annotator);
        else throw new CrossreadError('not-found', `The project has no annotator "${input.annotator}".`);
        const { annotatorName } = await memory.settings.read();
        if (annotatorName === '' && 'newName' in input) {
          await memory.settings.update((settings) => ({ ...settings, annotatorName: input.newName }));
        }
        context.emit({ name: 'project', payload: { open: true }, except: page });
        return viewOf(opened);
      }),
  };
}

/** Returns the folder meant: a person opens the project's file where the system offers files only. */
export function projectFolder(path: string): string {
  const target = resolve(path);
  return basename(target) === PROJECT_FILE ? dirname(target) : target;
}

/**
 * Opens the project at a path that a person gave to the program itself (an argument, a file she opened), and tells every
 * page. With `create`, a folder that is not there or is empty becomes a project named after it. An annotation file becomes
 * a project of its own.
 */
export async function openPath(context: EngineContext, path: string, create: boolean): Promise<OpenProject> {
  return context.session.exclusive(async () => {
    const dir = isAnnotationFile(path) ? await projectOfFile(context, resolve(path)) : projectFolder(path);
    if (create && !(await isProject(dir)) && (await isVacant(dir))) {
      await createProject(dir, newProject(basename(dir), context.now()));
    }
    return viewOf(await openIn(context, dir, undefined));
  });
}

async function openIn(context: EngineContext, dir: string, page: string | undefined): Promise<Opened> {
  const { session, memory, emit } = context;
  const opened = await session.open(dir);
  await memory.opened({ path: dir, name: opened.workspace.doc.project.name, opened: context.now() });
  emit({ name: 'project', payload: { open: true }, ...(page === undefined ? {} : { except: page }) });
  return opened;
}

async function becomeNew(context: EngineContext, name: string): Promise<Opened> {
  const { workspace } = context.session.get();
  const annotator: Annotator = { type: 'annotator', id: newAnnotatorId(name), name };
  await workspace.apply({ ...EMPTY_DIFF, added: [annotator] }, annotator.id);
  return writeAs(context, annotator.id);
}

async function writeAs({ session, memory }: EngineContext, me: AnnotatorId): Promise<Opened> {
  const opened = session.become(me);
  await memory.remember(opened.workspace.doc.project.id, { me });
  return opened;
}

async function freeFolder(parent: string, name: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  const taken = new Set((await readdir(parent)).map((entry) => entry.toLowerCase()));
  let folder = name;
  for (let number = 2; taken.has(folder.toLowerCase()); number += 1) folder = `${name} ${number}`;
  return join(parent, folder);
}

async function isVacant(dir: string): Promise<boolean> {
  const found = await stat(dir).catch(() => null);
  return found === null || (found.isDirectory() && (await readdir(dir)).length === 0);
}
