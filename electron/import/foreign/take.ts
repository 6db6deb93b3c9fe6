/**
 * Other tools' files taken into a project. Everything is made and checked before the first byte is written; then it is written
 * in parts that are each whole: annotators, claims and the mapping first, for the rest leans on them, then articles with all
 * that is marked in them. Taken in again after a failure of the disk, what is there already is not made twice.
 */
import { setImmediate } from 'node:timers/promises';
import { CrossreadError } from '#shared/contract/index.ts';
import type { ForeignProgress, ForeignReport } from '#shared/contract/index.ts';
import { applyDiff, Diff as DiffSchema, EMPTY_DIFF } from '#shared/document/diff.ts';
import type { Diff } from '#shared/document/diff.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { rememberedMapping } from '#shared/formats/foreign/mapping.ts';
import type { ForeignPlan } from '#shared/formats/foreign/plan.ts';
import type { ForeignProblem } from '#shared/formats/foreign/corpus.ts';
import type { AnnotatorId, AnyRecord, ArticleId, Mapping } from '#shared/model/index.ts';
import { keyPath } from '#shared/schema/index.ts';
import { checkNewArticle } from '../../workspace/add-article.ts';
import type { Workspace } from '../../workspace/index.ts';
import { checkRights, checkStep } from '../../workspace/rights.ts';
import { firstOf } from './facts.ts';
import { effectOf, placeDocuments, planWith } from './plan.ts';
import { prepareDocuments } from './prepare.ts';
import type { NewArticle } from './prepare.ts';
import type { ForeignReading } from './thread.ts';

export interface TakeForeign {
  readonly format: string;
  readonly reading: ForeignReading;
  readonly mapping: Mapping;
  /** Problems of the files that were told already. */
  readonly problems: readonly ForeignProblem[];
  readonly me: AnnotatorId | null;
  readonly now: string;
  readonly onStep: (what: ForeignProgress['what'], done: number, of: number) => void;
  /** Ends it as long as nothing is written. */
  readonly signal?: AbortSignal;
  /** Hears of each part once it lasts on the disk. */
  readonly onWritten: (diff: Diff) => void;
}

export interface TakenForeign {
  readonly report: ForeignReport;
  /** All problems, those of the files included. */
  readonly problems: readonly ForeignProblem[];
}

/** Articles of one part: each part is one change of the project, and between two other things have their turn. */
const PART = 25;
/** Articles that are written side by side: a disk waits most of the time. */
const ABREAST = 6;

interface Part {
  readonly articles: readonly NewArticle[];
  readonly diff: Diff;
}

/** Takes it in. Throws `bad-input`, `refused` or `cancelled` before anything is written; `io` says what was written till then. */
export async function takeForeign(workspace: Workspace, input: TakeForeign): Promise<TakenForeign> {
  const { reading, mapping, format, me, now, onStep, onWritten } = input;
  const { corpus } = reading;
  const goesOn = (): void => {
    if (input.signal?.aborted === true) throw new CrossreadError('cancelled', 'Nothing was taken in.');
  };
  const before = workspace.doc;
  const placed = placeDocuments(reading, before);
  const taken = new Set<string>(before.articles.keys());
  const prepared = await prepareDocuments(corpus.documents, placed, {
    ...{ format, taken, now },
    onStep: (done, of) => {
      goesOn();
      onStep('preparing', done, of);
    },
  });
  // Articles may have come meanwhile; planned is against what is there now.
  const doc = applyDiff(workspace.doc, { ...EMPTY_DIFF, added: prepared.articles.map(({ article }) => article) });
  const plan = planWith(corpus, mapping, { doc, articles: prepared.ids, me, now });
  const known = workspace.doc.project.mappings?.find((one) => one.format === mapping.format);
  const remembered = rememberedMapping(known, mapping, corpus);
  const [first, ...parts] = partsOf(plan, prepared.articles, workspace.doc, remembered);
  if (first === undefined) throw new CrossreadError('internal', 'there is nothing to write');
  const texts = new Map<ArticleId, string>();
  prepared.ids.forEach((id, index) => {
    const text = corpus.documents[index]?.text;
    if (id !== undefined && text !== undefined) texts.set(id, text);
  });
  await checkAll([first, ...parts], workspace.doc, texts, goesOn);
  goesOn();

  const total = parts.reduce((sum, part) => sum + articlesOf(part), 0);
  let written = 0;
  onStep('writing', 0, total);
  try {
    if (first.diff.added.length + first.diff.updated.length > 0) {
      await workspace.apply(first.diff, 'import');
      onWritten(first.diff);
    }
    for (const part of parts) {
      await writePart(workspace, part, onWritten);
      written += articlesOf(part);
      onStep('writing', written, total);
      await setImmediate();
    }
  } catch (error) {
    throw brokenOff(error, written, total);
  }
  const problems = [...input.problems, ...prepared.problems, ...plan.problems];
  const people = new Set(plan.diff.added.flatMap((one) => (isWork(one) ? [one.annotator] : [])));
  return { report: { ...effectOf(plan, placed), problems: firstOf(problems), people: [...people] }, problems };
}

async function writePart(workspace: Workspace, part: Part, onWritten: (diff: Diff) => void): Promise<void> {
  const waiting = [...part.articles];
  const added: NewArticle['article'][] = [];
  const hand = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await workspace.addArticle(next.article, next.body);
      added.push(next.article);
    }
  };
  try {
    // All hands end before a failure is told: nothing is written behind its back.
    const ended = await Promise.allSettled(Array.from({ length: ABREAST }, hand));
    const failed = ended.find((one) => one.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  } finally {
    if (added.length > 0) onWritten({ ...EMPTY_DIFF, added });
  }
  if (part.diff.added.length === 0) return;
  await workspace.apply(part.diff, 'import');
  onWritten(part.diff);
}

/** First what all others lean on, then articles with what is in them. */
function partsOf(
  { diff }: ForeignPlan,
  articles: readonly NewArticle[],
  { project }: DocumentState,
  mapping: Mapping,
): Part[] {
  const common: AnyRecord[] = [];
  const byArticle = new Map<ArticleId, AnyRecord[]>(articles.map(({ article }) => [article.id, []]));
  for (const record of diff.added) {
    const article = articleOf(record);
    if (article === undefined) common.push(record);
    else {
      const list = byArticle.get(article) ?? [];
      byArticle.set(article, list);
      list.push(record);
    }
  }
  const mappings = [...(project.mappings ?? []).filter((one) => one.format !== mapping.format), mapping];
  const parts: Part[] = [
    {
      articles: [],
      diff: {
        ...{ added: common, removed: [] },
        updated:
          JSON.stringify(mappings) === JSON.stringify(project.mappings) ? [] : [[project, { ...project, mappings }]],
      },
    },
  ];
  const made = new Map(articles.map((one) => [one.article.id, one]));
  const ids = [...byArticle.keys()];
  for (let at = 0; at < ids.length; at += PART) {
    const here = ids.slice(at, at + PART);
    parts.push({
      articles: here.flatMap((id) => made.get(id) ?? []),
      diff: { ...EMPTY_DIFF, added: here.flatMap((id) => byArticle.get(id) ?? []) },
    });
  }
  return parts;
}

/** Throws what the workspace would throw at any of the parts. */
async function checkAll(
  parts: readonly Part[],
  from: DocumentState,
  texts: ReadonlyMap<ArticleId, string>,
  goesOn: () => void,
): Promise<void> {
  let doc = from;
  for (const { articles, diff } of parts) {
    for (const { article, body } of articles) checkNewArticle(article, body);
    const parsed = DiffSchema.safeParse(diff);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new CrossreadError('refused', `${keyPath(issue?.path ?? [])}: ${issue?.message ?? 'not valid'}`);
    }
    checkRights(diff, 'import');
    const before = applyDiff(doc, { ...EMPTY_DIFF, added: articles.map(({ article }) => article) });
    doc = applyDiff(before, diff);
    checkStep(before, doc, diff, (id) => texts.get(id));
    await setImmediate();
    goesOn();
  }
}

type Work = Extract<AnyRecord, { type: 'span' | 'link' | 'omission' }>;

const isWork = (record: AnyRecord): record is Work =>
  record.type === 'span' || record.type === 'link' || record.type === 'omission';

const articleOf = (record: AnyRecord): ArticleId | undefined => (isWork(record) ? record.article : undefined);

const articlesOf = ({ articles, diff }: Part): number =>
  new Set([...articles.map(({ article }) => article.id), ...diff.added.flatMap((one) => articleOf(one) ?? [])]).size;

function brokenOff(error: unknown, written: number, total: number): Error {
  const why = error instanceof Error ? error.message : String(error);
  const message =
    `It broke off after ${written} of ${total} articles: ${why} What was written is whole. ` +
    'Take the same files in again to get the rest; nothing comes twice.';
  return new CrossreadError(error instanceof CrossreadError ? error.code : 'io', message, { cause: error });
}
