/** Reading other tools' files in a thread of their own, with a memory and a time to stay within, progress and an end on demand. */
import { Worker } from 'node:worker_threads';
import { CrossreadError } from '#shared/contract/index.ts';
import type { ForeignCorpus } from '#shared/formats/foreign/corpus.ts';
import { YOUNG_MB } from '../worker-client.ts';
import type { FromReader, ReadOrder } from './protocol.ts';

export interface ReadLimits {
  /** How long a reader may take without a word of its progress; a large file's reader speaks up many times a second. */
  readonly silenceMs: number;
  readonly memoryMb: number;
}

const LIMITS: ReadLimits = { silenceMs: 60_000, memoryMb: 3072 };

export interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, of: number) => void;
  readonly limits?: ReadLimits;
  /** The thread's program, for tests of its failures. */
  readonly url?: URL;
}

/** The worker's module: beside this one in the source, beside the bundled programs in a build. */
function workerUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './foreign-worker.mjs', import.meta.url);
}

export interface ForeignReading {
  readonly corpus: ForeignCorpus;
  /** SHA-256 of each document's text. */
  readonly hashes: readonly string[];
}

/**
 * Returns what the files say. Throws `cancelled` when the signal says so, `too-large` if they need too much time or memory,
 * `unreadable` if the reader broke off.
 */
export function readForeign(order: ReadOrder, options: ReadOptions = {}): Promise<ForeignReading> {
  const { signal, onProgress, limits = LIMITS, url = workerUrl() } = options;
  if (signal?.aborted === true) return Promise.reject(cancelled());
  const worker = new Worker(url, {
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      worker.removeAllListeners();
      // Without a listener an error on its way out would end the program.
      worker.on('error', () => undefined);
      void worker.terminate();
      act();
    };
    const refuse = (code: 'too-large' | 'unreadable' | 'cancelled', message: string): void =>
      settle(() => reject(new CrossreadError(code, message)));
    const onAbort = (): void => settle(() => reject(cancelled()));
    const wait = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const seconds = limits.silenceMs / 1000;
        refuse(
          'too-large',
          `The files took longer than ${seconds} seconds to read and were given up. Take in a part of them.`,
        );
      }, limits.silenceMs);
    };
    worker.on('message', (message: FromReader) => {
      if (message.type === 'progress') {
        wait();
        onProgress?.(message.done, message.of);
      } else if (message.type === 'failed') refuse('unreadable', `The files cannot be read: ${message.message}.`);
      else settle(() => resolve({ corpus: message.corpus, hashes: message.hashes }));
    });
    worker.on('error', (error: Error) => {
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
        refuse('too-large', `The files need more than ${limits.memoryMb} MB to be read. Take in a part of them.`);
      } else refuse('unreadable', `The files cannot be read: ${error.message}`);
    });
    worker.on('exit', (code) => refuse('unreadable', `The reading broke off (${code}).`));
    signal?.addEventListener('abort', onAbort);
    wait();
  });
}

const cancelled = (): CrossreadError => new CrossreadError('cancelled', 'The reading was ended.');
