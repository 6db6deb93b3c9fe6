/** What the engine and the thread that reads other tools' files say to each other. */
import type { ForeignCorpus, FormatFile, KnownArticle } from '#shared/formats/foreign/corpus.ts';

export interface ReadOrder {
  readonly format: string;
  readonly files: readonly FormatFile[];
  readonly articles: readonly KnownArticle[];
}

export type FromReader =
  | { readonly type: 'progress'; readonly done: number; readonly of: number }
  | { readonly type: 'corpus'; readonly corpus: ForeignCorpus; readonly hashes: readonly string[] }
  | { readonly type: 'failed'; readonly message: string };
