/** The reading desk: panes side by side. */
export { Desk } from './Desk.tsx';
export { restoreDesk } from './layout.ts';
