/** What the claim list and the matrix show of the claims; both show the same, so that one leads into the other. */
import { create } from 'zustand';
import type { RowKind } from '#shared/document/matrix-views.ts';
import type { ProjectId } from '#shared/model/index.ts';
import type { ClaimKind } from './kinds.ts';

export interface PanelState {
  readonly typed: string;
  /** Only claims that are of all these kinds. */
  readonly only: readonly RowKind[];
  /** And of all these. */
  readonly also: readonly ClaimKind[];
}

const START: PanelState = { typed: '', only: [], also: [] };

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

/** The same for the kinds that the cells do not show. */
export function toggleClaimKind(kind: ClaimKind): void {
  useClaimsPanel.setState(({ also }) => ({
    also: also.includes(kind) ? also.filter((other) => other !== kind) : [...also, kind],
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

export const KIND_WORDS: Readonly<Record<RowKind | ClaimKind, string>> = {
  contradicted: 'contradicted',
  silent: 'with silent articles',
  unlooked: 'not looked for everywhere',
  single: 'from a single source',
  unsure: 'with unsure links',
  noted: 'with a note',
  mine: 'of mine',
  retired: 'retired',
};
