/** How far annotators agree: figures and γ of the open project. */
import { CrossreadError } from '#shared/contract/index.ts';
import type { reviewCalls } from '#shared/contract/index.ts';
import { seenBy } from '#shared/document/blind.ts';
import { annotatorOf } from '#shared/document/gold.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId } from '#shared/model/index.ts';
import type { Task, TaskAnswers } from '../review/protocol.ts';
import type { Opened } from './session.ts';
import type { EngineContext, Handlers } from './types.ts';

/** A computation that takes less than this shows no progress. */
const QUICK_MS = 300;
const EACH_MS = 150;

/** Returns the handlers of the calls that compute agreement. */
export function reviewHandlers({ session, emit }: EngineContext): Pick<Handlers, keyof typeof reviewCalls> {
  /** What each page waits for: one page of figures and one γ. */
  const running = new Map<string, { readonly run: string; readonly controller: AbortController }>();

  const compute = async <T extends Task>(page: string, run: string, task: T): Promise<TaskAnswers[T['what']]> => {
    const { workspace, review, me } = session.get();
    const key = `${task.what} ${page}`;
    running.get(key)?.controller.abort();
    const mine = { run, controller: new AbortController() };
    running.set(key, mine);
    let told = Date.now() + QUICK_MS - EACH_MS;
    const onProgress = (done: number, of: number): void => {
      const now = Date.now();
      if (now - told < EACH_MS) return;
      told = now;
      emit({ name: 'review', payload: { run, done, of } });
    };
    try {
      return await review.compute(seenBy(workspace.doc, me), task, mine.controller.signal, onProgress);
    } finally {
      if (running.get(key) === mine) running.delete(key);
    }
  };

  return {
    'review.agreement': async ({ run, annotators, reviewer, seed }, { page }) => {
      const opened = session.get();
      check(opened.workspace.doc, annotators);
      const options = { annotators, reviewer: reviewerOf(opened, reviewer, annotators), seed };
      return compute(page, run, { what: 'agreement', options });
    },
    'review.gamma': async ({ run, annotators, reviewer, article, ...more }, { page }) => {
      const opened = session.get();
      const { doc } = opened.workspace;
      check(doc, annotators);
      if (article !== undefined && !doc.articles.has(article)) {
        throw new CrossreadError('not-found', `The project has no article "${article}".`);
      }
      const options = { annotators, article, reviewer: reviewerOf(opened, reviewer, annotators), ...more };
      return compute(page, run, { what: 'gamma', options });
    },
    'review.cancel': async ({ run }, { page }) => {
      for (const what of ['agreement', 'gamma'] satisfies Task['what'][]) {
        const mine = running.get(`${what} ${page}`);
        if (mine?.run === run) mine.controller.abort();
      }
      return {};
    },
  };
}

function check(doc: DocumentState, annotators: readonly AnnotatorId[]): void {
  if (new Set(annotators).size < annotators.length) {
    throw new CrossreadError('bad-input', 'An annotator is named twice: nobody is compared with herself.');
  }
  const unknown = annotators.find((id) => annotatorOf(doc, id) === undefined);
  if (unknown !== undefined) {
    throw new CrossreadError('not-found', `The project has no annotator "${unknown}".`);
  }
}

/** Whose word it is which claims are the same: the one who was named, else whoever writes here, else nobody in particular. */
function reviewerOf({ me }: Opened, named: AnnotatorId | undefined, annotators: readonly AnnotatorId[]): AnnotatorId {
  const reviewer = named ?? me ?? annotators[0];
  if (reviewer === undefined) throw new CrossreadError('bad-input', 'Nobody is named to be compared.');
  return reviewer;
}
