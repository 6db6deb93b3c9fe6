/** The reading desk: panes side by side. */
export { ArticleChooser } from './ArticleChooser.tsx';
export { Desk } from './Desk.tsx';
export { restoreDesk } from './layout.ts';
