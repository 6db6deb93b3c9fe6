/** From key presses to actions. */
import { actions } from '#shared/actions/index.ts';
import type { ActionDescriptor, ActionId, ActionPlace } from '#shared/actions/index.ts';
import { useReview } from '../features/review/index.ts';
import { useDocument } from '../state/document.ts';
import { isKeyOf } from '../state/keymap.ts';
import { notify } from '../state/notices.ts';
import { useSession } from '../state/session.ts';
import { useSettings } from '../state/settings.ts';
import { handlers, isEnabled, writes } from './handlers.ts';
import { remember } from './recent.ts';

/** Listens to the window's keys; returns the function that stops. */
export function listenToKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    // A browser fills in a field with an event that has no key; an input method has taken what it calls Process.
    if (typeof event.key !== 'string' || event.key === 'Process' || event.defaultPrevented || event.isComposing) return;
    const meant = actions.filter((action) => isKeyOf(action.id, event) && counts(action, event));
    // The narrowest place goes first: in the list of claims, what the list has means the list's.
    const action = meant.sort((a, b) => NARROW[b.where] - NARROW[a.where])[0];
    if (action === undefined) return;
    event.preventDefault();
    run(action.id);
  };
  addEventListener('keydown', onKeyDown);
  return () => removeEventListener('keydown', onKeyDown);
}

const NARROW: Readonly<Record<ActionPlace, number>> = {
  everywhere: 0,
  project: 1,
  reading: 2,
  reader: 3,
  claims: 4,
  matrix: 4,
  review: 2,
  queue: 3,
  pairs: 3,
};

/** Takes an action, if it can be taken now; where the project cannot be written, it says why not. */
export function run(id: ActionId): void {
  const { readOnly } = useDocument.getState();
  const { dialog, picker } = useSession.getState();
  // Under a dialog or the picker, a menu of the system still offers everything: only looks may change there.
  if ((dialog !== null || picker === 'open') && !id.startsWith('view.text') && id !== 'view.theme') return;
  if (isEnabled(id)) {
    remember(id);
    handlers[id]();
  } else if (readOnly !== null && writes(id)) notify(readOnly.message, 'warning');
}

/** Returns whether what has this place can be meant where the keyboard is. */
export function isHere(where: ActionPlace, target: Element | null): boolean {
  if (where === 'everywhere') return true;
  if (useDocument.getState().doc === null) return false;
  if (where === 'project') return true;
  if (where === 'claims') return target?.closest('.claims-grid') != null;
  const { view } = useSession.getState();
  if (where === 'reading') return view !== 'review';
  if (where === 'review') return view === 'review';
  if (where === 'queue' || where === 'pairs') {
    return view === 'review' && useReview.getState().part === (where === 'queue' ? 'disagreements' : 'claims');
  }
  return view === (where === 'matrix' ? 'matrix' : 'desk');
}

/** Whether an action's key counts where the keyboard is. */
function counts(action: ActionDescriptor, event: KeyboardEvent): boolean {
  const { dialog, picker } = useSession.getState();
  const target = event.target instanceof Element ? event.target : null;
  // A dialog, a menu or the picker has the keyboard to itself.
  if (dialog !== null || picker === 'open' || target?.closest('[role="dialog"], [role="menu"]')) return false;
  if (target?.closest('input, textarea, select, [contenteditable="true"]') != null && writesText(event)) return false;
  const inList = OF_A_LIST.has(action.where) && isHere(action.where, target);
  if (!inList && isPlain(event) && isNamed(event.key) && target?.closest(TAKES_KEYS) != null) return false;
  return isHere(action.where, target);
}

/** What has one list, or is one: what that has means the list's. */
const OF_A_LIST: ReadonlySet<ActionPlace> = new Set(['claims', 'matrix', 'queue', 'pairs']);

/** What does something of its own with Enter, the delete keys or the space bar. */
const TAKES_KEYS = 'button, a, summary, [role="option"], [role="listbox"], [role="grid"], [role="separator"]';

/** A key that is no character, but for the function keys, which mean the same everywhere. */
const isNamed = (key: string): boolean => (key.length > 1 || key === ' ') && !/^F\d+$/.test(key);

/** No modifier but Shift. AltGr, which Windows reports as Control and Alt, only makes characters such as brackets. */
function isPlain(event: KeyboardEvent): boolean {
  const altGr = event.ctrlKey && event.altKey && event.key.length === 1;
  return altGr || (!event.ctrlKey && !event.metaKey && !event.altKey);
}

/** Whether a field does something with the press: writes it, moves its caret, or edits. */
function writesText(event: KeyboardEvent): boolean {
  if (/^F\d+$/.test(event.key)) return false;
  if (isPlain(event) || /^(?:Arrow\w+|Home|End|Backspace|Delete)$/.test(event.key)) return true;
  const mac = useSettings.getState().platform === 'darwin';
  if (mac && event.altKey && !event.ctrlKey && !event.metaKey) return true;
  return /^[zyacxv]$/i.test(event.key);
}
