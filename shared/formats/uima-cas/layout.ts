/** What the path of a file says in the folders that INCEpTION and WebAnno export: whose work on which document it is. */

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
 * `annotation/news.txt/ada.tsv`; the curator's lie in `curation`. The file of nobody is called `INITIAL_CAS`.
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
