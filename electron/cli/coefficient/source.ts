/** A bare table in a file, JSON or CSV, brought to one form: an object with lists of records. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { lineAndColumn, syntaxErrorAt } from '#shared/schema/json-position.ts';
import { decode } from '../../import/decode.ts';
import { SourceError } from '../../import/source-error.ts';
import { Failure, fromHere, oneLine } from '../output.ts';

export interface Source {
  /** As the person named it. */
  readonly file: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** Says where a record of a list stands, counted as the person counts. */
  readonly place: (list: string, index: number) => string;
}

/** Ends the command with what is wrong, naming the file and the place. */
export function fail(source: Pick<Source, 'file'>, ...parts: readonly string[]): never {
  throw new Failure(oneLine(source.file, ...parts));
}

/** Reads a table. Whatever it has beside what a coefficient needs is left alone. */
export async function readSource(given: string): Promise<Source> {
  const file = fromHere(given);
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') fail({ file: given }, 'there is no such file');
    if (error.code === 'EISDIR') fail({ file: given }, 'this is a folder; give the file with the table');
    throw error;
  });
  let text: string;
  try {
    ({ text } = decode(path.basename(file), bytes));
  } catch (error) {
    if (error instanceof SourceError) fail({ file: given }, error.message);
    throw error;
  }
  // A table need not be named .json to be it, but a cell of a header cannot begin with a bracket by accident.
  if (/^\s*[[{]/.test(text) || file.toLowerCase().endsWith('.json')) return fromJson(given, text);
  return (await import('./csv.ts')).readCsv(given, text);
}

function fromJson(file: string, text: string): Source {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    const at = syntaxErrorAt(text) ?? text.length;
    const { line, column } = lineAndColumn(text, at);
    const what = at >= text.trimEnd().length ? 'the JSON ends too early' : 'this is not JSON';
    fail({ file }, `line ${line}, column ${column}`, `${what}; mend it there, or give the table as CSV`);
  }
  const place = (list: string, index: number): string => `${list}, record ${index + 1}`;
  if (Array.isArray(parsed)) return { file, value: named(parsed), place };
  if (!isObject(parsed)) fail({ file }, 'it holds no table, but a single JSON value');
  return { file, value: parsed, place };
}

/** A bare list says by its first record what it is a list of. */
function named(list: readonly unknown[]): Record<string, unknown> {
  const first = list[0];
  return isObject(first) && 'begin' in first ? { continuum: list } : { units: list };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
