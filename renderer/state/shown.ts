/** Whose work is shown, in the order in which lanes and lines are given: mine first. */
import type { AnnotatorId } from '#shared/model/index.ts';

/** Returns those who are shown, mine first, the others as they were chosen. */
export function inLaneOrder(shown: readonly AnnotatorId[], me: AnnotatorId | null): AnnotatorId[] {
  return [...shown].sort((a, b) => Number(b === me) - Number(a === me));
}

/** Returns which line is hers: 0 is kept for me, so that a colleague's line does not change when mine are hidden. */
export function linePlaceOf(shown: readonly AnnotatorId[], me: AnnotatorId | null, annotator: AnnotatorId): number {
  if (annotator === me) return 0;
  return 1 + shown.filter((id) => id !== me).indexOf(annotator);
}
