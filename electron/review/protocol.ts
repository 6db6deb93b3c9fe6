/** What the engine and its reviewing thread say to each other. */
import type { AgreementPage, GammaAnswer } from '#shared/contract/index.ts';
import type { PackedDocument } from '#shared/document/packed.ts';
import type { SheetKey } from '#shared/document/state.ts';
import type { AnnotatorId, Project } from '#shared/model/index.ts';
import type { PageOptions } from '#shared/review/agreement/page.ts';
import type { ReviewGammaOptions } from '#shared/review/agreement/gamma.ts';
import type { ReportFile, ReportOptions } from '#shared/review/report/index.ts';

/** The parts of a document that lie beside its sheets. */
export const TABLES = ['annotators', 'articles', 'claims', 'relations'] as const;
export type Table = (typeof TABLES)[number];

/** The document as it is now: of its sheets only those that changed since it was last told. */
export interface DocumentMessage {
  readonly type: 'document';
  readonly project: Project;
  readonly packed: PackedDocument;
  readonly gone: readonly SheetKey[];
  /** What is as it was: kept as it lies there, so that what was worked out from it stays known. */
  readonly kept: readonly ('project' | Table)[];
}

export type Task =
  | { readonly what: 'agreement'; readonly options: Omit<PageOptions, 'tick'> }
  | { readonly what: 'gamma'; readonly options: Omit<ReviewGammaOptions, 'tick'> }
  | {
      readonly what: 'report';
      /** An annotator, or null for the project. */
      readonly about: AnnotatorId | null;
      readonly as: 'html' | 'json';
      readonly options: ReportOptions;
    };

/** What each task answers with. */
export interface TaskAnswers {
  readonly agreement: AgreementPage;
  readonly gamma: GammaAnswer;
  readonly report: ReportFile;
}

export type RunMessage = { readonly type: 'run'; readonly run: number } & Task;
export type ToThread = DocumentMessage | RunMessage;

export type FromThread =
  | { readonly type: 'done'; readonly run: number; readonly answer: TaskAnswers[Task['what']] }
  | { readonly type: 'stopped'; readonly run: number }
  | { readonly type: 'failed'; readonly run: number; readonly message: string };

/** Places of the memory that both threads see: a thread that computes hears no message. While `WANTED` names another, end. */
export const WANTED = 0;
/** How far it is, and of how much. */
export const DONE = 1;
export const OF = 2;
