/** The queue as it is now, worked out once per version of the project. */
import { useMemo } from 'react';
import type { NewDecision } from '#shared/document/commands.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, DecisionId } from '#shared/model/index.ts';
import { pairClaims } from '#shared/review/pairs.ts';
import type { Pairing } from '#shared/review/pairs.ts';
import { takeAgreed } from '#shared/review/choice.ts';
import { reviewQueue } from '#shared/review/queue.ts';
import type { Item, TakeRule } from '#shared/review/queue.ts';
import { useDocument } from '../../state/document.ts';
import { isOpen, shownItems, withStanding } from './items.ts';
import type { QueueItem } from './items.ts';
import { reviewed, useReview, useReviewed } from './state.ts';

export interface Queue {
  /** What the reviewer is asked about, in the order of the articles. */
  readonly disagreements: readonly QueueItem[];
  /** What all agree on, and is taken without asking. */
  readonly agreed: readonly Item[];
  /** Of the agreed, how many are not in the gold set yet. */
  readonly untaken: number;
}

const NOTHING: Queue = { disagreements: [], agreed: [], untaken: 0 };

interface Known {
  readonly doc: DocumentState;
  readonly me: AnnotatorId;
  readonly annotators: readonly AnnotatorId[];
  readonly rule: TakeRule;
  readonly queue: Queue;
}
let known: Known | undefined;

function queueOf(
  doc: DocumentState | null,
  me: AnnotatorId | null,
  annotators: readonly AnnotatorId[],
  rule: TakeRule,
): Queue {
  if (doc === null || me === null || annotators.length < 2) return NOTHING;
  if (known?.doc === doc && known.me === me && known.annotators === annotators && known.rule === rule)
    return known.queue;
  const pairing = pairClaims(doc, me, annotators);
  const items = reviewQueue(doc, me, annotators, pairing, rule);
  const agreed = items.filter(({ state }) => state === 'agreed');
  const queue: Queue = {
    disagreements: items.flatMap((item) =>
      item.state === 'agreed' ? [] : [withStanding(item, pairing.confirmedClassOf)],
    ),
    agreed,
    untaken: agreed.filter(({ decision }) => decision === undefined).length,
  };
  known = { doc, me, annotators, rule, queue };
  return queue;
}

export function queueNow(): Queue {
  const { doc, me } = useDocument.getState();
  return queueOf(doc, me, reviewed(), useReview.getState().rule);
}

export function useQueue(): Queue {
  const doc = useDocument((state) => state.doc);
  const me = useDocument((state) => state.me);
  const annotators = useReviewed();
  const rule = useReview((state) => state.rule);
  return useMemo(() => queueOf(doc, me, annotators, rule), [doc, me, annotators, rule]);
}

export function usePairing(): Pairing | undefined {
  const doc = useDocument((state) => state.doc);
  const me = useDocument((state) => state.me);
  const annotators = useReviewed();
  return useMemo(
    () => (doc === null || me === null ? undefined : pairClaims(doc, me, annotators)),
    [doc, me, annotators],
  );
}

/** Returns the decisions that take what all agree on and that is not taken yet. */
export function agreedDecisions(newId: () => DecisionId): NewDecision[] {
  return takeAgreed(queueNow().agreed, newId);
}

/** Returns where the reviewer goes on: the first item that is open, else one that wants a reason, else the first of all. */
export function firstToShow(items: readonly QueueItem[]): QueueItem | undefined {
  return items.find(({ standing }) => standing === 'open' || standing === 'changed') ?? items.find(isOpen) ?? items[0];
}

/** The item that is shown. */
export function currentItem(): QueueItem | undefined {
  const { at, filter } = useReview.getState();
  const { disagreements } = queueNow();
  return disagreements.find(({ key }) => key === at) ?? firstToShow(shownItems(disagreements, filter));
}
