/** A submission held against the open project, and taken into it. */
import { setImmediate } from 'node:timers/promises';
import { CrossreadError } from '#shared/contract/index.ts';
import { EMPTY_DIFF, isEmptyDiff } from '#shared/document/diff.ts';
import type { Diff } from '#shared/document/diff.ts';
import type { AnnotatorId, ArticleId, Fragment, SpanId } from '#shared/model/index.ts';
import { textsWanted } from '#shared/review/incoming/articles.ts';
import { planIncoming } from '#shared/review/incoming/plan.ts';
import type { IncomingOptions, IncomingPlan, PlanStep } from '#shared/review/incoming/plan.ts';
import type { Workspace } from '../../workspace/index.ts';
import { sha256Hex } from '../index.ts';
import type { Submission } from './source.ts';

export interface TakeOptions extends Pick<IncomingOptions, 'beside' | 'found'> {
  /** Who takes it in, if that is known. */
  readonly me: AnnotatorId | null;
  readonly decisions?: readonly {
    readonly article: ArticleId;
    readonly span: SpanId;
    readonly place: readonly Fragment[] | null;
  }[];
  /** By their ids in the file. */
  readonly separate?: readonly ArticleId[];
  readonly onStep?: (step: PlanStep) => void;
}

/** Returns what taking it in would change. Between two articles other things have their turn. */
export async function planSubmission(
  workspace: Workspace,
  { file }: Submission,
  { me, decisions = [], separate = [], onStep, ...more }: TakeOptions,
): Promise<IncomingPlan> {
  const texts = new Map<ArticleId, string>();
  for (const id of textsWanted(workspace.doc, file)) {
    const body = await workspace.readArticle(id).catch((error: unknown) => {
      // A text that cannot be read is among the project's problems, and nothing is held against it.
      if (error instanceof CrossreadError) return null;
      throw error;
    });
    if (body !== null) texts.set(id, body.text);
  }
  const byArticle = new Map<ArticleId, Map<SpanId, readonly Fragment[] | null>>();
  for (const { article, span, place } of decisions) {
    const spans = byArticle.get(article) ?? new Map<SpanId, readonly Fragment[] | null>();
    byArticle.set(article, spans.set(span, place));
  }
  const steps = planIncoming(workspace.doc, file, {
    ...more,
    sha256: sha256Hex,
    textOf: (article) => texts.get(article),
    me,
    decisions: byArticle,
    separate: new Set(separate),
  });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    onStep?.(step.value);
    await setImmediate();
  }
}

export interface Taken {
  readonly plan: IncomingPlan;
  /** All that changed, new articles included. */
  readonly diff: Diff;
}

/**
 * Takes it in as planned; the plan must be of the document as it is. Throws `refused` if the plan names problems or asks for
 * `replace`, and what the workspace throws.
 */
export async function takeSubmission(workspace: Workspace, plan: IncomingPlan, replace: boolean): Promise<Taken> {
  const [problem] = plan.problems;
  if (problem !== undefined) {
    throw new CrossreadError(
      'refused',
      problem.place === '' ? problem.message : `${problem.place}: ${problem.message}`,
    );
  }
  if (plan.needsReplace !== null && !replace) throw new CrossreadError('refused', plan.needsReplace);
  for (const { article, body } of plan.newArticles) await workspace.addArticle(article, body);
  if (!isEmptyDiff(plan.diff)) await workspace.apply(plan.diff, 'import');
  const articles = plan.newArticles.map(({ article }) => article);
  return { plan, diff: { ...EMPTY_DIFF, ...plan.diff, added: [...articles, ...plan.diff.added] } };
}
