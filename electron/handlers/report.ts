/** Reports on the open project, made in the review's thread with the figures that are computed there. */
import { basename, dirname } from 'node:path';
import { CrossreadError } from '#shared/contract/index.ts';
import type { reportCalls } from '#shared/contract/index.ts';
import { seenBy } from '#shared/document/blind.ts';
import { goldSets } from '#shared/document/gold.ts';
import type { ReportFile } from '#shared/review/report/index.ts';
import { reporter } from '../report/make.ts';
import type { Task, TaskAnswers } from '../review/protocol.ts';
import { realDisk } from '../workspace/disk.ts';
import type { EngineContext, Handlers } from './types.ts';

/** Reports that are made in less than this show no progress. */
const QUICK_MS = 300;
const EACH_MS = 150;
/** The same as the page of figures has unless asked otherwise, so that a report tells what the screen shows. */
const SEED = 1;

/** Returns the handlers of the calls that make reports. */
export function reportHandlers(context: EngineContext): Pick<Handlers, keyof typeof reportCalls> {
  const { session, dialogs, emit, version, now } = context;
  /** The one report that each page waits for. */
  const running = new Map<string, { readonly run: string; readonly controller: AbortController }>();

  const make = async (page: string, wanted: Parameters<Handlers['review.report']>[0]): Promise<ReportFile> => {
    const { workspace, review, me } = session.get();
    const doc = seenBy(workspace.doc, me);
    const { run, gold = null, annotators, as } = wanted;
    const about = wanted.about === 'project' ? null : wanted.about.annotator;
    for (const id of [...(about === null ? [] : [about]), ...(annotators ?? [])]) {
      if (!doc.annotators.has(id)) throw new CrossreadError('not-found', `The project has no annotator "${id}".`);
    }
    if (gold !== null && !goldSets(doc).includes(gold)) {
      throw new CrossreadError('not-found', `The project has no gold set "${gold}".`);
    }
    running.get(page)?.controller.abort();
    const mine = { run, controller: new AbortController() };
    running.set(page, mine);
    let told = Date.now() + QUICK_MS - EACH_MS;
    const onProgress = (done: number, of: number): void => {
      const at = Date.now();
      if (at - told < EACH_MS) return;
      told = at;
      emit({ name: 'review', payload: { run, done, of } });
    };
    const inThread = <T extends Task>(task: T): Promise<TaskAnswers[T['what']]> =>
      review.compute(doc, task, mine.controller.signal, onProgress);
    const report = reporter({
      ...{ doc, gold, annotators, reviewer: me, generator: `Crossread ${version}`, made: now() },
      agree: (who, reviewer) => inThread({ what: 'agreement', options: { annotators: who, reviewer, seed: SEED } }),
      write: (each, kind, options) => inThread({ what: 'report', about: each, as: kind, options }),
    });
    try {
      return await report(about, as);
    } finally {
      if (running.get(page) === mine) running.delete(page);
    }
  };

  return {
    'review.report': async (wanted, { page }) => {
      const { fileName, content, words } = await make(page, wanted);
      return { fileName, content, words: [...words] };
    },
    'review.saveReport': async (wanted, { page }) => {
      if (dialogs === undefined) {
        throw new CrossreadError(
          'unsupported',
          'There is no system dialog here; the browser’s downloads take the file.',
        );
      }
      const { fileName, content } = await make(page, wanted);
      const path = await dialogs.saveFile({ fileName, extension: `.${wanted.as}`, label: 'Report' });
      if (path === null) return null;
      await realDisk.write(path, content, dirname(path));
      return { label: basename(path) };
    },
    'review.cancelReport': async ({ run }, { page }) => {
      const mine = running.get(page);
      if (mine?.run === run) mine.controller.abort();
      return {};
    },
  };
}
