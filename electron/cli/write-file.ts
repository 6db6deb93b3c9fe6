/** Files that a command writes: whole or not at all, and none replaced unless it is said. */
import { open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Piece } from '#shared/formats/index.ts';
import { Failure, fromHere } from './output.ts';

/** Pieces are gathered into writes of about this many UTF-16 code units. */
const CHUNK = 1 << 16;

/**
 * Returns the file that is meant by `out`: itself, or one of that name in the folder that it is. Throws a `Failure` if there
 * is a file already that may not be replaced.
 */
export async function targetOf(
  { out, force = false }: { readonly out: string; readonly force?: boolean },
  fileName: string,
): Promise<{ file: string; label: string }> {
  const given = await stat(fromHere(out)).catch(() => undefined);
  const label = given?.isDirectory() === true ? path.join(out, fileName) : out;
  const file = fromHere(label);
  const there = await stat(file).catch(() => undefined);
  if (there !== undefined && !there.isFile()) throw new Failure(`${label}: this is no file`);
  if (there !== undefined && !force) throw new Failure(`${label}: there is a file already (--force replaces it)`);
  return { file, label };
}

/** Writes beside the target and renames, so that a reader never sees half a file and a failed writing leaves none. */
export async function writeWhole(file: string, pieces: Iterable<Piece>): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  let handle;
  try {
    handle = await open(temporary, 'wx');
  } catch (error) {
    throw new Failure(`${file}: it cannot be written: ${(error as Error).message}`, { cause: error });
  }
  try {
    for (const chunk of chunks(pieces)) await handle.appendFile(chunk, 'utf8');
    await handle.sync();
    await handle.close();
    await rename(temporary, file);
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(temporary, { force: true });
    throw error;
  }
}

function* chunks(pieces: Iterable<Piece>): Generator<Piece> {
  let gathered = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') gathered += piece;
    if (typeof piece === 'string' && gathered.length < CHUNK) continue;
    if (gathered !== '') yield gathered;
    gathered = '';
    if (typeof piece !== 'string') yield piece;
  }
  if (gathered !== '') yield gathered;
}

/** Writes the pieces to standard output, each when the one before is gone. */
export async function toStdout(pieces: Iterable<Piece>): Promise<void> {
  for (const chunk of chunks(pieces)) await writeOut(chunk);
}

function writeOut(chunk: Piece): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(chunk, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
