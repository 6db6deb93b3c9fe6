/** Which panes show the list of their article's spans, and how the keyboard gets into it. */
import { activePane, useSession } from '../../state/session.ts';
import { notify } from '../../state/notices.ts';
import { viewOf } from '../reader/index.ts';

/** The lists that are there, by pane: each with how it takes the keyboard. */
const lists = new Map<string, () => void>();
/** The pane whose list is to take the keyboard when it is drawn. */
let wanted: string | null = null;

/** Registers a list that is drawn; returns the function that takes it out. */
export function listWanted(pane: string, focus: () => void): () => void {
  lists.set(pane, focus);
  return () => {
    if (lists.get(pane) === focus) lists.delete(pane);
  };
}

/** Returns whether the pane's list was asked for by key, once. */
export function wantList(pane: string): boolean {
  const is = wanted === pane;
  if (is) wanted = null;
  return is;
}

/** Opens the list of the active pane, goes to it if it is open, closes it if the keyboard is in it. */
export function toggleSpanList(): void {
  const { key, article } = activePane();
  if (article === null) return notify('Choose an article in this pane first.', 'warning');
  useSession.setState({ view: 'desk' });
  if (!useSession.getState().spanLists.includes(key)) {
    wanted = key;
    useSession.setState(({ spanLists }) => ({ spanLists: [...spanLists, key] }));
  } else if (document.activeElement?.closest('.span-list') != null) {
    closeSpanList(key);
    viewOf(key)?.focus();
  } else lists.get(key)?.();
}

export function closeSpanList(pane: string): void {
  useSession.setState(({ spanLists }) => ({ spanLists: spanLists.filter((other) => other !== pane) }));
}
