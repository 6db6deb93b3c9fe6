/**
 * The keys in force: the table's, changed by a person's choices. No keymap that comes from here has two actions for one
 * press in one place, nor an action under a key that never reaches it.
 */
import type { ActionDescriptor, ActionPlace } from './actions.ts';
import { fixedKeys, isOwnPlace, onSystem, reservedKeys } from './fixed-keys.ts';
import { isShortcut, overlap } from './press.ts';
import { keysOf } from './shortcuts.ts';

/** A person's own keys by action id, as her settings file has them; an empty list takes the key away. */
export type KeyChoices = Readonly<Record<string, readonly string[]>>;

export interface Keymap {
  /** The system is a Mac, whose `$mod` is Command. */
  readonly mac: boolean;
  readonly actions: readonly ActionDescriptor[];
  /** The shortcuts of every action of the table, by id. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
}

/** Why an action cannot have a shortcut. Only what another action has can be taken from it. */
export interface Obstacle {
  readonly kind: 'action' | 'fixed' | 'reserved' | 'unreadable';
  /** A sentence. */
  readonly message: string;
  /** The action that has it, and the shortcut under which. */
  readonly action?: ActionDescriptor;
  readonly shortcut?: string;
}

/** A choice in the settings that could not be followed. */
export interface KeyProblem {
  readonly action: ActionDescriptor;
  /** A sentence with what is used instead. */
  readonly message: string;
}

/** Places within others; every place is within `everywhere` and `project`. */
const WITHIN: Partial<Record<ActionPlace, ActionPlace>> = {
  reader: 'reading',
  claims: 'reading',
  matrix: 'reading',
  queue: 'review',
  pairs: 'review',
};

/**
 * Returns whether the keyboard can be in both places at once. The claims list and the matrix take their keys before the
 * desk does, so that theirs and the reader's are never meant at once.
 */
export function placesMeet(one: ActionPlace, other: ActionPlace): boolean {
  const wide = (place: ActionPlace): boolean => place === 'everywhere' || place === 'project';
  return one === other || wide(one) || wide(other) || WITHIN[one] === other || WITHIN[other] === one;
}

/** Returns the keymap of the choices, and what of them could not be followed; those actions keep the table's keys. */
export function keymapOf(
  table: readonly ActionDescriptor[],
  choices: KeyChoices,
  mac: boolean,
): { readonly keymap: Keymap; readonly problems: readonly KeyProblem[] } {
  const refused = new Map<ActionDescriptor, string>();
  const chosen = (action: ActionDescriptor): readonly string[] | undefined =>
    refused.has(action) || !Object.hasOwn(choices, action.id) ? undefined : choices[action.id];
  for (const action of table) {
    const obstacle = chosen(action)
      ?.map((shortcut) => outside(action, shortcut, mac))
      .find((found) => found !== undefined);
    if (obstacle !== undefined) refused.set(action, obstacle.message);
  }
  // A choice turned down brings its default back, which may be what another had chosen: again until nothing changes.
  for (;;) {
    const keys = new Map(table.map((action) => [action.id, chosen(action) ?? action.shortcuts]));
    const keymap: Keymap = { mac, actions: table, keys };
    const clash = firstClash(keymap, (action) => chosen(action) !== undefined);
    if (clash === undefined) {
      const problems = [...refused].map(([action, message]) => ({
        action,
        message: `The settings give “${action.label}” a key that it cannot have. ${message} Its own counts instead.`,
      }));
      return { keymap, problems };
    }
    refused.set(clash.action, clash.message);
  }
}

function firstClash(
  keymap: Keymap,
  isChosen: (action: ActionDescriptor) => boolean,
): { action: ActionDescriptor; message: string } | undefined {
  // The later of two choices gives way, so that the first of them is heard.
  for (const action of keymap.actions.toReversed()) {
    if (!isChosen(action)) continue;
    for (const shortcut of keymap.keys.get(action.id) ?? []) {
      const obstacle = holderOf(keymap, action, shortcut);
      if (obstacle !== undefined) return { action, message: obstacle.message };
    }
  }
  return undefined;
}

/** Returns why the action cannot have the shortcut as things are, or undefined if it can. */
export function obstacleFor(keymap: Keymap, action: ActionDescriptor, shortcut: string): Obstacle | undefined {
  return outside(action, shortcut, keymap.mac) ?? holderOf(keymap, action, shortcut);
}

/** What stands in the way whatever the other actions' keys are. */
function outside(action: ActionDescriptor, shortcut: string, mac: boolean): Obstacle | undefined {
  if (!isShortcut(shortcut)) return { kind: 'unreadable', message: `“${shortcut}” is not one press of a key.` };
  const said = shown(shortcut, mac);
  const meets = (key: string): boolean => overlap(key, shortcut, mac);
  const reserved = onSystem(reservedKeys, mac).find(({ keys }) => keys.some(meets));
  if (reserved !== undefined) {
    return { kind: 'reserved', message: `${said} never gets here: ${reserved.reason}.` };
  }
  if (!mac && /(?:^|\+)Meta\+/.test(shortcut)) {
    return { kind: 'reserved', message: `${said} never gets here: the system keeps that key to itself.` };
  }
  const fixed = onSystem(fixedKeys, mac).find(
    ({ keys, where }) => !isOwnPlace(where) && placesMeet(where, action.where) && keys.some(meets),
  );
  if (fixed === undefined) return undefined;
  return { kind: 'fixed', message: `${said} stays as it is: “${fixed.label}”${IN_PLACE[fixed.where]}.` };
}

function holderOf(keymap: Keymap, action: ActionDescriptor, shortcut: string): Obstacle | undefined {
  for (const other of keymap.actions) {
    if (other.id === action.id || !placesMeet(other.where, action.where)) continue;
    const held = keymap.keys.get(other.id)?.find((key) => overlap(key, shortcut, keymap.mac));
    if (held === undefined) continue;
    const message = `${shown(shortcut, keymap.mac)} belongs to “${other.label}”.`;
    return { kind: 'action', message, action: other, shortcut: held };
  }
  return undefined;
}

/** Places as the end of a sentence. */
const IN_PLACE: Readonly<Record<string, string>> = {
  reading: ' outside the review',
  reader: ' in the text',
  claims: ' in the list of claims',
  matrix: ' in the matrix',
  review: ' in the review',
  queue: ' in the queue of disagreements',
  pairs: ' among the pairs of claims',
  project: '',
  everywhere: '',
};

const shown = (shortcut: string, mac: boolean): string => keysOf(shortcut, mac).join(mac ? '' : '+');

/** Returns the choices with these keys for the action; what equals the table's is no choice and is left out. */
export function withKeys(choices: KeyChoices, action: ActionDescriptor, shortcuts: readonly string[]): KeyChoices {
  const rest = Object.fromEntries(Object.entries(choices).filter(([id]) => id !== action.id));
  return shortcuts.join(' ') === action.shortcuts.join(' ') ? rest : { ...rest, [action.id]: shortcuts };
}

/**
 * Returns the choices with one more key for the action, taken from whichever other actions have it, or why it cannot be.
 * `replaced` is a key of the action's own that goes for it.
 */
export function withKey(
  keymap: Keymap,
  choices: KeyChoices,
  action: ActionDescriptor,
  shortcut: string,
  replaced: string | undefined,
  take: boolean,
): { readonly choices: KeyChoices } | { readonly obstacle: Obstacle } {
  const obstacle = obstacleFor(keymap, action, shortcut);
  if (obstacle !== undefined && !(take && obstacle.kind === 'action')) return { obstacle };
  const changed = takenFromOthers(keymap, choices, action, [shortcut]);
  const own = keymap.keys.get(action.id) ?? [];
  const at = replaced === undefined ? own.length : Math.max(0, own.indexOf(replaced));
  const others = own.filter((key) => key !== replaced && !overlap(key, shortcut, keymap.mac));
  return { choices: withKeys(changed, action, [...others.slice(0, at), shortcut, ...others.slice(at)]) };
}

/**
 * Returns the choices with the table's keys for the action again; where another action has been given one of them, that
 * one gives it back, as far as it must.
 */
export function withDefaults(keymap: Keymap, choices: KeyChoices, action: ActionDescriptor): KeyChoices {
  return takenFromOthers(keymap, withKeys(choices, action, action.shortcuts), action, action.shortcuts);
}

/** The choices without these shortcuts for every other action that could be meant by them where this one is. */
function takenFromOthers(
  keymap: Keymap,
  choices: KeyChoices,
  action: ActionDescriptor,
  shortcuts: readonly string[],
): KeyChoices {
  let changed = choices;
  for (const other of keymap.actions) {
    if (other.id === action.id || !placesMeet(other.where, action.where)) continue;
    const keys = keymap.keys.get(other.id) ?? [];
    const kept = keys.filter((key) => !shortcuts.some((shortcut) => overlap(key, shortcut, keymap.mac)));
    if (kept.length < keys.length) changed = withKeys(changed, other, kept);
  }
  return changed;
}
