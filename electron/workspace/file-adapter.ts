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
  /** Of the bytes last read or written; null if there was no file. Tells another program's write from our own. */
  private digest: string | null = null;
  /** Of the bytes that a failed write may have left: they are no other program's either. */
  private attempted: string | null = null;
  /** Time, size and inode as last seen. */
  private stamp = '';

  constructor(dir: string, place: FilePlace, disk: Disk) {
    this.dir = dir;
    this.file = inFolder(dir, pathOf(place));
    this.place = place;
    this.disk = disk;
  }

  get exists(): boolean {
    return this.digest !== null;
  }

  /** Returns the content, or null if there is no file. Throws a BadFile that says what is wrong. */
  async read(): Promise<Content | null> {
    const stamp = await this.look();
    const bytes = await this.bytes();
    this.stamp = stamp;
    this.digest = digestOf(bytes);
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
    const text = textFromContent(content);
    this.attempted = digestOf(Buffer.from(text));
    await this.disk.write(this.file, text, this.dir);
    this.digest = this.attempted;
    this.stamp = await this.look();
  }

  private async remove(): Promise<void> {
    await rm(this.file, { force: true });
    if (this.digest !== null) await syncFolder(path.dirname(this.file));
    this.digest = null;
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
    const digest = digestOf(bytes);
    return digest === this.digest || (digest !== null && digest === this.attempted) ? undefined : { bytes };
  }

  /** Returns whether time, size or inode differ from those last seen: a cheap hint that the file may have changed. */
  async looksChanged(): Promise<boolean> {
    return (await this.look()) !== this.stamp;
  }

  /** Counts the bytes as seen, so that they are not taken for another program's change again. */
  seen(bytes: Uint8Array | null): void {
    this.digest = digestOf(bytes);
    this.stamp = '';
  }

  /** Nothing is known of the bytes any more: the next look at them is a change. */
  lost(): void {
    this.digest = 'unknown';
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

function digestOf(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : hash('sha256', bytes, 'hex');
}
