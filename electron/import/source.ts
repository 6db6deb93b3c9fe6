/** What goes into the reading thread and what comes out: this much of it the rest of the program loads. */
import { MAX_FILE_BYTES } from '#shared/contract/index.ts';
import type { Candidate } from '#shared/contract/index.ts';

export type Source = { readonly name: string; readonly bytes: Uint8Array } | { readonly pasted: string };
export type ReadArticle = Pick<Candidate, 'from' | 'format' | 'encoding' | 'fields' | 'text' | 'blocks' | 'cut'>;
export interface Reading {
  articles: ReadArticle[];
  /** What could not be read, and what the analyst should know of what was. */
  problems: { from: string; message: string }[];
}

/** How a pasted text is called where a file has its name. */
export const PASTED = 'Pasted text';

/** Returns why the source is too large to be taken in, or undefined if it is not. */
export function sizeProblem(source: Source): string | undefined {
  const size = 'pasted' in source ? Buffer.byteLength(source.pasted) : source.bytes.length;
  if (size <= MAX_FILE_BYTES) return undefined;
  const name = 'pasted' in source ? PASTED : source.name;
  const limit = MAX_FILE_BYTES / 1024 / 1024;
  return `${name} has ${(size / 1024 / 1024).toFixed(1)} MB; up to ${limit} MB are taken in. Split it and import the parts.`;
}
