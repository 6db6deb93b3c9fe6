/**
 * The thread in which texts are searched: it keeps them between searches, and an expression that never ends takes nothing
 * else with it.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { ArticleId } from '#shared/model/index.ts';
import { compileQuery, contextOf, findMatches, foldedFor } from '#shared/text/search/index.ts';
import type { FoldedText, Matcher } from '#shared/text/search/index.ts';
import { BEGUN, WANTED } from './protocol.ts';
import type { FindMessage, Found, FromThread, ToThread } from './protocol.ts';

interface Kept {
  readonly text: string;
  /** As the last search had it folded: the next one is mostly of the same kind. */
  folded?: { readonly key: string; readonly text: FoldedText | undefined };
}

const control = new Int32Array(workerData as SharedArrayBuffer);
const texts = new Map<ArticleId, Kept>();

parentPort?.on('message', (message: ToThread) => {
  if (message.type === 'text') texts.set(message.article, { text: message.text });
  else answer(find(message));
});

function answer(message: FromThread): void {
  parentPort?.postMessage(message);
}

function find({ search, query, articles, context, most }: FindMessage): FromThread {
  const compiled = compileQuery(query);
  if (!compiled.ok) return { type: 'refused', search, message: compiled.message };
  const hits: Found['hits'] = [];
  const counts: Found['articles'] = [];
  let total = 0;
  let emptyPlaces = false;
  for (const [index, article] of articles.entries()) {
    if (Atomics.load(control, WANTED) !== search) return { type: 'ended', search };
    Atomics.store(control, BEGUN, index + 1);
    const kept = texts.get(article);
    if (kept === undefined) continue;
    const { text } = kept;
    let count = 0;
    const empty = findMatches(
      text,
      compiled.matcher,
      (start, end) => {
        count += 1;
        if (hits.length < most) hits.push({ article, start, end, ...contextOf(text, start, end, context) });
      },
      folded(kept, compiled.matcher),
    );
    emptyPlaces ||= empty;
    total += count;
    if (count > 0) counts.push({ article, count });
  }
  return { type: 'found', search, found: { hits, total, capped: total > hits.length, articles: counts, emptyPlaces } };
}

function folded(kept: Kept, matcher: Matcher): FoldedText | undefined {
  const { folding } = matcher;
  if (folding === undefined) return undefined;
  const key = `${folding.purpose} ${folding.matchCase} ${folding.matchDiacritics}`;
  if (kept.folded?.key !== key) kept.folded = { key, text: foldedFor(kept.text, matcher) };
  return kept.folded.text;
}
