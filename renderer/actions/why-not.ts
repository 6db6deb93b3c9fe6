/** Why an action cannot be taken now, for where it is shown greyed. */
import type { ActionDescriptor, ActionId, ActionPlace } from '#shared/actions/index.ts';
import { useDocument } from '../state/document.ts';
import { isEnabled, writes } from './handlers.ts';
import { isHere } from './keys.ts';

/**
 * Returns a few words on why the action cannot be taken from where the keyboard is, or undefined if it can. What an action
 * wants besides (a span, a claim in focus) it says itself when it is taken: its message names the way there.
 */
export function whyNot(
  action: ActionDescriptor & { readonly id: ActionId },
  keyboard: Element | null,
): string | undefined {
  const { doc, readOnly } = useDocument.getState();
  if (isEnabled(action.id)) {
    if (isHere(action.where, keyboard)) return undefined;
    return ONLY[action.where];
  }
  if (doc === null) return 'no project is open';
  if (readOnly !== null && writes(action.id)) return 'read only';
  if (action.id === 'edit.undo') return 'nothing to undo';
  if (action.id === 'edit.redo') return 'nothing to redo';
  return 'not now';
}

const ONLY: Partial<Record<ActionPlace, string>> = {
  reading: 'not in the review',
  reader: 'at the desk only',
  matrix: 'in the matrix only',
  review: 'in the review only',
  queue: 'at the disagreements only',
  pairs: 'at the pairs of claims only',
};
