/** From what a person names to the files of other tools that are to be imported, format by format. */
import { open, readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { articleKindOf } from '#shared/formats/articles.ts';
import { isAboutFile } from '#shared/formats/foreign/about-files.ts';
import type { ForeignProblem, FormatFile } from '#shared/formats/foreign/corpus.ts';
import { compareText } from '#shared/schema/index.ts';
import { foreignFormats, formatOfFiles, gather, HEAD_BYTES, headOf, headsOf } from '../import/foreign/index.ts';
import type { ForeignFormat } from '../import/foreign/index.ts';
import { PROJECT_FILE } from '../workspace/layout.ts';
import { Failure, fromHere } from './output.ts';

/** Files of one format under one of the paths that a person named. */
export interface FoundForeign {
  readonly label: string;
  readonly format: ForeignFormat;
  readonly files: readonly FormatFile[];
  readonly problems: readonly ForeignProblem[];
}

export interface CollectedForeign {
  readonly found: readonly FoundForeign[];
  /** What stands beside a corpus to say what it is, and is no article of it: a line for each folder. */
  readonly aside: readonly { readonly label: string; readonly message: string }[];
  /** Files, by their absolute paths, that are spoken for: they are neither articles nor colleagues' work. */
  readonly taken: ReadonlySet<string>;
}

interface Named {
  /** As the person would write it, with `/` between folders. */
  readonly path: string;
  readonly file: string;
}

const ARCHIVE = /\.(?:zip|qdpx)$/i;
/** What a zip or a folder of Crossread's own has in it. */
const OWN = /(?:^|\/)project\.json$|\.crossread(?:\.json)?$/i;

/**
 * Returns the files among the paths (folders are searched, for all but zips) that are of other tools' formats: those that
 * look like it, or, with `wanted`, all there are. Throws a `Failure` for a format that is not read.
 */
export async function collectForeign(
  paths: readonly string[],
  target: string,
  wanted: string | undefined,
): Promise<CollectedForeign> {
  const format = wanted === undefined ? undefined : formatNamed(wanted);
  const own = await real(fromHere(target));
  const found: FoundForeign[] = [];
  const taken = new Set<string>();
  const aside: { label: string; message: string }[] = [];
  // Files that are named one by one belong together, as those of a folder do: texts and their annotations.
  const loose: Named[] = [];
  const groups: { label: string | undefined; named: readonly Named[] }[] = [];
  for (const label of paths) {
    const file = fromHere(label);
    const kind = await stat(file).catch(() => null);
    // What is missing is complained of where articles and work are collected.
    if (kind === null) continue;
    if (kind.isDirectory()) groups.push({ label, named: await walk(label, file, own) });
    else loose.push({ path: slashes(label), file });
  }
  groups.unshift({ label: undefined, named: loose });
  for (const { label, named } of groups) {
    const sets = named.length === 0 ? [] : format === undefined ? await recognised(named) : [{ format, files: named }];
    for (const set of sets) {
      found.push({ label: label ?? labelOf(set.files), format: set.format, ...(await readAll(set.files)) });
      for (const one of set.files) taken.add(one.file);
    }
    if (label === undefined || sets.length === 0) continue;
    const meant = new Set(loose.map(({ file }) => file));
    const folders = sets.flatMap(({ files }) => files.map(({ file }) => path.dirname(file) + path.sep));
    const about = named.filter(({ file }) => {
      const isArticle = isAboutFile(path.basename(file)) && articleKindOf(file) !== undefined;
      return isArticle && !taken.has(file) && !meant.has(file) && isAbove(file, folders);
    });
    for (const { file } of about) taken.add(file);
    if (about.length > 0) aside.push({ label: labelOf(about), message: ASIDE });
  }
  return { found, taken, aside };
}

function formatNamed(id: string): ForeignFormat {
  const known = foreignFormats();
  const format = known.find(({ info }) => info.id === id);
  if (format !== undefined) return format;
  throw new Failure(`--format: "${id}" is not read; these are: ${known.map(({ info }) => info.id).join(', ')}`);
}

/** The files by the formats that they surely look like, with what goes along with them. */
async function recognised(named: readonly Named[]): Promise<{ format: ForeignFormat; files: Named[] }[]> {
  const sets = new Map<ForeignFormat, Named[]>();
  const left: (Named & { readonly beside: readonly ForeignFormat[] })[] = [];
  for (const one of named) {
    const { format, beside = [] } = OWN.test(one.path) ? {} : await formatOf(one);
    if (format === undefined) left.push({ ...one, beside });
    else {
      const files = sets.get(format) ?? [];
      sets.set(format, files);
      files.push(one);
    }
  }
  return [...sets].map(([format, files]) => {
    const stems = new Set(files.map(({ file }) => stemOf(file)));
    const folders = new Set(files.map(({ file }) => path.dirname(file)));
    // A text lies beside its annotations under the same name, or in a folder of sources beside the project.
    const along = left.filter(
      ({ file, beside }) =>
        stems.has(stemOf(file)) ||
        beside.includes(format) ||
        (/^sources$/i.test(path.basename(path.dirname(file))) && folders.has(path.dirname(path.dirname(file)))),
    );
    return { format, files: [...files, ...along] };
  });
}

interface Looks {
  readonly format?: ForeignFormat | undefined;
  /** Formats with whose files it belongs. */
  readonly beside?: readonly ForeignFormat[];
}

async function formatOf({ path: name, file }: Named): Promise<Looks> {
  if (ARCHIVE.test(name)) {
    const { files } = await gather([{ path: name, bytes: await readFile(file) }]);
    if (files.some((inner) => OWN.test(inner.path))) return {};
    // One that cannot be opened is told by its name, so that it is refused for what is wrong with it.
    return { format: formatOfFiles(files.length > 0 ? headsOf(files) : [{ path: name, head: '' }])?.format };
  }
  const head = headOf(await beginning(file));
  return {
    format: formatOfFiles([{ path: name, head }])?.format,
    beside: foreignFormats().filter(({ accompanies }) => accompanies?.(name, head)),
  };
}

async function readAll(named: readonly Named[]): Promise<Pick<FoundForeign, 'files' | 'problems'>> {
  const given: FormatFile[] = [];
  for (const { path: name, file } of named) given.push({ path: name, bytes: await readFile(file) });
  return gather(given);
}

/** The files in the folder, without hidden ones, projects, and zips, which may be anything. */
async function walk(label: string, folder: string, own: string): Promise<Named[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  if ((await real(folder)) === own || entries.some((entry) => entry.name === PROJECT_FILE && entry.isFile())) return [];
  const found: Named[] = [];
  for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
    if (entry.name.startsWith('.') || /\.zip$/i.test(entry.name)) continue;
    const inner = path.join(label, entry.name);
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await walk(inner, file, own)));
    else if (entry.isFile()) found.push({ path: slashes(inner), file });
  }
  return found;
}

async function beginning(file: string): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

const ASIDE = 'left out, as it tells of the files beside it; to take it in as an article, name it';

/** Whether any of the folders is that of the file, or inside it. */
const isAbove = (file: string, folders: readonly string[]): boolean => {
  const own = path.dirname(file) + path.sep;
  return folders.some((folder) => folder.startsWith(own));
};

const labelOf = (files: readonly Named[]): string =>
  files.length === 1 ? (files[0]?.path ?? '') : `${files[0]?.path ?? ''} and ${files.length - 1} more`;

const slashes = (name: string): string => name.split(path.sep).join('/');
const stemOf = (file: string): string => file.slice(0, file.length - path.extname(file).length);
const real = (file: string): Promise<string> => realpath(file).catch(() => file);
