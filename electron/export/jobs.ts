/**
 * Datasets on their way out: each is written to a file as it is made, piece by piece, so that none is ever held whole. What is
 * for a browser lies in a folder of this program's own until it is fetched, once.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CrossreadError } from '#shared/contract/index.ts';
import type { ExportProgress } from '#shared/contract/index.ts';
import type { Prepared } from './prepare.ts';
import { refusing } from './prepare.ts';
import { writeFileWhole, writeFolderWhole } from './write.ts';
import type { Written } from './write.ts';

/** Jobs that are done in less than this show no progress. */
const QUICK_MS = 300;
const EACH_MS = 100;

/** A file that waits to be fetched. */
export interface Download {
  readonly file: string;
  readonly fileName: string;
  readonly bytes: number;
  /** To be called once it has been fetched, or cannot be: the file goes. */
  readonly discard: () => Promise<void>;
}

interface Job {
  readonly run: string;
  readonly controller: AbortController;
}

export interface Jobs {
  /**
   * Does the work as the page's job; one that it has already is cancelled. What the work then throws is a `CrossreadError`
   * `cancelled`.
   */
  run<T>(page: string, run: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  cancel(page: string, run: string): void;
  /** Writes into a folder of our own and returns the name under which `take` gives it. */
  toDownload(page: string, prepared: Prepared, job: Telling): Promise<{ id: string; bytes: number; fileName: string }>;
  /** Returns the file of that name and forgets it: each is given once. */
  take(id: string): Download | undefined;
  /** Cancels what is under way and removes what was not fetched. */
  close(): Promise<void>;
}

/** A job's signal, and who hears of its progress. */
export interface Telling {
  readonly signal: AbortSignal;
  readonly tell: (written: Readonly<Written>) => void;
}

/** Returns jobs without any. `tmp` is where files for browsers lie. */
export function exportJobs(tmp = tmpdir()): Jobs {
  const running = new Map<string, Job>();
  const waiting = new Map<string, Download & { readonly page: string }>();
  const ends = new Set<Promise<unknown>>();

  const drop = async (id: string): Promise<void> => {
    const download = waiting.get(id);
    waiting.delete(id);
    await download?.discard();
  };

  return {
    run(page, run, work) {
      running.get(page)?.controller.abort(cancelled());
      const job: Job = { run, controller: new AbortController() };
      running.set(page, job);
      const done = work(job.controller.signal).finally(() => {
        if (running.get(page) === job) running.delete(page);
        ends.delete(settled);
      });
      const settled = done.catch(() => undefined);
      ends.add(settled);
      return done;
    },
    cancel(page, run) {
      const job = running.get(page);
      if (job?.run === run) job.controller.abort(cancelled());
    },
    async toDownload(page, { output }, { signal, tell }) {
      // What this page has not fetched by now it will not fetch any more.
      for (const [id, download] of waiting) if (download.page === page) await drop(id);
      const folder = await mkdtemp(path.join(tmp, 'crossread-export-'));
      const discard = (): Promise<void> => rm(folder, { recursive: true, force: true });
      try {
        const file = path.join(folder, 'dataset');
        const { bytes } = await writeFileWhole(file, output.pieces(), { signal, onProgress: tell });
        const id = randomBytes(24).toString('base64url');
        const fileName = output.archiveName ?? output.fileName;
        waiting.set(id, { file, fileName, bytes, discard, page });
        return { id, bytes, fileName };
      } catch (error) {
        await discard();
        throw error;
      }
    },
    take(id) {
      const download = waiting.get(id);
      waiting.delete(id);
      return download;
    },
    async close() {
      for (const { controller } of running.values()) controller.abort(cancelled());
      await Promise.all(ends);
      for (const id of [...waiting.keys()]) await drop(id);
    },
  };
}

const cancelled = (): CrossreadError =>
  new CrossreadError('cancelled', 'The export was cancelled; nothing was written.');

/** Writes to the place that a person chose: a folder of files where that is wanted, else one file. */
export async function toPlace(
  target: string,
  { output }: Prepared,
  as: 'folder' | 'archive',
  { signal, tell }: Telling,
): Promise<Written> {
  const options = { signal, onProgress: tell };
  return refusing(() =>
    as === 'folder' && output.archiveName !== null
      ? writeFolderWhole(target, output.files(), options)
      : writeFileWhole(target, output.pieces(), options),
  );
}

/**
 * Returns what turns what was written into events, seldom enough. Records are known only where the format writes one a line;
 * a heading and line ends inside of cells make that a little more than it is, never more than all.
 */
export function progressTold(
  run: string,
  { format, records, output }: Prepared,
  emit: (progress: ExportProgress) => void,
  clock: () => number = Date.now,
): (written: Readonly<Written>) => void {
  const byLine = output.archiveName === null && /\.(?:jsonl|csv)$/.test(format.info.extension);
  let told = clock() + QUICK_MS - EACH_MS;
  return ({ bytes, files, lines }) => {
    const at = clock();
    if (at - told < EACH_MS) return;
    told = at;
    emit({ run, bytes, files, records: byLine ? Math.min(lines, records) : null, of: records });
  };
}
