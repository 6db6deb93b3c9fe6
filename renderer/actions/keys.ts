/** From key presses to actions. */
import { tinykeys } from 'tinykeys';
import { actions } from '#shared/actions/index.ts';
import type { ActionDescriptor, ActionId } from '#shared/actions/index.ts';
import { useDocument } from '../state/document.ts';
import { notify } from '../state/notices.ts';
import { useSession } from '../state/session.ts';
import { handlers, isEnabled, writes } from './handlers.ts';

/** Listens to the window's keys; returns the function that stops. */
export function listenToKeys(): () => void {
  const bindings: Record<string, (event: KeyboardEvent) => void> = {};
  for (const action of actions) {
    for (const shortcut of action.shortcuts) {
      const others = bindings[shortcut];
      bindings[shortcut] = (event) => {
        if (event.defaultPrevented || event.isComposing || !counts(action, event)) return others?.(event);
        event.preventDefault();
        run(action.id);
      };
    }
  }
  // Which keys count in a field is said below, for each action.
  return tinykeys(window, bindings, { ignore: () => false });
}

/** Takes an action, if it can be taken now; where the project cannot be written, it says why not. */
export function run(id: ActionId): void {
  const { readOnly } = useDocument.getState();
  const { dialog, picker } = useSession.getState();
  // Under a dialog or the picker, a menu of the system still offers everything: only looks may change there.
  if ((dialog !== null || picker === 'open') && !id.startsWith('view.text') && id !== 'view.theme') return;
  if (isEnabled(id)) handlers[id]();
  else if (readOnly !== null && writes(id)) notify(readOnly.message, 'warning');
}

/** Whether an action's key counts where the keyboard is. */
function counts(action: ActionDescriptor, event: KeyboardEvent): boolean {
  const { dialog, picker, view } = useSession.getState();
  const target = event.target instanceof Element ? event.target : null;
  // A dialog, a menu or the picker has the keyboard to itself.
  if (dialog !== null || picker === 'open' || target?.closest('[role="dialog"], [role="menu"]')) return false;
  // AltGr, which Windows reports as Control and Alt, makes characters such as brackets.
  const altGr = event.ctrlKey && event.altKey && event.key.length === 1;
  const plain = altGr || (!event.ctrlKey && !event.metaKey && !event.altKey);
  const typing = target?.closest('input, textarea, select, [contenteditable="true"]') !== null && target !== null;
  if (typing && (plain ? event.key !== 'F6' : /^[zyac]$/i.test(event.key))) return false;
  // Enter and the delete keys do what the button, list or edge in focus does with them.
  if (
    plain &&
    event.key.length > 1 &&
    target?.closest('button, a, summary, [role="option"], [role="grid"], [role="separator"]')
  ) {
    return event.key === 'F6';
  }
  if (action.where === 'everywhere') return true;
  if (useDocument.getState().doc === null) return false;
  if (action.where === 'project') return true;
  if (action.where === 'reader') return view === 'desk';
  return false; // the claims list and the matrix walk by themselves
}
