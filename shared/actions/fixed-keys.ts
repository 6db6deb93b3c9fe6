/**
 * Keys that cannot be changed: those of the caret, of lists and of the matrix, which are the system's own habits, and
 * those that a page never receives. The list of shortcuts, docs/keyboard.md and the check of a new key read these tables.
 */
import type { ActionPlace } from './actions.ts';

/** What has the keyboard to itself, or takes its keys first: they are told of, and are in nobody's way. */
export type OwnPlace = 'picker' | 'list' | 'concordance' | 'find' | 'edit';

export interface FixedKey {
  readonly label: string;
  /** In tinykeys' syntax, as in the table of actions. */
  readonly keys: readonly string[];
  readonly where: ActionPlace | OwnPlace;
  /** Where the systems' habits differ. */
  readonly only?: 'mac' | 'other';
}

const S = '[Shift]+';
const A = '[Alt]+';
const C = '[Control]+';

/** With Shift each of these extends the selection. */
const caret: readonly FixedKey[] = [
  fixed('Caret by a character', [`${S}ArrowLeft`, `${S}ArrowRight`], 'reader'),
  fixed('Caret by a word', [`${S}${A}$mod+ArrowLeft`, `${S}${A}$mod+ArrowRight`], 'reader', 'other'),
  fixed('Caret by a word', [`${S}${C}Alt+ArrowLeft`, `${S}${C}Alt+ArrowRight`], 'reader', 'mac'),
  fixed('Caret by a line', [`${S}ArrowUp`, `${S}ArrowDown`], 'reader', 'other'),
  fixed('Caret by a line', [`${S}${A}ArrowUp`, `${S}${A}ArrowDown`], 'reader', 'mac'),
  fixed('Caret by a sentence', [`${S}Alt+ArrowUp`, `${S}Alt+ArrowDown`], 'reader', 'other'),
  fixed('Caret by a sentence', [`${S}${A}Control+ArrowUp`, `${S}${A}Control+ArrowDown`], 'reader', 'mac'),
  fixed('Caret by a block', [`${S}${A}$mod+ArrowUp`, `${S}${A}$mod+ArrowDown`], 'reader', 'other'),
  fixed('Caret by a block', [`${S}${A}${C}$mod+ArrowUp`, `${S}${A}${C}$mod+ArrowDown`], 'reader', 'mac'),
  fixed('Caret to the edge of the line', [`${S}${A}Home`, `${S}${A}End`], 'reader', 'other'),
  fixed(
    'Caret to the edge of the line',
    [`${S}${A}${C}$mod+ArrowLeft`, `${S}${A}${C}$mod+ArrowRight`, `${S}${A}${C}Home`, `${S}${A}${C}End`],
    'reader',
    'mac',
  ),
  fixed('Caret to the edge of the article', [`${S}${A}$mod+Home`, `${S}${A}$mod+End`], 'reader', 'other'),
  fixed('Caret to the edge of the article', [`${S}${A}${C}$mod+Home`, `${S}${A}${C}$mod+End`], 'reader', 'mac'),
];

const claims: readonly FixedKey[] = [
  fixed('Walk the claims and their cells', ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'], 'claims'),
  fixed('To the first or last claim', ['Home', 'End', '$mod+ArrowUp', '$mod+ArrowDown'], 'claims'),
  fixed('A page of claims', ['PageUp', 'PageDown'], 'claims'),
  fixed('Open the claim’s place, or the cell’s', ['Enter'], 'claims'),
  fixed('Delete the claim, if nothing hangs on it', ['Delete'], 'claims'),
];

const matrix: readonly FixedKey[] = [
  fixed('Walk the cells', ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'], 'matrix'),
  fixed(
    'To the edge of the matrix',
    ['Home', 'End', '$mod+ArrowUp', '$mod+ArrowDown', '$mod+ArrowLeft', '$mod+ArrowRight'],
    'matrix',
  ),
  fixed('To the corner of the matrix', ['$mod+Home', '$mod+End'], 'matrix'),
  fixed('A page of claims', ['PageUp', 'PageDown'], 'matrix'),
  fixed('Open the cell’s place', ['Enter'], 'matrix'),
];

const picker: readonly FixedKey[] = [
  fixed('Walk the claims found', ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'], 'picker'),
  fixed('Choose the claim; then the stance waits for its key', ['Enter'], 'picker'),
  fixed('The typed words as a new claim, whatever is found', ['Shift+Enter'], 'picker'),
  fixed('Link at once, with the first stance, the second …', ['Alt+Digit1', 'Alt+Digit2'], 'picker'),
  fixed('Back', ['Escape'], 'picker'),
];

const list: readonly FixedKey[] = [
  fixed('Walk the list', ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End'], 'list'),
  fixed('Open the place, or go back to the step', ['Enter'], 'list'),
];

const concordance: readonly FixedKey[] = [
  fixed('Walk the hits (Shift marks them)', [`${S}ArrowUp`, `${S}ArrowDown`], 'concordance'),
  fixed('To the first or last hit', ['Home', 'End', '$mod+ArrowUp', '$mod+ArrowDown'], 'concordance'),
  fixed('A page of hits', ['PageUp', 'PageDown'], 'concordance'),
  fixed('Open the article at the hit', ['Enter'], 'concordance'),
  fixed('Mark the hit', ['Space'], 'concordance'),
  fixed('Mark all hits, or none', ['a'], 'concordance'),
  fixed('Make spans of the marked hits', ['s'], 'concordance'),
  fixed('Sort by article, what stands before, the hit, what stands after', ['1', '2', '3', '4'], 'concordance'),
  fixed('To the query line', ['[Shift]+/', '$mod+f'], 'concordance'),
];

const find: readonly FixedKey[] = [
  fixed('Next or previous place found', ['Enter', 'Shift+Enter'], 'find'),
  fixed('Close; the place at hand is selected', ['Escape'], 'find'),
];

/** The span's edges move by the keys that they have at the desk. */
const edit: readonly FixedKey[] = [
  fixed('Stance of the link', ['1', '2'], 'edit'),
  fixed('Next or previous link of the span, or span', ['ArrowDown', 'ArrowUp'], 'edit'),
  fixed('Claim of the link', ['c'], 'edit'),
  fixed('Unsure', ['q'], 'edit'),
  fixed('Take the link away', ['Delete'], 'edit'),
  fixed('Settle with what is edited', ['Enter'], 'edit'),
  fixed('Leave it as it was', ['Escape'], 'edit'),
];

const everywhere: readonly FixedKey[] = [
  fixed('Leave what is open: dialog, menu, selection, matrix', [`${S}${A}${C}Escape`], 'everywhere'),
  fixed('Next or previous control', ['Tab', 'Shift+Tab'], 'everywhere'),
  fixed('Menu of what has the keyboard', ['ContextMenu', 'Shift+F10'], 'everywhere'),
  fixed('Copy, cut, paste, select all', ['$mod+c', '$mod+x', '$mod+v', '$mod+a'], 'everywhere'),
];

export const fixedKeys: readonly FixedKey[] = [
  ...caret,
  ...claims,
  ...matrix,
  ...picker,
  ...list,
  ...concordance,
  ...find,
  ...edit,
  ...everywhere,
];

const OWN: ReadonlySet<string> = new Set<OwnPlace>(['picker', 'list', 'concordance', 'find', 'edit']);

/** Returns whether the keys of this place are in nobody's way. */
export function isOwnPlace(where: FixedKey['where']): where is OwnPlace {
  return OWN.has(where);
}

export interface ReservedKey {
  readonly keys: readonly string[];
  /** Who takes it, as a clause: "the browser opens a tab with it". */
  readonly reason: string;
  readonly only?: 'mac' | 'other';
}

/**
 * Presses that a page never receives, or that the system's menus take first: Chromium's reserved commands (new and closed
 * tabs and windows), Firefox's, and the desktop's. Every person's list is the same in the window and in a browser.
 */
export const reservedKeys: readonly ReservedKey[] = [
  reserved(['$mod+t', '$mod+Shift+t'], 'the browser opens a tab with it'),
  reserved(['$mod+n', '$mod+Shift+n', '$mod+Shift+p'], 'the browser opens a window with it'),
  reserved(['$mod+w', '$mod+Shift+w'], 'the browser closes the tab or the window with it'),
  reserved(['$mod+F4', 'Alt+F4'], 'the system closes the window with it', 'other'),
  reserved(['Control+Tab', 'Control+Shift+Tab'], 'the browser goes to another tab with it'),
  reserved(['$mod+PageUp', '$mod+PageDown'], 'the browser goes to another tab with it', 'other'),
  reserved(['$mod+q', '$mod+Shift+q'], 'it ends the program'),
  reserved(['F11'], 'it fills the screen with the window', 'other'),
  reserved(['$mod+Control+f'], 'it fills the screen with the window', 'mac'),
  reserved(['$mod+h', '$mod+m', '$mod+Alt+KeyH', '$mod+Alt+KeyM'], 'the system hides the window with it', 'mac'),
  reserved(['$mod+Tab', '$mod+[Shift]+`', '$mod+Space', '$mod+Alt+Space'], 'the system takes it', 'mac'),
  reserved(['Control+ArrowLeft', 'Control+ArrowRight', 'Control+Space'], 'the system takes it', 'mac'),
  reserved(['Alt+Tab', 'Alt+Shift+Tab', 'Alt+Space', '$mod+Alt+Delete'], 'the system takes it', 'other'),
  reserved(['[Shift]+[Control]+[Alt]+PrintScreen'], 'the system takes a picture of the screen with it', 'other'),
];

function fixed(label: string, keys: readonly string[], where: FixedKey['where'], only?: 'mac' | 'other'): FixedKey {
  return only === undefined ? { label, keys, where } : { label, keys, where, only };
}

function reserved(keys: readonly string[], reason: string, only?: 'mac' | 'other'): ReservedKey {
  return only === undefined ? { keys, reason } : { keys, reason, only };
}

/** Returns those of the list that count on this system. */
export function onSystem<T extends { readonly only?: 'mac' | 'other' }>(list: readonly T[], mac: boolean): T[] {
  return list.filter(({ only }) => only === undefined || (only === 'mac') === mac);
}
