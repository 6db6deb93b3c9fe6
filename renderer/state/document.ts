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
import { retarget } from '#shared/document/difference.ts';
import * as history from '#shared/document/history.ts';
import { unpackDocument } from '#shared/document/packed.ts';
import { reduce } from '#shared/document/reduce/index.ts';
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
/** What was acknowledged or taken in while the project is being read again: the answer may be older than that. */
let heardMeanwhile: Diff[] | null = null;
/** The project is read again once at a time. */
let reads: Promise<unknown> = Promise.resolve();

/** An edit that the engine turns away with one of these is turned away for good: sending it again would not help. */
const FOR_GOOD: ReadonlySet<string> = new Set(['refused', 'read-only', 'bad-input']);

/** Shows a project that the engine has opened; `keepHistory` when the same project is only read again. */
export function showProject(open: OpenProject, keepHistory = false): void {
  if (!keepHistory) discardQueue();
  set({
    doc: unpackDocument(open.project, open),
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
 * is also shown as a notice. With `joined` it belongs to the newest step of the history and is undone together with it.
 */
export function execute(command: Command, joined = false): string | undefined {
  const { doc, me, readOnly, texts } = get();
  if (doc === null) return 'No project is open.';
  if (readOnly !== null || me === null) return refused(readOnly?.message ?? 'Choose an annotator first.');
  const now = new Date().toISOString();
  const reduced = reduce(doc, command, {
    me,
    now,
    textOf: (article) => texts.get(article)?.text,
  });
  if (!reduced.ok) return refused(reduced.message);
  if (isEmptyDiff(reduced.diff)) return undefined;
  const entry = { label: labelOf(command), diff: reduced.diff, at: now };
  const isJoined = joined && get().history.past.length > 0;
  set({ history: isJoined ? history.extend(get().history, entry.diff) : history.record(get().history, entry) });
  commit(reduced.diff);
  return undefined;
}

/** Undoes the newest step of the history. Returns its label, or undefined if there is none. */
export function undo(): string | undefined {
  return step(history.undo(get().history), (kept) => ({ ...kept, past: kept.past.slice(0, -1) }));
}

/** Does the last undone step again. Returns its label, or undefined if there is none. */
export function redo(): string | undefined {
  return step(history.redo(get().history), (kept) => ({ ...kept, future: kept.future.slice(1) }));
}

function step(
  result: ReturnType<typeof history.undo>,
  without: (kept: history.History) => history.History,
): string | undefined {
  const { doc, readOnly } = get();
  if (result === undefined || doc === null || readOnly !== null) return undefined;
  if (misfit(doc, result.diff) !== undefined) {
    // It leaves the history, or it would stand before all the other steps for ever.
    set({ history: without(get().history) });
    refused(
      `“${result.entry.label}” cannot be undone or redone: the same records have been changed since. It is passed over.`,
    );
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
  heardMeanwhile?.push(diff);
  if (misfit(doc, diff) === undefined) set({ doc: applyDiff(doc, diff) });
  // An article that was added here is told of by the watcher too.
  else if (!isEmptyDiff(retarget(doc, diff))) void catchUp();
}

/** Reads the project again, because something may have been missed. What cannot be read now is read at the next change. */
export async function catchUp(): Promise<void> {
  await readAgain().catch(() => undefined);
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
    heardMeanwhile?.push(diff);
    inFlight = null;
    set({ saving: waiting.length > 0 ? 'saving' : 'saved', saveError: '' });
    void flush();
  } catch (error) {
    if (inFlight !== diff) return;
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof CrossreadError ? error.code : 'internal';
    if (code !== 'conflict' && !FOR_GOOD.has(code)) return keepForLater(diff, message);
    const base = await readAgain().catch(() => null);
    if (inFlight !== diff) return;
    if (base === null) keepForLater(diff, message);
    else takeBack(base, FOR_GOOD.has(code) ? diff : undefined, message);
  }
}

/** The disk or the connection said no: the edits stay here, in order, and go out again. */
function keepForLater(diff: Diff, message: string): void {
  inFlight = null;
  waiting = [diff, ...waiting];
  set({ saving: 'failed', saveError: message });
  clearTimeout(retryTimer);
  retryTimer = setTimeout(() => void flush(), 3000);
}

/**
 * Takes back the edit that was turned away and those that no longer fit the document as the engine has it; the others go
 * on. One that the engine has already, because only its answer was lost, is no loss.
 */
function takeBack(base: DocumentState, turnedAway: Diff | undefined, message: string): void {
  let doc = base;
  let lost = false;
  const kept: Diff[] = [];
  for (const diff of pending()) {
    if (isEmptyDiff(retarget(doc, diff))) continue;
    if (diff === turnedAway || misfit(doc, diff) !== undefined) lost = true;
    else {
      doc = applyDiff(doc, diff);
      kept.push(diff);
    }
  }
  inFlight = null;
  waiting = kept;
  set({ doc, saving: kept.length > 0 ? 'saving' : 'saved', saveError: '' });
  if (lost) refused(`This could not be saved and was taken back: ${message}`);
  void flush();
}

const pending = (): Diff[] => [...(inFlight === null ? [] : [inFlight]), ...waiting];

/** Shows the project as the engine has it, with what is not yet there. Returns it without that; null if it is not open. */
function readAgain(): Promise<DocumentState | null> {
  const read = reads.then(readNow);
  reads = read.catch(() => undefined);
  return read;
}

async function readNow(): Promise<DocumentState | null> {
  const heard: Diff[] = (heardMeanwhile = []);
  const open = await client.call('project.current', {}).finally(() => {
    heardMeanwhile = null;
  });
  if (open === null || get().doc?.project.id !== open.project.id) return null;
  const base = withFitting(unpackDocument(open.project, open), heard);
  showProject(open, true);
  set({ doc: withFitting(base, pending()) });
  return base;
}

/** The document with those of the changes that fit; the others are in it already, or will be turned away. */
function withFitting(doc: DocumentState, diffs: readonly Diff[]): DocumentState {
  return diffs.reduce((now, diff) => (misfit(now, diff) === undefined ? applyDiff(now, diff) : now), doc);
}

function discardQueue(): void {
  clearTimeout(retryTimer);
  // Another page, or another program with the lock, has taken the project away under an edit.
  if (!allSaved()) notify('The last edits made here were not on the disk yet and may be missing.', 'warning');
  inFlight = null;
  waiting = [];
}

function refused(message: string): string {
  notify(message, 'warning');
  return message;
}
