/** The views that are open, by pane: how actions reach the caret and the scroll position of a pane. */
import type { ReaderView } from './view/reader-view.ts';

const views = new Map<string, { readonly view: ReaderView; readonly host: HTMLElement }>();

export function registerView(pane: string, view: ReaderView, host: HTMLElement): () => void {
  const entry = { view, host };
  views.set(pane, entry);
  return () => {
    if (views.get(pane) === entry) views.delete(pane);
  };
}

export const viewOf = (pane: string): ReaderView | undefined => views.get(pane)?.view;

/** How far the pane is scrolled, in CSS pixels. */
export const scrollTopOf = (pane: string): number => views.get(pane)?.host.scrollTop ?? 0;
