/**
 * Between the document and the disk: edits are written in rounds, one after the other; what other programs write is taken
 * in between two rounds, never during one. A round starts at once; edits that come meanwhile join the next.
 */
import { CrossreadError } from '#shared/contract/index.ts';
import type { Problem } from '#shared/contract/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { keepBackup } from './backups.ts';
import type { Content } from './content.ts';
import type { Disk } from './disk.ts';
import { takeIn } from './incoming.ts';
import { pathOf } from './layout.ts';
import type { FilePlace } from './layout.ts';
import { Ledger } from './ledger.ts';
import type { Entry } from './ledger.ts';
import type { Problems } from './problems.ts';
import { writeRound } from './round.ts';
import { StoredFile } from './stored-file.ts';
import { Texts } from './texts.ts';
import type { WorkspaceEvent } from './types.ts';

export interface WriterParts {
  readonly dir: string;
  readonly disk: Disk;
  readonly now: () => Date;
  readonly files: Map<string, StoredFile>;
  readonly doc: DocumentState;
  readonly problems: Problems;
  /** Throws `read-only` unless the project's lock is still ours. */
  readonly confirm: () => Promise<void>;
  readonly emit: (event: WorkspaceEvent) => void;
}

export class Writer {
  readonly dir: string;
  readonly disk: Disk;
  readonly now: () => Date;
  readonly files: Map<string, StoredFile>;
  readonly ledger: Ledger;
  readonly texts: Texts;
  readonly problems: Problems;
  readonly emit: (event: WorkspaceEvent) => void;
  private readonly confirm: () => Promise<void>;
  private running: Promise<void> | undefined;
  /** Files that may not hold what the document says: a write failed, or another program took the file away. */
  private readonly suspect = new Map<string, FilePlace>();
  private retrySuspects = false;
  /** Paths that another program may have changed. */
  private readonly reported = new Set<string>();
  /** Files backed up since the project was opened. */
  private readonly backedUp = new Set<string>();

  constructor(parts: WriterParts) {
    this.dir = parts.dir;
    this.disk = parts.disk;
    this.now = parts.now;
    this.files = parts.files;
    this.ledger = new Ledger(parts.doc);
    this.texts = new Texts(parts.dir);
    this.problems = parts.problems;
    this.confirm = parts.confirm;
    this.emit = parts.emit;
  }

  /** Says that there is something to write. */
  kick(): void {
    if (this.running !== undefined) return;
    this.running = this.run().finally(() => {
      this.running = undefined;
      if (this.hasWork()) this.kick();
    });
  }

  /** Says that another program may have changed these files. */
  report(paths: Iterable<string>): void {
    for (const path of paths) this.reported.add(path);
    this.kick();
  }

  /** Resolves when everything is written or turned away; files that failed are tried once more. */
  async finish(): Promise<void> {
    await this.idle();
    if (this.suspect.size > 0) this.retrySuspects = true;
    this.kick();
    await this.idle();
  }

  /** Marks a file to be written again although no edit touches it. */
  rewrite(file: StoredFile): void {
    this.suspect.set(file.path, file.place);
    this.retrySuspects = true;
  }

  /** These files are not written until their problem is gone; edits of them that wait are turned away. */
  block(blocked: ReadonlyMap<string, Problem>): void {
    this.problems.blocked = blocked;
    const errors = new Map<Entry, CrossreadError>();
    for (const entry of this.ledger.pending) {
      const error = this.blockOf(entry.places.keys());
      if (error !== undefined) errors.set(entry, error);
    }
    if (errors.size > 0) this.ledger.drop(errors);
  }

  /** Returns the error for an edit of these files if one of them is not to be written. */
  blockOf(paths: Iterable<string>): CrossreadError | undefined {
    const problem = [...paths].map((path) => this.problems.blocked.get(path)).find((each) => each !== undefined);
    if (problem === undefined) return undefined;
    const backup = problem.backup === undefined ? '' : ` Its newest backup is ${problem.backup}.`;
    return new CrossreadError('read-only', `${problem.file} is open for reading only: ${problem.message}${backup}`);
  }

  async refreshProblems(): Promise<void> {
    if (await this.problems.refresh(this.ledger.durable, this.files.values(), this.texts)) this.tellProblems();
  }

  tellProblems(): void {
    this.emit({ type: 'problems', problems: [...this.problems.list] });
  }

  private async idle(): Promise<void> {
    while (this.running !== undefined) await this.running;
  }

  private hasWork(): boolean {
    return this.reported.size > 0 || this.ledger.pending.length > 0 || this.retrySuspects;
  }

  private async run(): Promise<void> {
    while (this.hasWork()) {
      if (this.reported.size > 0) {
        const paths = [...this.reported];
        this.reported.clear();
        await this.guarded(() => takeIn(this, paths));
      } else await this.guarded(() => this.round());
    }
  }

  /** Whatever goes wrong, no edit waits for ever. */
  private async guarded(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      const told = error instanceof CrossreadError ? error : ioError(this.dir, error);
      this.retrySuspects = false;
      const { pending } = this.ledger;
      for (const entry of pending) for (const [path, place] of entry.places) this.suspect.set(path, place);
      this.ledger.drop(new Map(pending.map((entry) => [entry, told])));
      if (pending.length === 0) this.emit({ type: 'notice', message: told.message });
    }
  }

  private async round(): Promise<void> {
    this.retrySuspects = false;
    await this.confirm();
    let prepared = await this.prepare();
    // An edit may have come in the moment between.
    while (this.ledger.pending !== prepared.entries) prepared = await this.prepare();
    const { entries, places } = prepared;
    const files = [...places.values()].map((place) => this.fileAt(place));
    const touched = new Set(entries.flatMap((entry) => [...entry.places.keys()]));
    const failed = await writeRound(
      files,
      this.ledger.doc,
      (file, content) => this.save(file, content),
      (path) => touched.has(path),
    );
    const errors = new Map<Entry, CrossreadError>();
    for (const entry of entries) {
      const path = [...entry.places.keys()].find((each) => failed.has(each));
      if (path !== undefined) errors.set(entry, ioError(path, failed.get(path)));
    }
    for (const file of files) {
      // After a failure the files that were written hold parts of edits that were turned away.
      if (errors.size > 0 || failed.has(file.path)) this.suspect.set(file.path, file.place);
      else this.suspect.delete(file.path);
    }
    if (errors.size === 0) {
      this.ledger.settle(entries);
      if (this.problems.mayChange) await this.refreshProblems();
      if (this.ledger.pending.length === 0) this.problems.joined = false;
      return;
    }
    this.ledger.drop(errors);
    // One try to put the files right at once; if it fails, the next edit or the closing tries again.
    this.retrySuspects = this.ledger.pending.length === 0;
  }

  /**
   * Returns the edits of this round and the files to write. Before a file is written it is looked at: what another program
   * put there meanwhile is taken in first, and edits that came meanwhile join.
   */
  private async prepare(): Promise<{ entries: readonly Entry[]; places: Map<string, FilePlace> }> {
    const looked = new Set<string>();
    for (;;) {
      const entries = this.ledger.pending;
      const places = new Map([...this.suspect, ...entries.flatMap((entry) => [...entry.places])]);
      for (const path of this.problems.blocked.keys()) places.delete(path);
      const changed: string[] = [];
      for (const [path, place] of places) {
        if (looked.has(path)) continue;
        looked.add(path);
        // A file that we have never seen may be there by now too.
        const unread = await this.fileAt(place)
          .adapter.changed()
          .catch(() => true);
        if (unread !== undefined) changed.push(path);
      }
      if (changed.length > 0) await takeIn(this, changed);
      if (this.ledger.pending === entries && changed.length === 0) return { entries, places };
    }
  }

  private fileAt(place: FilePlace): StoredFile {
    const path = pathOf(place);
    const file = this.files.get(path) ?? new StoredFile(this.dir, place, this.disk);
    this.files.set(path, file);
    return file;
  }

  private async save(file: StoredFile, content: Content | undefined): Promise<void> {
    if (!this.backedUp.has(file.path)) {
      const bytes = await file.adapter.bytes();
      if (bytes !== null) await keepBackup(this.dir, file.path, bytes, this.disk, this.now());
      this.backedUp.add(file.path);
    }
    await file.save(content);
  }
}

/** Returns the error that names the file and what the system said. */
export function ioError(file: string, error: unknown): CrossreadError {
  const why = error instanceof Error ? error.message : String(error);
  return new CrossreadError('io', `${file} could not be written: ${why}`, { cause: error });
}
