/** Which of the files belong together: texts with their annotations, and what Crossread put beside them. */
import { canonicalText } from '../../text/canonical.ts';
import { decodeText } from '../../text/encoding.ts';
import { isAboutFile } from '../foreign/about-files.ts';
import type { ForeignProblem, FormatFile } from '../foreign/corpus.ts';
import { readAnn } from './lines.ts';
import type { AnnFile } from './lines.ts';
import { looksLikeSidecar, readSidecar, SIDECAR } from './sidecar.ts';
import type { Sidecar } from './sidecar.ts';

/** A text and what one person marked in it. */
export interface Source {
  /** The `.ann` file, or the text where there is none. */
  readonly path: string;
  readonly stem: string;
  readonly folder: string;
  /** As it stands in the file, with its byte order mark: Python counts it as a character. */
  readonly raw: string;
  readonly text: string;
  readonly ann: AnnFile | undefined;
  /** What Crossread says of the folder that it is in, and where that folder begins; undefined if it did not write it. */
  readonly own: { readonly root: string; readonly sidecar: Sidecar } | undefined;
  /** Who marked it, as far as the files say. */
  readonly annotator: string;
}

export interface Sources {
  readonly sources: readonly Source[];
  readonly problems: readonly ForeignProblem[];
}

/**
 * Returns the texts that have a `.ann` file beside them, and those without one in the same folders. A `.ann` without a text
 * and files that are not UTF-8 are among the problems. Where several folders hold the same texts, each is an annotator's,
 * as brat's users lay them out.
 */
export function sourcesOf(files: readonly FormatFile[], progress: (done: number, of: number) => void): Sources {
  const problems: ForeignProblem[] = [];
  const byPath = new Map(files.map((file) => [file.path, file]));
  const folders = new Set<string>();
  for (const { path } of files) if (isAnn(path)) folders.add(folderOf(path));
  const owns = sidecarsOf(files, folders, problems);
  const hasAnn = (path: string): boolean =>
    byPath.has(`${path.slice(0, -4)}.ann`) || byPath.has(`${path.slice(0, -4)}.ANN`);
  const texts = files.filter(({ path }) => isText(path) && folders.has(folderOf(path)));
  const about = new Set(texts.filter(({ path }) => isAboutFile(path) && !hasAnn(path)));
  for (const { path } of about) {
    const message = 'It tells of the files beside it and was left out. To have it as an article, take it in by itself.';
    problems.push({ file: path, place: '', message, leftOut: 'nothing' });
  }
  const beside = new Set(texts);
  const wanted = files.filter((file) => isAnn(file.path) || (beside.has(file) && !about.has(file)));
  const found: Source[] = [];
  for (const [index, { path, bytes }] of wanted.entries()) {
    progress(index, wanted.length);
    const tell = (file: string, message: string): void => {
      problems.push({ file, place: '', message, leftOut: 'file' });
    };
    const stem = path.slice(0, -4);
    if (isText(path) && hasAnn(path)) continue;
    const text = isText(path) ? byPath.get(path) : (byPath.get(`${stem}.txt`) ?? byPath.get(`${stem}.TXT`));
    if (text === undefined) {
      tell(path, `There is no text beside it. Put the file ${nameOf(stem)}.txt into the same folder and try again.`);
      continue;
    }
    const raw = decodeText(text.bytes, 'utf-8', true);
    if (raw === undefined) {
      tell(text.path, 'It is not UTF-8, which brat’s texts are. Save it as UTF-8 and try again.');
      continue;
    }
    const canonical = canonicalText(raw);
    if (canonical.trim() === '') {
      tell(text.path, 'There is no text in it.');
      continue;
    }
    const lines = isText(path) ? '' : decodeText(bytes);
    if (lines === undefined)
      tell(path, 'It is not UTF-8, which brat’s annotations are. Save it as UTF-8 and try again.');
    const folder = folderOf(path);
    const ann = isText(path) || lines === undefined ? undefined : readAnn(path, lines);
    if (ann !== undefined) problems.push(...ann.problems);
    const own = ownOf(folder, owns);
    found.push({ path, stem: nameOf(stem), folder, raw, text: canonical, ann, own, annotator: '' });
  }
  progress(wanted.length, wanted.length);
  return { sources: withAnnotators(found), problems };
}

/** Returns whether the path is that of annotations. */
export const isAnn = (path: string): boolean => /\.ann$/i.test(path);
const isText = (path: string): boolean => /\.txt$/i.test(path);
const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

type Owns = ReadonlyMap<string, Sidecar>;

function sidecarsOf(files: readonly FormatFile[], folders: ReadonlySet<string>, problems: ForeignProblem[]): Owns {
  const owns = new Map<string, Sidecar>();
  for (const { path, bytes } of files) {
    const root = folderOf(path);
    if (nameOf(path) !== SIDECAR || ![...folders].some((folder) => folder.startsWith(root))) continue;
    const json = decodeText(bytes) ?? '';
    if (!looksLikeSidecar(json.slice(0, 4096))) continue;
    const stored = readSidecar(json);
    if (stored.ok) owns.set(root, stored.value);
    else {
      const message = `What it says of articles, claims and silent cells cannot be read: ${stored.message.replace(/\.$/, '')}.`;
      problems.push({ file: path, place: '', message, leftOut: 'file' });
    }
  }
  return owns;
}

/** The sidecar at the top of the annotator's folder. */
function ownOf(folder: string, owns: Owns): Source['own'] {
  const root = folderOf(folder.slice(0, -1));
  const sidecar = owns.get(root);
  return sidecar === undefined ? undefined : { root, sidecar };
}

function withAnnotators(sources: readonly Source[]): Source[] {
  const twins = Map.groupBy(
    sources.filter(({ own }) => own === undefined),
    keyOf,
  );
  const shared = new Set<string>();
  for (const group of twins.values()) if (group.length > 1) for (const { folder } of group) shared.add(folder);
  const names = [...shared].map((folder) => nameOf(folder.slice(0, -1)));
  const apart = new Set(names).size === names.length;
  return sources.map((source): Source => {
    const { folder, own } = source;
    if (own !== undefined) {
      const inner = folder.slice(own.root.length, -1);
      const named = own.sidecar.annotators.find((one) => one.folder === inner);
      return { ...source, annotator: named?.name ?? inner };
    }
    if (!shared.has(folder)) return source;
    return { ...source, annotator: apart ? nameOf(folder.slice(0, -1)) : folder.slice(0, -1) };
  });
}

/** Returns what two sources have in common that are the same text: its name and its words. */
export const keyOf = ({ own, stem, text }: Source): string => JSON.stringify([own?.root ?? null, stem, text]);
