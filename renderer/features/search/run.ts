/** Asking for hits: a little after the last key, once for the same query, the newest only. */
import { CrossreadError } from '#shared/contract/errors.ts';
import { compileQuery } from '#shared/text/search/index.ts';
import type { SearchQuery } from '#shared/text/search/index.ts';
import { client } from '../../platform/index.ts';
import { useDocument } from '../../state/document.ts';
import { messageOf } from '../../state/message-of.ts';
import { announce } from '../../state/notices.ts';
import { keyOfHit } from './lines.ts';
import { PLAIN_QUERY, useConcordance } from './state.ts';
import { inWords } from './words.ts';

/** How long the keys rest before a search begins by itself, in milliseconds. */
const REST = 250;
/** Text on each side of a hit, in UTF-16 code units: half the widest of windows. */
const CONTEXT = 120;

const { getState: get, setState: set } = useConcordance;

let timer: ReturnType<typeof setTimeout> | undefined;
let count = 0;
let running: string | null = null;

/** Hears how far searches have come, from the first one on. */
let hearing = false;
function hear(): void {
  if (hearing) return;
  hearing = true;
  client.on('search', ({ search, done, of }) => {
    if (search === running) set({ progress: { done, of } });
  });
}

/** Changes what is looked for and finds it in a moment; a query that says nothing clears the list. */
export function changeQuery(change: Partial<SearchQuery>): void {
  const query = { ...get().query, ...change };
  set({ query });
  clearTimeout(timer);
  if (query.text.trim() === '') {
    void stopSearch();
    set({ status: 'idle', error: null, answer: null, at: null, only: null, marked: new Set() });
  } else timer = setTimeout(() => void search(), REST);
}

/** Finds the query's hits now, whether or not the keys have rested. Resolves when they are listed, or cannot be. */
export async function search(): Promise<void> {
  clearTimeout(timer);
  const { query } = get();
  const compiled = compileQuery(query);
  if (!compiled.ok) {
    void stopSearch();
    return set({ status: 'failed', error: compiled, progress: null });
  }
  hear();
  const mine = newSearch();
  running = mine;
  set({ status: 'searching', error: null, progress: null });
  const searched = useDocument.getState().doc?.articles.size ?? 0;
  try {
    const answer = await client.call('search.find', { search: mine, query, scope: 'all', context: CONTEXT });
    if (running !== mine) return;
    const { at, only, marked } = get();
    // Twenty thousand keys are made only where there is something to be kept.
    const keys = new Set(at === null && marked.size === 0 ? [] : answer.hits.map(keyOfHit));
    set({
      status: 'found',
      progress: null,
      answer,
      answered: query.text,
      searched,
      only: answer.articles.some(({ article }) => article === only) ? only : null,
      at: at !== null && keys.has(at) ? at : null,
      marked: new Set([...marked].filter((key) => keys.has(key))),
    });
    announce(inWords(answer, searched));
  } catch (error) {
    if (running !== mine) return;
    if (error instanceof CrossreadError && error.code === 'cancelled') return set({ status: 'idle', progress: null });
    set({ status: 'failed', progress: null, error: { message: messageOf(error), at: undefined } });
  }
  running = null;
}

/** Ends a search that is under way; what was found before stays listed. */
export async function stopSearch(): Promise<void> {
  const search = running;
  if (search === null) return;
  running = null;
  set({ status: get().answer === null ? 'idle' : 'found', progress: null });
  await client.call('search.cancel', { search }).catch(() => undefined);
}

/** Searches again if articles have come or gone since. */
export function searchAgain(): void {
  const { status, searched } = get();
  if (status === 'found' && searched !== useDocument.getState().doc?.articles.size) void search();
}

/** Looks for the words as a phrase at once. */
export function searchFor(words: string): void {
  set({ query: { ...PLAIN_QUERY, text: words }, only: null, at: null, marked: new Set() });
  void search();
}

/** A name for a search that no other of this page has. */
export function newSearch(): string {
  count += 1;
  return `search-${count}`;
}
