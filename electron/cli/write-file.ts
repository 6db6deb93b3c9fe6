/** Files that a command writes: whole or not at all, and none replaced unless it is said. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { CrossreadError } from '#shared/contract/index.ts';
import type { Piece } from '#shared/formats/index.ts';
import { chunks, writeFileWhole } from '../export/write.ts';
import type { WriteOptions, Written } from '../export/write.ts';
import { codeOf } from '../workspace/disk.ts';
import { Failure, fromHere } from './output.ts';

export interface Target {
  readonly file: string;
  /** As the person would call it. */
  readonly label: string;
}

/**
 * Returns the file that is meant by `out`: itself, or one of that name in the folder that it is. Throws a `Failure` if there
 * is a file already that may not be replaced.
 */
export async function targetOf(
  { out, force = false }: { readonly out: string; readonly force?: boolean },
  fileName: string,
): Promise<Target> {
  const given = await stat(fromHere(out)).catch(() => undefined);
  const label = given?.isDirectory() === true ? path.join(out, fileName) : out;
  const file = fromHere(label);
  const there = await stat(file).catch(() => undefined);
  if (there !== undefined && !there.isFile()) throw new Failure(`${label}: this is no file`);
  if (there !== undefined && !force) throw new Failure(`${label}: there is a file already (--force replaces it)`);
  return { file, label };
}

/** Writes the file, so that a reader never sees half of it and a failed writing leaves nothing. */
export function writeWhole(file: string, pieces: Iterable<Piece>, options?: WriteOptions): Promise<Written> {
  return failing(file, writeFileWhole(file, pieces, options));
}

/** Says of what the disk refuses which file it was to be. */
export async function failing<T>(label: string, writing: Promise<T>): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    if (codeOf(error) === '' || error instanceof CrossreadError) throw error;
    throw new Failure(`${label}: it cannot be written: ${(error as Error).message}`, { cause: error });
  }
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
