/** lowdb's way to one file: parse → migrate → validate on read; stable text → atomic, lasting write. */
import { hash } from 'node:crypto';
import fs from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Adapter } from 'lowdb';
import type { Stored } from '#shared/schema/index.ts';
import type { Content } from './content.ts';
import { contentFromText, textFromContent } from './content.ts';
import type { Disk } from './disk.ts';
import { codeOf, syncFolder } from './disk.ts';
import type { FilePlace } from './layout.ts';
import { inFolder, pathOf } from './layout.ts';

/** A file that is there but cannot be taken in. */
export class BadFile extends Error {
  readonly stored: Stored<Content> & { readonly ok: false };

  constructor(stored: Stored<Content> & { readonly ok: false }) {
    super(stored.message);
    this.stored = stored;
  }
}

/** Opening a project of 1,000 articles reads 2,000 files; these cost half of what `node:fs/promises` does. */
const readFile = promisify(fs.readFile);
const stat = promisify(fs.stat);

const decoder = new TextDecoder('utf-8', { fatal: true });

export class FileAdapter implements Adapter<Content | null> {
  private readonly dir: string;
  private readonly file: string;
  private readonly place: FilePlace;
  private readonly disk: Disk;
  /** The bytes last read or written; null if there was no file. Tells another program's write from our own. */
  private last: Print = null;
  /** The bytes that a failed write may have left: they are no other program's either. */
  private attempted: Print = null;
  /** Time, size and inode as last seen. */
  private stamp = '';

  constructor(dir: string, place: FilePlace, disk: Disk) {
    this.dir = dir;
    this.file = inFolder(dir, pathOf(place));
    this.place = place;
    this.disk = disk;
  }

  get exists(): boolean {
    return this.last !== null;
  }

  /** Returns the content, or null if there is no file. Throws a BadFile that says what is wrong. */
  async read(): Promise<Content | null> {
    const stamp = await this.look();
    const bytes = await this.bytes();
    this.stamp = stamp;
    this.last = printOf(bytes);
    this.attempted = null;
    if (bytes === null) return null;
    const stored = contentFromBytes(this.place, bytes);
    if (!stored.ok) throw new BadFile(stored);
    return stored.value;
  }

  /** Makes the file hold the content, or removes it if there is none. */
  async write(content: Content | null): Promise<void> {
    if (content === null) {
      await this.remove();
      return;
    }
    const bytes = Buffer.from(textFromContent(content));
    this.attempted = new Held(bytes);
    await this.disk.write(this.file, bytes, this.dir);
    this.last = this.attempted;
    this.attempted = null;
    this.stamp = await this.look();
  }

  private async remove(): Promise<void> {
    await rm(this.file, { force: true });
    if (this.last !== null) await syncFolder(path.dirname(this.file));
    this.last = null;
    this.stamp = '';
  }

  /** Returns the bytes on the disk, or null if there is no file. */
  async bytes(): Promise<Uint8Array | null> {
    try {
      return await readFile(this.file);
    } catch (error) {
      if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
      throw error;
    }
  }

  /** Returns the bytes on the disk (null if the file is gone) if they are not those last read or written. */
  async changed(): Promise<{ readonly bytes: Uint8Array | null } | undefined> {
    const bytes = await this.bytes();
    return same(this.last, bytes) || (bytes !== null && same(this.attempted, bytes)) ? undefined : { bytes };
  }

  /** Returns whether time, size or inode differ from those last seen: a cheap hint that the file may have changed. */
  async looksChanged(): Promise<boolean> {
    return (await this.look()) !== this.stamp;
  }

  /** Counts the bytes as seen, so that they are not taken for another program's change again. */
  seen(bytes: Uint8Array | null): void {
    this.last = printOf(bytes);
    this.stamp = '';
  }

  /** Nothing is known of the bytes any more: the next look at them is a change. */
  lost(): void {
    this.last = 'unknown';
    this.attempted = null;
    this.stamp = '';
  }

  private async look(): Promise<string> {
    try {
      const { mtimeMs, size, ino } = await stat(this.file);
      return `${mtimeMs} ${size} ${ino}`;
    } catch {
      return '';
    }
  }
}

/** Returns what the bytes of the file at the place hold, or what is wrong with them. */
export function contentFromBytes(place: FilePlace, bytes: Uint8Array): Stored<Content> {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { ok: false, code: 'unreadable', message: 'It is not UTF-8 text.' };
  }
  return contentFromText(place, text);
}

/** How bytes are recognised: by themselves or by their hash. */
type Print = Held | string | null;

/**
 * What was written last is mostly what is written next, and comparing bytes takes a tenth of hashing them. Of the few files
 * that were written last the bytes themselves are kept, of all others the hash.
 */
class Held {
  private static readonly kept: Held[] = [];
  private bytes: Buffer | undefined;
  private digest = '';

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    Held.kept.push(this);
    if (Held.kept.length > KEPT) Held.kept.shift()?.fold();
  }

  is(bytes: Uint8Array): boolean {
    return this.bytes?.equals(bytes) ?? this.digest === digestOf(bytes);
  }

  private fold(): void {
    if (this.bytes !== undefined) this.digest = digestOf(this.bytes);
    this.bytes = undefined;
  }
}

const KEPT = 3;

const printOf = (bytes: Uint8Array | null): Print => (bytes === null ? null : digestOf(bytes));

function same(print: Print, bytes: Uint8Array | null): boolean {
  if (bytes === null || print === null) return bytes === print;
  return print instanceof Held ? print.is(bytes) : print === digestOf(bytes);
}

const digestOf = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');
