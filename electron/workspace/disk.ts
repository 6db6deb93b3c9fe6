/**
 * Writing so that a crash at any moment leaves either the old file or the new one, never a part: a temporary file beside
 * the target, fsync, rename, fsync of the folder. Without the last step the rename itself may be lost with the power.
 */
import { link, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';

/** What the workspace does to the disk when it changes it; tests put one that fails in its place. */
export interface Disk {
  /** Resolves once the file holds the data for good. Folders are made as needed, but not `root` itself. */
  write(file: string, data: string | Uint8Array, root: string): Promise<void>;
  /** Makes the file with its whole content unless there is one already; returns whether it did. */
  create(file: string, data: string): Promise<boolean>;
}

export const realDisk: Disk = {
  async write(file, data, root) {
    await makeFolder(path.dirname(file), root);
    const content = typeof data === 'string' ? data : Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    await retrying(() => writeFileAtomic(file, content));
    await syncFolder(path.dirname(file));
  },

  async create(file, data) {
    // A hard link appears with its content or not at all; opening with `wx` would show an empty file for a moment.
    const temporary = `${file}.${process.pid}${Math.floor(Math.random() * 1e9)}`;
    try {
      await writeFile(temporary, data, { flag: 'wx' });
      await link(temporary, file);
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false;
      if (!NO_LINKS.has(codeOf(error))) throw error;
      return await createPlainly(file, data);
    } finally {
      await rm(temporary, { force: true });
    }
  },
};

/** What file systems without hard links (exFAT, some network shares) answer to `link`. */
const NO_LINKS = new Set(['ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EPERM', 'EXDEV', 'EINVAL', 'EISDIR', 'UNKNOWN']);

async function createPlainly(file: string, data: string): Promise<boolean> {
  try {
    await writeFile(file, data, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Makes the folder and all missing ones between `root` and it, each lasting. Fails with ENOENT if `root` is gone. */
export async function makeFolder(folder: string, root: string): Promise<void> {
  const steps = path.relative(root, folder).split(path.sep).filter(Boolean);
  let at = root;
  for (const step of steps) {
    const parent = at;
    at = path.join(at, step);
    try {
      await mkdir(at);
      await syncFolder(parent);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** Makes what happened to the names in a folder lasting. Windows cannot open folders and needs no such step. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some network file systems refuse to sync a folder; there is nothing better to do on them.
    if (!['EINVAL', 'ENOTSUP', 'EOPNOTSUPP'].includes(codeOf(error))) throw error;
  } finally {
    await handle.close();
  }
}

/** Renames so that the new name lasts. */
export async function renameLasting(from: string, to: string): Promise<void> {
  await retrying(() => rename(from, to));
  await syncFolder(path.dirname(to));
}

/** Waits between tries, in milliseconds: a virus scanner or sync tool on Windows holds a file for some tenths of a second. */
const WAITS = [10, 20, 40, 80, 160, 320];

/** Returns what the action returns; tries again while another program holds the file. */
export async function retrying<T>(action: () => Promise<T>): Promise<T> {
  for (const wait of WAITS) {
    try {
      return await action();
    } catch (error) {
      const code = codeOf(error);
      const held = code === 'EPERM' || code === 'EBUSY' || (code === 'EACCES' && process.platform === 'win32');
      if (!held) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return await action();
}

/** Returns a system error's code, such as `ENOENT`, or an empty string. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
