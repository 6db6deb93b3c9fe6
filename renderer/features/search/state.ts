/** The concordance as it was left: what is looked for, what was found, the order, the place and the marks. */
import { create } from 'zustand';
import type { SearchAnswer } from '#shared/contract/index.ts';
import type { ArticleId, StanceId } from '#shared/model/index.ts';
import type { SearchQuery, SortBy } from '#shared/text/search/index.ts';
import { useDocument } from '../../state/document.ts';

interface Concordance {
  readonly query: SearchQuery;
  readonly status: 'idle' | 'searching' | 'found' | 'failed';
  /** Why nothing can be found, in a sentence, and where in the query that is, if it can be told. */
  readonly error: { readonly message: string; readonly at: number | undefined } | null;
  /** How far a search has come that takes a while, in articles. */
  readonly progress: { readonly done: number; readonly of: number } | null;
  readonly answer: SearchAnswer | null;
  /** The words that were answered: those in the query line may be others by now. */
  readonly answered: string;
  /** How many articles there were to search when it was answered. */
  readonly searched: number;
  readonly sort: SortBy;
  /** The one article whose hits are listed, or null for all. */
  readonly only: ArticleId | null;
  /** The hit that the keyboard is at, by its key. */
  readonly at: string | null;
  readonly marked: ReadonlySet<string>;
  /** Spans that are made of hits are linked to the claim in focus, with this stance or the project's first. */
  readonly linking: boolean;
  readonly stance: StanceId | null;
  /** Counts up when the query line is to have the keyboard. */
  readonly asked: number;
}

export const PLAIN_QUERY: SearchQuery = {
  text: '',
  mode: 'phrase',
  matchCase: false,
  matchDiacritics: false,
  wholeWords: false,
};

const START: Concordance = {
  query: PLAIN_QUERY,
  status: 'idle',
  error: null,
  progress: null,
  answer: null,
  answered: '',
  searched: 0,
  sort: 'article',
  only: null,
  at: null,
  marked: new Set(),
  linking: false,
  stance: null,
  asked: 0,
};

export const useConcordance = create<Concordance>(() => START);

export function sortBy(sort: SortBy): void {
  useConcordance.setState({ sort });
}

export function goToHit(key: string | null): void {
  if (useConcordance.getState().at !== key) useConcordance.setState({ at: key });
}

/** Marks these hits, or takes their marks away. */
export function mark(keys: Iterable<string>, on: boolean): void {
  const marked = new Set(useConcordance.getState().marked);
  for (const key of keys) {
    if (on) marked.add(key);
    else marked.delete(key);
  }
  useConcordance.setState({ marked });
}

// Another project has other articles. This page's own open project keeps its concordance while it is only read again.
useDocument.subscribe(({ doc }, before) => {
  if (doc?.project.id !== before.doc?.project.id) useConcordance.setState(START);
});
