/**
 * What files of other tools say, before any of it becomes ours: texts, marked places, and what is said of them. A format's
 * reader makes this; a mapping (`mapping.ts`) turns its labels into claims, tags and stances; `plan.ts` makes records of it.
 */
import type { ArticleFields, ArticleId, Block, Fragment } from '../../model/index.ts';

/** A file as it was given: in a folder or a zip the path names it, with `/` between folders (`news.zip/a/1.ann`). */
export interface FormatFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** An article of the project, for formats whose files name texts without holding them. */
export interface KnownArticle {
  readonly id: ArticleId;
  readonly title: string;
  readonly url: string;
  readonly hash: string;
  readonly text: string;
}

export interface ReadContext {
  readonly articles: readonly KnownArticle[];
  /** Returns the SHA-256 of the text's UTF-8 bytes in lower-case hex. */
  readonly sha256: (text: string) => string;
  /** Told how many of how many files, or records of one large file, are done. */
  readonly progress?: (done: number, of: number) => void;
}

/** Something in a file that is wrong or that has no place here. */
export interface ForeignProblem {
  readonly file: string;
  /** Where in the file: `line 3`, `record 4`, `byte 120`. Empty if the whole file is meant. */
  readonly place: string;
  /** What is wrong and what to do, as one or more sentences. */
  readonly message: string;
  /** What was left out because of it: the whole file, one annotation or another record, or nothing. */
  readonly leftOut: 'file' | 'record' | 'nothing';
}

export interface ForeignCorpus {
  readonly documents: readonly ForeignDocument[];
  /** Claims that the files define, used or not; `ForeignLink.claim` names them by `key`. */
  readonly claims: readonly ForeignClaim[];
  /** Every name under which labels stand in the annotations, and what they are most likely to be here. */
  readonly features: readonly ForeignFeature[];
  readonly problems: readonly ForeignProblem[];
}

export interface ForeignDocument {
  /** Its name in the files, for messages and as a title where no better one is known. */
  readonly name: string;
  readonly file: string;
  /** Canonical text (`text/canonical.ts`): what offsets count in. */
  readonly text: string;
  /** The article of the project that it is, where the file holds no text of its own. */
  readonly article?: ArticleId;
  readonly fields: Partial<ArticleFields>;
  /** Where the file says what the blocks of the text are; otherwise they are found in it. */
  readonly blocks?: readonly Block[];
  readonly annotations: readonly ForeignAnnotation[];
  /** Cells that an annotator marked *checked: silent*. */
  readonly silent: readonly { readonly claim: string; readonly annotator: string }[];
  readonly offsets: OffsetVerdict;
}

/** Which unit the offsets of a document were taken in, and how that is known. */
export interface OffsetVerdict {
  /** In words for the person: `UTF-16 code units`, `Unicode code points, CR LF counted as two`. */
  readonly unit: string;
  /** Whether it is the unit that the format declares. */
  readonly declared: boolean;
  /** How many quotes were held against the text; 0 where the format has none, so that nothing could be checked. */
  readonly checked: number;
}

export interface ForeignAnnotation {
  /** Its id in the file; empty if it has none. A span keeps it where it is a free UUID. */
  readonly id: string;
  readonly place: string;
  /** UTF-16 code units of the document's text, end exclusive, in rising order. */
  readonly fragments: readonly Fragment[];
  /** What is said of it in the other tool's own words; the mapping says what becomes of it. */
  readonly labels: readonly ForeignLabel[];
  /** Claims that the file itself links it to: files that Crossread wrote, and formats that have codes of their own. */
  readonly links: readonly ForeignLink[];
  readonly tags: readonly string[];
  readonly note: string;
  /** Who made it: a name or id in the file; empty if the file does not say. */
  readonly annotator: string;
}

export interface ForeignLabel {
  /** The name of the layer, feature or attribute: `label`, `NamedEntity.value`, `Negation`. */
  readonly feature: string;
  readonly value: string;
}

export interface ForeignLink {
  /** Key of a `ForeignClaim`. */
  readonly claim: string;
  /** Id or label of a stance; empty if the file does not say. */
  readonly stance: string;
  readonly unsure: boolean;
  readonly note: string;
}

export interface ForeignClaim {
  /** Its name within these files; Crossread's own id where Crossread wrote them. */
  readonly key: string;
  readonly text: string;
  readonly group: string;
  readonly guideline: string;
  /** Who wrote it; empty if the file does not say. */
  readonly annotator: string;
  /**
   * Where the claim is what a label stands for: the name of the feature, `key` being the label. It comes in only if the
   * mapping makes a claim of that label, which then has its group and guideline.
   */
  readonly feature?: string;
}

export interface ForeignFeature {
  readonly name: string;
  /** What its values most likely are here, by what the format says of it; the person may change it. */
  readonly suggest: 'claim' | 'tag' | 'stance' | 'note' | 'nothing';
}

/** A corpus with nothing in it but problems, for files that cannot be read at all. */
export const emptyCorpus = (problems: readonly ForeignProblem[]): ForeignCorpus => ({
  documents: [],
  claims: [],
  features: [],
  problems,
});
