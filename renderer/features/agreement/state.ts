/** The figures as they were computed last, and what of them is shown. Kept while the project is open. */
import { create } from 'zustand';
import { CrossreadError } from '#shared/contract/errors.ts';
import type { AgreementPage, GammaAnswer } from '#shared/contract/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, ArticleId } from '#shared/model/index.ts';
import { client } from '../../platform/index.ts';
import { useDocument } from '../../state/document.ts';
import { messageOf } from '../../state/message-of.ts';
import { announce, notify } from '../../state/notices.ts';
import { whenSaved } from '../../state/when-saved.ts';
import { groupInWords } from './words.ts';

/** A computation that this page has asked for. */
export interface Running {
  readonly run: string;
  readonly done: number;
  readonly of: number;
}

export interface ChosenCell {
  readonly of: 'stances' | 'cells';
  readonly row: string;
  readonly column: string;
}

interface AgreementState {
  readonly page: AgreementPage | null;
  /** What the page was computed from, so that it is known when it is out of date. */
  readonly from: { readonly doc: DocumentState; readonly annotators: readonly AnnotatorId[] } | null;
  readonly running: Running | null;
  /** Why there is no page, or that it was cancelled. */
  readonly failure: string;
  /** The place of the group in the page that is shown. */
  readonly group: number;
  readonly cell: ChosenCell | null;
  /** γ by the group's annotators. */
  readonly gammas: ReadonlyMap<string, GammaAnswer>;
  readonly gammaRunning: (Running & { readonly what: string }) | null;
  /** The article whose best alignment is shown, by the group's annotators. */
  readonly alignment: GammaAnswer | null;
}

const START: AgreementState = {
  page: null,
  from: null,
  running: null,
  failure: '',
  group: 0,
  cell: null,
  gammas: new Map(),
  gammaRunning: null,
  alignment: null,
};

export const useAgreement = create<AgreementState>(() => START);
const { getState: get, setState: set } = useAgreement;

useDocument.subscribe(({ doc }, before) => {
  if (doc?.project.id !== before.doc?.project.id) set(START);
});

let runs = 0;
const newRun = (what: string): string => {
  runs += 1;
  return `${what} ${runs}`;
};

export const groupKey = (annotators: readonly AnnotatorId[]): string => annotators.join(' ');

/** Hears how far the computations have come; returns the function that stops. */
export function followProgress(): () => void {
  return client.on('review', ({ run, done, of }) => {
    const { running, gammaRunning } = get();
    if (running?.run === run) set({ running: { run, done, of } });
    if (gammaRunning?.run === run) set({ gammaRunning: { ...gammaRunning, done, of } });
  });
}

/** Computes the page for the annotators, unless what is there was computed from the same work. */
export async function computeFigures(annotators: readonly AnnotatorId[], anew = false): Promise<void> {
  const { doc } = useDocument.getState();
  const { from } = get();
  if (doc === null || annotators.length < 2) return;
  if (!anew && from?.doc === doc && from.annotators === annotators) return;
  const run = newRun('agreement');
  const samePeople = from !== null && groupKey(from.annotators) === groupKey(annotators);
  set({
    running: { run, done: 0, of: 0 },
    from: { doc, annotators },
    failure: '',
    gammas: new Map(),
    alignment: null,
    ...(samePeople ? {} : { page: null, group: 0, cell: null }),
  });
  try {
    // What is not on the disk is not in the engine's document: it would be missing.
    await whenSaved();
    const page = await client.call('review.agreement', { run, annotators: [...annotators] });
    if (get().running?.run === run) set({ page, running: null });
  } catch (error) {
    if (get().running?.run !== run) return;
    const cancelled = error instanceof CrossreadError && error.code === 'cancelled';
    set({ running: null, failure: cancelled ? 'The computation was cancelled.' : messageOf(error) });
  }
}

export function cancelFigures(): void {
  const { running } = get();
  if (running !== null) void client.call('review.cancel', { run: running.run }).catch(() => undefined);
}

/** Shows the next pair of annotators, or all together, round. */
export function nextGroup(): void {
  const { page, group } = get();
  if (page === null) return;
  showGroup((group + 1) % shownGroups(page).length);
}

/** The groups that differ: with two annotators, all together are the pair. */
export function shownGroups(page: AgreementPage): AgreementPage['groups'] {
  return page.annotators.length > 2 ? page.groups : page.groups.slice(0, 1);
}

export function showGroup(group: number): void {
  const { page } = get();
  const { doc } = useDocument.getState();
  const shown = page?.groups[group];
  set({ group, cell: null, alignment: null });
  if (shown !== undefined && doc !== null) announce(`Figures of ${groupInWords(doc, shown)}.`);
}

/** Computes γ of the group that is shown: of all articles, or of one with its best alignment. */
export async function computeGamma(article?: ArticleId): Promise<void> {
  const { page, group } = get();
  const shown = page?.groups[group];
  if (shown === undefined) return notify('The figures are not there yet.', 'warning');
  const annotators = [...shown.annotators];
  const run = newRun('gamma');
  set({ gammaRunning: { run, done: 0, of: 0, what: article ?? 'all' }, alignment: null });
  try {
    await whenSaved();
    const answer = await client.call('review.gamma', {
      run,
      annotators,
      ...(article === undefined ? {} : { article }),
    });
    if (get().gammaRunning?.run !== run) return;
    if (article !== undefined) set({ gammaRunning: null, alignment: answer });
    else set({ gammaRunning: null, gammas: new Map(get().gammas).set(groupKey(annotators), answer) });
    announce(article === undefined ? 'γ is computed.' : 'The best alignment is shown.');
  } catch (error) {
    if (get().gammaRunning?.run !== run) return;
    set({ gammaRunning: null });
    const cancelled = error instanceof CrossreadError && error.code === 'cancelled';
    if (cancelled) notify('γ was cancelled.');
    else notify(messageOf(error), 'warning');
  }
}

export const startGamma = (): void => void computeGamma();

export function cancelGamma(): void {
  const { gammaRunning } = get();
  if (gammaRunning !== null) void client.call('review.cancel', { run: gammaRunning.run }).catch(() => undefined);
}

/** Chooses the cell, or leaves it where it is chosen already. */
export function chooseCell(cell: ChosenCell): void {
  const now = get().cell;
  const same = now?.of === cell.of && now.row === cell.row && now.column === cell.column;
  set({ cell: same ? null : cell });
}
