/** The folder that an export of several files makes. */
import { readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { OutputFile } from '#shared/formats/index.ts';
import { codeOf } from '../../workspace/disk.ts';
import { PROJECT_FILE } from '../../workspace/layout.ts';
import { Failure, fromHere } from '../output.ts';
import type { Target } from '../write-file.ts';

interface Wanted {
  readonly out: string;
  readonly force: boolean;
  /** The project's folder. */
  readonly project: string;
  /** What is to be written. */
  readonly files: () => Iterable<OutputFile>;
}

/**
 * Returns the folder, and whether there are files in it that go. Throws a `Failure` if there are and it was not said that they
 * may, or if there are some that no such export makes: those are something else's.
 */
export async function folderOf({ out, force, project, files }: Wanted): Promise<Target & { replacing: boolean }> {
  const folder = fromHere(out);
  const there = await filesBelow(folder);
  if (there === 'a file') throw new Failure(`${out}: there is a file already, and this makes a folder`);
  const target = { file: folder, label: out, replacing: there.length > 0 };
  if (there.length === 0) return target;
  if (!force) throw new Failure(`${out}: there is a folder with files in it already (--force replaces it)`);
  const holdsProject = isWithin(await real(folder), await real(fromHere(project)));
  if (holdsProject || there.some((file) => path.basename(file) === PROJECT_FILE)) {
    throw new Failure(`${out}: there is a project in this folder; choose another`);
  }
  const made = new Set<string>();
  for (const file of files()) made.add(path.extname(file.path));
  const other = there.find((file) => !made.has(path.extname(file)));
  if (other !== undefined) {
    const name = path.relative(folder, other);
    throw new Failure(`${out}: this folder is not replaced, since ${name} is no file of such an export`);
  }
  return target;
}

async function filesBelow(folder: string): Promise<string[] | 'a file'> {
  try {
    const entries = await readdir(folder, { withFileTypes: true, recursive: true });
    return entries.filter((entry) => !entry.isDirectory()).map((entry) => path.join(entry.parentPath, entry.name));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    if (codeOf(error) === 'ENOTDIR') return 'a file';
    throw error;
  }
}

const real = (at: string): Promise<string> => realpath(at).catch(() => at);

function isWithin(outer: string, inner: string): boolean {
  const way = path.relative(outer, inner);
  return way === '' || (!way.startsWith('..') && !path.isAbsolute(way));
}
