/** Taking articles in: bytes or pasted words become texts with blocks, in a worker thread with limits. */
import { PASTED, sizeProblem } from './source.ts';
import type { Reading, Source } from './source.ts';
import { ReadingThread } from './worker-client.ts';

export { prepareArticle } from './prepare.ts';
export { sha256Hex } from './sha256.ts';
export type { ReadArticle, Reading, Source } from './source.ts';

const thread = new ReadingThread();

/**
 * Returns the articles of a file or of pasted text, with offsets in UTF-16 code units. What cannot be read is among the
 * problems, which name the file and the line or byte; nothing is thrown for a bad file.
 */
export async function readSource(source: Source): Promise<Reading> {
  const message = sizeProblem(source);
  if (message === undefined) return thread.read(source);
  return { articles: [], problems: [{ from: 'pasted' in source ? PASTED : source.name, message }] };
}
