/** One searching thread: given texts, asked for hits, watched, and ended when an expression runs away. */
import { Worker } from 'node:worker_threads';
import type { ArticleId } from '#shared/model/index.ts';
import { BEGUN, WANTED } from './protocol.ts';
import type { FindMessage, Found, FromThread, ToThread } from './protocol.ts';

export interface Limits {
  /** Longest time on one article. A million characters take some 50 ms; what takes longer than this does not end. */
  readonly article: number;
  /** Longest time in all. */
  readonly whole: number;
}

const MEMORY_LIMIT_MB = 2048;
/** How often a search is looked at. */
const LOOK_MS = 100;
/** How long a cancelled search may take to end by itself: longer than any article without a runaway expression. */
const GRACE_MS = 400;

export type Outcome =
  | { readonly type: 'found'; readonly found: Found }
  | { readonly type: 'refused'; readonly message: string }
  | { readonly type: 'cancelled' }
  /** It was ended because it took too long: in one article, or in all. */
  | { readonly type: 'stopped'; readonly article: ArticleId | undefined; readonly limit: number }
  /** The thread broke, for want of memory or by a fault of ours. */
  | { readonly type: 'broken'; readonly message: string };

interface Running {
  readonly worker: Worker;
  readonly control: Int32Array;
  /** The texts that it has, by their hashes. */
  readonly texts: Map<ArticleId, string>;
}

/** The worker's module: beside this one in the source, beside the bundled programs in a build. */
function workerUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './search-worker.mjs', import.meta.url);
}

export class SearchThread {
  private running: Running | undefined;
  private searches = 0;
  private readonly limits: Limits;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  /** Whether the thread has this very text of the article. */
  has(article: ArticleId, hash: string): boolean {
    return this.running?.texts.get(article) === hash;
  }

  /** Gives the thread a text to keep. */
  give(article: ArticleId, hash: string, text: string): void {
    const running = (this.running ??= this.start());
    running.texts.set(article, hash);
    running.worker.postMessage({ type: 'text', article, text } satisfies ToThread);
  }

  /** Searches the texts that the thread has; one search at a time. `onBegun` hears how many articles were begun. */
  find(
    request: Omit<FindMessage, 'type' | 'search'>,
    signal: AbortSignal,
    onBegun: (articles: number) => void,
  ): Promise<Outcome> {
    const { worker, control } = (this.running ??= this.start());
    const search = ++this.searches;
    Atomics.store(control, BEGUN, 0);
    Atomics.store(control, WANTED, search);
    return new Promise((resolve) => {
      const began = Date.now();
      let begun = 0;
      let since = began;
      let endAt = Infinity;
      const settle = (outcome: Outcome): void => {
        clearInterval(timer);
        signal.removeEventListener('abort', onAbort);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        // An idle thread does not keep the program running.
        worker.unref();
        resolve(outcome);
      };
      const kill = (outcome: Outcome): void => {
        settle(outcome);
        void this.close();
      };
      const onMessage = (message: FromThread): void => {
        if (message.search !== search) return;
        if (signal.aborted || message.type === 'ended') settle({ type: 'cancelled' });
        else settle(message);
      };
      const onError = (error: Error): void => kill({ type: 'broken', message: error.message });
      const onExit = (code: number): void => kill({ type: 'broken', message: `the thread ended (${code})` });
      const onAbort = (): void => {
        Atomics.store(control, WANTED, 0);
        endAt = Date.now() + GRACE_MS;
      };
      const look = (): void => {
        const now = Date.now();
        if (now > endAt) return kill({ type: 'cancelled' });
        const at = Atomics.load(control, BEGUN);
        if (at !== begun) {
          begun = at;
          since = now;
          onBegun(begun);
        }
        // Before the first article the thread is starting, which is nobody's fault.
        if (begun > 0 && now - since > this.limits.article) {
          kill({ type: 'stopped', article: request.articles[begun - 1], limit: this.limits.article });
        } else if (now - began > this.limits.whole) {
          kill({ type: 'stopped', article: undefined, limit: this.limits.whole });
        }
      };
      const timer = setInterval(look, LOOK_MS);
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.ref();
      signal.addEventListener('abort', onAbort);
      if (signal.aborted) onAbort();
      worker.postMessage({ type: 'find', search, ...request } satisfies ToThread);
    });
  }

  /** Ends the thread and forgets its texts; the next call starts another. */
  async close(): Promise<void> {
    const { running } = this;
    this.running = undefined;
    await running?.worker.terminate();
  }

  private start(): Running {
    const memory = new SharedArrayBuffer(8);
    const worker = new Worker(workerUrl(), {
      workerData: memory,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB },
    });
    worker.unref();
    const running: Running = { worker, control: new Int32Array(memory), texts: new Map() };
    const forget = (): void => {
      if (this.running === running) this.running = undefined;
    };
    // Without a listener an error would end the program.
    worker.on('error', forget).on('exit', forget);
    return running;
  }
}
