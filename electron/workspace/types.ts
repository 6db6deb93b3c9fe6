/** What the rest of the program sees of an open project. */
import type { ArticleText, Problem, ReadOnly } from '#shared/contract/index.ts';
import type { Diff } from '#shared/document/diff.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, Article, ArticleId, Block, Fragment } from '#shared/model/index.ts';
import type { Disk } from './disk.ts';
import type { Face } from './lock.ts';

export interface OpenOptions {
  readonly face: Face;
  /** Opens without the lock and writes nothing. */
  readonly readOnly?: boolean;
  /** Takes in what other programs write while the project is open. */
  readonly watch?: boolean;
  /** In place of the real disk, for tests of its failures. */
  readonly disk?: Disk;
}

/** What an open project tells of its own accord: changes that came from the disk. */
export type WorkspaceEvent =
  | { readonly type: 'document'; readonly diff: Diff }
  | { readonly type: 'problems'; readonly problems: Problem[] }
  | { readonly type: 'notice'; readonly message: string };

export interface Workspace {
  readonly dir: string;
  /** With every edit that `apply` took, including those on their way to the disk. */
  readonly doc: DocumentState;
  readonly readOnly: ReadOnly | null;
  readonly problems: readonly Problem[];
  /** Text, blocks and sentences: UTF-16 code units, end exclusive. Throws `not-found`, `unreadable` or `io`. */
  readArticle(article: ArticleId): Promise<ArticleText>;
  /**
   * Resolves once the change lasts on the disk. Throws `conflict`, `refused`, `read-only`, `bad-input` or `io`; after any of
   * these `doc` is without the change, so that the same diff can be tried again.
   */
  apply(diff: Diff, by: AnnotatorId | 'import'): Promise<void>;
  /** Resolves once the article and its text last on the disk. Throws `exists`, `refused`, `read-only` or `io`. */
  addArticle(article: Article, body: NewBody): Promise<void>;
  /** Returns the function that takes the listener away. */
  on(listener: (event: WorkspaceEvent) => void): () => void;
  /** Resolves once everything is written and the lock released. */
  close(): Promise<void>;
}

export interface NewBody {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly sentences: readonly Fragment[];
}
