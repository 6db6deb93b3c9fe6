/** The claim × article matrix in full. */
export {
  nextArticleFilter,
  nextColumnOrder,
  nextRowOrder,
  showEverything,
  toggleQuotes,
  toggleRowKind,
} from './commands.ts';
export { MatrixView } from './MatrixView.tsx';
export { openFocusedRow } from './open-row.ts';
export { cursorArticle } from './state.ts';
