/**
 * A zip unpacked into a folder, with every bound checked before anything is written for it: what a colleague sends may have
 * been made by anybody. Names that lead out of the folder, links, passwords, doubles and archives that are mostly air (a
 * "zip bomb": see D. Fifield, "A better zip bomb", WOOT 2019) refuse the whole zip.
 */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { isHiddenPath, safePath } from './paths.ts';
import { IncomingError } from './source.ts';

export interface ZipLimits {
  readonly entries: number;
  /** Bytes of all files together, unpacked. */
  readonly bytes: number;
  /** Bytes unpacked for each byte of the zip. JSON packs to a tenth or so; deflate can do 1,032. */
  readonly ratio: number;
}

/** A zip has or unpacks to more than is believed. */
export class TooLarge extends IncomingError {}

/** What a zip may hold before it is no longer believed to be what it says. */
export const ZIP_LIMITS: ZipLimits = { entries: 50_000, bytes: 512 * 1024 * 1024, ratio: 100 };
/** The ratio of a few small files says nothing. */
const RATIO_FROM = 1024 * 1024;

const FILE_TYPE = 0o170000;
const LINK = 0o120000;

/** Returns whether the bytes begin as a zip does. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);
}

/** Unpacks the zip into the folder. Throws an `IncomingError` with the reason; what was unpacked till then is the caller's. */
export async function unzip(source: Uint8Array | string, into: string, limits: ZipLimits = ZIP_LIMITS): Promise<void> {
  const zip = await openZip(source, 'strict');
  try {
    checkCount(zip.entryCount, limits);
    const entries = await listed(zip);
    const total = entries.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
    checkSizes(total, zip.fileSize, limits);
    for (const { entry, file } of entries) {
      const target = path.join(into, ...file.split('/'));
      await mkdir(path.dirname(target), { recursive: true });
      await pipeline(await streamOf(zip, entry), createWriteStream(target, { flags: 'wx' }));
    }
  } catch (error) {
    throw new IncomingError(reasonOf(error));
  } finally {
    zip.close();
  }
}

interface Member {
  readonly entry: Entry;
  /** Its path in the folder. */
  readonly file: string;
}

/** The files to unpack: without folders, and without what systems and the program itself put there. */
async function listed(zip: ZipFile): Promise<Member[]> {
  const members: Member[] = [];
  const seen = new Set<string>();
  await eachEntry(zip, (entry) => {
    const name = entry.fileName;
    if (name.endsWith('/')) {
      safePath(name.slice(0, -1));
      return;
    }
    const file = safePath(name);
    refuseLink(entry);
    if (entry.isEncrypted()) throw new IncomingError('the zip has a password; send it without one');
    // Two names that differ in case are one file on many systems.
    const key = file.toLowerCase();
    if (seen.has(key)) throw new IncomingError(`the zip holds “${name}” twice`);
    seen.add(key);
    if (!isHiddenPath(file)) members.push({ entry, file });
  });
  return members;
}

/** Calls `visit` with each entry, in the order of the zip: as many as the zip says it has. Throws what it throws. */
export function eachEntry(zip: ZipFile, visit: (entry: Entry) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => resolve());
    zip.on('entry', (entry: Entry) => {
      try {
        visit(entry);
        zip.readEntry();
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    zip.readEntry();
  });
}

/** Throws a `TooLarge` if there are more entries than are unpacked. */
export function checkCount(count: number, { entries }: ZipLimits): void {
  if (count > entries) throw new TooLarge(`the zip has ${count} entries; up to ${entries} are unpacked`);
}

/** Throws an `IncomingError` if the entry is a symbolic link. */
export function refuseLink({ externalFileAttributes, fileName }: Entry): void {
  if (((externalFileAttributes >>> 16) & FILE_TYPE) === LINK) {
    throw new IncomingError(`the zip holds a link, “${fileName}”; links are not followed`);
  }
}

/**
 * Throws a `TooLarge` if a zip of that size would unpack to that much, by what it says of itself; that it says the truth is
 * checked as it is unpacked.
 */
export function checkSizes(total: number, size: number, { bytes, ratio }: ZipLimits): void {
  if (total > bytes) {
    throw new TooLarge(
      `the zip would unpack to ${Math.ceil(total / 1024 / 1024)} MB; up to ${Math.floor(bytes / 1024 / 1024)} MB are unpacked`,
    );
  }
  if (total > RATIO_FROM && total / size > ratio) {
    throw new TooLarge(
      `the zip would unpack to ${Math.round(total / size)} times its size, which no honest one does; it was not unpacked`,
    );
  }
}

/**
 * Returns the zip, to be closed by whoever asked. `lenient`: `\\` in names is read as the `/` that some Windows programs
 * mean by it. Throws an `IncomingError` if it is none.
 */
export function openZip(source: Uint8Array | string, names: 'strict' | 'lenient'): Promise<ZipFile> {
  const strictFileNames = names === 'strict';
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames } as const;
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, zip: ZipFile | undefined): void => {
      if (zip === undefined) reject(new IncomingError(reasonOf(error)));
      else resolve(zip);
    };
    if (typeof source === 'string') yauzl.open(source, options, done);
    else yauzl.fromBuffer(Buffer.from(source.buffer, source.byteOffset, source.byteLength), options, done);
  });
}

/** Returns what is in the entry, unpacked; the stream fails where the entry lies about its size. */
export function streamOf(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (stream === undefined) reject(error ?? new Error('it has no content'));
      else resolve(stream);
    });
  });
}

/** Returns what is wrong with a bad zip, in the words of a person. */
export function reasonOf(error: unknown): string {
  if (error instanceof IncomingError) return error.message;
  const said = error instanceof Error ? error.message : String(error);
  const outside = /^(?:absolute path|invalid relative path|invalid characters in fileName): (.*)$/.exec(said);
  if (outside !== null) return `the zip holds a file whose path leads outside of it: “${outside[1] ?? ''}”`;
  if (/too many bytes|not enough bytes|size mismatch/i.test(said)) return 'the zip lies about the size of a file in it';
  if (/end of central directory|signature|truncated|unexpected EOF/i.test(said))
    return 'the zip is damaged or broken off';
  return `the zip cannot be read: ${said}`;
}
