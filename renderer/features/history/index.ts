/** The list of what was done. */
export { HistoryPanel } from './HistoryPanel.tsx';
export { toggleHistory } from './panel.ts';
