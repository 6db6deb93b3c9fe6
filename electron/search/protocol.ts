/** What the engine and its searching thread say to each other. */
import type { SearchHit } from '#shared/contract/index.ts';
import type { ArticleId } from '#shared/model/index.ts';
import type { SearchQuery } from '#shared/text/search/index.ts';

export interface FindMessage {
  readonly type: 'find';
  /** The search's number; while the shared memory names another, it is to end. */
  readonly search: number;
  readonly query: SearchQuery;
  readonly articles: readonly ArticleId[];
  readonly context: number;
  /** Most hits to answer with. */
  readonly most: number;
}

export type ToThread = { readonly type: 'text'; readonly article: ArticleId; readonly text: string } | FindMessage;

/** What was found; the articles that cannot be read are the engine's to name. */
export interface Found {
  readonly hits: SearchHit[];
  readonly total: number;
  readonly capped: boolean;
  readonly articles: { article: ArticleId; count: number }[];
  readonly emptyPlaces: boolean;
}

export type FromThread =
  | { readonly type: 'found'; readonly search: number; readonly found: Found }
  | { readonly type: 'ended'; readonly search: number }
  | { readonly type: 'refused'; readonly search: number; readonly message: string };

/** Places of the memory that both threads see: a thread that searches hears no message. */
export const WANTED = 0;
/** How many articles the search has begun. */
export const BEGUN = 1;
