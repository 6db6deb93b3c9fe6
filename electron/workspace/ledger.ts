/**
 * What is on the disk, what is on its way there, and the document that shows both: `doc` is always `durable` with the
 * pending changes in their order.
 *
 * When a write fails, its changes leave the ledger and `doc` is made again from what is left. So `doc` never keeps a change
 * whose writer was told that it failed, and the very same diff fits again when it is sent again. Pending changes that were
 * made on top of a failed one no longer fit; they are turned away as conflicts.
 */
import { CrossreadError } from '#shared/contract/index.ts';
import { applyDiff, misfit } from '#shared/document/diff.ts';
import type { Diff } from '#shared/document/diff.ts';
import { retarget } from '#shared/document/difference.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { pathOf, placeOfRecord } from './layout.ts';
import type { FilePlace } from './layout.ts';
import { recordsIn } from './rights.ts';

export interface Entry {
  diff: Diff;
  /** The files that it changes, by path. */
  readonly places: ReadonlyMap<string, FilePlace>;
  readonly resolve: () => void;
  readonly reject: (error: CrossreadError) => void;
}

export class Ledger {
  doc: DocumentState;
  durable: DocumentState;
  pending: readonly Entry[] = [];

  constructor(doc: DocumentState) {
    this.doc = doc;
    this.durable = doc;
  }

  /** Takes the change into the document; the promise resolves when it is settled. */
  admit(diff: Diff, after: DocumentState): Promise<void> {
    return new Promise((resolve, reject) => {
      this.pending = [...this.pending, { diff, places: placesOf(diff), resolve, reject }];
      this.doc = after;
    });
  }

  /** Counts a change that reached the disk by another way. */
  note(diff: Diff): void {
    this.durable = applyDiff(this.durable, diff);
    this.doc = applyDiff(this.doc, diff);
  }

  /** The entries are on the disk. */
  settle(entries: readonly Entry[]): void {
    const done = new Set(entries);
    this.pending = this.pending.filter((entry) => !done.has(entry));
    if (this.pending.length === 0) this.durable = this.doc;
    else for (const entry of entries) this.durable = applyDiff(this.durable, entry.diff);
    for (const entry of entries) entry.resolve();
  }

  /** The entries failed. Returns all that left the ledger: these, and those that were made on top of them. */
  drop(errors: ReadonlyMap<Entry, CrossreadError>): readonly Entry[] {
    const left = this.pending;
    for (const [entry, error] of errors) entry.reject(error);
    this.pending = this.pending.filter((entry) => !errors.has(entry));
    this.replay((entry) => {
      entry.reject(new CrossreadError('conflict', 'It was made on top of a change that could not be saved.'));
      return false;
    });
    const kept = new Set(this.pending);
    return left.filter((entry) => !kept.has(entry));
  }

  /**
   * The disk has changed by another hand. Pending changes win over it record by record: each is moved onto what is there
   * now. `mend` may add what the union then lacks.
   */
  rebase(durable: DocumentState, mend: (doc: DocumentState, pending: readonly Entry[]) => Diff): void {
    this.durable = durable;
    this.replay((entry, doc) => {
      entry.diff = retarget(doc, entry.diff);
      return true;
    });
    if (this.pending.length === 0) return;
    const diff = mend(this.doc, this.pending);
    if (recordsIn(diff).length > 0) this.admit(diff, applyDiff(this.doc, diff)).catch(() => undefined);
  }

  private replay(onMisfit: (entry: Entry, doc: DocumentState) => boolean): void {
    this.doc = this.durable;
    const kept: Entry[] = [];
    for (const entry of this.pending) {
      if (misfit(this.doc, entry.diff) !== undefined && !onMisfit(entry, this.doc)) continue;
      this.doc = applyDiff(this.doc, entry.diff);
      kept.push(entry);
    }
    this.pending = kept;
  }
}

/** Returns the files that the diff changes. */
export function placesOf(diff: Diff): Map<string, FilePlace> {
  const places = recordsIn(diff).map(placeOfRecord);
  return new Map(places.map((place) => [pathOf(place), place]));
}
