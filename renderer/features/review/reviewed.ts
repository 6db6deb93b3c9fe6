/** Who is compared with whom. */
import { goldOf, isGold } from '#shared/document/gold.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, Decision } from '#shared/model/index.ts';

/** Returns the annotators who have done anything that can be compared, by their names; gold sets are not among them. */
export function withWork(doc: DocumentState): AnnotatorId[] {
  const found = new Set<AnnotatorId>();
  for (const { annotator, spans, links, omissions } of doc.sheets.values()) {
    if (!isGold(annotator) && doc.annotators.has(annotator) && spans.size + links.size + omissions.size > 0) {
      found.add(annotator);
    }
  }
  const name = (id: AnnotatorId): string => doc.annotators.get(id)?.name ?? id;
  return [...found].sort((a, b) => name(a).localeCompare(name(b), 'en') || (a < b ? -1 : 1));
}

/**
 * Returns who is compared, in order: those who were chosen, as far as they have work; else those whom the reviewer settled
 * last, so that an adjudication goes on with the people that it began with; else everybody, the reviewer first.
 */
export function reviewedOf(
  doc: DocumentState,
  me: AnnotatorId | null,
  chosen: readonly AnnotatorId[] | null,
): AnnotatorId[] {
  const possible = withWork(doc);
  if (chosen !== null) return chosen.filter((id) => possible.includes(id));
  const settled = (me === null ? undefined : lastDecision(doc, me))?.sides.map(({ annotator }) => annotator) ?? [];
  if (settled.length > 1 && settled.every((id) => possible.includes(id))) return settled;
  return possible.sort((a, b) => Number(b === me) - Number(a === me));
}

function lastDecision(doc: DocumentState, me: AnnotatorId): Decision | undefined {
  let last: Decision | undefined;
  for (const { annotator, decisions } of doc.sheets.values()) {
    if (annotator !== goldOf(me)) continue;
    for (const decision of decisions.values()) {
      if (last === undefined || last.created < decision.created) last = decision;
    }
  }
  return last;
}
