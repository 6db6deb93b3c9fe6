/** Files for readers, and what the folder of reference files holds. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect } from 'vitest';
import type { ForeignCorpus, FormatFile, ReadContext } from '#shared/formats/foreign/corpus.ts';
import type { Format } from '#shared/formats/index.ts';
import { encodeText } from '#shared/text/encoding.ts';
import { sha256 } from '#test/support/records.ts';

/** Returns files of these contents. */
export function filesOf(contents: Readonly<Record<string, string>>): FormatFile[] {
  return Object.entries(contents).map(([path, content]) => ({ path, bytes: encodeText(content) }));
}

/** Reads the files; every problem must name its file and end as a sentence does. */
export function readFiles(
  format: Format,
  files: readonly FormatFile[],
  articles: ReadContext['articles'] = [],
): ForeignCorpus {
  if (format.read === undefined) throw new Error(`${format.info.id} is not read`);
  const corpus = format.read(files, { articles, sha256 });
  for (const { file, message } of corpus.problems) {
    expect(files.map(({ path }) => path)).toContain(file);
    expect(message).toMatch(/\S[.!?”)]$/);
  }
  return corpus;
}

/** Returns a reader of files below `../shared/reference/formats/<folder>`; undefined, and a line why, where it is absent. */
export function referenceOf(folder: string): ((path: string) => FormatFile) | undefined {
  const root = resolve(import.meta.dirname, '../../../../../shared/reference/formats', folder);
  if (!existsSync(root)) {
    console.log(`skipped: the reference files ${folder} are not beside the project`);
    return undefined;
  }
  return (path) => ({ path, bytes: readFileSync(resolve(root, path)) });
}

/** Returns how much a corpus holds: documents, annotations, and problems by what was left out. */
export function tallyOf({ documents, problems }: ForeignCorpus): [number, number, string] {
  const annotations = documents.reduce((sum, document) => sum + document.annotations.length, 0);
  return [
    documents.length,
    annotations,
    problems
      .map(({ leftOut }) => leftOut)
      .sort()
      .join(' '),
  ];
}
