/** Finding and reading the files of a project folder. */
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '#shared/contract/index.ts';
import type { Disk } from './disk.ts';
import { codeOf } from './disk.ts';
import { inFolder, isTemporary, OWN_FOLDER, placeOf, PROJECT_FILE, REPLACING } from './layout.ts';
import type { FilePlace } from './layout.ts';
import { StoredFile } from './stored-file.ts';

/** Files read at the same time: more than libuv's four threads can do gains nothing and costs descriptors. */
const AT_ONCE = 32;

/** Runs the action on every item, some at a time, and returns the results in the items' order. */
export async function inParallel<T, R>(items: readonly T[], action: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      const item = items[index];
      if (item !== undefined) results[index] = await action(item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
  return results;
}

export interface Found {
  readonly places: readonly FilePlace[];
  /** Files that lie where records do but can be none, such as the second copy that a sync tool makes. */
  readonly strays: readonly Problem[];
  /** Temporary files and folders, relative to the project folder. */
  readonly temporary: readonly string[];
}

/** Returns what lies in the project folder. */
export async function findFiles(dir: string): Promise<Found> {
  const places: FilePlace[] = [];
  const strays: Problem[] = [];
  const temporary: string[] = [];
  const visit = (file: string): void => {
    const place = placeOf(file);
    if (place !== undefined && place.kind !== 'text') places.push(place);
    else if (isTemporary(path.posix.basename(file))) temporary.push(file);
    else if (place === undefined && file.endsWith('.json')) {
      const message =
        'This file has no part in the project. If a sync tool made it as a second copy, compare and remove it.';
      strays.push({ file, code: 'invalid', message });
    }
  };
  const [top, claims, annotators, adjudicators, articles, own] = await Promise.all(
    ['', 'claims', 'annotations', 'adjudication', 'articles', OWN_FOLDER].map((folder) => list(dir, folder)),
  );
  for (const { name } of top ?? []) if (name === PROJECT_FILE || isTemporary(name)) visit(name);
  for (const { name, folder } of claims ?? []) if (!folder) visit(`claims/${name}`);
  for (const { name } of own ?? []) {
    if (isTemporary(name) || name.startsWith(REPLACING)) temporary.push(`${OWN_FOLDER}/${name}`);
  }
  for (const { name } of articles ?? []) {
    if (isTemporary(name)) temporary.push(`articles/${name}`);
  }
  const deeper = [
    ...(annotators ?? []).filter((each) => each.folder).map((each) => `annotations/${each.name}`),
    ...(adjudicators ?? []).filter((each) => each.folder).map((each) => `adjudication/${each.name}`),
    ...(articles ?? []).filter((each) => each.folder && !isTemporary(each.name)).map((each) => `articles/${each.name}`),
  ];
  const lists = await inParallel(deeper, async (folder) => ({ folder, entries: await list(dir, folder) }));
  for (const { folder, entries } of lists) {
    for (const { name, folder: isFolder } of entries) if (!isFolder) visit(`${folder}/${name}`);
    if (folder.startsWith('articles/') && placeOf(`${folder}/article.json`) !== undefined) {
      if (!entries.some((each) => each.name === 'article.json')) {
        const message =
          'The folder of an article must hold article.json and text.txt; put the file back or remove the folder.';
        strays.push({ file: `${folder}/article.json`, code: 'missing', message });
      }
      if (!entries.some((each) => each.name === 'text.txt')) {
        const message = 'The text of the article is gone; put the file back from a copy of the project.';
        strays.push({ file: `${folder}/text.txt`, code: 'missing', message });
      }
    }
  }
  return { places, strays, temporary };
}

/** Returns the files at the places, read. */
export async function readFiles(
  dir: string,
  places: readonly FilePlace[],
  disk: Disk,
): Promise<Map<string, StoredFile>> {
  const files = await inParallel(places, async (place) => {
    const file = new StoredFile(dir, place, disk);
    await file.load();
    return file;
  });
  return new Map(files.map((file) => [file.path, file]));
}

/** Younger ones may belong to a write that is going on, by a sync tool or by a program that just lost its lock. */
const STALE_AFTER_MS = 60_000;

/** Removes temporary files that a crash left behind. To be called by whoever holds the lock, and by nobody else. */
export async function sweep(dir: string, temporary: readonly string[], now: Date): Promise<void> {
  await inParallel(temporary, async (file) => {
    try {
      const { mtimeMs } = await stat(inFolder(dir, file));
      if (now.getTime() - mtimeMs > STALE_AFTER_MS) await rm(inFolder(dir, file), { recursive: true, force: true });
    } catch {
      // Untidy, but nobody reads it.
    }
  });
}

async function list(dir: string, folder: string): Promise<{ name: string; folder: boolean }[]> {
  try {
    const entries = await readdir(inFolder(dir, folder), { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, folder: entry.isDirectory() }));
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}
