/** The thread in which other tools' files are read: what hangs or runs out of memory here takes nothing else with it. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ForeignCorpus } from '#shared/formats/foreign/corpus.ts';
import { formatOf } from '#shared/formats/index.ts';
import { sha256Hex } from '../sha256.ts';
import type { FromReader, ReadOrder } from './protocol.ts';

const EACH_MS = 100;

const say = (message: FromReader): void => parentPort?.postMessage(message);

function read({ format: id, files, articles }: ReadOrder): FromReader {
  const format = formatOf(id);
  if (format?.read === undefined) return { type: 'failed', message: `there is no format "${id}" that is read` };
  let told = 0;
  const progress = (done: number, of: number): void => {
    const now = Date.now();
    if (now - told < EACH_MS) return;
    told = now;
    say({ type: 'progress', done, of });
  };
  const corpus = wellFormed(format.read(files, { articles, sha256: sha256Hex, progress }));
  return { type: 'corpus', corpus, hashes: corpus.documents.map(({ text }) => sha256Hex(text)) };
}

/** A file may name half a character by its number, which no text on a disk can hold: U+FFFD, of the same length, stands for it. */
function wellFormed(corpus: ForeignCorpus): ForeignCorpus {
  return {
    ...corpus,
    documents: corpus.documents.map((document) =>
      document.text.isWellFormed() ? document : { ...document, text: document.text.toWellFormed() },
    ),
  };
}

try {
  say(read(workerData as ReadOrder));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  say({ type: 'failed', message: /call stack/i.test(message) ? 'it is nested too deeply' : message });
}
