/** One worker thread for reading, kept between calls, given a time and a memory to stay within. */
import { Worker } from 'node:worker_threads';
import { PASTED } from './source.ts';
import type { Reading, Source } from './source.ts';

/** A page of 5 MB takes one second, on a busy machine three or four; what takes longer than this does not end. */
export const TIME_LIMIT_MS = 15_000;
const MEMORY_LIMIT_MB = 768;
/**
 * Room in a thread's memory for what is new. Small: all of it can be moved to the old part at once, and a limit overshot by
 * much ends the whole program, not the thread.
 */
export const YOUNG_MB = 24;

type Reply = { readonly reading: Reading } | { readonly failure: string };

/** The worker's module: beside this one in the source, beside the bundled programs in a build. */
function workerUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './import-worker.mjs', import.meta.url);
}

export class ReadingThread {
  private worker: Worker | undefined;
  private turn: Promise<unknown> = Promise.resolve();
  private readonly limit: number;
  private readonly url: URL;

  constructor(limit = TIME_LIMIT_MS, url = workerUrl()) {
    this.limit = limit;
    this.url = url;
  }

  /** Returns what the source holds; a source that cannot be read in time or memory is a problem, and the next is read. */
  read(source: Source): Promise<Reading> {
    const next = this.turn.then(() => this.readNow(source));
    this.turn = next;
    return next;
  }

  /** Ends the thread; the next call starts another. */
  async close(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate();
  }

  private async readNow(source: Source): Promise<Reading> {
    const from = 'pasted' in source ? PASTED : source.name;
    const problem = (message: string): Reading => ({ articles: [], problems: [{ from, message }] });
    try {
      const reply = await this.ask(source);
      return 'reading' in reply ? reply.reading : problem(`${from} cannot be read: ${reply.failure}`);
    } catch (error) {
      await this.close();
      const reason = error instanceof Error ? error : new Error(String(error));
      if ('code' in reason && reason.code === 'ERR_WORKER_OUT_OF_MEMORY') {
        return problem(`${from} needs more than ${MEMORY_LIMIT_MB} MB to be read. Copy its text and paste it.`);
      }
      return problem(reason.message.startsWith(from) ? reason.message : `${from} cannot be read: ${reason.message}`);
    }
  }

  private ask(source: Source): Promise<Reply> {
    const worker = (this.worker ??= this.start());
    const from = 'pasted' in source ? PASTED : source.name;
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        // An idle thread does not keep the program running.
        worker.unref();
        act();
      };
      const onMessage = (reply: Reply): void => settle(() => resolve(reply));
      const onError = (error: Error): void => settle(() => reject(error));
      const onExit = (code: number): void => settle(() => reject(new Error(`the reading thread ended (${code})`)));
      const timer = setTimeout(
        () =>
          settle(() =>
            reject(
              new Error(
                `${from} took longer than ${this.limit / 1000} seconds to read and was given up. Copy its text and paste it.`,
              ),
            ),
          ),
        this.limit,
      );
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.ref();
      // A copy of its own: a Buffer may lie in memory that it shares with others.
      worker.postMessage('pasted' in source ? source : { name: source.name, bytes: new Uint8Array(source.bytes) });
    });
  }

  private start(): Worker {
    const worker = new Worker(this.url, {
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    worker.on('error', () => {
      if (this.worker === worker) this.worker = undefined;
    });
    worker.on('exit', () => {
      if (this.worker === worker) this.worker = undefined;
    });
    return worker;
  }
}
