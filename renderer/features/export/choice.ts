/** What to export: a format and the annotators whose work goes into it. */
import type { FormatInfo } from '#shared/contract/index.ts';
import { annotatorOf, goldSets } from '#shared/document/gold.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { Annotator, AnnotatorId } from '#shared/model/index.ts';

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
