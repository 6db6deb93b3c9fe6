/** From what a person names to the files that are to be imported. */
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { compareText } from '#shared/schema/index.ts';
import { fromHere } from './output.ts';

export interface Found {
  /** As the person would write it. */
  readonly label: string;
  readonly file: string;
  readonly kind: 'articles' | 'annotations';
}

export interface Collected {
  /** Annotation files first: into an empty project they bring the project that they belong to. */
  readonly files: readonly Found[];
  readonly problems: readonly { readonly label: string; readonly message: string }[];
}

const ANNOTATIONS = /\.crossread\.json$/i;
const ARTICLES = /\.(?:txt|text|md|markdown|html?|xhtml|jsonl|ndjson)$/i;

/**
 * Returns the files that the paths name: a file as it is, whatever its name; of a folder and those in it the files whose
 * names say that they hold articles or annotations. Hidden files and folders are passed over, as are links to folders,
 * which may lead in a circle. No file comes twice.
 */
export async function collect(paths: readonly string[]): Promise<Collected> {
  const files = new Map<string, Found>();
  const problems: { label: string; message: string }[] = [];
  const add = (label: string, file: string): void => {
    if (!files.has(file)) files.set(file, { label, file, kind: ANNOTATIONS.test(file) ? 'annotations' : 'articles' });
  };
  const walk = async (label: string, folder: string): Promise<number> => {
    let count = 0;
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
      if (entry.name.startsWith('.')) continue;
      const inner = path.join(label, entry.name);
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) count += await walk(inner, file);
      else if (!ANNOTATIONS.test(entry.name) && !ARTICLES.test(entry.name)) continue;
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
        const message = 'there is nothing to import in this folder (.txt, .md, .html, .jsonl or .crossread.json)';
        if ((await walk(label, file)) === 0) problems.push({ label, message });
      } else add(label, file);
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      problems.push({ label, message: missing ? 'there is no such file or folder' : (error as Error).message });
    }
  }
  const list = [...files.values()];
  const ofKind = (kind: Found['kind']): Found[] => list.filter((found) => found.kind === kind);
  return { files: [...ofKind('annotations'), ...ofKind('articles')], problems };
}

async function isFile(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined))?.isFile() ?? false;
}
