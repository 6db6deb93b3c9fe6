/** Which format files are of, told by their names and beginnings. */
import { formats } from '#shared/formats/index.ts';
import type { Format } from '#shared/formats/index.ts';
import type { FormatFile } from '#shared/formats/foreign/corpus.ts';

/** How much of a file a format is shown, in characters. */
const HEAD = 4096;
/** How much of a file that is made from, in bytes. */
export const HEAD_BYTES = 64 * 1024;
/** A text in JSON is longer than all that tells a format by; its keys are what is looked for. */
const LONG_STRING = /"(?:[^"\\]|\\.){200,}/g;
/** A format that is no surer than this does not count as recognised. */
const SURE = 0.5;

export interface Guess {
  readonly format: ForeignFormat;
  /** That of the file that looks most like it, 0–1. */
  readonly score: number;
  /** How many files look like it at all. */
  readonly files: number;
}

export type ForeignFormat = Format & Required<Pick<Format, 'read'>>;

/** Returns the formats that other tools' files are read in. Annotation files of our own have a way in of their own. */
export function foreignFormats(): ForeignFormat[] {
  return formats.filter((format): format is ForeignFormat => format.read !== undefined && format.info.id !== OWN);
}

const OWN = 'annotation-file';

/**
 * Returns the beginning of the file as a format is shown it: as text, in which bytes that are no UTF-8 are U+FFFD, and in JSON
 * without the greater part of long strings.
 */
export function headOf(bytes: Uint8Array): string {
  return shownHead(new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES)));
}

/** Returns what a format is shown of the beginning of a text. */
export function shownHead(text: string): string {
  const short = /^\s*[[{]/.test(text) ? text.replace(LONG_STRING, (whole) => whole.slice(0, 100).toWellFormed()) : text;
  return short.slice(0, HEAD);
}

/** Returns how much the files look like each format, the likeliest first; between equals, the one that more look like. */
export function guessFormats(files: readonly { readonly path: string; readonly head: string }[]): Guess[] {
  return foreignFormats()
    .map((format) => {
      const scores = files.map(({ path, head }) => format.recognise?.(path, head) ?? 0);
      return { format, score: Math.max(0, ...scores), files: scores.filter((score) => score > 0).length };
    })
    .sort((a, b) => b.score - a.score || b.files - a.files);
}

/** Returns the beginnings of the files; of very many a part, spread over all of them. */
export function headsOf(files: readonly FormatFile[]): { path: string; head: string }[] {
  const every = Math.ceil(files.length / MOST_HEADS);
  return files.filter((_, index) => index % every === 0).map(({ path, bytes }) => ({ path, head: headOf(bytes) }));
}

const MOST_HEADS = 5_000;

/** Returns the format that the files surely look like, or undefined. */
export function formatOfFiles(files: readonly { readonly path: string; readonly head: string }[]): Guess | undefined {
  const [best] = guessFormats(files);
  return best !== undefined && best.score >= SURE ? best : undefined;
}
