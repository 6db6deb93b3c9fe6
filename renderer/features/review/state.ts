/** What the review is looking at: who is compared, which part is shown, and where in the queue. Kept while the project is open. */
import { useMemo } from 'react';
import { create } from 'zustand';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId } from '#shared/model/index.ts';
import { TAKE_WHAT_ALL_AGREE_ON } from '#shared/review/queue.ts';
import type { TakeRule } from '#shared/review/queue.ts';
import { useDocument } from '../../state/document.ts';
import { useSession } from '../../state/session.ts';
import type { Draft } from './draft.ts';
import { EVERYTHING } from './items.ts';
import type { QueueFilter } from './items.ts';
import { reviewedOf, withWork } from './reviewed.ts';

const PART_NAMES = ['disagreements', 'claims', 'agreement', 'reports'] as const;
export type Part = (typeof PART_NAMES)[number];

interface ReviewState {
  readonly part: Part;
  /** Who is compared, in order, as it was chosen here; null before anything was. */
  readonly annotators: readonly AnnotatorId[] | null;
  /** The list of who is compared is open. */
  readonly choosing: boolean;
  /** The key of the item of the queue that is shown; null before any was. */
  readonly at: string | null;
  readonly filter: QueueFilter;
  /** What is taken into the gold set without asking. */
  readonly rule: TakeRule;
  /** Reasons that were written and not yet given, by the key of the item. */
  readonly unsaid: ReadonlyMap<string, string>;
  /** The keyboard is to go to the field of the reason. */
  readonly reasoning: boolean;
  /** The version of the item shown that is being made by hand. */
  readonly draft: Draft | null;
}

const START: ReviewState = {
  part: 'disagreements',
  annotators: null,
  choosing: false,
  at: null,
  filter: EVERYTHING,
  rule: TAKE_WHAT_ALL_AGREE_ON,
  unsaid: new Map(),
  reasoning: false,
  draft: null,
};

export const useReview = create<ReviewState>(() => START);

useDocument.subscribe(({ doc }, before) => {
  if (doc?.project.id !== before.doc?.project.id) useReview.setState(START);
});

export const isPart = (value: unknown): value is Part => PART_NAMES.some((part) => part === value);

export const showPart = (part: Part): void => useReview.setState({ part, draft: null, reasoning: false });

/** Shows the review, or leaves it for the desk. */
export function toggleReview(): void {
  useSession.setState(({ view }) => ({ view: view === 'review' ? 'desk' : 'review' }));
}

export const chooseReviewed = (): void => useReview.setState({ choosing: true });

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
  compare(now.includes(annotator) ? now.filter((other) => other !== annotator) : [...now, annotator]);
}

/** Names the annotator before all others. */
export function nameFirst(annotator: AnnotatorId): void {
  compare([annotator, ...reviewed().filter((other) => other !== annotator)]);
}

const compare = (annotators: readonly AnnotatorId[]): void => useReview.setState({ annotators, draft: null });

/** Returns who can be compared. */
export function useComparable(): readonly AnnotatorId[] {
  const doc = useDocument((state) => state.doc);
  return useMemo(() => (doc === null ? NOBODY : withWork(doc)), [doc]);
}
