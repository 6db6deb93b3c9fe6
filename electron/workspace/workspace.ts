/** An open project. Edits are checked and admitted one after the other, in the order in which they came. */
import { CrossreadError } from '#shared/contract/index.ts';
import type { ArticleText, Problem, ReadOnly } from '#shared/contract/index.ts';
import { applyDiff, Diff as DiffSchema, EMPTY_DIFF, isEmptyDiff, misfit } from '#shared/document/diff.ts';
import type { Diff } from '#shared/document/diff.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, Article, ArticleId } from '#shared/model/index.ts';
import { keyPath } from '#shared/schema/index.ts';
import { checkNewArticle, writeArticle } from './add-article.ts';
import { pathOf } from './layout.ts';
import { placesOf } from './ledger.ts';
import type { Lock } from './lock.ts';
import { checkRights, checkStep } from './rights.ts';
import { StoredFile } from './stored-file.ts';
import type { NewBody, Workspace, WorkspaceEvent } from './types.ts';
import { ioError, Writer } from './writer.ts';
import type { WriterParts } from './writer.ts';

export interface WorkspaceParts extends Omit<WriterParts, 'confirm' | 'emit'> {
  readonly readOnly: ReadOnly | null;
  readonly lock: Lock | undefined;
}

export class ProjectWorkspace implements Workspace {
  readonly dir: string;
  readonly writer: Writer;
  private readonly lock: Lock | undefined;
  private readonly listeners = new Set<(event: WorkspaceEvent) => void>();
  private readonly cleanups: (() => Promise<void>)[] = [];
  private denied: ReadOnly | null;
  private closed = false;
  /** The admission of the edit before. */
  private turn: Promise<unknown> = Promise.resolve();
  private readonly adding = new Set<Promise<void>>();

  constructor(parts: WorkspaceParts) {
    this.dir = parts.dir;
    this.lock = parts.lock;
    this.denied = parts.readOnly;
    this.writer = new Writer({
      ...parts,
      confirm: () => this.confirm(),
      emit: (event) => {
        this.emit(event);
      },
    });
  }

  get doc(): DocumentState {
    return this.writer.ledger.doc;
  }

  get readOnly(): ReadOnly | null {
    return this.denied;
  }

  get problems(): readonly Problem[] {
    return this.writer.problems.list;
  }

  on(listener: (event: WorkspaceEvent) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  async readArticle(id: ArticleId): Promise<ArticleText> {
    const { files, texts, problems } = this.writer;
    const article = this.doc.articles.get(id);
    const content = files.get(pathOf({ kind: 'article', article: id }))?.content;
    if (article === undefined || content?.kind !== 'article') {
      throw new CrossreadError('not-found', `There is no article "${id}" in the project.`);
    }
    const known = texts.peek(article) !== undefined;
    try {
      const text = await texts.read(article);
      if (!known && (await problems.readText(this.doc, article, text))) this.writer.tellProblems();
      const sentences = content.body.sentences.map(([start, end]): [number, number] => [start, end]);
      return { article: id, text, blocks: [...content.body.blocks], sentences };
    } catch (error) {
      if (error instanceof CrossreadError && (await problems.badText(article, error))) this.writer.tellProblems();
      throw error;
    }
  }

  async apply(diff: Diff, by: AnnotatorId | 'import'): Promise<void> {
    this.checkOpen();
    const admitted = this.turn.then(() => this.admit(diff, by));
    this.turn = admitted.catch(() => undefined);
    // Wrapped, or awaiting the admission would await the write too and hold up the next edit's admission.
    const { written } = await admitted;
    await written;
  }

  async addArticle(article: Article, body: NewBody): Promise<void> {
    this.checkOpen();
    const adding = this.writeNew(article, body);
    const settled = adding.catch(() => undefined);
    this.adding.add(settled);
    try {
      await adding;
    } finally {
      this.adding.delete(settled);
    }
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.turn;
    await Promise.all(this.adding);
    for (const cleanup of this.cleanups) await cleanup();
    await this.writer.finish();
    await this.lock?.release();
    this.listeners.clear();
  }

  /** Runs the cleanup when the project is closed, before the last write. */
  onClose(cleanup: () => Promise<void>): void {
    this.cleanups.push(cleanup);
  }

  /** Says that another program may have changed these files. */
  report(paths: Iterable<string>): void {
    if (!this.closed) this.writer.report(paths);
  }

  emit(event: WorkspaceEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  /** Somebody else holds the lock now. */
  lose(): void {
    if (this.denied !== null || this.closed) return;
    const message = 'Another program has taken this project over; it is open here for reading only.';
    this.denied = { reason: 'locked', message };
    this.emit({ type: 'notice', message });
  }

  private checkOpen(): void {
    if (this.closed) throw new CrossreadError('no-project', 'The project has been closed.');
  }

  private checkWritable(): void {
    if (this.denied !== null) throw new CrossreadError('read-only', this.denied.message);
  }

  private async confirm(): Promise<void> {
    this.checkWritable();
    if ((await this.lock?.confirm()) !== true) this.lose();
    this.checkWritable();
  }

  private async writeNew(article: Article, body: NewBody): Promise<void> {
    this.checkWritable();
    checkNewArticle(article, body);
    const place = { kind: 'article', article: article.id } as const;
    if (this.doc.articles.has(article.id)) {
      throw new CrossreadError('exists', `There is an article "${article.id}" in the project already.`);
    }
    const { disk, files, ledger } = this.writer;
    try {
      await this.confirm();
      await writeArticle(this.dir, article, body, disk);
    } catch (error) {
      throw error instanceof CrossreadError ? error : ioError(pathOf(place), error);
    }
    const file = new StoredFile(this.dir, place, disk);
    await file.load();
    // The watcher may have been faster.
    if (this.doc.articles.has(article.id)) return;
    files.set(file.path, file);
    ledger.note({ ...EMPTY_DIFF, added: [article] });
  }

  private async admit(diff: Diff, by: AnnotatorId | 'import'): Promise<{ written: Promise<void> }> {
    const { ledger, texts } = this.writer;
    this.checkWritable();
    const parsed = DiffSchema.safeParse(diff);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new CrossreadError('bad-input', `${keyPath(issue?.path ?? [])}: ${issue?.message ?? 'not valid'}`);
    }
    checkRights(diff, by);
    const blocked = this.writer.blockOf(placesOf(diff).keys());
    if (blocked !== undefined) throw blocked;
    await this.readTextsFor(diff);
    // From here to the end nothing waits: what is checked is what is changed.
    this.checkWritable();
    const newlyBlocked = this.writer.blockOf(placesOf(diff).keys());
    if (newlyBlocked !== undefined) throw newlyBlocked;
    const at = misfit(this.doc, diff);
    if (at !== undefined) {
      throw new CrossreadError('conflict', `${at} is not what this change starts from; read the document again.`);
    }
    const after = applyDiff(this.doc, diff);
    checkStep(this.doc, after, diff, (id) => {
      const article = after.articles.get(id);
      return article === undefined ? undefined : texts.peek(article);
    });
    if (isEmptyDiff(diff)) return { written: Promise.resolve() };
    const written = ledger.admit(diff, after);
    this.writer.kick();
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
}
