/** What the review is looking at: who is compared with whom, and which of its parts is shown. Kept while the project is open. */
import { useMemo } from 'react';
import { create } from 'zustand';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId } from '#shared/model/index.ts';
import { useDocument } from '../../state/document.ts';
import { reviewedOf, withWork } from './reviewed.ts';

export type Part = 'disagreements' | 'claims' | 'agreement' | 'reports';

interface ReviewState {
  readonly part: Part;
  /** Who is compared, in order, as it was chosen here; null before anything was. */
  readonly annotators: readonly AnnotatorId[] | null;
}

const START: ReviewState = { part: 'disagreements', annotators: null };

export const useReview = create<ReviewState>(() => START);

useDocument.subscribe(({ doc }, before) => {
  if (doc?.project.id !== before.doc?.project.id) useReview.setState(START);
});

const NOBODY: readonly AnnotatorId[] = [];

interface Known {
  readonly doc: DocumentState;
  readonly me: AnnotatorId | null;
  readonly chosen: readonly AnnotatorId[] | null;
  readonly list: readonly AnnotatorId[];
}
let known: Known | undefined;

/** Returns who is compared, in order. The same people keep their reference, whatever else of the project changes. */
export function reviewed(): readonly AnnotatorId[] {
  const { doc, me } = useDocument.getState();
  return doc === null ? NOBODY : remembered(doc, me, useReview.getState().annotators);
}

/** The same for a screen. */
export function useReviewed(): readonly AnnotatorId[] {
  const doc = useDocument((state) => state.doc);
  const me = useDocument((state) => state.me);
  const chosen = useReview((state) => state.annotators);
  return useMemo(() => (doc === null ? NOBODY : remembered(doc, me, chosen)), [doc, me, chosen]);
}

function remembered(
  doc: DocumentState,
  me: AnnotatorId | null,
  chosen: readonly AnnotatorId[] | null,
): readonly AnnotatorId[] {
  if (known?.doc === doc && known.me === me && known.chosen === chosen) return known.list;
  const list = reviewedOf(doc, me, chosen);
  const same = known !== undefined && known.list.join(' ') === list.join(' ');
  known = { doc, me, chosen, list: same && known !== undefined ? known.list : list };
  return known.list;
}

/** Compares one annotator more, at the end, or one fewer. */
export function toggleReviewed(annotator: AnnotatorId): void {
  const now = reviewed();
  useReview.setState({
    annotators: now.includes(annotator) ? now.filter((other) => other !== annotator) : [...now, annotator],
  });
}

/** Names the annotator before all others. */
export function nameFirst(annotator: AnnotatorId): void {
  useReview.setState({ annotators: [annotator, ...reviewed().filter((other) => other !== annotator)] });
}

/** Returns who can be compared. */
export function useComparable(): readonly AnnotatorId[] {
  const doc = useDocument((state) => state.doc);
  return useMemo(() => (doc === null ? NOBODY : withWork(doc)), [doc]);
}
