/** From a choice to what is written: one way for the dialog, for recipes and for the command line. */
import { CrossreadError } from '#shared/contract/index.ts';
import type { ArticleText, ExportChoice } from '#shared/contract/index.ts';
import { goldSets, isGold } from '#shared/document/gold.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { DatasetError, formatOf } from '#shared/formats/index.ts';
import type { Dataset } from '#shared/formats/index.ts';
import { narrowed } from '#shared/formats/narrow.ts';
import { isWriter, outputOf } from '#shared/formats/output.ts';
import type { Output, Writer } from '#shared/formats/output.ts';
import { splitDataset } from '#shared/formats/splits.ts';
import type { SplitDataset } from '#shared/formats/splits.ts';
import type { AnnotatorId, ArticleId } from '#shared/model/index.ts';
import type { Workspace } from '../workspace/index.ts';

export interface Prepared {
  readonly format: Writer;
  readonly dataset: Dataset;
  readonly output: Output;
  readonly split: SplitDataset | null;
  /** Of all parts together where it is split. */
  readonly records: number;
}

/**
 * Returns what the choice makes of the document. Throws `not-found` for what the project does not have, `bad-input` for
 * several annotators where the format holds one, `unsupported` for a format that is only read.
 */
export function prepared(
  doc: DocumentState,
  texts: ReadonlyMap<ArticleId, ArticleText>,
  choice: ExportChoice,
  generator: string,
): Prepared {
  const format = writerFor(choice.format);
  const annotators = annotatorsFor(doc, choice, format);
  demand('article', choice.articles, (id) => doc.articles.has(id));
  demand('claim', choice.claims, (id) => doc.claims.has(id));
  demand('stance', choice.stances, (id) => doc.project.stances.some((stance) => stance.id === id));
  const dataset = narrowed({ doc, texts, annotators, generator }, choice);
  const split = choice.split === undefined ? null : splitDataset(dataset, choice.split);
  const parts = split?.parts.map((part) => part.dataset) ?? [dataset];
  const records = parts.reduce((sum, part) => sum + format.count(part), 0);
  return { format, dataset, output: outputOf(format, dataset, choice.split), split, records };
}

/** Returns the format; throws `not-found`, or `unsupported` if it is only read. */
export function writerFor(id: string): Writer {
  const format = formatOf(id);
  if (format === undefined) throw new CrossreadError('not-found', `There is no format "${id}".`);
  if (!isWriter(format)) throw new CrossreadError('unsupported', `${format.info.label} can be read, not written.`);
  return format;
}

function annotatorsFor(doc: DocumentState, { annotators }: ExportChoice, { info }: Writer): AnnotatorId[] {
  const gold = new Set(goldSets(doc));
  for (const id of annotators ?? []) {
    if (isGold(id) ? gold.has(id) : doc.annotators.has(id)) continue;
    throw new CrossreadError('not-found', `The project has no ${isGold(id) ? 'gold set' : 'annotator'} "${id}".`);
  }
  const chosen = [...new Set(annotators ?? doc.annotators.keys())];
  if (info.oneAnnotator && chosen.length !== 1) {
    throw new CrossreadError('bad-input', `${info.label} holds one annotator’s work; choose one.`);
  }
  return chosen;
}

function demand<T extends string>(what: string, ids: readonly T[] | undefined, has: (id: T) => boolean): void {
  const missing = ids?.find((id) => !has(id));
  if (missing !== undefined) throw new CrossreadError('not-found', `The project has no ${what} "${missing}".`);
}

/**
 * Reads every text of the project, which also holds the quotes against it: what is wrong is among the workspace's problems
 * then. A dataset that needs a text which cannot be read says so when it is written.
 */
export async function textsOf(workspace: Workspace, signal?: AbortSignal): Promise<Map<ArticleId, ArticleText>> {
  const texts = new Map<ArticleId, ArticleText>();
  for (const id of workspace.doc.articles.keys()) {
    signal?.throwIfAborted();
    const text = await workspace.readArticle(id).catch((cause: unknown) => {
      if (cause instanceof CrossreadError) return null;
      throw cause;
    });
    if (text !== null) texts.set(id, text);
  }
  return texts;
}

/** Does the work; a dataset that cannot be written as it is, is refused with the format's own words. */
export async function refusing<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof DatasetError) throw new CrossreadError('refused', cause.message, { cause });
    throw cause;
  }
}
