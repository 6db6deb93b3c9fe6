/** Searching: the concordance of all articles, and the bar that finds words in one. */
export { FindBar } from './FindBar.tsx';
export { openFind, toggleConcordance } from './open.ts';
export { SearchView } from './SearchView.tsx';
