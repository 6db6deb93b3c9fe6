/** A colleague's work, in whatever it comes, read and cut into one submission per annotator. Nothing of ours is touched. */
import { mkdir, mkdtemp, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CrossreadError } from '#shared/contract/index.ts';
import { compareText } from '#shared/schema/index.ts';
import { PROJECT_FILE } from '../../workspace/layout.ts';
import { annotationFileOf, readAnnotationText, textOfBytes } from './annotation-text.ts';
import { isHiddenPath, safePath } from './paths.ts';
import { submissionsOfProject } from './project-folder.ts';
import { IncomingError } from './source.ts';
import type { Incoming, IncomingSource } from './source.ts';
import { looksLikeZip, unzip } from './unzip.ts';

export { planSubmission, takeSubmission } from './take.ts';
export type { TakeOptions, Taken } from './take.ts';
export type { Incoming, IncomingSource, Submission } from './source.ts';

/** Folders in folders that are looked into for annotation files and projects. */
const DEPTH = 4;
const ANNOTATION_FILE = /\.crossread(?:\.json)?$/i;

/** Returns what came. It throws only if the disk fails. */
export async function readIncoming(source: IncomingSource): Promise<Incoming> {
  const label = labelOf(source);
  try {
    if ('files' in source) return await inScratch((dir) => readFiles(source.files, dir, label));
    if ('bytes' in source) {
      return looksLikeZip(source.bytes)
        ? await inScratch((dir) => readZip(source.bytes, dir, label))
        : oneFile(label, textOfBytes(source.bytes));
    }
    return await readPath(source.path, label);
  } catch (error) {
    if (error instanceof IncomingError || error instanceof CrossreadError) return refused(label, error.message);
    if (isMissing(error)) return refused(label, 'there is no such file or folder');
    throw error;
  }
}

function labelOf(source: IncomingSource): string {
  if ('label' in source) return source.label;
  if ('name' in source) return source.name;
  const tops = new Set(source.files.map((file) => file.path.split('/')[0] ?? ''));
  const [only] = tops;
  return tops.size === 1 && only !== undefined && only !== '' ? only : 'the folder';
}

async function readPath(file: string, label: string): Promise<Incoming> {
  if ((await stat(file)).isDirectory()) return readFolder(file, label);
  // Whoever chooses the file that makes a folder a project means the project.
  if (path.basename(file) === PROJECT_FILE) return submissionsOfProject(path.dirname(file), label);
  const handle = await open(file);
  const head = new Uint8Array(4);
  try {
    await handle.read(head, 0, 4, 0);
  } finally {
    await handle.close();
  }
  return looksLikeZip(head)
    ? inScratch((dir) => readZip(file, dir, label))
    : oneFile(label, await readAnnotationText(file));
}

function oneFile(label: string, text: string): Incoming {
  return { submissions: [{ from: label, file: annotationFileOf(text) }], problems: [] };
}

async function readZip(zip: Uint8Array | string, dir: string, label: string): Promise<Incoming> {
  await unzip(zip, dir);
  return readFolder(dir, label);
}

/** Writes what was dropped where it can be read as any folder. */
async function readFiles(
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
  dir: string,
  label: string,
): Promise<Incoming> {
  const seen = new Set<string>();
  for (const each of files) {
    const file = safePath(each.path);
    if (isHiddenPath(file)) continue;
    if (seen.has(file.toLowerCase())) throw new IncomingError(`“${file}” is there twice`);
    seen.add(file.toLowerCase());
    const target = path.join(dir, ...file.split('/'));
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, each.bytes, { flag: 'wx' });
  }
  // The folder itself was dropped, and is called by its name already.
  const top = path.join(dir, label);
  const isTop = files.every((each) => each.path.startsWith(`${label}/`));
  return readFolder(isTop ? top : dir, label);
}

/** A project, or a folder with projects and annotation files somewhere in it. */
async function readFolder(dir: string, label: string): Promise<Incoming> {
  const found: Incoming[] = [];
  const visit = async (folder: string, inside: string, depth: number): Promise<void> => {
    const entries = (await readdir(folder, { withFileTypes: true })).sort((a, b) => compareText(a.name, b.name));
    const name = inside === '' ? label : `${label}: ${inside}`;
    if (entries.some((entry) => entry.isFile() && entry.name === PROJECT_FILE)) {
      found.push(await guarded(name, () => submissionsOfProject(folder, name)));
      return;
    }
    for (const entry of entries) {
      if (isHiddenPath(entry.name)) continue;
      const [file, within] = [path.join(folder, entry.name), inside === '' ? entry.name : `${inside}/${entry.name}`];
      // Links are neither files nor folders here, and are passed over.
      if (entry.isDirectory() && depth < DEPTH) await visit(file, within, depth + 1);
      if (!entry.isFile() || !(ANNOTATION_FILE.test(entry.name) || /\.json$/i.test(entry.name))) continue;
      const from = `${label}: ${within}`;
      const read = await guarded(from, async () => oneFile(from, await readAnnotationText(file)));
      // Other JSON may lie beside; a file that calls itself an annotation file is meant to be one.
      if (read.submissions.length > 0 || ANNOTATION_FILE.test(entry.name)) found.push(read);
    }
  };
  await visit(dir, '', 1);
  if (found.length === 0) {
    const message =
      'it is neither a project (there is no project.json in it) nor are there annotation files (.crossread.json) in it';
    return refused(label, message);
  }
  return {
    submissions: found.flatMap(({ submissions }) => submissions),
    problems: found.flatMap(({ problems }) => problems),
  };
}

/** One bad file among several does not keep the others out. */
async function guarded(from: string, read: () => Promise<Incoming>): Promise<Incoming> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof IncomingError || error instanceof CrossreadError) return refused(from, error.message);
    throw error;
  }
}

async function inScratch<T>(use: (dir: string) => Promise<T>): Promise<T> {
  const dir = await mkdtemp(path.join(tmpdir(), 'crossread-incoming-'));
  try {
    return await use(dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

const refused = (from: string, message: string): Incoming => ({ submissions: [], problems: [{ from, message }] });
const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException | null)?.code === 'ENOENT';
