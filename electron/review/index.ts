/** Computing agreement off the main thread. The document goes there when it is first asked for, later only what changed. */
import { Worker } from 'node:worker_threads';
import { CrossreadError } from '#shared/contract/index.ts';
import { packDocument } from '#shared/document/packed.ts';
import type { PackedDocument } from '#shared/document/packed.ts';
import type { DocumentState, SheetKey } from '#shared/document/state.ts';
import { takeTurns } from '../common/turns.ts';
import { DONE, OF, TABLES, WANTED } from './protocol.ts';
import type { DocumentMessage, FromThread, Task, TaskAnswers, ToThread } from './protocol.ts';

const MEMORY_LIMIT_MB = 4096;
/** Room for what is soon thrown away: with the usual 48 MB a third of the time goes into clearing up. */
const YOUNG_MB = 256;
/** How often a computation is looked at. */
const LOOK_MS = 100;
/** How long a cancelled computation may take to end by itself: the steps between two looks at the signal are shorter. */
const GRACE_MS = 2_000;

interface Running {
  readonly worker: Worker;
  readonly control: Int32Array;
  /** The document as the thread has it. */
  sent: DocumentState | undefined;
}

/** The worker's module: beside this one in the source, beside the bundled programs in a build. */
function workerUrl(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './review-worker.mjs', import.meta.url);
}

export class ReviewThread {
  private running: Running | undefined;
  private runs = 0;
  private readonly inTurn = takeTurns();
  private readonly closing = new AbortController();

  /**
   * Returns what the task answers for the document. Throws `cancelled` when the signal says so, `internal` if the thread
   * broke. `onProgress` hears how far it is. Tasks are computed one after the other.
   */
  compute<T extends Task>(
    doc: DocumentState,
    task: T,
    signal: AbortSignal,
    onProgress: (done: number, of: number) => void,
  ): Promise<TaskAnswers[T['what']]> {
    const either = AbortSignal.any([signal, this.closing.signal]);
    return this.inTurn(async () => {
      if (either.aborted) throw cancelled();
      return this.computeNow(doc, task, either, onProgress);
    });
  }

  /** Ends what is being computed and forgets the document. */
  async close(): Promise<void> {
    this.closing.abort();
    await this.end();
  }

  private computeNow<T extends Task>(
    doc: DocumentState,
    task: T,
    signal: AbortSignal,
    onProgress: (done: number, of: number) => void,
  ): Promise<TaskAnswers[T['what']]> {
    const running = (this.running ??= this.start());
    const { worker, control } = running;
    const post = (message: ToThread): void => worker.postMessage(message);
    if (running.sent !== doc) post(changesOf(doc, running.sent));
    running.sent = doc;
    const run = ++this.runs;
    Atomics.store(control, DONE, 0);
    Atomics.store(control, OF, 0);
    Atomics.store(control, WANTED, run);
    return new Promise((resolve, reject) => {
      let endAt = Infinity;
      const settle = (outcome: () => void): void => {
        clearInterval(timer);
        signal.removeEventListener('abort', onAbort);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        // An idle thread does not keep the program running.
        worker.unref();
        outcome();
      };
      const broken = (message: string): void => {
        settle(() => reject(new CrossreadError('internal', `The computation broke off: ${message}`)));
        void this.end();
      };
      const onMessage = (message: FromThread): void => {
        if (message.run !== run) return;
        if (signal.aborted || message.type === 'stopped') settle(() => reject(cancelled()));
        else if (message.type === 'failed') broken(message.message);
        // The thread answers what it was asked.
        else settle(() => resolve(message.answer as TaskAnswers[T['what']]));
      };
      const onError = (error: Error): void => broken(error.message);
      const onExit = (code: number): void => broken(`the thread ended (${code})`);
      const onAbort = (): void => {
        Atomics.store(control, WANTED, 0);
        endAt = Date.now() + GRACE_MS;
      };
      let told = 0;
      const look = (): void => {
        if (Date.now() > endAt) {
          settle(() => reject(cancelled()));
          void this.end();
          return;
        }
        const done = Atomics.load(control, DONE);
        if (done === told) return;
        told = done;
        onProgress(done, Atomics.load(control, OF));
      };
      const timer = setInterval(look, LOOK_MS);
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.ref();
      signal.addEventListener('abort', onAbort);
      post({ type: 'run', run, ...task });
    });
  }

  private async end(): Promise<void> {
    const { running } = this;
    this.running = undefined;
    await running?.worker.terminate();
  }

  private start(): Running {
    const memory = new SharedArrayBuffer(12);
    const worker = new Worker(workerUrl(), {
      workerData: memory,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_LIMIT_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    worker.unref();
    const running: Running = { worker, control: new Int32Array(memory), sent: undefined };
    const forget = (): void => {
      if (this.running === running) this.running = undefined;
    };
    // Without a listener an error would end the program.
    worker.on('error', forget).on('exit', forget);
    return running;
  }
}

const cancelled = (): CrossreadError => new CrossreadError('cancelled', 'The computation was ended.');

/** What a thread that has `before` needs to have `doc`. */
function changesOf(doc: DocumentState, before: DocumentState | undefined): DocumentMessage {
  const changed = new Map([...doc.sheets].filter(([key, sheet]) => before?.sheets.get(key) !== sheet));
  const gone: SheetKey[] = before === undefined ? [] : [...before.sheets.keys()].filter((key) => !doc.sheets.has(key));
  return {
    type: 'document',
    project: doc.project,
    packed: withoutWords(packDocument({ ...doc, sheets: changed })),
    gone,
    kept: (['project', ...TABLES] as const).filter((part) => before?.[part] === doc[part]),
  };
}

/** Figures need no quotes and no times, which are most of a document. They come out of the packing as empty strings. */
function withoutWords(packed: PackedDocument): PackedDocument {
  const sheets = packed.sheets.map((sheet) => ({
    ...sheet,
    spans: { ...sheet.spans, quote: [], prefix: [], suffix: [], created: [] },
    links: { ...sheet.links, created: [] },
  }));
  return { ...packed, sheets };
}
