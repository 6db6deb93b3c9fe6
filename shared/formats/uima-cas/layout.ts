/** What the path of a file says in the folders that INCEpTION and WebAnno export: whose work on which document it is. */
import type { FormatFile } from '../foreign/corpus.ts';

export interface Layout {
  /** The document's name, for messages and as a title. */
  readonly name: string;
  /** Files of one key are about one document. */
  readonly key: string;
  /** Empty where the path does not say. */
  readonly annotator: string;
}

const stem = (name: string): string => name.replace(/\.[A-Za-z0-9]{1,8}$/, '') || name;

/**
 * Returns what the path says. A project export has a folder for each document, in it a file (or a zip) for each annotator:
 * `annotation/news.txt/ada.tsv`, `annotation/news.txt/ada.zip/ada.xmi`; the curator's lie in `curation`. The file of nobody
 * is called `INITIAL_CAS`.
 */
export function layoutOf(path: string): Layout {
  const parts = path.split('/');
  const at = parts.findLastIndex((part, index) => /^(?:annotation|curation)$/.test(part) && index + 2 < parts.length);
  const [document, who] = [parts[at + 1], parts[at + 2]];
  if (at === -1 || document === undefined || who === undefined) {
    return { name: stem(parts.at(-1) ?? path), key: path, annotator: '' };
  }
  const annotator = stem(who);
  return {
    ...{ name: stem(document), key: `${parts.slice(0, at).join('/')}//${document}` },
    annotator: annotator === 'INITIAL_CAS' ? '' : annotator,
  };
}

/**
 * Returns the files without those that hold only what annotators began with: the document in the folder `source`, and the
 * work of nobody, where somebody's work on that document lies in `annotation` or `curation` beside.
 */
export function worksAmong(files: readonly FormatFile[]): FormatFile[] {
  const laid = files.map((file) => ({ file, layout: layoutOf(file.path) }));
  const begun = new Set(laid.flatMap(({ layout }) => (layout.annotator === '' ? [] : [layout.key])));
  if (begun.size === 0) return [...files];
  return laid.flatMap(({ file, layout }) => {
    const [, root = '', document] = /^(?:(.*)\/)?source\/([^/]+)$/.exec(file.path) ?? [];
    const key = document === undefined ? layout.key : `${root}//${document}`;
    return layout.annotator === '' && begun.has(key) ? [] : [file];
  });
}
