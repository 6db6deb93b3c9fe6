/** Articles as they are read: drawn text, highlights, lanes, caret, handles. */
export { ArticleView, orderedSpans } from './ArticleView.tsx';
export { bringTo, extentOf, frameOf, linesOf, reachOf, takeRoomBack } from './places.ts';
export type { PaneFrame } from './places.ts';
export { onViews, scrollTopOf, viewOf } from './views.ts';
export type { DrawnSpan } from './view/highlights.ts';
