/** The keys in force: the table's with this person's choices, as everything that shows or hears keys reads them. */
import { matchKeybindingPress, parseKeybinding } from 'tinykeys';
import { actions, keymapOf, keysOf } from '#shared/actions/index.ts';
import type { ActionId, KeyChoices, Keymap, KeyProblem } from '#shared/actions/index.ts';
import { changeSettings, useSettings } from './settings.ts';

type Parsed = ReturnType<typeof parseKeybinding>[number];

interface InForce {
  readonly keymap: Keymap;
  readonly problems: readonly KeyProblem[];
  readonly parsed: ReadonlyMap<string, readonly Parsed[]>;
}

let memo: { choices: KeyChoices; mac: boolean; inForce: InForce } | undefined;

function inForce(choices: KeyChoices, platform: string): InForce {
  const mac = platform === 'darwin';
  if (memo?.choices !== choices || memo.mac !== mac) {
    const { keymap, problems } = keymapOf(actions, choices, mac);
    const parsed = new Map(
      [...keymap.keys].map(([id, keys]) => [id, keys.flatMap((key) => parseKeybinding(key).slice(0, 1))]),
    );
    memo = { choices, mac, inForce: { keymap, problems, parsed } };
  }
  return memo.inForce;
}

function now(): InForce {
  const { settings, platform } = useSettings.getState();
  return inForce(settings.keys, platform);
}

export const keymapNow = (): Keymap => now().keymap;

/** Keeps the choices; everything that shows or hears keys follows at once. */
export function chooseKeys(choices: KeyChoices): void {
  const keys = Object.fromEntries(Object.entries(choices).map(([id, shortcuts]) => [id, [...shortcuts]]));
  void changeSettings({ keys });
}

/** What of the settings' keys could not be followed. */
export const keyProblems = (): readonly KeyProblem[] => now().problems;

export function useKeymap(): Keymap {
  const choices = useSettings((state) => state.settings.keys);
  const platform = useSettings((state) => state.platform);
  return inForce(choices, platform).keymap;
}

/** Whether the key press is one of the action's, wherever the keyboard is. */
export function isKeyOf(id: ActionId, event: KeyboardEvent): boolean {
  return (
    now()
      .parsed.get(id)
      ?.some((press) => matchKeybindingPress(event, press)) === true
  );
}

/** The action's first shortcut as its keys, e.g. `['Ctrl', 'Z']`; empty where it has none. */
export function shownKeys(keymap: Keymap, id: ActionId): readonly string[] {
  const first = keymap.keys.get(id)?.[0];
  return first === undefined ? [] : keysOf(first, keymap.mac);
}

/** The action's key in brackets behind a button's name, e.g. “ (C)”; nothing where it has none. */
export function useKeyHint(id: ActionId): string {
  const keys = shownKeys(useKeymap(), id);
  return keys.length === 0 ? '' : ` (${keys.join('+')})`;
}

/** The action's key within a message, e.g. “C”; its name in the menus where it has none. */
export function keyName(id: ActionId): string {
  const keys = shownKeys(keymapNow(), id);
  return keys.length > 0 ? keys.join('+') : `“${actions.find((action) => action.id === id)?.label ?? id}”`;
}
