/**
 * Undo and redo as data. An undo is the inverse of a diff applied like any other change, so nothing has to be muted while
 * it runs and the redo stack cannot be lost to it.
 */
import { compose, invert } from './diff.ts';
import type { Diff } from './diff.ts';

export interface HistoryEntry {
  /** What was done, in words for the menu: "create span". */
  readonly label: string;
  readonly diff: Diff;
  /** When, as an ISO instant. */
  readonly at: string;
}

export interface History {
  readonly past: readonly HistoryEntry[];
  readonly future: readonly HistoryEntry[];
}

export const EMPTY_HISTORY: History = { past: [], future: [] };

/** Returns the history after something was done: it can be undone, and what had been undone can no longer be redone. */
export function record(history: History, entry: HistoryEntry): History {
  return { past: [...history.past, entry], future: [] };
}

/** Returns the history with the newest entry widened by one more diff, for edits that belong to one gesture. */
export function extend(history: History, diff: Diff): History {
  const newest = history.past.at(-1);
  if (newest === undefined) return history;
  return {
    past: [...history.past.slice(0, -1), { ...newest, diff: compose([newest.diff, diff]) }],
    future: [],
  };
}

/** Returns the diff that undoes the newest entry and the history after it, or undefined if nothing is left to undo. */
export function undo(history: History): { diff: Diff; entry: HistoryEntry; history: History } | undefined {
  const entry = history.past.at(-1);
  if (entry === undefined) return undefined;
  return {
    diff: invert(entry.diff),
    entry,
    history: { past: history.past.slice(0, -1), future: [entry, ...history.future] },
  };
}

/** Returns the diff that does the last undone entry again and the history after it, or undefined. */
export function redo(history: History): { diff: Diff; entry: HistoryEntry; history: History } | undefined {
  const entry = history.future[0];
  if (entry === undefined) return undefined;
  return { diff: entry.diff, entry, history: { past: [...history.past, entry], future: history.future.slice(1) } };
}
