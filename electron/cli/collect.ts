/** From what a person names to the files that are to be imported. */
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { articleKindOf, endingsInWords } from '#shared/formats/articles.ts';
import { compareText } from '#shared/schema/index.ts';
import { PROJECT_FILE } from '../workspace/layout.ts';
import { fromHere } from './output.ts';

export interface Found {
  /** As the person would write it. */
  readonly label: string;
  readonly file: string;
  /** `work`: what colleagues did, as an annotation file, a project folder or a zip of either. */
  readonly kind: 'articles' | 'work';
}

export interface Collected {
  /** Work first: into an empty project it brings the project that it belongs to. */
  readonly files: readonly Found[];
  readonly problems: readonly { readonly label: string; readonly message: string }[];
}

/** What is named is meant; in a folder other zips and other JSON may lie about. */
const NAMED_WORK = /\.(?:crossread|json|zip)$/i;
const WORK = /\.crossread(?:\.json)?$/i;

/**
 * Returns the files that the paths name: a file as it is, whatever its name; a project folder as one; of any other folder
 * and those in it the files whose names say that they hold articles or annotations, and project folders. Hidden files and folders
 * are passed over, as are links to folders, which may lead in a circle, `target`, the project that all goes into, and files
 * that are `taken` already. No file comes twice.
 */
export async function collect(
  paths: readonly string[],
  target: string,
  taken: ReadonlySet<string> = new Set(),
): Promise<Collected> {
  const own = await real(fromHere(target));
  const files = new Map<string, Found>();
  const problems: { label: string; message: string }[] = [];
  const add = (
    label: string,
    file: string,
    kind: Found['kind'] = NAMED_WORK.test(file) ? 'work' : 'articles',
  ): void => {
    if (!files.has(file)) files.set(file, { label, file, kind });
  };
  const walk = async (label: string, folder: string): Promise<number> => {
    let count = 0;
    const entries = await readdir(folder, { withFileTypes: true });
    if ((await real(folder)) === own) return 0;
    if (entries.some((entry) => entry.name === PROJECT_FILE && entry.isFile())) {
      add(label, folder, 'work');
      return 1;
    }
    for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
      if (entry.name.startsWith('.')) continue;
      const inner = path.join(label, entry.name);
      const file = path.join(folder, entry.name);
      if (taken.has(file)) {
        count += 1;
        continue;
      }
      if (entry.isDirectory()) count += await walk(inner, file);
      else if (!WORK.test(entry.name) && articleKindOf(entry.name) === undefined) continue;
      else if (entry.isFile() || (await isFile(file))) {
        add(inner, file);
        count += 1;
      }
    }
    return count;
  };
  for (const label of paths) {
    const file = fromHere(label);
    try {
      if ((await stat(file)).isDirectory()) {
        const message =
          (await real(file)) === own
            ? 'this is the project itself; name what is to be taken into it'
            : `there is nothing to import in this folder (articles as ${endingsInWords()}, .crossread.json or a project)`;
        if ((await walk(label, file)) === 0) problems.push({ label, message });
      } else if (!taken.has(file)) add(label, file);
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      problems.push({ label, message: missing ? 'there is no such file or folder' : (error as Error).message });
    }
  }
  const list = [...files.values()];
  const ofKind = (kind: Found['kind']): Found[] => list.filter((found) => found.kind === kind);
  return { files: [...ofKind('work'), ...ofKind('articles')], problems };
}

const real = (file: string): Promise<string> => realpath(file).catch(() => file);

async function isFile(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined))?.isFile() ?? false;
}
