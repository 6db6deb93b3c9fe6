/** What a format is, and what it is given to write. */
import type { ArticleText } from '../contract/document.ts';
import type { FormatInfo } from '../contract/export.ts';
import { annotatorOf } from '../document/gold.ts';
import type { DocumentState } from '../document/state.ts';
import type { Annotator, AnnotatorId, ArticleId } from '../model/index.ts';
import { compareText, sortedBy } from '../schema/stable-json.ts';

/** A text with its blocks and sentences; offsets are UTF-16 code units, end exclusive. */
export type ArticleBody = Pick<ArticleText, 'text' | 'blocks' | 'sentences'>;

/** What is exported: a project, the texts of all its articles, and whose work of it. */
export interface Dataset {
  readonly doc: DocumentState;
  readonly texts: ReadonlyMap<ArticleId, ArticleBody>;
  readonly annotators: readonly AnnotatorId[];
  /** Name and version of the program that writes, e.g. `Crossread 0.1.0`. */
  readonly generator: string;
}

/** What `docs/formats.md` says about a format besides its `FormatInfo`. */
export interface FormatAbout {
  /** What one record is. */
  readonly record: string;
  /** What of a project the format does not carry. */
  readonly lost: string;
  /** The specification that the format follows. */
  readonly specification: string;
  /** Everything else that a reader of the format must know, one paragraph each. */
  readonly notes: readonly string[];
  /** Name and meaning of each field or column, in the order in which they are written. */
  readonly fields: readonly (readonly [name: string, meaning: string])[];
}

export interface Format {
  readonly info: FormatInfo;
  readonly about: FormatAbout;
  /** Returns the file in pieces, so that a large one need not be held whole. Throws a `DatasetError`. */
  readonly serialise?: (dataset: Dataset) => Iterable<string>;
  /** Returns how many records `serialise` would write. */
  readonly count?: (dataset: Dataset) => number;
  /** Returns a name for the file, safe on every system, extension included. */
  readonly fileName: (dataset: Dataset) => string;
}

/** The dataset cannot be written as it is: a record names another that is not there. The message is for the analyst. */
export class DatasetError extends Error {
  override readonly name = 'DatasetError';
}

/** Returns the text of the article. Throws a `DatasetError` if the dataset does not hold it. */
export function bodyOf(dataset: Dataset, article: ArticleId): ArticleBody {
  const body = dataset.texts.get(article);
  if (body === undefined) throw new DatasetError(`The text of the article "${article}" is not at hand.`);
  return body;
}

/** Returns the dataset's annotators by id, each once. Throws a `DatasetError` if one is not in the project. */
export function annotatorsOf(dataset: Dataset): Annotator[] {
  return [...new Set(dataset.annotators)].sort(compareText).map((id) => {
    const annotator = annotatorOf(dataset.doc, id);
    if (annotator === undefined) throw new DatasetError(`The project has no annotator "${id}".`);
    return annotator;
  });
}

/**
 * Returns the project's name as a file name: ASCII letters and digits in lower case and hyphens, with the annotator's id
 * where the dataset is one annotator's, then the extension.
 */
export function fileNameOf(dataset: Dataset, extension: string): string {
  const stem = dataset.doc.project.name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
    .replace(/-$/, '');
  const [only, ...others] = dataset.annotators;
  const who = only !== undefined && others.length === 0 ? `-${only.replace('.', '-')}` : '';
  return `${stem === '' ? 'project' : stem}${who}${extension}`;
}

/** Returns the records by id, as a new list. */
export function byId<T extends { readonly id: string }>(records: Iterable<T>): T[] {
  return sortedBy(records, ({ id }) => id);
}
