/** Why it was settled so: asked for where one is owed, given whenever the reviewer likes. */
import { uuidv7 } from 'uuidv7';
import { DecisionId } from '#shared/model/index.ts';
import { execute, useDocument } from '../../state/document.ts';
import { announce } from '../../state/notices.ts';
import { goOn, itemHere } from './going.ts';
import type { QueueItem } from './items.ts';
import { queueNow } from './queue-now.ts';
import { useReview } from './state.ts';

/** What was settled last, and the steps that there were then: a reason given at once belongs to the same step. */
let justSettled: { readonly key: string; readonly steps: readonly unknown[] } | undefined;

export function noteSettled(key: string): void {
  justSettled = { key, steps: useDocument.getState().history.past };
  forgetUnsaid(key);
}

/** Puts the keyboard into the field of the reason. */
export function reasonFor(): void {
  if (itemHere() !== undefined) useReview.setState({ reasoning: true });
}

/** Keeps what is being written as a reason for when the item is settled. */
export function writeReason(key: string, text: string): void {
  useReview.setState({ unsaid: new Map(useReview.getState().unsaid).set(key, text) });
}

function forgetUnsaid(key: string): void {
  const unsaid = new Map(useReview.getState().unsaid);
  if (unsaid.delete(key)) useReview.setState({ unsaid });
}

const itemOf = (key: string): QueueItem | undefined => queueNow().disagreements.find((one) => one.key === key);

/** Gives the reason for what was settled; with `on`, the next open item comes up. Before that it waits to be settled. */
export function giveReason(key: string, text: string, on: boolean): void {
  const decision = itemOf(key)?.decision;
  if (decision === undefined) {
    if (!on) return;
    useReview.setState({ reasoning: false });
    return announce(text.trim() === '' ? 'No reason yet.' : 'The reason is kept: now settle the place by its key.');
  }
  forgetUnsaid(key);
  const reason = text.trim();
  if (reason !== (decision.reason ?? '')) {
    const { article, verdict, of, chosen, sides } = decision;
    const id = DecisionId.parse(uuidv7());
    const renewed = { article, id, sides, verdict, chosen, ...(of === undefined ? {} : { of }), reason };
    const joined = justSettled?.key === key && justSettled.steps === useDocument.getState().history.past;
    const command = { type: 'settle', decisions: [renewed] } as const;
    if (execute({ type: 'batch', label: 'give a reason', commands: [command] }, joined) !== undefined) return;
    justSettled = undefined;
  }
  if (!on) return;
  const owed = itemOf(key)?.standing === 'owed';
  goOn(owed ? 'The reason stays owed.' : reason === '' ? 'No reason given.' : 'Reason given.', key);
}

/** Leaves the field of the reason as it was; where one is owed, it stays owed, and the next open item comes up. */
export function leaveReason(key: string): void {
  forgetUnsaid(key);
  // What is given later is a step of its own.
  justSettled = undefined;
  useReview.setState({ reasoning: false });
  if (itemOf(key)?.standing === 'owed') goOn('The reason stays owed.', key);
}
