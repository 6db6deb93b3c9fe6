/** What the claim list and the matrix show of the claims; both show the same, so that one leads into the other. */
import { create } from 'zustand';
import type { RowKind } from '#shared/document/matrix-views.ts';
import type { ProjectId } from '#shared/model/index.ts';

interface PanelState {
  readonly typed: string;
  /** Only claims that are of all these kinds. */
  readonly only: readonly RowKind[];
}

const START: PanelState = { typed: '', only: [] };

export const useClaimsPanel = create<PanelState>(() => START);

export function filterClaims(filter: Partial<PanelState>): void {
  useClaimsPanel.setState(filter);
}

/** Asks for claims of one more kind, or no longer for those. */
export function toggleKind(kind: RowKind): void {
  useClaimsPanel.setState(({ only }) => ({
    only: only.includes(kind) ? only.filter((other) => other !== kind) : [...only, kind],
  }));
}

/** Shows all claims again. */
export function showAllClaims(): void {
  useClaimsPanel.setState(START);
}

let keyboardDue = false;

/** Says whether the claim list, when it is next there, should take the keyboard: another view had it and is gone. */
export function dueKeyboard(due: boolean): void {
  keyboardDue = due;
}

/** Returns whether the keyboard is due, once. */
export function takeKeyboard(): boolean {
  const due = keyboardDue;
  keyboardDue = false;
  return due;
}

let filtered: ProjectId | undefined;

/** In another project than the last one, nothing is filtered. */
export function filterOfProject(project: ProjectId | undefined): void {
  if (project !== filtered) showAllClaims();
  filtered = project;
}

export const KIND_WORDS: Readonly<Record<RowKind, string>> = {
  contradicted: 'contradicted',
  silent: 'with silent articles',
  unlooked: 'not looked for everywhere',
  single: 'from a single source',
};
