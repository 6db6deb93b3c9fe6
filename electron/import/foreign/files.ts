/** What was chosen, as the readers of formats take it: zips opened, everything else as it is. */
import type { ForeignProblem, FormatFile } from '#shared/formats/foreign/corpus.ts';
import { unzip } from '../archive.ts';
import type { UnpackOptions } from '../archive.ts';
import { isHiddenPath } from '../incoming/paths.ts';
import { looksLikeZip } from '../incoming/unzip.ts';

/** Zips by their names: an office document is a zip too, and is none to be opened. */
const ARCHIVE = /\.(?:zip|qdpx)$/i;

export interface Gathered {
  readonly files: readonly FormatFile[];
  /** What could not be opened. */
  readonly problems: readonly ForeignProblem[];
}

/** Returns the files with those in zips, and what of the zips could not be opened. Throws `cancelled`. */
export async function gather(
  given: readonly FormatFile[],
  options: Pick<UnpackOptions, 'progress' | 'signal'> = {},
): Promise<Gathered> {
  const files: FormatFile[] = [];
  const problems: ForeignProblem[] = [];
  for (const file of given) {
    if (isHiddenPath(file.path)) continue;
    if (!ARCHIVE.test(file.path) || !looksLikeZip(file.bytes)) {
      files.push(file);
      continue;
    }
    const unpacked = await unzip(file.bytes, file.path, options);
    for (const inner of unpacked.files) files.push(inner);
    for (const problem of unpacked.problems) problems.push(problem);
  }
  return { files, problems };
}

/** Returns what the files are called together: the one file, the folder that holds all, or the first and how many more. */
export function nameOf(given: readonly FormatFile[]): string {
  const [first] = given;
  if (first === undefined) return '';
  const name = first.path.split('/').at(-1) ?? first.path;
  if (given.length === 1) return name;
  const tops = new Set(given.map(({ path }) => (path.includes('/') ? (path.split('/')[0] ?? '') : '')));
  const [top = ''] = tops;
  if (tops.size === 1 && top !== '') return top;
  return `${name} and ${given.length - 1} more`;
}

/** Returns a name for whoever made what files give nobody for: that of the file or folder. */
export function makerOf(name: string): string {
  const [first = name] = name.split(/ and \d+ more$/);
  return first.replace(/\.[^.]+$/, '').trim() || first;
}
