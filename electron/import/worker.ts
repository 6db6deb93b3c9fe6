/** The worker thread in which files are read: what hangs or runs out of memory here takes nothing else with it. */
import { parentPort } from 'node:worker_threads';
import { readHere } from './read.ts';
import type { Source } from './source.ts';

parentPort?.on('message', (source: Source) => {
  readHere(source).then(
    (reading) => parentPort?.postMessage({ reading }),
    // A parser of a strange page may fail in ways of its own: that is the page's problem, not the thread's end.
    (error: unknown) => parentPort?.postMessage({ failure: reasonOf(error) }),
  );
});

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/call stack/i.test(message)) return 'its elements are nested too deeply. Copy its text and paste it.';
  return message.split('\n', 1)[0] ?? message;
}
