/**
 * Archives of other tools, unpacked into memory for the readers of formats. Nothing is written to the disk, so that only what
 * could mislead a reader or fill the memory refuses a zip; the bounds are those of `incoming/unzip.ts`.
 */
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import type { ForeignProblem, FormatFile } from '#shared/formats/foreign/corpus.ts';
import { isHiddenPath } from './incoming/paths.ts';
import { IncomingError } from './incoming/source.ts';
import {
  checkSizes,
  eachEntry,
  looksLikeZip,
  openZip,
  reasonOf,
  refuseLink,
  streamOf,
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
  /** Take hidden files too: documents keep in one what binds their parts together. */
  readonly hidden?: boolean;
  /** Told how many of how many files are unpacked. */
  readonly progress?: (done: number, of: number) => void;
}

/**
 * Returns the files in the zip (its bytes, or the path of it on this disk) as the readers of formats take them. `name` is
 * what the zip is called. Never throws for what is in the zip: one that leads outside of itself, holds links, has a password,
 * is damaged or too large is refused whole; a single damaged file, a second file of the same name, and an archive within
 * the archive are left out. Hidden files and folders are passed over.
 */
export async function unzip(
  source: Uint8Array | string,
  name: string,
  { limits = ZIP_LIMITS, hidden = false, progress }: UnpackOptions = {},
): Promise<Unpacked> {
  const files: FormatFile[] = [];
  const problems: ForeignProblem[] = [];
  const leaveOut = (file: string, message: string): void => {
    problems.push({ file, place: '', message, leftOut: 'file' });
  };
  let zip: ZipFile | undefined;
  try {
    zip = await openZip(source, 'lenient');
    const members = await listed(zip, name, { ...limits, hidden }, leaveOut);
    checkSizes(members, zip.fileSize, limits);
    for (const [index, { entry, path }] of members.entries()) {
      const bytes = await contentOf(zip, entry);
      if (crc32(bytes) !== entry.crc32) leaveOut(path, 'It is damaged: its checksum in the zip is another one.');
      else if (isArchive(path, bytes)) {
        leaveOut(path, 'It is an archive within the archive, which is not opened. Unpack it and take it in by itself.');
      } else files.push({ path, bytes });
      progress?.(index + 1, members.length);
    }
    return { files, problems };
  } catch (error) {
    const reason = reasonOf(error);
    const message = `${reason.charAt(0).toUpperCase()}${reason.slice(1)}. Nothing was taken out of it.`;
    return { files: [], problems: [{ file: name, place: '', message, leftOut: 'file' }] };
  } finally {
    zip?.close();
  }
}

interface Member {
  readonly entry: Entry;
  readonly path: string;
}

async function listed(
  zip: ZipFile,
  name: string,
  limits: ZipLimits & { readonly hidden: boolean },
  leaveOut: (file: string, message: string) => void,
): Promise<Member[]> {
  const members: Member[] = [];
  const seen = new Set<string>();
  await eachEntry(zip, limits, (entry) => {
    // Some programs write every path from where they stand.
    const file = nameOf(entry).replace(/^(?:\.\/)+/, '');
    if (file === '') return;
    refuseLink(entry);
    checkPath(file);
    if (file.endsWith('/') || (!limits.hidden && isHiddenPath(file))) return;
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
