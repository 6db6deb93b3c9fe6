/** What a format is, what it is given to write, and what it is given to read. */
import type { ArticleText } from '../contract/document.ts';
import type { FormatInfo } from '../contract/export.ts';
import { annotatorOf } from '../document/gold.ts';
import type { DocumentState } from '../document/state.ts';
import type { Annotator, AnnotatorId, ArticleFields, ArticleId } from '../model/index.ts';
import { compareText, sortedBy } from '../schema/stable-json.ts';
import type { ForeignCorpus, FormatFile, ReadContext } from './foreign/corpus.ts';

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

/** A dataset for training, developing or testing. */
export interface DatasetPart {
  readonly name: 'train' | 'dev' | 'test';
  readonly dataset: Dataset;
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

/**
 * What of a project is still there after it was written in a format and read again; whatever is false is lost, and `lost`
 * says so in words. The property test of round trips holds every format that is read and written to it.
 */
export interface Keeps {
  /** The texts themselves; where not, the files can only be read into a project that holds the articles. */
  readonly texts: boolean;
  /** What is known of an article besides its text. */
  readonly fields: readonly (keyof ArticleFields)[];
  /** Articles in which nobody marked anything. */
  readonly bareArticles: boolean;
  /** Spans that are linked to no claim. */
  readonly bareSpans: boolean;
  /** Claims to which no link of the dataset leads. */
  readonly bareClaims: boolean;
  /** Spans of several fragments: as one span; one span for each fragment (`parts`); from first to last (`hull`). */
  readonly fragments: 'whole' | 'parts' | 'hull';
  readonly unsure: boolean;
  readonly linkNotes: boolean;
  readonly spanNotes: boolean;
  readonly tags: boolean;
  /** Cells marked *checked: silent*. */
  readonly silent: boolean;
  readonly groups: boolean;
  readonly guidelines: boolean;
  /** Who made a span. */
  readonly annotators: boolean;
}

/** A part of a file: text is written as UTF-8. */
export type Piece = string | Uint8Array;

/** One of several files of an export; its path is relative, with `/` between folders. */
export interface OutputFile {
  readonly path: string;
  readonly pieces: Iterable<Piece>;
}

export interface Format {
  /** The rest of its `FormatInfo` follows from what stands beside it and from where it stands in the registry. */
  readonly info: Omit<FormatInfo, 'group' | 'lost' | 'several'>;
  readonly about: FormatAbout;
  /** For formats that are both read and written in the same way. */
  readonly keeps?: Keeps;
  /** Returns the file in pieces, so that a large one need not be held whole. Throws a `DatasetError`. */
  readonly serialise?: (dataset: Dataset) => Iterable<Piece>;
  /** In place of `serialise`: returns the files of a folder (or of a zip, where one file is wanted), in pieces. */
  readonly files?: (dataset: Dataset) => Iterable<OutputFile>;
  /** For folders that say of themselves how they are split: in place of a folder for each part. */
  readonly filesOfParts?: (parts: readonly DatasetPart[]) => Iterable<OutputFile>;
  /** For binary files: returns their rows as a preview shows them, the heading first. */
  readonly rows?: (dataset: Dataset) => Iterable<readonly (string | number | boolean)[]>;
  /** Returns how many records would be written. */
  readonly count?: (dataset: Dataset) => number;
  /** Returns a name for the file, safe on every system, extension included; for `files` that of the folder. */
  readonly fileName: (dataset: Dataset) => string;
  /**
   * Returns how surely the file is of this format: 1 surely, 0 surely not. `head` is its beginning as text (UTF-8, at most
   * 4,096 characters; characters of a binary file as they come).
   */
  readonly recognise?: (path: string, head: string) => number;
  /** Returns whether the file belongs with files of this format and says nothing without them. */
  readonly accompanies?: (path: string, head: string) => boolean;
  /** Returns what the files say. Never throws for what is wrong in a file: that is among the corpus's problems. */
  readonly read?: (files: readonly FormatFile[], context: ReadContext) => ForeignCorpus;
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
