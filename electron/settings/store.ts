/**
 * One small JSON file of this person's settings. Losing such a file loses a preference, never work: one that cannot be
 * read is set aside under another name and the defaults count again.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Low } from 'lowdb';
import type { Adapter } from 'lowdb';
import type { z } from 'zod';
import { takeTurns } from '../common/turns.ts';
import { codeOf, realDisk, renameLasting } from '../workspace/disk.ts';

export interface Store<T> {
  read(): Promise<T>;
  /** Reads the file again, changes it and writes it: another instance may have written in between. */
  update(change: (value: T) => T): Promise<T>;
}

/** Returns a store of the file at `path`; `warn` hears of a file that was set aside. */
export function openStore<S extends z.ZodType>(
  path: string,
  schema: S,
  defaults: z.output<S>,
  warn: (message: string) => void,
): Store<z.output<S>> {
  const low = new Low<z.output<S> | null>(new SettingsFile(path, schema, warn), null);
  // Reading and writing take turns, so that two changes at once are both kept.
  const inTurn = takeTurns();
  const load = async (): Promise<z.output<S>> => {
    low.data = null;
    await low.read();
    return low.data ?? defaults;
  };
  return {
    read: () => inTurn(load),
    update: (change) =>
      inTurn(async () => {
        const value = change(await load());
        low.data = value;
        await low.write();
        return value;
      }),
  };
}

class SettingsFile<S extends z.ZodType> implements Adapter<z.output<S> | null> {
  private readonly path: string;
  private readonly schema: S;
  private readonly warn: (message: string) => void;

  constructor(path: string, schema: S, warn: (message: string) => void) {
    this.path = path;
    this.schema = schema;
    this.warn = warn;
  }

  async read(): Promise<z.output<S> | null> {
    let text: string;
    try {
      text = await readFile(this.path, 'utf8');
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') this.warn(`${this.path} cannot be read: ${String(error)}`);
      return null;
    }
    const parsed = this.schema.safeParse(parseJson(text));
    if (parsed.success) return parsed.data;
    const aside = `${this.path}.unreadable`;
    try {
      await renameLasting(this.path, aside);
      this.warn(`${this.path} was not readable as settings and is now ${aside}; the defaults are used.`);
    } catch {
      this.warn(`${this.path} is not readable as settings; the defaults are used.`);
    }
    return null;
  }

  async write(data: z.output<S> | null): Promise<void> {
    const folder = dirname(this.path);
    await mkdir(folder, { recursive: true });
    await realDisk.write(this.path, `${JSON.stringify(data, null, 2)}\n`, folder);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
