/** The views that are open, by pane: how actions reach the caret and the scroll position of a pane. */
import type { ReaderView } from './view/reader-view.ts';

interface OpenView {
  readonly view: ReaderView;
  readonly host: HTMLElement;
}

const views = new Map<string, OpenView>();
const listeners = new Set<() => void>();

export function registerView(pane: string, view: ReaderView, host: HTMLElement): () => void {
  const entry = { view, host };
  views.set(pane, entry);
  listeners.forEach((listener) => listener());
  return () => {
    if (views.get(pane) !== entry) return;
    views.delete(pane);
    listeners.forEach((listener) => listener());
  };
}

/** Calls the listener when an article is drawn in a pane or taken out of it; returns the function that stops. */
export function onViews(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const openViewOf = (pane: string): OpenView | undefined => views.get(pane);

export const viewOf = (pane: string): ReaderView | undefined => views.get(pane)?.view;

/** How far the pane is scrolled, in CSS pixels. */
export const scrollTopOf = (pane: string): number => views.get(pane)?.host.scrollTop ?? 0;
