/**
 * Key presses and the shortcuts that name them, in tinykeys' syntax (its README, "Keybinding Syntax"): which press a
 * shortcut means, which shortcut a press is best written as, and whether two shortcuts can mean one press.
 */
/** What a `KeyboardEvent` says of a press. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  /** AltGr is down, as `getModifierState('AltGraph')` has it. */
  readonly altGraph: boolean;
}

const MODIFIERS = ['$mod', 'Control', 'Alt', 'Shift', 'Meta'] as const;
type Modifier = 'Control' | 'Alt' | 'Shift' | 'Meta';

interface Pattern {
  /** Modifiers that must be down. */
  readonly least: ReadonlySet<Modifier>;
  /** Modifiers that may be down. */
  readonly most: ReadonlySet<Modifier>;
  readonly key: string;
}

/** Returns whether the string is one press with modifiers that are known: what a keymap may hold. */
export function isShortcut(shortcut: string): boolean {
  return patternOf(shortcut, false) !== undefined;
}

function patternOf(shortcut: string, mac: boolean): Pattern | undefined {
  if (shortcut === '' || /\s/.test(shortcut)) return undefined;
  const parts = shortcut.split(/(?<=\w|\])\+/);
  const key = parts.pop() ?? '';
  // A regular expression of tinykeys', and a modifier without a key, are no keys to us.
  if (key === '' || /^\(.+\)$/.test(key) || MODIFIER_KEYS.has(key)) return undefined;
  const least = new Set<Modifier>();
  const most = new Set<Modifier>();
  for (const part of parts) {
    const name = part.replace(/^\[(.*)\]$/, '$1');
    if (!MODIFIERS.some((known) => known === name)) return undefined;
    const modifier = name === '$mod' ? (mac ? 'Meta' : 'Control') : (name as Modifier);
    most.add(modifier);
    if (name === part) least.add(modifier);
  }
  // One character, or the name of a key: anything else would never be pressed.
  return [...key].length === 1 || /^[A-Z][A-Za-z0-9]+$/.test(key) ? { least, most, key } : undefined;
}

/**
 * Returns whether one press of a keyboard can be meant by both shortcuts. A shortcut by a key's place (`KeyW`, `Digit1`) is
 * compared by what the US layout has there: what other layouts have cannot be known. False if one is no shortcut.
 */
export function overlap(one: string, other: string, mac: boolean): boolean {
  const a = patternOf(one, mac);
  const b = patternOf(other, mac);
  if (a === undefined || b === undefined) return false;
  const least = new Set([...a.least, ...b.least]);
  const most = new Set([...a.most].filter((modifier) => b.most.has(modifier)));
  if (![...least].every((modifier) => most.has(modifier))) return false;
  if (a.key.toUpperCase() === b.key.toUpperCase()) return true;
  const shifted = [...(least.has('Shift') ? [] : [false]), ...(most.has('Shift') ? [true] : [])];
  return shifted.some((shift) => hasAt(a.key, b.key, shift) || hasAt(b.key, a.key, shift));
}

/** Whether the US layout has this character on the key with this code. */
function hasAt(code: string, key: string, shift: boolean): boolean {
  return usCharacter(code, shift)?.toUpperCase() === key.toUpperCase();
}

/** Returns the character that the US layout has on the key with the code, or undefined if it is no key of characters. */
export function usCharacter(code: string, shift: boolean): string | undefined {
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  if (letter !== undefined) return shift ? letter : letter.toLowerCase();
  return US_KEYS[code]?.[shift ? 1 : 0];
}

/** Codes of the keys that write a digit, a sign or a blank, and what the US layout has there without and with Shift. */
export const US_KEYS: Readonly<Record<string, readonly [string, string]>> = {
  Digit1: ['1', '!'],
  Digit2: ['2', '@'],
  Digit3: ['3', '#'],
  Digit4: ['4', '$'],
  Digit5: ['5', '%'],
  Digit6: ['6', '^'],
  Digit7: ['7', '&'],
  Digit8: ['8', '*'],
  Digit9: ['9', '('],
  Digit0: ['0', ')'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Space: [' ', ' '],
};

const MODIFIER_KEYS: ReadonlySet<string> = new Set([
  ...['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'OS', 'Super', 'Hyper', 'Fn', 'FnLock', 'Symbol', 'SymbolLock'],
  ...['CapsLock', 'NumLock', 'ScrollLock', '$mod'],
]);

/** Keys that write nothing and mean nothing by themselves: a press that an input method or a dead key has taken. */
const NO_KEYS: ReadonlySet<string> = new Set(['', 'Dead', 'Process', 'Unidentified', 'Compose']);

/**
 * Returns the shortcut that this press should be kept as, or undefined for a modifier alone, a dead key or a press that an
 * input method has taken. A letter is kept as what it writes, so that it follows the keyboard's layout; with Alt it is
 * kept by its place, since Alt writes other characters on a Mac. A sign or digit counts with Shift or AltGr or without,
 * because where it stands differs from layout to layout.
 */
export function shortcutOf(press: KeyPress, mac: boolean): string | undefined {
  const { key, code, shiftKey, ctrlKey, altKey, metaKey } = press;
  if (MODIFIER_KEYS.has(key) || NO_KEYS.has(key)) return undefined;
  const written = [...key].length === 1 && key !== ' ';
  const placed = /^(?:Key[A-Z]|Digit\d)$/.test(code);
  const altGr = written && (press.altGraph || (!mac && ctrlKey && altKey && !/^[a-z0-9]$/i.test(key)));
  const mod = mac ? metaKey : ctrlKey;
  const held = [
    ...(mod && !altGr ? ['$mod'] : []),
    ...(mac && ctrlKey ? ['Control'] : []),
    ...(!mac && metaKey ? ['Meta'] : []),
    ...(altKey && !altGr ? ['Alt'] : []),
  ];
  const withShift = shiftKey ? [...held, 'Shift'] : held;
  if (!written) return [...withShift, key === ' ' ? 'Space' : key].join('+');
  if (altKey && !altGr && placed) return [...withShift, code].join('+');
  if (key.toLowerCase() !== key.toUpperCase()) {
    return [...withShift, ...(altGr ? ['[Control]', '[Alt]'] : []), key.toLowerCase()].join('+');
  }
  const free = held.length === 0 && !/^\d$/.test(key) ? ['[Shift]', '[Control]', '[Alt]'] : ['[Shift]'];
  return [...held, ...free, key].join('+');
}
