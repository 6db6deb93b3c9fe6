/** Settling the disagreement at hand, each time one step of history. */
import { uuidv7 } from 'uuidv7';
import { sameRecord } from '#shared/document/diff.ts';
import { DecisionId } from '#shared/model/index.ts';
import type { Decision } from '#shared/model/index.ts';
import { choiceOf } from '#shared/review/choice.ts';
import { execute, useDocument } from '../../state/document.ts';
import { keyName } from '../../state/keymap.ts';
import { announce, notify } from '../../state/notices.ts';
import { goOn, itemHere, itemInWords } from './going.ts';
import { verdictInWords } from './items.ts';
import type { QueueItem } from './items.ts';
import { agreedDecisions, queueNow } from './queue-now.ts';
import { noteSettled } from './reason.ts';
import { useReview } from './state.ts';

const newDecisionId = (): DecisionId => DecisionId.parse(uuidv7());

/** Takes what all agree on into the gold set. */
export function takeWhatAllAgreeOn(): void {
  const taken = takeAgreedNow();
  const places = `${taken} ${taken === 1 ? 'place' : 'places'}`;
  announce(taken === 0 ? 'All that they agree on is in the gold set.' : `Took ${places} on which all agree.`);
}

/** Returns how many places were taken. */
function takeAgreedNow(): number {
  const decisions = agreedDecisions(newDecisionId);
  if (decisions.length === 0) return 0;
  const refused = execute({
    type: 'batch',
    label: 'take what all agree on',
    commands: [{ type: 'settle', decisions }],
  });
  return refused === undefined ? decisions.length : 0;
}

/** Takes what the annotator with this place in the list has. */
export function takeOne(place: number): void {
  const item = itemHere();
  const side = item?.sides[place];
  if (item === undefined) return;
  if (side === undefined) return notify(`Only ${item.sides.length} annotators are compared.`, 'warning');
  if (isGone(item)) return nothingLeft();
  settle(item, { verdict: 'one', of: side.annotator, chosen: choiceOf(item, 'one', side.annotator) });
}

export function takeBoth(): void {
  const item = itemHere();
  if (item === undefined) return;
  if (isGone(item)) return nothingLeft();
  settle(item, { verdict: 'both', chosen: choiceOf(item, 'both') });
}

export function takeNeither(): void {
  const item = itemHere();
  if (item === undefined) return;
  // Nobody has anything there: with the decision the place itself goes.
  if (isGone(item)) return reopen();
  settle(item, { verdict: 'neither', chosen: choiceOf(item, 'neither') });
}

export function putOff(): void {
  const item = itemHere();
  if (item === undefined) return;
  if (isGone(item)) return nothingLeft();
  settle(item, { verdict: 'later', chosen: choiceOf(item, 'later') });
}

/** Leaves the gold set as it is, although what somebody has there has changed since. */
export function keepChosen(): void {
  const item = itemHere();
  if (item === undefined) return;
  const { decision } = item;
  if (decision === undefined || item.standing !== 'changed') {
    return notify('Only what has changed since it was settled can be kept as it was.');
  }
  if (isGone(item)) return nothingLeft();
  const { verdict, chosen, reason } = decision;
  if (verdict === 'later' || verdict === 'neither') return settle(item, { verdict, chosen }, reason);
  settle(item, asMade(item, chosen), reason);
}

/** Returns whether nobody who is compared has anything there any more. */
export const isGone = ({ sides }: QueueItem): boolean =>
  sides.every(({ spans, silent }) => spans.length + silent.length === 0);

function nothingLeft(): void {
  const key = keyName('review.neither');
  notify(`Nobody who is compared has anything there any more: ${key} takes it out of the gold set.`, 'warning');
}

/** What the verdict on a version is that was made by hand: somebody's, if it is just what she has. */
export function asMade({ sides }: QueueItem, chosen: Decision['chosen']): Settled {
  if (chosen.spans.length + chosen.silent.length === 0) return { verdict: 'neither', chosen };
  const same = sides.find(({ spans, silent }) => sameRecord({ spans, silent }, chosen));
  return same === undefined ? { verdict: 'edited', chosen } : { verdict: 'one', of: same.annotator, chosen };
}

type Settled = Pick<Decision, 'verdict' | 'of' | 'chosen'>;

/** Settles the item; then the reason is asked for if one is owed, or the next open item comes up. */
export function settle(item: QueueItem, settled: Settled, given?: string): void {
  // Whoever settles begins the adjudication: what all agree on is taken first, as a step of its own.
  takeAgreedNow();
  const { key, article, sides, decision } = item;
  const said = useReview.getState().unsaid.get(key)?.trim() ?? '';
  const kept = decision?.verdict === settled.verdict && decision.of === settled.of ? decision.reason : undefined;
  const reason = said === '' ? (given ?? kept) : said;
  const made = {
    ...settled,
    article,
    sides: [...sides],
    id: newDecisionId(),
    ...(reason === undefined ? {} : { reason }),
  };
  const label = settled.verdict === 'later' ? 'put off' : 'settle';
  if (execute({ type: 'batch', label, commands: [{ type: 'settle', decisions: [made] }] }) !== undefined) return;
  noteSettled(key);
  useReview.setState({ draft: null });
  const after = queueNow().disagreements.find((one) => one.key === key);
  const words = after === undefined ? 'Settled' : inWords(after);
  if (after?.standing !== 'owed') return goOn(`${words}.`, key);
  useReview.setState({ at: key, reasoning: true });
  announce(`${words}. A reason is owed.`);
}

function inWords({ decision }: QueueItem): string {
  const { doc } = useDocument.getState();
  if (decision === undefined || doc === null) return 'Settled';
  return decision.verdict === 'later' ? 'Put off' : `Settled: ${verdictInWords(doc, decision)}`;
}

/** Takes back how the item was settled. */
export function reopen(): void {
  const item = itemHere();
  if (item === undefined) return;
  const { decision, article, key } = item;
  if (decision === undefined) return notify('It is open: there is nothing to take back.');
  if (execute({ type: 'reopen', article, decisions: [decision.id] }) !== undefined) return;
  if (isGone(item)) return goOn('Taken out of the gold set.', key);
  useReview.setState({ at: key, draft: null, reasoning: false });
  announce(`Reopened: ${itemInWords(item)}`);
}
