/** What this page is looking at: panes, focus, selection, dialogs. None of it belongs to the project. */
import { create } from 'zustand';
import type { AnnotatorId, ArticleId, ClaimId, SpanId } from '#shared/model/index.ts';

export const MAX_PANES = 8;

export interface Pane {
  /** Stays with the pane when panes are reordered. */
  readonly key: string;
  readonly article: ArticleId | null;
}

export interface SpanRef {
  readonly annotator: AnnotatorId;
  readonly article: ArticleId;
  readonly span: SpanId;
}

/** A stretch selected in an article, in UTF-16 code units, end exclusive. */
export interface TextSelection {
  readonly article: ArticleId;
  readonly start: number;
  readonly end: number;
}

/** A place that a pane should bring into view; a new object each time, so that the same place can be asked for twice. */
export interface RevealRequest {
  readonly pane: string;
  readonly start: number;
  readonly end: number;
  readonly focus: boolean;
}

export type Dialog =
  | 'import'
  | 'take-in'
  | 'foreign'
  | 'export'
  | 'shortcuts'
  | 'palette'
  | 'keys'
  | 'annotator'
  | 'article'
  | 'problems'
  | 'settings'
  | 'stances'
  | 'claim'
  | 'claim-merge'
  | 'claim-split';

interface Session {
  readonly view: 'desk' | 'matrix' | 'search' | 'passages' | 'review';
  readonly panes: readonly Pane[];
  readonly active: string;
  /** Annotators whose work is shown. */
  readonly shown: readonly AnnotatorId[];
  readonly claim: ClaimId | null;
  readonly span: SpanRef | null;
  /** The spans under the caret, as they were gone through last: the span in focus is one of them. */
  readonly under: readonly SpanRef[];
  readonly selection: TextSelection | null;
  readonly picker: 'closed' | 'open';
  readonly dialog: Dialog | null;
  /** Whose work the export dialog begins with; null for the person's own. */
  readonly exportOf: AnnotatorId | null;
  readonly reveal: RevealRequest | null;
  /** Width of the claims panel in CSS pixels. */
  readonly claimsWidth: number;
  readonly claimsHidden: boolean;
  /** Panes, by key, in which the list of the article's spans is shown. */
  readonly spanLists: readonly string[];
  /** The list of what was done is shown beside the view. */
  readonly history: boolean;
  /** The claims panel's form for a new claim is open. */
  readonly newClaim: boolean;
  /** What the start screen is to begin with, when it is shown next. */
  readonly intent: 'new' | 'open';
}

const START: Session = {
  view: 'desk',
  panes: [{ key: 'a', article: null }],
  active: 'a',
  shown: [],
  claim: null,
  span: null,
  under: [],
  selection: null,
  picker: 'closed',
  dialog: null,
  exportOf: null,
  reveal: null,
  claimsWidth: 390,
  claimsHidden: false,
  spanLists: [],
  history: false,
  newClaim: false,
  intent: 'new',
};

export const useSession = create<Session>(() => START);
const { getState: get, setState: set } = useSession;

export function resetSession(start: Partial<Session> = {}): void {
  set({ ...START, ...start });
}

let paneCount = 0;

/** Returns a pane with a key of its own. */
export function newPane(article: ArticleId | null): Pane {
  paneCount += 1;
  return { key: `pane-${paneCount}`, article };
}

export function activate(pane: string): void {
  if (get().active !== pane) set({ active: pane });
}

/** The active pane, which always exists. */
export function activePane(session: Session = get()): Pane {
  return session.panes.find((pane) => pane.key === session.active) ?? session.panes[0] ?? { key: 'a', article: null };
}

/** Opens a pane beside the active one; returns false if eight are open already. */
export function addPane(article: ArticleId | null): boolean {
  const { panes, active } = get();
  if (panes.length >= MAX_PANES) return false;
  const pane = newPane(article);
  const at = panes.findIndex((other) => other.key === active) + 1;
  set({ panes: [...panes.slice(0, at), pane, ...panes.slice(at)], active: pane.key });
  return true;
}

export function closePane(key: string): void {
  const { panes, active } = get();
  // The desk is never without a pane: the last one is emptied instead.
  if (panes.length === 1) return setPaneArticle(key, null);
  const at = panes.findIndex((pane) => pane.key === key);
  const left = panes.filter((pane) => pane.key !== key);
  set({ panes: left, active: active === key ? (left[Math.max(0, at - 1)]?.key ?? active) : active, selection: null });
}

/** Moves a pane by so many places, left if negative. */
export function movePane(key: string, by: number): void {
  const panes = [...get().panes];
  const from = panes.findIndex((pane) => pane.key === key);
  const to = Math.min(panes.length - 1, Math.max(0, from + by));
  const [pane] = panes.splice(from, 1);
  if (pane === undefined) return;
  panes.splice(to, 0, pane);
  set({ panes });
}

export function setPaneArticle(key: string, article: ArticleId | null): void {
  set({
    panes: get().panes.map((pane) => (pane.key === key ? { ...pane, article } : pane)),
    selection: null,
  });
}

/** Shows an article, in its own pane if it is open, otherwise in the active one; returns the pane's key. */
export function openArticle(article: ArticleId): string {
  const { panes, active } = get();
  const open = panes.find((pane) => pane.article === article);
  const key = open?.key ?? active;
  if (open === undefined) setPaneArticle(key, article);
  set({ active: key, view: 'desk' });
  return key;
}

/** Opens the article at a place (UTF-16 code units, end exclusive) and puts the keyboard there. */
export function openAt(article: ArticleId, start: number, end: number): void {
  const pane = openArticle(article);
  set({ reveal: { pane, start, end, focus: true } });
}

export function select(selection: TextSelection | null): void {
  const now = get().selection;
  if (now?.article === selection?.article && now?.start === selection?.start && now?.end === selection?.end) return;
  set({ selection });
}

export function focusClaim(claim: ClaimId | null): void {
  if (get().claim !== claim) set({ claim });
}

export function focusSpan(span: SpanRef | null): void {
  const { under } = get();
  set({ span, under: under.some((other) => other.span === span?.span) ? under : [] });
}

export function showDialog(dialog: Dialog | null): void {
  set({ dialog, exportOf: null });
}
