/** The views that are open, by pane: how actions reach the caret and the scroll position of a pane. */
import type { ArticleId, ClaimId } from '#shared/model/index.ts';
import { useSession } from '../../state/session.ts';
import type { ReaderView } from './view/reader-view.ts';

interface OpenView {
  readonly view: ReaderView;
  readonly host: HTMLElement;
  /** How far it was scrolled when it left the page; undefined while it is in it. */
  top?: number;
}

/** Where the person was in an article when its pane was last taken down, for the matrix or another view. */
interface Place {
  readonly article: ArticleId;
  readonly top: number;
  readonly caret: number | undefined;
  /** The claim that was in focus: one that comes into focus elsewhere is brought into sight here on coming back. */
  readonly claim: ClaimId | null;
}

const views = new Map<string, OpenView>();
const left = new Map<string, Place>();
const listeners = new Set<() => void>();

export function registerView(pane: string, article: ArticleId, view: ReaderView, host: HTMLElement): () => void {
  const entry: OpenView = { view, host };
  views.set(pane, entry);
  listeners.forEach((listener) => listener());
  return () => {
    const top = entry.top ?? host.scrollTop;
    left.set(pane, { article, top, caret: view.caretOffset, claim: useSession.getState().claim });
    if (views.get(pane) !== entry) return;
    views.delete(pane);
    listeners.forEach((listener) => listener());
  };
}

/**
 * Notes how far the pane is scrolled, to be called just before its text leaves the page: afterwards nothing is scrolled
 * any more, and the event of a last scroll may never have come.
 */
export function noteTop(pane: string): void {
  const entry = views.get(pane);
  if (entry !== undefined) entry.top = entry.host.scrollTop;
}

/** Calls the listener when an article is drawn in a pane or taken out of it; returns the function that stops. */
export function onViews(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const openViewOf = (pane: string): OpenView | undefined => views.get(pane);

export const viewOf = (pane: string): ReaderView | undefined => views.get(pane)?.view;

/** How far the pane is scrolled, in CSS pixels; where it was left, while another view is shown. */
export const scrollTopOf = (pane: string): number => views.get(pane)?.host.scrollTop ?? left.get(pane)?.top ?? 0;

/** Where the article was left in this pane, if it was there last. */
export function placeLeft(pane: string, article: ArticleId): Place | undefined {
  const place = left.get(pane);
  return place?.article === article ? place : undefined;
}
