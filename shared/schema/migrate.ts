/**
 * How every stored file is read: parse, bring up to today's version step by step, validate. Each kind of file counts its
 * own versions from 1; a migration is one numbered step from one version to the next and is never changed once released.
 */
import type { z } from 'zod';
import { lineAndColumn, syntaxErrorAt } from './json-position.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export interface Migration {
  /** The version it starts from; it ends at the next. */
  readonly from: number;
  /** What changed, in one sentence. */
  readonly what: string;
  /** Pure. The harness sets `version` itself. */
  readonly up: (file: JsonObject) => JsonObject;
}

export interface Kind<T> {
  /** The value of the file's `format` key. */
  readonly format: string;
  /** Today's version. */
  readonly version: number;
  readonly schema: z.ZodType<T>;
  readonly migrations: readonly Migration[];
  /**
   * A quicker way for files of today's version: returns what the schema would make of the file, or undefined where only the
   * schema can say.
   */
  readonly quick?: (file: JsonObject) => T | undefined;
}

export type Stored<T> =
  | {
      readonly ok: true;
      readonly value: T;
      /** The version that the file had. */
      readonly version: number;
    }
  | {
      readonly ok: false;
      readonly code: 'unreadable' | 'newer-version' | 'invalid';
      /** What is wrong and where: line and column, or the path of keys. */
      readonly message: string;
      /** A newer file that fits today's schema all the same: good for looking at, never for writing back. */
      readonly readable?: T;
    };

/** Returns the kind as given. Throws a RangeError unless its migrations lead from 1 to its version without a gap. */
export function defineKind<T>(kind: Kind<T>): Kind<T> {
  const steps = kind.migrations.map((migration) => migration.from);
  const wanted = Array.from({ length: kind.version - 1 }, (_, index) => index + 1);
  if (kind.version < 1 || steps.length !== wanted.length || steps.some((from, index) => from !== wanted[index])) {
    throw new RangeError(`${kind.format} ${kind.version}: its migrations start from ${steps.join(', ') || 'nowhere'}`);
  }
  return kind;
}

/**
 * Returns the value of a stored file at today's version, or what keeps it from being read: `unreadable` if it is not a
 * JSON object (with line and column), `newer-version`, or `invalid` (with the path of keys). It never throws.
 */
export function readStored<T>(kind: Kind<T>, jsonText: string): Stored<T> {
  const text = jsonText.startsWith('\uFEFF') ? jsonText.slice(1) : jsonText;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { ok: false, code: 'unreadable', message: notJson(text) };
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    return { ok: false, code: 'unreadable', message: 'It holds no JSON object.' };
  }
  let file = parsed as JsonObject;
  if (file['format'] !== kind.format) {
    return invalid('format', `expected "${kind.format}", found ${JSON.stringify(file['format']) ?? 'nothing'}`);
  }
  const version = file['version'];
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    return invalid('version', 'expected a whole number from 1');
  }
  if (version > kind.version) {
    const message = `It has version ${version} of ${kind.format}; this Crossread knows up to version ${kind.version}. Open it with a newer Crossread.`;
    const today = kind.schema.safeParse({ ...file, version: kind.version });
    return { ok: false, code: 'newer-version', message, ...(today.success ? { readable: today.data } : {}) };
  }
  for (const migration of kind.migrations.slice(version - 1)) {
    try {
      file = { ...migration.up(file), version: migration.from + 1 };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return invalid('version', `it cannot be brought from version ${migration.from} to the next: ${why}`);
    }
  }
  const quick = kind.quick?.(file);
  if (quick !== undefined) return { ok: true, value: quick, version };
  const result = kind.schema.safeParse(file);
  if (result.success) return { ok: true, value: result.data, version };
  const [issue, ...more] = result.error.issues;
  const rest = more.length === 0 ? '' : ` (and ${more.length} more)`;
  return invalid(keyPath(issue?.path ?? []), `${issue?.message ?? 'not valid'}${rest}`);
}

/** Returns a path of keys as one would write it: `spans[3].fragments[0]`, or `the file` for the empty path. */
export function keyPath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file';
  return path
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
}

function invalid(path: string, why: string): Stored<never> {
  return { ok: false, code: 'invalid', message: `${path}: ${why}` };
}

function notJson(text: string): string {
  if (text.trim() === '') return 'The file is empty.';
  const at = syntaxErrorAt(text) ?? text.length;
  const { line, column } = lineAndColumn(text, at);
  const place = `line ${line}, column ${column}`;
  if (at >= text.length) return `The file breaks off at ${place}.`;
  return `It is not JSON: unexpected ${JSON.stringify(String.fromCodePoint(text.codePointAt(at) ?? 0))} at ${place}.`;
}
