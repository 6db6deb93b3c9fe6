/** Shortcuts as people read them. The table holds them in tinykeys' syntax (its README, "Keybinding Syntax"). */

export interface Press {
  /** Modifiers that must be down, e.g. `$mod`, `Shift`, `Alt`; optional ones are left out. */
  readonly modifiers: readonly string[];
  /** A `KeyboardEvent.key` or `KeyboardEvent.code`. */
  readonly key: string;
}

/** Returns the one key press that the shortcut names. It throws on a sequence of presses, which the table does not use. */
export function pressOf(shortcut: string): Press {
  if (shortcut.trim().includes(' ')) throw new Error(`"${shortcut}" is a sequence of presses`);
  const parts = shortcut.trim().split(/(?<=\w|\])\+/);
  const key = parts.pop() ?? '';
  return { modifiers: parts.filter((part) => !part.startsWith('[')), key };
}

const NAMES: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Delete: 'Del',
  Escape: 'Esc',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  ContextMenu: 'Menu',
};

const ON_A_MAC: Readonly<Record<string, string>> = { $mod: '⌘', Shift: '⇧', Alt: '⌥', Control: '⌃' };
const ELSEWHERE: Readonly<Record<string, string>> = { $mod: 'Ctrl', Control: 'Ctrl' };

/** Returns the shortcut's keys in the order in which they are shown, e.g. `['Ctrl', 'Shift', 'Z']`. */
export function keysOf(shortcut: string, mac: boolean): string[] {
  const { modifiers, key } = pressOf(shortcut);
  const names = mac ? ON_A_MAC : ELSEWHERE;
  return [...modifiers.map((name) => names[name] ?? name), keyName(key)];
}

function keyName(key: string): string {
  const bare = key.replace(/^(?:Digit|Key)(?=[0-9A-Z]$)/, '');
  return NAMES[bare] ?? (bare.length === 1 ? bare.toUpperCase() : bare);
}
