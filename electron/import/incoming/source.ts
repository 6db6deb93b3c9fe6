/** What a colleague's work comes in, and what it is once it is read. */
import type { AnnotationFile } from '#shared/formats/annotation-file/index.ts';

export type IncomingSource =
  /** A file as the page or another program sent it. */
  | { readonly name: string; readonly bytes: Uint8Array }
  /** The files of a folder, by their paths in it, with `/` between. */
  | { readonly files: readonly { readonly path: string; readonly bytes: Uint8Array }[] }
  /** A file or a folder on this disk. */
  | { readonly path: string; readonly label: string };

/** One annotator's work, whole: as she would have sent it in an annotation file. */
export interface Submission {
  /** For people: the file, and where in it. */
  readonly from: string;
  readonly file: AnnotationFile;
}

export interface Incoming {
  readonly submissions: readonly Submission[];
  /** What could not be read, and why. */
  readonly problems: readonly { readonly from: string; readonly message: string }[];
}

/** Something of what came cannot be read; the message is for people and names no file. */
export class IncomingError extends Error {
  override readonly name = 'IncomingError';
}
