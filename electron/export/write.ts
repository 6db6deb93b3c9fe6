/**
 * Writing what is taken out: beside its place under another name, made lasting, then renamed. Whoever looks sees all of it or
 * nothing; a writing that fails or is cancelled leaves nothing behind.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, open, rename, rm, rmdir } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { CrossreadError } from '#shared/contract/index.ts';
import { DatasetError } from '#shared/formats/index.ts';
import type { OutputFile, Piece } from '#shared/formats/index.ts';
import { codeOf, retrying, syncFolder } from '../workspace/disk.ts';

/** Pieces are gathered into writes of about this many UTF-16 code units. */
const CHUNK = 1 << 16;

/** What has been written so far. */
export interface Written {
  bytes: number;
  files: number;
  /** Line ends in what was written as text. */
  lines: number;
}

export interface WriteOptions {
  /** Ends the writing at its next chunk; what it then throws is the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((written: Readonly<Written>) => void) | undefined;
  /** In place of the real one, for tests of its failures. */
  readonly openFile?: ((file: string) => Promise<FileHandle>) | undefined;
}

/** Writes the file; returns what was written. */
export async function writeFileWhole(
  target: string,
  pieces: Iterable<Piece>,
  options: WriteOptions = {},
): Promise<Written> {
  const written: Written = { bytes: 0, files: 0, lines: 0 };
  const temporary = besides(target);
  try {
    await writeFile(temporary, pieces, written, options);
    options.signal?.throwIfAborted();
    await retrying(() => rename(temporary, target));
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(path.dirname(target));
  return written;
}

/**
 * Writes the files into a new folder. A folder that is there already must be empty; with `replacing` it may hold files, which
 * are gone afterwards.
 */
export async function writeFolderWhole(
  target: string,
  files: Iterable<OutputFile>,
  options: WriteOptions & { readonly replacing?: boolean } = {},
): Promise<Written> {
  const written: Written = { bytes: 0, files: 0, lines: 0 };
  const temporary = besides(target);
  const folders = new Set<string>();
  try {
    await mkdir(temporary);
    for (const file of files) {
      const place = path.join(temporary, ...safeSteps(file.path));
      await mkdir(path.dirname(place), { recursive: true });
      folders.add(path.dirname(place));
      await writeFile(place, file.pieces, written, options);
    }
    for (const folder of folders) await syncFolder(folder);
    await syncFolder(temporary);
    options.signal?.throwIfAborted();
    await swap(temporary, target, options.replacing === true);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
  await syncFolder(path.dirname(target));
  return written;
}

/** Puts the new folder into the place of the old one. Should that fail half way, the old one is put back. */
async function swap(temporary: string, target: string, replacing: boolean): Promise<void> {
  if (!replacing) {
    // Windows renames onto no folder, not even onto an empty one.
    await rmdir(target).catch((error: unknown) => {
      if (['ENOTEMPTY', 'EEXIST'].includes(codeOf(error))) throw taken(target);
      if (codeOf(error) !== 'ENOENT') throw error;
    });
    await retrying(() => rename(temporary, target));
    return;
  }
  const old = besides(target);
  await retrying(() => rename(target, old));
  try {
    await retrying(() => rename(temporary, target));
  } catch (error) {
    await rename(old, target);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

const taken = (target: string): CrossreadError =>
  new CrossreadError(
    'exists',
    `${path.basename(target)}: there is a folder with files in it already. Choose another name.`,
  );

async function writeFile(
  file: string,
  pieces: Iterable<Piece>,
  written: Written,
  { signal, onProgress, openFile = (at) => open(at, 'wx') }: WriteOptions,
): Promise<void> {
  signal?.throwIfAborted();
  const handle = await openFile(file);
  try {
    for (const chunk of chunks(pieces)) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      await handle.appendFile(bytes);
      written.bytes += bytes.byteLength;
      if (typeof chunk === 'string') written.lines += linesIn(chunk);
      onProgress?.(written);
      signal?.throwIfAborted();
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  written.files += 1;
  onProgress?.(written);
}

/** Returns the pieces in larger ones, so that not every line is a write of its own. */
export function* chunks(pieces: Iterable<Piece>): Generator<Piece> {
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

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** In the same folder, so that the renaming stays on one disk. */
function besides(target: string): string {
  const { dir, base } = path.parse(path.resolve(target));
  return path.join(dir, `.${base.slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`);
}

/** The names on the way to the file. A format's paths are its own making, but they are made from a project's words. */
function safeSteps(given: string): string[] {
  const steps = given.split('/');
  if (steps.some((step) => step === '' || step === '.' || step === '..' || /[\\\0]/.test(step))) {
    throw new DatasetError(`“${given}” cannot be the name of a file in the folder.`);
  }
  return steps;
}
