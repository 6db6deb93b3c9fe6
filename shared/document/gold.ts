/**
 * Gold sets. What an adjudicator settles lies in sheets like anyone's annotations, under her id with `.gold` behind it: so it
 * is shown, compared and exported as any annotator's work is, and is still written by her alone.
 */
import type { Annotator, AnnotatorId } from '../model/index.ts';
import type { DocumentState } from './state.ts';

const ENDING = '.gold';

/** Returns the id under which the adjudicator's gold set lies. */
export function goldOf(adjudicator: AnnotatorId): AnnotatorId {
  return (isGold(adjudicator) ? adjudicator : `${adjudicator}${ENDING}`) as AnnotatorId;
}

/** Returns whether the id is that of a gold set. */
export function isGold(annotator: AnnotatorId): boolean {
  return annotator.endsWith(ENDING);
}

/** Returns who writes under the id: the adjudicator of a gold set, otherwise the annotator herself. */
export function writerOf(annotator: AnnotatorId): AnnotatorId {
  return (isGold(annotator) ? annotator.slice(0, -ENDING.length) : annotator) as AnnotatorId;
}

/** Returns the annotator, or for a gold set a record of that kind which names it; undefined if there is neither. */
export function annotatorOf(doc: DocumentState, id: AnnotatorId): Annotator | undefined {
  const writer = doc.annotators.get(writerOf(id));
  if (writer === undefined || !isGold(id)) return writer;
  return { type: 'annotator', id, name: `Gold set of ${writer.name}` };
}

/** Returns the ids of the gold sets in which something has been settled, in the order of their ids. */
export function goldSets(doc: DocumentState): AnnotatorId[] {
  const found = new Set<AnnotatorId>();
  for (const { annotator } of doc.sheets.values()) if (isGold(annotator)) found.add(annotator);
  return [...found].sort();
}
