/**
 * The thread in which agreement is computed: it keeps the document between two computations, so that only what has changed is
 * counted again.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { unpackDocument } from '#shared/document/packed.ts';
import type { DocumentState, SheetKey } from '#shared/document/state.ts';
import { reviewGamma } from '#shared/review/agreement/gamma.ts';
import { agreementPage } from '#shared/review/agreement/page.ts';
import { reportFile } from '#shared/review/report/index.ts';
import { DONE, OF, WANTED } from './protocol.ts';
import type { DocumentMessage, FromThread, RunMessage, Task, TaskAnswers, ToThread } from './protocol.ts';

const control = new Int32Array(workerData as SharedArrayBuffer);
let doc: DocumentState | undefined;

parentPort?.on('message', (message: ToThread) => {
  if (message.type === 'document') doc = renewed(message, doc);
  else parentPort?.postMessage(run(message));
});

function renewed({ project, packed, gone, kept }: DocumentMessage, before: DocumentState | undefined): DocumentState {
  const fresh = unpackDocument(project, packed);
  if (before === undefined) return fresh;
  const sheets = new Map<SheetKey, DocumentState['sheets'] extends ReadonlyMap<SheetKey, infer S> ? S : never>(
    before.sheets,
  );
  for (const key of gone) sheets.delete(key);
  for (const [key, sheet] of fresh.sheets) sheets.set(key, sheet);
  const same = Object.fromEntries(kept.map((part) => [part, before[part]]));
  return { ...fresh, ...same, sheets };
}

function answerOf(
  doc: DocumentState,
  message: RunMessage,
  tick: (done: number, of: number) => boolean,
): TaskAnswers[Task['what']] | undefined {
  switch (message.what) {
    case 'agreement':
      return agreementPage(doc, { ...message.options, tick });
    case 'gamma':
      return reviewGamma(doc, { ...message.options, tick });
    case 'report':
      return reportFile(doc, message.about, message.as, message.options);
  }
}

function run(message: RunMessage): FromThread {
  const { run: number } = message;
  const tick = (done: number, of: number): boolean => {
    Atomics.store(control, DONE, done);
    Atomics.store(control, OF, of);
    return Atomics.load(control, WANTED) === number;
  };
  try {
    if (doc === undefined) return { type: 'failed', run: number, message: 'there is no document yet' };
    const answer = answerOf(doc, message, tick);
    return answer === undefined ? { type: 'stopped', run: number } : { type: 'done', run: number, answer };
  } catch (error) {
    return { type: 'failed', run: number, message: error instanceof Error ? error.message : String(error) };
  }
}
