/**
 * The open project, as this page knows it, and the queue of edits on their way to the disk.
 *
 * An edit is reduced and shown here at once; the same diff goes to the engine, which answers when it is on the disk. Edits
 * made meanwhile are joined and sent together next. Nothing leaves the queue before it is acknowledged.
 */
import { create } from 'zustand';
import { CrossreadError } from '#shared/contract/errors.ts';
import type { ArticleText, OpenProject, Problem, ReadOnly } from '#shared/contract/index.ts';
import { labelOf } from '#shared/document/commands.ts';
import type { Command } from '#shared/document/commands.ts';
import { applyDiff, compose, isEmptyDiff, misfit } from '#shared/document/diff.ts';
import type { Diff } from '#shared/document/diff.ts';
import * as history from '#shared/document/history.ts';
import { documentOf } from '#shared/document/records.ts';
import { reduce } from '#shared/document/reduce.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, ArticleId } from '#shared/model/index.ts';
import { client } from '../platform/index.ts';
import { notify } from './notices.ts';

export type Saving = 'saved' | 'saving' | 'failed';

interface DocumentStore {
  readonly doc: DocumentState | null;
  readonly me: AnnotatorId | null;
  readonly label: string;
  readonly readOnly: ReadOnly | null;
  readonly problems: readonly Problem[];
  readonly texts: ReadonlyMap<ArticleId, ArticleText>;
  readonly history: history.History;
  readonly saving: Saving;
  readonly saveError: string;
}

const CLOSED: DocumentStore = {
  doc: null,
  me: null,
  label: '',
  readOnly: null,
  problems: [],
  texts: new Map(),
  history: history.EMPTY_HISTORY,
  saving: 'saved',
  saveError: '',
};

export const useDocument = create<DocumentStore>(() => CLOSED);
const { getState: get, setState: set } = useDocument;

/** Edits not yet acknowledged: first what is on its way, then what waits. */
let inFlight: Diff | null = null;
let waiting: Diff[] = [];
let retryTimer: ReturnType<typeof setTimeout> | undefined;

/** Shows a project that the engine has opened; `keepHistory` when the same project is only read again. */
export function showProject(open: OpenProject, keepHistory = false): void {
  if (!keepHistory) discardQueue();
  set({
    doc: documentOf(open.project, open.records),
    me: open.me,
    label: open.label,
    readOnly: open.readOnly,
    problems: open.problems,
    ...(keepHistory ? {} : { texts: new Map(), history: history.EMPTY_HISTORY, saving: 'saved', saveError: '' }),
  });
}

export function showNoProject(): void {
  discardQueue();
  set(CLOSED);
}

/** Returns whether every edit is on the disk. */
export const allSaved = (): boolean => inFlight === null && waiting.length === 0;

/**
 * Does a command: shows it, puts it into the history and sends it to the disk. Returns why not, if it is refused; a refusal
 * is also shown as a notice.
 */
export function execute(command: Command): string | undefined {
  const { doc, me, readOnly, texts } = get();
  if (doc === null) return 'No project is open.';
  if (readOnly !== null || me === null) return refused(readOnly?.message ?? 'Choose an annotator first.');
  const reduced = reduce(doc, command, {
    me,
    now: new Date().toISOString(),
    textOf: (article) => texts.get(article)?.text,
  });
  if (!reduced.ok) return refused(reduced.message);
  if (isEmptyDiff(reduced.diff)) return undefined;
  set({ history: history.record(get().history, { label: labelOf(command), diff: reduced.diff }) });
  commit(reduced.diff);
  return undefined;
}

/** Undoes the newest step of the history. Returns its label, or undefined if there is none. */
export function undo(): string | undefined {
  return step(history.undo(get().history));
}

/** Does the last undone step again. Returns its label, or undefined if there is none. */
export function redo(): string | undefined {
  return step(history.redo(get().history));
}

function step(result: ReturnType<typeof history.undo>): string | undefined {
  const { doc, readOnly } = get();
  if (result === undefined || doc === null || readOnly !== null) return undefined;
  if (misfit(doc, result.diff) !== undefined) {
    refused(`“${result.entry.label}” cannot be undone or redone: another program has changed the same records since.`);
    return undefined;
  }
  set({ history: result.history });
  commit(result.diff);
  return result.entry.label;
}

/** Takes in a change made by another page or program. */
export function takeIn(diff: Diff): void {
  const { doc } = get();
  if (doc === null) return;
  if (misfit(doc, diff) === undefined) set({ doc: applyDiff(doc, diff) });
  else void readAgain();
}

export function showProblems(problems: readonly Problem[]): void {
  set({ problems });
}

/** Reads an article's text from the engine, once; the promise answers with it. */
export async function loadText(article: ArticleId): Promise<ArticleText> {
  const known = get().texts.get(article);
  if (known !== undefined) return known;
  const text = await client.call('article.read', { article });
  set({ texts: new Map(get().texts).set(article, text) });
  return text;
}

/** Sends what has failed again, now. */
export function retrySaving(): void {
  clearTimeout(retryTimer);
  void flush();
}

function commit(diff: Diff): void {
  const { doc } = get();
  if (doc === null) return;
  set({ doc: applyDiff(doc, diff), saving: get().saving === 'failed' ? 'failed' : 'saving' });
  waiting.push(diff);
  void flush();
}

async function flush(): Promise<void> {
  if (inFlight !== null || waiting.length === 0) return;
  const diff = compose(waiting);
  waiting = [];
  inFlight = diff;
  try {
    if (!isEmptyDiff(diff)) await client.call('document.apply', { diff: structuredClone(diff) as never });
    if (inFlight !== diff) return; // another project was opened meanwhile
    inFlight = null;
    set({ saving: waiting.length > 0 ? 'saving' : 'saved', saveError: '' });
    void flush();
  } catch (error) {
    if (inFlight !== diff) return;
    inFlight = null;
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof CrossreadError ? error.code : 'internal';
    if (code === 'conflict' || code === 'refused') {
      waiting = [];
      refused(`This could not be saved and was taken back: ${message}`);
      await readAgain();
      set({ saving: 'saved', saveError: '' });
      return;
    }
    // The disk or the connection said no: the edits stay here, in order, and go out again.
    waiting = [diff, ...waiting];
    set({ saving: 'failed', saveError: message });
    retryTimer = setTimeout(() => void flush(), 3000);
  }
}

async function readAgain(): Promise<void> {
  const open = await client.call('project.current', {});
  if (open === null) return;
  showProject(open, true);
  const { doc } = get();
  const pending = compose([...(inFlight === null ? [] : [inFlight]), ...waiting]);
  if (doc !== null && !isEmptyDiff(pending) && misfit(doc, pending) === undefined)
    set({ doc: applyDiff(doc, pending) });
}

function discardQueue(): void {
  clearTimeout(retryTimer);
  inFlight = null;
  waiting = [];
}

function refused(message: string): string {
  notify(message, 'warning');
  return message;
}
