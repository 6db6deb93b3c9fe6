/** Taking a colleague's work in: staged and shown first, then taken whole or discarded. */
import { CrossreadError, MAX_INCOMING_BYTES } from '#shared/contract/index.ts';
import type { IncomingId, IncomingPreview, incomingCalls } from '#shared/contract/index.ts';
import { isWithheld } from '#shared/document/blind.ts';
import { isEmptyDiff } from '#shared/document/diff.ts';
import type { IncomingPlan } from '#shared/review/incoming/plan.ts';
import type { IncomingSource, TakeOptions } from '../import/incoming/index.ts';
import type { Staged } from './incoming-staging.ts';
import type { Opened } from './session.ts';
import type { EngineContext, Handlers } from './types.ts';

/** Loaded when they are first asked for: most days nobody's work comes in. */
const reading = async () => import('../import/incoming/index.ts');
const orphans = async () => import('./orphans.ts');

/** Returns the handlers of the calls that take colleagues' work in. */
export function incomingHandlers(context: EngineContext): Pick<Handlers, keyof typeof incomingCalls> {
  const { session, places, dialogs, emit } = context;
  const preview = async (opened: Opened, id: IncomingId, options: Partial<TakeOptions>): Promise<IncomingPreview> => {
    const staged = opened.incoming.get(id);
    const { planSubmission } = await reading();
    const plan = await planSubmission(opened.workspace, staged.submission, optionsFor(opened, staged, options));
    return unseenLeftOut(previewOf(id, staged, plan), opened);
  };
  return {
    'incoming.stage': async (input) => {
      const opened = writable(session.get());
      const { readIncoming } = await reading();
      const { submissions, problems } = await readIncoming(sourceOf(context, input));
      const previews: IncomingPreview[] = [];
      for (const [id, staged] of opened.incoming.add(submissions)) {
        const { name } = staged.submission.file.annotator;
        const onStep: TakeOptions['onStep'] = ({ label, done, total }) =>
          emit({ name: 'incoming', payload: { job: input.job, label: `${name}: ${label}`, done, total } });
        previews.push(await preview(opened, id, { onStep }));
      }
      return { previews, problems: [...problems] };
    },
    'incoming.preview': async ({ id, separate }) => preview(session.get(), id, { separate }),
    'incoming.take': async ({ id, decisions, separate, replace }) => {
      const opened = writable(session.get());
      return opened.inTurn(async () => {
        const { workspace, incoming } = opened;
        const { planSubmission, takeSubmission } = await reading();
        const staged = incoming.get(id);
        const options = optionsFor(opened, staged, { decisions, separate });
        const plan = await planSubmission(workspace, staged.submission, options);
        checkDecisions(plan, decisions);
        const { diff } = await takeSubmission(workspace, plan, replace);
        incoming.drop(id);
        if (!isEmptyDiff(diff)) emit({ name: 'document', payload: { diff, origin: 'page' } });
        return reportOf(plan);
      });
    },
    'incoming.discard': async ({ ids }) => {
      const { incoming } = session.get();
      for (const id of ids) incoming.drop(id);
      return {};
    },
    'incoming.choose': async ({ what }) => {
      if (dialogs === undefined) {
        throw new CrossreadError('unsupported', 'There is no system dialog here; choose the file in the page.');
      }
      const path = await dialogs.chooseIncoming(what);
      return path === null ? null : { place: places.nameOf(path), label: path };
    },
    'incoming.orphans': async ({ article }) => {
      const { workspace, me } = session.get();
      return (await orphans()).orphansOf(workspace, article, me);
    },
    'incoming.settle': async ({ annotator, decisions }) => {
      const { workspace, inTurn } = writable(session.get());
      return inTurn(async () => {
        const diff = await (await orphans()).settleOrphans(workspace, annotator, decisions);
        emit({ name: 'document', payload: { diff, origin: 'page' } });
        return {};
      });
    },
  };
}

/** What a blind project keeps from whoever writes here is not shown on its way in either: only how much there is. */
function unseenLeftOut(preview: IncomingPreview, { workspace: { doc }, me }: Opened): IncomingPreview {
  if (doc.project.blind !== true || preview.annotator.id === me) return preview;
  const hidden = new Set(preview.articles.map(({ here }) => here).filter((here) => isWithheld(doc, me, here)));
  if (hidden.size === 0) return preview;
  const count = hidden.size === 1 ? 'one article' : `${hidden.size} articles`;
  return {
    ...preview,
    notices: [
      ...preview.notices,
      `This project is blind: what was done in ${count} is shown once you have marked them done.`,
    ],
    articles: preview.articles.map((article) => (hidden.has(article.here) ? { ...article, became: [] } : article)),
    claims: [],
    changes: preview.changes.filter(({ article }) => article !== null && !hidden.has(article)),
  };
}

type StageInput = Parameters<Handlers['incoming.stage']>[0];

function sourceOf({ places }: EngineContext, input: StageInput): IncomingSource {
  if ('place' in input) {
    const path = places.pathOf(input.place);
    return { path, label: path.split(/[\\/]/).at(-1) ?? path };
  }
  const files = 'files' in input ? input.files : [{ path: input.name, bytes: input.bytes }];
  const decoded = files.map(({ path, bytes }) => ({ path, bytes: new Uint8Array(Buffer.from(bytes, 'base64')) }));
  const size = decoded.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (size > MAX_INCOMING_BYTES) {
    throw new CrossreadError(
      'too-large',
      `That is ${(size / 1024 / 1024).toFixed(1)} MB; up to ${MAX_INCOMING_BYTES / 1024 / 1024} MB can be sent at once. ` +
        'A zip of it is much smaller; “crossread import” on the command line takes any size.',
    );
  }
  const [first] = decoded;
  return 'name' in input && first !== undefined ? { name: input.name, bytes: first.bytes } : { files: decoded };
}

function optionsFor({ me }: Opened, { found, beside }: Staged, options: Partial<TakeOptions>): TakeOptions {
  return { me, found, beside, ...options };
}

function previewOf(id: IncomingId, { submission }: Staged, plan: IncomingPlan): IncomingPreview {
  const { diff: _diff, newArticles: _articles, same: _same, ...preview } = plan;
  return { ...preview, id, from: submission.from };
}

/** A decision that nothing asked for is a mistake of the caller's, and would be silently lost. */
function checkDecisions({ articles, problems }: IncomingPlan, decisions: NonNullable<TakeOptions['decisions']>): void {
  if (problems.length > 0) return;
  const known = new Set(articles.flatMap(({ here, became }) => became.map(({ span }) => `${here} ${span}`)));
  const strange = decisions.find(({ article, span }) => !known.has(`${article} ${span}`));
  if (strange === undefined) return;
  throw new CrossreadError('bad-input', `There is no span ${strange.span} of “${strange.article}” to be decided on.`);
}

function reportOf({ annotator, newArticles, diff, same, counts, articles, notices }: IncomingPlan): {
  annotator: IncomingPlan['annotator'];
  articles: number;
  added: number;
  changed: number;
  removed: number;
  same: number;
  counts: IncomingPlan['counts'];
  waiting: number;
  notices: string[];
} {
  const waiting = articles.flatMap(({ became }) => became.filter(({ place }) => place === null)).length;
  return {
    ...{ annotator, articles: newArticles.length, same, counts, waiting, notices },
    ...{ added: diff.added.length, changed: diff.updated.length, removed: diff.removed.length },
  };
}

/** What cannot be taken in need not be read. */
function writable(opened: Opened): Opened {
  const { readOnly } = opened.workspace;
  if (readOnly !== null) throw new CrossreadError('read-only', readOnly.message);
  return opened;
}
