/** Copies of what a file held before, in `.crossread/backups/<path of the file>/<time>.json`. */
import { readdir, rm } from 'node:fs/promises';
import type { Disk } from './disk.ts';
import { BACKUPS_FOLDER, inFolder } from './layout.ts';

/** How many are kept of each file. */
export const KEPT = 5;

/**
 * Writes the content into the file's backups and drops the oldest beyond five. `incoming` marks what another program had
 * written. Returns the backup's path relative to the project folder.
 */
export async function keepBackup(
  dir: string,
  file: string,
  content: Uint8Array,
  disk: Disk,
  now: Date,
  mark = '',
): Promise<string> {
  const folder = `${BACKUPS_FOLDER}/${file}`;
  const names = await backupsOf(dir, file);
  const time = now.toISOString().replaceAll(/[:.]/g, '-');
  let name = `${time}${mark}.json`;
  // `~` sorts after `.` and `-`: the second of one millisecond counts as the newer.
  for (let again = 2; names.includes(name); again += 1) name = `${time}~${again}${mark}.json`;
  await disk.write(inFolder(dir, `${folder}/${name}`), content, dir);
  for (const old of [...names, name].sort().slice(0, -KEPT)) {
    await rm(inFolder(dir, `${folder}/${old}`), { force: true });
  }
  return `${folder}/${name}`;
}

/** Returns the path of the file's newest backup, relative to the project folder, or undefined. */
export async function newestBackup(dir: string, file: string): Promise<string | undefined> {
  const newest = (await backupsOf(dir, file)).at(-1);
  return newest === undefined ? undefined : `${BACKUPS_FOLDER}/${file}/${newest}`;
}

async function backupsOf(dir: string, file: string): Promise<string[]> {
  try {
    const names = await readdir(inFolder(dir, `${BACKUPS_FOLDER}/${file}`));
    return names.filter((name) => name.endsWith('.json')).sort();
  } catch {
    return [];
  }
}
