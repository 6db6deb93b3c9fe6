/** What the dialog shows as chosen, and what the engine and recipes are told of it. */
import type { ExportChoice, FormatInfo } from '#shared/contract/index.ts';
import { isMerged } from '#shared/document/effective.ts';
import { annotatorOf, goldSets } from '#shared/document/gold.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { Annotator, AnnotatorId, ArticleId, Claim, ClaimId, Split, StanceId } from '#shared/model/index.ts';

/** A part of some things, or null: all of them, whatever comes to be added. */
export type Picked<T> = ReadonlySet<T> | null;

export interface Draft {
  readonly format: string;
  readonly annotators: ReadonlySet<AnnotatorId>;
  readonly articles: Picked<ArticleId>;
  readonly claims: Picked<ClaimId>;
  readonly stances: Picked<StanceId>;
  readonly split: Split | null;
}

export const USUAL_SPLIT: Split = {
  by: 'article',
  seed: 1,
  shares: { train: 80, dev: 10, test: 10 },
  leaks: 'allow',
};

/**
 * Returns the annotators whose work is exported, in the project's order: those chosen, cut to one where the format holds
 * one only, the person herself before others. Empty if none is chosen.
 */
export function exportedAnnotators(
  format: Pick<FormatInfo, 'oneAnnotator'>,
  chosen: ReadonlySet<AnnotatorId>,
  annotators: readonly Pick<Annotator, 'id'>[],
  me: AnnotatorId | null,
): AnnotatorId[] {
  const ids = annotators.map((one) => one.id).filter((id) => chosen.has(id));
  if (!format.oneAnnotator || ids.length < 2) return ids;
  const only = ids.find((id) => id === me) ?? ids[0];
  return only === undefined ? [] : [only];
}

/** Returns the annotators chosen at first: the person herself, or everybody while nobody has been chosen. */
export function firstChoice(annotators: readonly Pick<Annotator, 'id'>[], me: AnnotatorId | null): Set<AnnotatorId> {
  return new Set(me === null ? annotators.map((one) => one.id) : [me]);
}

/** Returns the project's people by name, then its gold sets. */
export function offeredAnnotators(doc: DocumentState): Annotator[] {
  const people = [...doc.annotators.values()].sort((a, b) => a.name.localeCompare(b.name));
  return [...people, ...goldAnnotators(doc)];
}

/** Returns the project's gold sets, to be offered behind the annotators. */
export function goldAnnotators(doc: DocumentState): Annotator[] {
  return goldSets(doc).flatMap((id) => annotatorOf(doc, id) ?? []);
}

/** Returns how much was settled in the gold set: “12 decisions, 1 put off”. */
export function settledInWords(doc: DocumentState, gold: AnnotatorId): string {
  const verdicts = [...doc.sheets.values()]
    .filter(({ annotator }) => annotator === gold)
    .flatMap(({ decisions }) => [...decisions.values()].map(({ verdict }) => verdict));
  const later = verdicts.filter((verdict) => verdict === 'later').length;
  const settled = verdicts.length - later;
  return `${settled} ${settled === 1 ? 'decision' : 'decisions'}${later === 0 ? '' : `, ${later} put off`}`;
}

/** Returns the claims that can be chosen: those merged into others go with them. */
export function choosableClaims(doc: DocumentState): Claim[] {
  return [...doc.claims.values()].filter(({ id }) => !isMerged(doc, id));
}

/** Returns what is asked of the engine, or what is missing: nothing may be chosen of nothing. */
export function choiceOf(
  draft: Draft,
  format: Pick<FormatInfo, 'id' | 'oneAnnotator'>,
  doc: DocumentState,
  me: AnnotatorId | null,
): ExportChoice | { readonly missing: string } {
  const annotators = exportedAnnotators(format, draft.annotators, offeredAnnotators(doc), me);
  if (annotators.length === 0) return { missing: 'Choose whose work to export.' };
  for (const what of ['articles', 'claims', 'stances'] as const) {
    if (draft[what]?.size === 0) return { missing: `Choose at least one of the ${what}.` };
  }
  const { articles, claims, stances, split } = draft;
  if (split !== null && split.shares.train + split.shares.dev + split.shares.test <= 0) {
    return { missing: 'Give at least one part of the split a share.' };
  }
  const all = doc.annotators.size;
  const everybody =
    !format.oneAnnotator && annotators.length === all && annotators.every((id) => doc.annotators.has(id));
  return {
    format: format.id,
    ...(everybody ? {} : { annotators }),
    ...(articles === null ? {} : { articles: [...articles] }),
    ...(claims === null ? {} : { claims: [...claims] }),
    ...(stances === null ? {} : { stances: [...stances] }),
    ...(split === null ? {} : { split }),
  };
}

/** Returns the draft of a choice that was made before, and how much of what it names is no longer in the project. */
export function draftOf(choice: ExportChoice, doc: DocumentState): { readonly draft: Draft; readonly gone: number } {
  let gone = 0;
  const those = <T>(ids: readonly T[] | undefined, has: (id: T) => boolean): Picked<T> => {
    if (ids === undefined) return null;
    const kept = ids.filter(has);
    gone += ids.length - kept.length;
    return new Set(kept);
  };
  const offered = new Set(offeredAnnotators(doc).map(({ id }) => id));
  const stances = new Set(doc.project.stances.map(({ id }) => id));
  const draft: Draft = {
    format: choice.format,
    annotators: those(choice.annotators, (id) => offered.has(id)) ?? new Set(doc.annotators.keys()),
    articles: those(choice.articles, (id) => doc.articles.has(id)),
    claims: those(choice.claims, (id) => doc.claims.has(id)),
    stances: those(choice.stances, (id) => stances.has(id)),
    split: choice.split ?? null,
  };
  return { draft, gone };
}

/** Returns all but the one, or all with the one; null once nothing is left out. */
export function toggled<T>(picked: Picked<T>, id: T, on: boolean, all: readonly T[]): Picked<T> {
  const next = new Set(picked ?? all);
  if (on) next.add(id);
  else next.delete(id);
  return all.every((one) => next.has(one)) ? null : next;
}
