/** The one project that an engine has open, and who writes in it. */
import { realpath } from 'node:fs/promises';
import { CrossreadError } from '#shared/contract/index.ts';
import type { OpenProject, ReadOnly } from '#shared/contract/index.ts';
import { packDocument } from '#shared/document/packed.ts';
import type { AnnotatorId, ArticleId } from '#shared/model/index.ts';
import { NearIndex } from '../import/near-index.ts';
import { takeTurns } from '../common/turns.ts';
import type { InTurn } from '../common/turns.ts';
import { ReviewThread } from '../review/index.ts';
import { ArticleSearch } from '../search/index.ts';
import type { openWorkspace, Workspace } from '../workspace/index.ts';
import { ForeignStaging } from './foreign-staging.ts';
import { IncomingStaging } from './incoming-staging.ts';
import { Staging } from './staging.ts';
import { give } from './telling.ts';

export interface Opened {
  readonly workspace: Workspace;
  readonly staging: Staging;
  readonly incoming: IncomingStaging;
  readonly foreign: ForeignStaging;
  /** The texts by their words, for pointing out wire copy; filled when articles are first taken in. */
  readonly near: NearIndex;
  readonly indexed: Set<ArticleId>;
  /** The texts in a thread that searches them, once one has been asked for. */
  readonly search: ArticleSearch;
  /** A thread that computes agreement, once it has been asked for. */
  readonly review: ReviewThread;
  readonly me: AnnotatorId | null;
  /** Articles are added one after the other, so that each sees the ids that are taken. */
  readonly inTurn: InTurn;
}

const NOBODY: ReadOnly = {
  reason: 'no-annotator',
  message: 'Nobody has been chosen to write here yet. Say who you are to start annotating.',
};

/** Returns the open project as a page sees it. */
export function viewOf(opened: Opened): OpenProject {
  const { workspace, me } = opened;
  return {
    label: workspace.dir,
    me,
    readOnly: workspace.readOnly ?? (me === null ? NOBODY : null),
    project: workspace.doc.project,
    ...packDocument(give(opened)),
    problems: [...workspace.problems],
  };
}

export interface SessionOptions {
  readonly face: 'electron' | 'loopback';
  readonly open: typeof openWorkspace;
  /** Hears what happens on the disk under the open project. */
  readonly onDisk: Parameters<Workspace['on']>[0];
  /** Says who wrote in the project when it was last open here. */
  readonly whoWas: (workspace: Workspace) => Promise<AnnotatorId | null>;
}

export class Session {
  /** Opening, closing and choosing who writes never overlap. */
  readonly exclusive: InTurn = takeTurns();
  private readonly options: SessionOptions;
  private opened: Opened | null = null;
  private stopHearing: () => void = () => undefined;
  private wasReadOnly = false;

  constructor(options: SessionOptions) {
    this.options = options;
  }

  get current(): Opened | null {
    return this.opened;
  }

  /** Returns the open project; throws `no-project` if there is none. */
  get(): Opened {
    if (this.opened === null) throw new CrossreadError('no-project', 'No project is open.');
    return this.opened;
  }

  /** Opens the project in the folder and closes the one before it. If it cannot be opened, the one before stays open. */
  async open(dir: string): Promise<Opened> {
    if (this.opened !== null && (await sameFolder(this.opened.workspace.dir, dir))) return this.opened;
    const workspace = await this.options.open(dir, { face: this.options.face, watch: true });
    let me: AnnotatorId | null;
    try {
      me = await this.options.whoWas(workspace);
    } catch (error) {
      await workspace.close();
      throw error;
    }
    await this.close();
    this.stopHearing = workspace.on(this.options.onDisk);
    this.wasReadOnly = workspace.readOnly !== null;
    this.opened = {
      workspace,
      me,
      staging: new Staging(),
      incoming: new IncomingStaging(),
      foreign: new ForeignStaging(),
      near: new NearIndex(),
      indexed: new Set(),
      search: new ArticleSearch(workspace),
      review: new ReviewThread(),
      inTurn: takeTurns(),
    };
    return this.opened;
  }

  /** Says who writes from now on. */
  become(me: AnnotatorId): Opened {
    this.opened = { ...this.get(), me };
    return this.opened;
  }

  /** Returns whether the project has become read-only since it was last asked. */
  noteReadOnly(): boolean {
    const before = this.wasReadOnly;
    this.wasReadOnly = this.opened !== null && this.opened.workspace.readOnly !== null;
    return this.wasReadOnly && !before;
  }

  /** Returns whether a project was open. What was still to be written is on the disk when it resolves. */
  async close(): Promise<boolean> {
    const closing = this.opened;
    if (closing === null) return false;
    this.opened = null;
    this.stopHearing();
    closing.foreign.close();
    await closing.search.close();
    await closing.review.close();
    await closing.workspace.close();
    return true;
  }
}

/** Returns whether two paths lead to one folder. */
export async function sameFolder(one: string, other: string): Promise<boolean> {
  const real = (path: string): Promise<string> => realpath(path).catch(() => path);
  return (await real(one)) === (await real(other));
}
