/** Text → annotation file, or what keeps it from being one. */
import { defineKind, readStored } from '../../schema/migrate.ts';
import { AnnotationFile, ANNOTATION_FILE_FORMAT, ANNOTATION_FILE_VERSION } from './schema.ts';

export interface FileProblem {
  /** Where in the file, e.g. `article harbour-wire-2f9c1a`. Empty if the message says it or the whole file is meant. */
  readonly place: string;
  readonly message: string;
}

export interface Parsed {
  readonly file: AnnotationFile | null;
  /** Not empty if, and only if, there is no file. */
  readonly problems: readonly FileProblem[];
}

const annotationFileKind = defineKind<AnnotationFile>({
  format: ANNOTATION_FILE_FORMAT,
  version: ANNOTATION_FILE_VERSION,
  schema: AnnotationFile,
  migrations: [
    {
      from: 1,
      what: 'Claims may be merged into others, retired and related, which a reader of version 1 would not see.',
      up: (file) => ({ ...file, relations: [] }),
    },
    {
      from: 2,
      what: 'Spans may wait for their place in another version of the text; claims may be said to be distinct.',
      up: (file) => file,
    },
  ],
});

/**
 * Returns the file at today's version, or what is wrong with its JSON (line and column), its version or its fields (path
 * of keys). Whether quotes, hashes and references hold is for `fileProblems` to say. Never throws.
 */
export function parse(json: string): Parsed {
  const stored = readStored(annotationFileKind, json);
  return stored.ok
    ? { file: stored.value, problems: [] }
    : { file: null, problems: [{ place: '', message: stored.message }] };
}
