/** Zip files written: the same files make the same bytes, since a date would only say when they were exported. */
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { OutputFile } from './format.ts';

/** The earliest date that a zip can hold (local time, as zips count). */
const EPOCH = '1980-01-01T00:00:00';

/**
 * Returns a zip of the files in pieces, each file deflated as its pieces come; `stored` names those that must not be (a
 * first file that programs look for at a fixed place). Paths are UTF-8. Follows PKWARE's APPNOTE 6.3.
 */
export function* zipOf(files: Iterable<OutputFile>, stored: ReadonlySet<string> = new Set()): Generator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error !== null) throw error;
    ready.push(chunk);
  });
  for (const { path, pieces } of files) {
    const entry = stored.has(path) ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 6 });
    entry.mtime = EPOCH;
    zip.add(entry);
    for (const piece of pieces) {
      entry.push(typeof piece === 'string' ? strToU8(piece) : piece);
      yield* ready;
      ready = [];
    }
    entry.push(new Uint8Array(0), true);
    yield* ready;
    ready = [];
  }
  zip.end();
  yield* ready;
}
