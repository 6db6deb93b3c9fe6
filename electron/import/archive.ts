/**
 * Archives of other tools, unpacked into memory for the readers of formats. Nothing is written to the disk, so that only what
 * could mislead a reader or fill the memory refuses a zip; the bounds are those of `incoming/unzip.ts`.
 */
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import { CrossreadError } from '#shared/contract/index.ts';
import type { ForeignProblem, FormatFile } from '#shared/formats/foreign/corpus.ts';
import { isHiddenPath } from './incoming/paths.ts';
import { IncomingError } from './incoming/source.ts';
import {
  checkCount,
  checkSizes,
  eachEntry,
  looksLikeZip,
  openZip,
  reasonOf,
  refuseLink,
  streamOf,
  TooLarge,
  ZIP_LIMITS,
} from './incoming/unzip.ts';
import type { ZipLimits } from './incoming/unzip.ts';

const LONGEST_PATH = 1000;
const UTF8_FLAG = 0x800;
const UNICODE_PATH = 0x7075;

export interface Unpacked {
  /** Files of the zip in its order, their paths beginning with the name of the zip: `news.zip/a/1.ann`. */
  readonly files: FormatFile[];
  /** What was left out and why; if `files` is empty, why the zip was refused. */
  readonly problems: ForeignProblem[];
}

export interface UnpackOptions {
  readonly limits?: ZipLimits;
  /** It is a document made of parts: hidden parts are parts too, and an archive that someone put into it is none to be opened. */
  readonly parts?: boolean;
  /** Told how many of how many files are unpacked. */
  readonly progress?: (done: number, of: number) => void;
  /** Ends the unpacking. */
  readonly signal?: AbortSignal;
}

/**
 * Returns the files in the zip (its bytes, or the path of it on this disk) as the readers of formats take them. `name` is
 * what the zip is called. Archives in it are opened too, for programs put one within the other: `news.zip/ada.zip/1.ann`;
 * those within these are not. The bounds hold for all of them together. Never throws for what is in the zip: one that leads
 * outside of itself, holds links, has a password, is damaged or too large is refused whole; an archive within it that is so
 * (but for its size), a single damaged file, and a second file of the same name are left out. Hidden files and folders are
 * passed over. Throws `cancelled` when the signal says so.
 */
export async function unzip(
  source: Uint8Array | string,
  name: string,
  { limits = ZIP_LIMITS, parts = false, progress, signal }: UnpackOptions = {},
): Promise<Unpacked> {
  const files: FormatFile[] = [];
  const problems: ForeignProblem[] = [];
  const leaveOut = (file: string, message: string): void => {
    problems.push({ file, place: '', message, leftOut: 'file' });
  };
  const work: Work = { bounds: new Bounds(limits), hidden: parts, leaveOut, signal };
  try {
    await eachFile(
      source,
      name,
      work,
      async ({ path, bytes }) => {
        if (parts || !isArchive(path, bytes)) {
          files.push({ path, bytes });
          return;
        }
        const inner: FormatFile[] = [];
        try {
          await eachFile(bytes, path, work, (file) => {
            if (isArchive(file.path, file.bytes)) leaveOut(file.path, TOO_DEEP);
            else inner.push(file);
          });
          for (const file of inner) files.push(file);
        } catch (error) {
          if (error instanceof TooLarge || signal?.aborted === true) throw error;
          leaveOut(path, refusal(error));
        }
      },
      progress,
    );
    return { files, problems };
  } catch (error) {
    if (signal?.aborted === true) throw new CrossreadError('cancelled', 'The reading was ended.');
    return { files: [], problems: [{ file: name, place: '', message: refusal(error), leftOut: 'file' }] };
  }
}

const TOO_DEEP =
  'It is an archive within an archive within the archive, which is not opened. Unpack it and take it in by itself.';

function refusal(error: unknown): string {
  const reason = reasonOf(error);
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}. Nothing was taken out of it.`;
}

/** What is unpacked, of the archive that was given and of those in it: together they stay within the bounds. */
class Bounds {
  private readonly limits: ZipLimits;
  private entries = 0;
  private bytes = 0;
  private size: number | undefined;

  constructor(limits: ZipLimits) {
    this.limits = limits;
  }

  /** Throws a `TooLarge` if the zip, with those before, has more entries than are unpacked. */
  countEntries({ entryCount, fileSize }: ZipFile): void {
    // The size of the archive that was given: those in it were unpacked from it.
    this.size ??= fileSize;
    this.entries += entryCount;
    checkCount(this.entries, this.limits);
  }

  /** Throws a `TooLarge` if the files, with those before, unpack to more than is believed. */
  countBytes(members: readonly Member[]): void {
    this.bytes += members.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
    checkSizes(this.bytes, this.size ?? 0, this.limits);
  }
}

interface Work {
  readonly bounds: Bounds;
  readonly hidden: boolean;
  readonly leaveOut: (file: string, message: string) => void;
  readonly signal: AbortSignal | undefined;
}

/** Calls `visit` with each file of the zip, one after the other. Throws what it throws and why the zip is refused. */
async function eachFile(
  source: Uint8Array | string,
  name: string,
  work: Work,
  visit: (file: FormatFile) => Promise<void> | void,
  progress?: (done: number, of: number) => void,
): Promise<void> {
  const zip = await openZip(source, 'lenient');
  try {
    work.bounds.countEntries(zip);
    const members = await listed(zip, name, work);
    work.bounds.countBytes(members);
    for (const [index, { entry, path }] of members.entries()) {
      work.signal?.throwIfAborted();
      const bytes = await contentOf(zip, entry);
      if (crc32(bytes) === entry.crc32) await visit({ path, bytes });
      else work.leaveOut(path, 'It is damaged: its checksum in the zip is another one.');
      progress?.(index + 1, members.length);
    }
  } finally {
    zip.close();
  }
}

interface Member {
  readonly entry: Entry;
  readonly path: string;
}

async function listed(zip: ZipFile, name: string, { hidden, leaveOut }: Work): Promise<Member[]> {
  const members: Member[] = [];
  const seen = new Set<string>();
  await eachEntry(zip, (entry) => {
    // Some programs write every path from where they stand.
    const file = nameOf(entry).replace(/^(?:\.\/)+/, '');
    if (file === '') return;
    refuseLink(entry);
    checkPath(file);
    if (file.endsWith('/') || (!hidden && isHiddenPath(file))) return;
    if (entry.isEncrypted()) throw new IncomingError('the zip has a password; save it without one');
    const path = `${name}/${file}`;
    if (seen.has(file)) leaveOut(path, 'The zip holds a second file of this name; the first was taken.');
    else members.push({ entry, path });
    seen.add(file);
  });
  return members;
}

/** Many programs write UTF-8 names without saying so; bytes that are UTF-8 by chance are rare (APPNOTE 6.3, appendix D). */
function nameOf({ fileName, fileNameRaw, generalPurposeBitFlag, extraFields }: Entry): string {
  const said = (generalPurposeBitFlag & UTF8_FLAG) !== 0 || extraFields.some(({ id }) => id === UNICODE_PATH);
  if (said) return fileName;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(fileNameRaw).replaceAll('\\', '/');
  } catch {
    return fileName;
  }
}

function checkPath(file: string): void {
  const parts = file.replace(/\/$/, '').split('/');
  const leadsOut =
    yauzl.validateFileName(file) !== null ||
    file.length > LONGEST_PATH ||
    /[\u0000-\u001f]/.test(file) ||
    parts.some((part) => part === '' || part === '.' || part === '..');
  if (leadsOut) throw new IncomingError(`the zip holds a file whose path leads outside of it: “${file}”`);
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of await streamOf(zip, entry)) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

/** Documents of word processors are zips too, and are files here. */
function isArchive(path: string, bytes: Uint8Array): boolean {
  return looksLikeZip(bytes) && /\.(?:zip|qdpx)$/i.test(path);
}
