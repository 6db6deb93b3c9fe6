/** Finding a project: those opened before, and a walk through the folders of the engine's disk. */
import type { Dirent } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CrossreadError } from '#shared/contract/index.ts';
import type { CallOutput, projectCalls } from '#shared/contract/index.ts';
import { PROJECT_FILE } from '../workspace/layout.ts';
import { folderName } from './places.ts';
import type { EngineContext, Handlers } from './types.ts';

type StartCall = Extract<keyof typeof projectCalls, `start.${string}`>;

/** Returns the handlers of the start screen's calls. */
export function startHandlers(context: EngineContext): Pick<Handlers, StartCall> {
  const { memory, places, dialogs, projectsDir } = context;
  return {
    'start.recent': async () => {
      const recent = await memory.recent();
      return Promise.all(
        recent.map(async ({ path, name, opened }) => ({
          place: places.nameOf(path),
          name,
          label: path,
          opened,
          missing: !(await isProject(path)),
        })),
      );
    },
    'start.forget': async ({ place }) => {
      await memory.forget(places.pathOf(place));
      return {};
    },
    'start.folders': async ({ place }) => {
      if (place === undefined) await mkdir(projectsDir, { recursive: true });
      return listFolder(context, place === undefined ? projectsDir : places.pathOf(place));
    },
    'start.makeFolder': async ({ parent, name }) => {
      const path = join(places.pathOf(parent), folderName(name));
      await mkdir(path);
      return { place: places.nameOf(path), label: path };
    },
    'start.chooseFolder': async ({ purpose }) => {
      if (dialogs === undefined) {
        throw new CrossreadError('unsupported', 'There is no system dialog here; choose the folder in the page.');
      }
      const path = await dialogs.chooseFolder(purpose);
      return path === null ? null : { place: places.nameOf(path), label: path };
    },
  };
}

async function listFolder({ places }: EngineContext, path: string): Promise<CallOutput<'start.folders'>> {
  const entries = await readdir(path, { withFileTypes: true });
  const names = (await Promise.all(entries.map(async (entry) => ((await isFolder(path, entry)) ? entry.name : null))))
    .filter((name) => name !== null)
    .filter((name) => !name.startsWith('.'))
    .sort(new Intl.Collator(undefined, { numeric: true }).compare);
  const parent = dirname(path);
  return {
    place: places.nameOf(path),
    label: path,
    parent: parent === path ? null : places.nameOf(parent),
    project: await isProject(path),
    folders: await Promise.all(
      names.map(async (name) => {
        const inside = join(path, name);
        return { place: places.nameOf(inside), name: basename(inside), project: await isProject(inside) };
      }),
    ),
  };
}

async function isFolder(parent: string, entry: Dirent): Promise<boolean> {
  if (entry.isDirectory()) return true;
  if (!entry.isSymbolicLink()) return false;
  // A link that leads nowhere is no folder.
  return stat(join(parent, entry.name)).then(
    (target) => target.isDirectory(),
    () => false,
  );
}

/** Returns whether the folder holds a project, as far as its name says. */
export async function isProject(path: string): Promise<boolean> {
  return stat(join(path, PROJECT_FILE)).then(
    (file) => file.isFile(),
    () => false,
  );
}
