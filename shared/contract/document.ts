/** Calls that read and change the open project. */
import { z } from 'zod';
import { Diff } from '../document/diff.ts';
import { ArticleId, Block, Fragment } from '../model/index.ts';
import { call } from './define.ts';
import { Problem } from './project.ts';

export const ArticleText = z.object({
  article: ArticleId,
  text: z.string(),
  blocks: z.array(Block),
  /** Sentences in order, UTF-16 code units, end exclusive. */
  sentences: z.array(Fragment),
});
export type ArticleText = z.infer<typeof ArticleText>;

/** One pane of the desk. */
export const DeskPane = z.object({
  article: ArticleId.nullable(),
  size: z.number().positive(),
  top: z.number().nonnegative(),
});
export type DeskPane = z.infer<typeof DeskPane>;

/** How the desk looked when it was last left: per person and project, kept outside the project. */
export const DeskLayout = z.object({
  panes: z.array(DeskPane).max(8),
  active: z.int().nonnegative(),
  claimsWidth: z.number().positive(),
  /** Annotators whose work is shown. */
  shown: z.array(z.string()),
});
export type DeskLayout = z.infer<typeof DeskLayout>;

export const documentCalls = {
  'article.read': call(z.strictObject({ article: ArticleId }), ArticleText),
  /**
   * Applies a diff and answers once it is on the disk. `conflict` if the diff does not start from what the engine holds;
   * `refused` if it breaks an invariant or writes in another annotator's name.
   */
  'document.apply': call(z.strictObject({ diff: Diff }), z.object({})),
  /** Reads every file of the project again and answers with all that is wrong. */
  'document.check': call(z.strictObject({}), z.array(Problem)),
  'desk.load': call(z.strictObject({}), DeskLayout.nullable()),
  'desk.save': call(z.strictObject({ layout: DeskLayout }), z.object({})),
};
