/**
 * An open project. Edits are admitted one after the other (`apply`), written in rounds (`round.ts`), and what other
 * programs write is taken in between two rounds, never during one.
 */
import { CrossreadError } from '#shared/contract/index.ts';
import type { ArticleText, Problem, ReadOnly } from '#shared/contract/index.ts';
import { applyDiff, Diff as DiffSchema, EMPTY_DIFF, isEmptyDiff, misfit } from '#shared/document/diff.ts';
import type { Diff } from '#shared/document/diff.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, Article, ArticleId } from '#shared/model/index.ts';
import { keyPath } from '#shared/schema/index.ts';
import { checkNewArticle, writeArticle } from './add-article.ts';
import { keepBackup } from './backups.ts';
import type { Content } from './content.ts';
import type { Disk } from './disk.ts';
import { takeIn } from './incoming.ts';
import { pathOf } from './layout.ts';
import type { FilePlace } from './layout.ts';
import { Ledger, placesOf } from './ledger.ts';
import type { Entry } from './ledger.ts';
import type { Lock } from './lock.ts';
import { Problems } from './problems.ts';
import { checkRights, checkStep, recordsIn } from './rights.ts';
import { writeRound } from './round.ts';
import { StoredFile } from './stored-file.ts';
import { Texts } from './texts.ts';
import type { NewBody, Workspace, WorkspaceEvent } from './types.ts';

export interface WorkspaceParts {
  readonly dir: string;
  readonly disk: Disk;
  readonly now: () => Date;
  readonly files: Map<string, StoredFile>;
  readonly doc: DocumentState;
  readonly problems: Problems;
  readonly readOnly: ReadOnly | null;
  readonly lock: Lock | undefined;
}

export class ProjectWorkspace implements Workspace {
  readonly dir: string;
  readonly files: Map<string, StoredFile>;
  readonly ledger: Ledger;
  readonly disk: Disk;
  readonly now: () => Date;
  readonly texts: Texts;
  private readonly problemList: Problems;
  private readonly lock: Lock | undefined;
  private readonly listeners = new Set<(event: WorkspaceEvent) => void>();
  private readonly cleanups: (() => Promise<void>)[] = [];
  private denied: ReadOnly | null;
  private closed = false;
  /** The admission of the edit before; edits are admitted in the order in which they came. */
  private turn: Promise<unknown> = Promise.resolve();
  private running: Promise<void> | undefined;
  /** Files whose content on the disk may differ from the document: a write failed, or another program took the file away. */
  private readonly suspect = new Map<string, FilePlace>();
  private retrySuspects = false;
  private readonly adding = new Set<Promise<void>>();
  /** Paths that another program may have changed. */
  private readonly reported = new Set<string>();
  /** Files backed up since the project was opened. */
  private readonly backedUp = new Set<string>();

  constructor(parts: WorkspaceParts) {
    this.dir = parts.dir;
    this.disk = parts.disk;
    this.now = parts.now;
    this.files = parts.files;
    this.ledger = new Ledger(parts.doc);
    this.texts = new Texts(parts.dir);
    this.problemList = parts.problems;
    this.lock = parts.lock;
    this.denied = parts.readOnly;
  }

  get doc(): DocumentState {
    return this.ledger.doc;
  }

  get readOnly(): ReadOnly | null {
    return this.denied;
  }

  get problems(): readonly Problem[] {
    return this.problemList.list;
  }

  on(listener: (event: WorkspaceEvent) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  async readArticle(id: ArticleId): Promise<ArticleText> {
    const article = this.doc.articles.get(id);
    const content = this.files.get(pathOf({ kind: 'article', article: id }))?.content;
    if (article === undefined || content?.kind !== 'article') {
      throw new CrossreadError('not-found', `There is no article "${id}" in the project.`);
    }
    const known = this.texts.peek(article) !== undefined;
    try {
      const text = await this.texts.read(article);
      if (!known && (await this.problemList.readText(this.doc, article, text))) this.tellProblems();
      const sentences = content.body.sentences.map(([start, end]): [number, number] => [start, end]);
      return { article: id, text, blocks: [...content.body.blocks], sentences };
    } catch (error) {
      if (error instanceof CrossreadError && (await this.problemList.badText(article, error))) this.tellProblems();
      throw error;
    }
  }

  async apply(diff: Diff, by: AnnotatorId | 'import'): Promise<void> {
    this.checkOpen();
    const admitted = this.turn.then(() => this.admit(diff, by));
    this.turn = admitted.catch(() => undefined);
    // Wrapped, or awaiting the admission would await the write too and hold up the next edit's admission.
    await (
      await admitted
    ).written;
  }

  async addArticle(article: Article, body: NewBody): Promise<void> {
    const adding = this.writeNew(article, body);
    const settled = adding.catch(() => undefined);
    this.adding.add(settled);
    try {
      await adding;
    } finally {
      this.adding.delete(settled);
    }
  }

  private async writeNew(article: Article, body: NewBody): Promise<void> {
    this.checkOpen();
    this.checkWritable();
    checkNewArticle(article, body);
    const place = { kind: 'article', article: article.id } as const;
    if (this.doc.articles.has(article.id)) {
      throw new CrossreadError('exists', `There is an article "${article.id}" in the project already.`);
    }
    try {
      if (!(await this.stillOurs())) this.checkWritable();
      await writeArticle(this.dir, article, body, this.disk);
    } catch (error) {
      throw error instanceof CrossreadError ? error : ioError(pathOf(place), error);
    }
    const file = new StoredFile(this.dir, place, this.disk);
    await file.load();
    // The watcher may have been faster.
    if (this.doc.articles.has(article.id)) return;
    this.files.set(file.path, file);
    this.ledger.note({ ...EMPTY_DIFF, added: [article] });
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.turn;
    await Promise.all(this.adding);
    for (const cleanup of this.cleanups) await cleanup();
    if (this.suspect.size > 0) this.retrySuspects = true;
    this.kick();
    await this.idle();
    await this.lock?.release();
    this.listeners.clear();
  }

  /** Runs the cleanup when the project is closed, before the last write. */
  onClose(cleanup: () => Promise<void>): void {
    this.cleanups.push(cleanup);
  }

  /** Says that another program may have changed these files. */
  report(paths: Iterable<string>): void {
    if (this.closed) return;
    for (const path of paths) this.reported.add(path);
    this.kick();
  }

  /** Resolves when everything noticed so far is taken in and everything admitted so far is written or turned away. */
  async idle(): Promise<void> {
    while (this.running !== undefined) await this.running;
  }

  emit(event: WorkspaceEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  /** Somebody else holds the lock now. */
  lose(message: string): void {
    if (this.denied !== null) return;
    this.denied = { reason: 'locked', message };
    this.emit({ type: 'notice', message });
  }

  /** Marks a file to be written again although no edit touches it. */
  rewrite(file: StoredFile): void {
    this.suspect.set(file.path, file.place);
    this.retrySuspects = true;
  }

  /** These files are not written until their problem is gone; edits of them that wait are turned away. */
  block(blocked: ReadonlyMap<string, Problem>): void {
    this.problemList.blocked = blocked;
    const errors = new Map<Entry, CrossreadError>();
    for (const entry of this.ledger.pending) {
      const path = [...entry.places.keys()].find((each) => blocked.has(each));
      const problem = path === undefined ? undefined : blocked.get(path);
      if (problem !== undefined) errors.set(entry, new CrossreadError('read-only', blockedMessage(problem)));
    }
    if (errors.size > 0) this.ledger.drop(errors);
  }

  /** What was found wrong with the file at the path may no longer be so. */
  forget(path: string): void {
    this.problemList.forget(path);
  }

  async refreshProblems(): Promise<void> {
    if (await this.problemList.refresh(this.ledger.durable, this.files.values(), this.texts)) this.tellProblems();
  }

  private tellProblems(): void {
    this.emit({ type: 'problems', problems: [...this.problemList.list] });
  }

  private checkOpen(): void {
    if (this.closed) throw new CrossreadError('no-project', 'The project has been closed.');
  }

  private checkWritable(): void {
    if (this.denied !== null) throw new CrossreadError('read-only', this.denied.message);
  }

  private async admit(diff: Diff, by: AnnotatorId | 'import'): Promise<{ written: Promise<void> }> {
    this.checkWritable();
    const parsed = DiffSchema.safeParse(diff);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new CrossreadError('bad-input', `${keyPath(issue?.path ?? [])}: ${issue?.message ?? 'not valid'}`);
    }
    checkRights(diff, by);
    const places = placesOf(diff);
    await this.readTextsFor(diff);
    // From here to the end nothing waits: what is checked is what is changed.
    this.checkWritable();
    for (const path of places.keys()) {
      const block = this.problemList.blocked.get(path);
      if (block !== undefined) throw new CrossreadError('read-only', blockedMessage(block));
    }
    const at = misfit(this.doc, diff);
    if (at !== undefined) {
      throw new CrossreadError('conflict', `${at} is not what this change starts from; read the document again.`);
    }
    const after = applyDiff(this.doc, diff);
    checkStep(this.doc, after, diff, (id) => {
      const article = after.articles.get(id);
      return article === undefined ? undefined : this.texts.peek(article);
    });
    if (isEmptyDiff(diff)) return { written: Promise.resolve() };
    const written = this.ledger.admit(diff, after);
    this.kick();
    return { written };
  }

  /** A span is checked against its text; nothing else of a change needs one. */
  private async readTextsFor(diff: Diff): Promise<void> {
    const written = [...diff.added, ...diff.updated.map(([, to]) => to)];
    for (const id of new Set(written.flatMap((record) => (record.type === 'span' ? [record.article] : [])))) {
      if (!this.doc.articles.has(id))
        throw new CrossreadError('refused', `There is no article "${id}" in the project.`);
      try {
        await this.readArticle(id);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        throw new CrossreadError('read-only', `Spans of "${id}" cannot be changed: ${why}`, { cause: error });
      }
    }
  }

  private kick(): void {
    if (this.running !== undefined) return;
    this.running = this.run().finally(() => {
      this.running = undefined;
      if (this.hasWork()) this.kick();
    });
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

  /** A fault must not leave edits waiting for ever. */
  private async guarded(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.retrySuspects = false;
      const { pending } = this.ledger;
      for (const entry of pending) for (const [path, place] of entry.places) this.suspect.set(path, place);
      this.ledger.drop(new Map(pending.map((entry) => [entry, ioError(this.dir, error)])));
      if (pending.length === 0) this.emit({ type: 'notice', message: ioError(this.dir, error).message });
    }
  }

  private async stillOurs(): Promise<boolean> {
    if (this.lock === undefined || this.denied !== null) return false;
    if (await this.lock.confirm()) return true;
    this.lose('Another program has taken this project over; it is open here for reading only.');
    return false;
  }

  private async round(): Promise<void> {
    this.retrySuspects = false;
    if (!(await this.stillOurs())) {
      const error = new CrossreadError('read-only', this.denied?.message ?? 'The project is open for reading only.');
      this.ledger.drop(new Map(this.ledger.pending.map((entry) => [entry, error])));
      return;
    }
    let prepared = await this.prepare();
    // An edit may have come in the moment between.
    while (this.ledger.pending !== prepared.entries) prepared = await this.prepare();
    const { entries, places } = prepared;
    const files = [...places.values()].map((place) => this.fileAt(place));
    const target = this.ledger.doc;
    const touched = new Set(entries.flatMap((entry) => [...entry.places.keys()]));
    const failed = await writeRound(
      files,
      target,
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
      if (this.problemList.mayHeal) await this.refreshProblems();
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
      for (const path of this.problemList.blocked.keys()) places.delete(path);
      const fresh = [...places.keys()].filter((path) => !looked.has(path));
      const changed: string[] = [];
      for (const path of fresh) {
        looked.add(path);
        if (
          (await this.files
            .get(path)
            ?.adapter.changed()
            .catch(() => true)) !== undefined
        )
          changed.push(path);
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

function blockedMessage(problem: Problem): string {
  const backup = problem.backup === undefined ? '' : ` Its newest backup is ${problem.backup}.`;
  return `${problem.file} is open for reading only: ${problem.message}${backup}`;
}

function ioError(file: string, error: unknown): CrossreadError {
  const why = error instanceof Error ? error.message : String(error);
  return new CrossreadError('io', `${file} could not be written: ${why}`, { cause: error });
}
