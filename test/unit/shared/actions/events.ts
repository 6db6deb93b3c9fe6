/**
 * Key presses as browsers report them, for asking tinykeys itself what a shortcut means: a US keyboard's, and those of other
 * layouts, which may have any character on any key, with Shift or without.
 */
import { matchKeybindingPress, parseKeybinding } from 'tinykeys';
import { US_KEYS, usCharacter } from '#shared/actions/index.ts';
import type { KeyPress } from '#shared/actions/index.ts';

const NAMED = [
  ...['Enter', 'Delete', 'Backspace', 'Escape', 'Tab', 'Home', 'End', 'PageUp', 'PageDown', 'ContextMenu'],
  ...['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'F1', 'F2', 'F4', 'F6', 'F10', 'F11'],
];
const CODES = [...Object.keys(US_KEYS), ...[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `Key${letter}`)];

const CHARACTERS = [
  ...new Set(CODES.flatMap((code) => [usCharacter(code, false) ?? '', usCharacter(code, true) ?? ''])),
];

/** Every key of the keyboard with every set of modifiers. */
export const presses: readonly KeyPress[] = [false, true].flatMap((shiftKey) =>
  [false, true].flatMap((ctrlKey) =>
    [false, true].flatMap((altKey) =>
      [false, true].flatMap((metaKey) =>
        [
          ...NAMED.map((key) => ({ key, code: key })),
          ...CODES.map((code) => ({ code, key: '' })),
          ...CHARACTERS.filter((key) => key !== ' ').map((key) => ({ key, code: 'IntlBackslash' })),
        ].map((one) => ({
          key: one.key === '' ? (usCharacter(one.code, shiftKey) ?? '') : one.key,
          code: one.code,
          shiftKey,
          ctrlKey,
          altKey,
          metaKey,
          altGraph: false,
        })),
      ),
    ),
  ),
);

const known = new Map<string, ReturnType<typeof parseKeybinding>[number] | undefined>();

function parsedOf(shortcut: string): ReturnType<typeof parseKeybinding>[number] | undefined {
  if (!known.has(shortcut)) known.set(shortcut, parseKeybinding(shortcut)[0]);
  return known.get(shortcut);
}

/** Whether tinykeys takes the press for the shortcut. */
export function means(shortcut: string, press: KeyPress): boolean {
  const parsed = parsedOf(shortcut);
  const down: Record<string, boolean> = {
    Shift: press.shiftKey,
    Control: press.ctrlKey,
    Alt: press.altKey,
    Meta: press.metaKey,
  };
  const event = { ...press, getModifierState: (name: string) => down[name] === true };
  return parsed !== undefined && matchKeybindingPress(event as unknown as KeyboardEvent, parsed);
}

/** The press as a person would name it in a failed test. */
export const named = (press: KeyPress): string =>
  [press.ctrlKey && 'Ctrl', press.altKey && 'Alt', press.shiftKey && 'Shift', press.metaKey && 'Meta', press.key]
    .filter((part) => part !== false)
    .join('+');
