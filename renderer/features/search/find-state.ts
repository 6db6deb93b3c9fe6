/** Finding words in the article of a pane: what is looked for, what was found, and which of it is at hand. */
import { create } from 'zustand';
import { CrossreadError } from '#shared/contract/errors.ts';
import type { ArticleId, Fragment } from '#shared/model/index.ts';
import { compileQuery, findMatches } from '#shared/text/search/index.ts';
import type { SearchQuery } from '#shared/text/search/index.ts';
import { client } from '../../platform/index.ts';
import { loadText, useDocument } from '../../state/document.ts';
import { messageOf } from '../../state/message-of.ts';
import { announce } from '../../state/notices.ts';
import { useSession } from '../../state/session.ts';
import { viewOf } from '../reader/index.ts';
import { newSearch } from './run.ts';
import { PLAIN_QUERY } from './state.ts';

/** As many places are gone through; a page of one letter's hits is no help to anybody. */
const MOST = 20_000;

interface Finding {
  /** The pane that the bar is in, or null while it is closed. */
  readonly pane: string | null;
  readonly query: SearchQuery;
  /** Where the words stand in the article, in order. */
  readonly found: readonly Fragment[];
  /** Which of them is at hand, or -1. */
  readonly at: number;
  readonly capped: boolean;
  readonly status: 'idle' | 'searching' | 'found' | 'failed';
  readonly error: string;
  /** Counts up when the bar is to have the keyboard. */
  readonly asked: number;
}

const NOTHING = { found: [], at: -1, capped: false, error: '' } as const;

export const useFinding = create<Finding>(() => ({
  pane: null,
  query: PLAIN_QUERY,
  ...NOTHING,
  status: 'idle',
  asked: 0,
}));
const { getState: get, setState: set } = useFinding;

let turn = 0;

/** Opens the bar in the pane, with the words if there are any. */
export function openBar(pane: string, words?: string): void {
  if (get().pane !== null && get().pane !== pane) light([], -1);
  set({ pane, asked: get().asked + 1, ...(words === undefined ? {} : { query: { ...PLAIN_QUERY, text: words } }) });
  void find();
}

/** Closes the bar. The place at hand is selected, so that the next key makes a span of it. */
export function closeBar(): void {
  const { pane, found, at } = get();
  if (pane === null) return;
  light([], -1);
  const view = viewOf(pane);
  const place = found[at];
  turn += 1;
  set({ pane: null, ...NOTHING, status: 'idle' });
  if (view === undefined) return;
  view.focus();
  if (place !== undefined) {
    view.reveal(place[0], place[1]);
    view.setCaret(place[0], place[1], true);
  }
}

/** Changes what is looked for and finds it at once. */
export function changeFinding(change: Partial<SearchQuery>): void {
  set({ query: { ...get().query, ...change } });
  void find();
}

/** Finds the query's places in the article of the bar's pane, and goes to the first from the caret on. */
export async function find(): Promise<void> {
  const { pane, query } = get();
  const article = useSession.getState().panes.find(({ key }) => key === pane)?.article ?? null;
  const mine = ++turn;
  if (pane === null || article === null || query.text === '') {
    light([], -1);
    return set({ ...NOTHING, status: 'idle' });
  }
  const compiled = compileQuery(query);
  if (!compiled.ok) return fail(compiled.message);
  try {
    const { found, capped } = query.mode === 'expression' ? await ask(query, article) : await findHere(query, article);
    if (turn !== mine) return;
    const from = viewOf(pane)?.caretOffset ?? 0;
    const next = found.findIndex(([, end]) => end > from);
    const at = found.length === 0 ? -1 : Math.max(0, next);
    set({ found, capped, at, status: 'found', error: '' });
    show();
    announce(found.length === 0 ? 'Nothing found.' : placeInWords());
  } catch (error) {
    if (turn !== mine || (error instanceof CrossreadError && error.code === 'cancelled')) return;
    fail(messageOf(error));
  }
}

/** Goes to the next place (1) or the one before (-1), round the article. */
export function goOn(by: 1 | -1): void {
  const { found, at } = get();
  if (found.length === 0) return announce('Nothing found.');
  set({ at: (at + by + found.length) % found.length });
  show();
  announce(placeInWords());
}

/** Draws what was found again, where an article has just been drawn. */
export function lightAgain(): void {
  const { found, at } = get();
  light(found, at);
}

/** Returns "3 of 17". */
export function placeInWords({ found, at, capped }: Pick<Finding, 'found' | 'at' | 'capped'> = get()): string {
  if (found.length === 0) return 'None';
  return `${(at + 1).toLocaleString('en')} of ${found.length.toLocaleString('en')}${capped ? '+' : ''}`;
}

/** Words and phrases take no time. */
async function findHere(query: SearchQuery, article: ArticleId): Promise<{ found: Fragment[]; capped: boolean }> {
  const { text } = await loadText(article);
  const compiled = compileQuery(query);
  const found: Fragment[] = [];
  if (compiled.ok) {
    findMatches(text, compiled.matcher, (start, end) => {
      found.push([start, end]);
      return found.length <= MOST;
    });
  }
  return { found: found.slice(0, MOST), capped: found.length > MOST };
}

/** An expression may never end: the engine can stop it, the page could not. */
async function ask(query: SearchQuery, article: ArticleId): Promise<{ found: Fragment[]; capped: boolean }> {
  set({ status: 'searching' });
  const answer = await client.call('search.find', { search: newSearch(), query, scope: { article }, context: 0 });
  return { found: answer.hits.map(({ start, end }) => [start, end]), capped: answer.capped };
}

function fail(message: string): void {
  light([], -1);
  set({ ...NOTHING, status: 'failed', error: message });
}

function show(): void {
  const { pane, found, at } = get();
  light(found, at);
  const place = found[at];
  if (pane !== null && place !== undefined) viewOf(pane)?.reveal(place[0], place[1]);
}

function light(found: readonly Fragment[], at: number): void {
  const { pane } = get();
  if (pane !== null) viewOf(pane)?.setFound(found, at);
}

/** The words selected on the desk, if they are few and in one line: what a search is likely to be for. */
export function selectedWords(): string | undefined {
  const { selection } = useSession.getState();
  if (selection === null || selection.end - selection.start > 200) return undefined;
  const text = useDocument.getState().texts.get(selection.article)?.text ?? '';
  const words = text.slice(selection.start, selection.end).trim();
  return words === '' || words.includes('\n') ? undefined : words;
}

// The bar belongs to an article of the project that was open.
useDocument.subscribe(({ doc }, before) => {
  if (doc?.project.id !== before.doc?.project.id) useFinding.setState({ pane: null, ...NOTHING, status: 'idle' });
});
