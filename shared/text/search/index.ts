/** Searching texts: folding, queries, hits, their contexts and their order. Pure; texts come in, places come out. */
export { contextOf } from './context.ts';
export type { HitContext } from './context.ts';
export { findMatches, foldedFor } from './find.ts';
export type { FoldedText } from './fold.ts';
export { compileQuery } from './query.ts';
export type { Matcher, SearchMode, SearchQuery } from './query.ts';
export { sortedHits } from './sort.ts';
export type { SortBy } from './sort.ts';
