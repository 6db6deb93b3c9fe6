/** Passages: the spans of all articles, or of one, as a list with filters. */
export { PassagesView } from './PassagesView.tsx';
export { SpanList } from './SpanList.tsx';
export { toggleSpanList } from './span-list.ts';
export { togglePassages } from './state.ts';
