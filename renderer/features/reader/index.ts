/** Articles as they are read: drawn text, highlights, lanes, caret, handles. */
export { ArticleView, orderedSpans } from './ArticleView.tsx';
export { scrollTopOf, viewOf } from './views.ts';
export type { DrawnSpan } from './view/highlights.ts';
