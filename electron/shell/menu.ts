/** The application menu: the table of actions, with the entries that only the system can do. */
import { app, BrowserWindow, Menu } from 'electron';
import type { MenuItemConstructorOptions } from 'electron';
import { actions, keymapOf, MENUS, pressOf } from '#shared/actions/index.ts';
import type { ActionDescriptor, KeyChoices, Keymap, MenuName } from '#shared/actions/index.ts';
import { sendAction } from './bridge.ts';

/** Builds the menu with this person's keys; choosing an entry tells the page in front. Called again, it shows other keys. */
export function setupMenu(choices: KeyChoices): void {
  const { keymap } = keymapOf(actions, choices, process.platform === 'darwin');
  const template = menuTemplate(keymap, app.isPackaged, (id) => {
    const window = BrowserWindow.getFocusedWindow();
    if (window !== null) sendAction(window.webContents, id);
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** Returns the menu as data. */
export function menuTemplate(
  keymap: Keymap,
  packaged: boolean,
  choose: (id: string) => void,
): MenuItemConstructorOptions[] {
  const { mac } = keymap;
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const entriesOf = (menu: MenuName): MenuItemConstructorOptions[] =>
    actions.filter((action) => action.menu === menu).map((action) => entryOf(action, keymap, choose));
  const system: Partial<Record<MenuName, MenuItemConstructorOptions[]>> = {
    File: [separator, mac ? { role: 'close' } : { role: 'quit' }],
    // Text fields of the page need these; on a Mac they work through the menu only.
    Edit: [separator, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
    View: [separator, { role: 'togglefullscreen' }, ...(packaged ? [] : [{ role: 'toggleDevTools' as const }])],
  };
  const menus = MENUS.map((menu) => ({ label: menu, submenu: [...entriesOf(menu), ...(system[menu] ?? [])] }));
  const help = menus.pop();
  return [
    ...(mac ? [{ role: 'appMenu' as const }] : []),
    ...menus,
    { role: 'windowMenu' },
    ...(help === undefined ? [] : [{ ...help, role: 'help' as const }]),
  ];
}

function entryOf(action: ActionDescriptor, keymap: Keymap, choose: (id: string) => void): MenuItemConstructorOptions {
  const shortcuts = keymap.keys.get(action.id) ?? [];
  const accelerator = shortcuts.map(acceleratorOf).find((found) => found !== undefined);
  return {
    id: action.id,
    label: action.label,
    click: () => {
      choose(action.id);
    },
    // The page hears its own shortcuts, so that a key typed into a text field stays a letter; the menu only shows them.
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  };
}

const MODIFIERS: Readonly<Record<string, string>> = { $mod: 'CommandOrControl', Shift: 'Shift', Alt: 'Alt' };
const KEYS: Readonly<Record<string, string>> = {
  Enter: 'Return',
  '+': 'Plus',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

/**
 * Returns the shortcut in Electron's words, or undefined for one without a modifier: on a Mac the menu would take a bare
 * key from every text field (`registerAccelerator` is for Linux and Windows).
 */
export function acceleratorOf(shortcut: string): string | undefined {
  const { modifiers, key } = pressOf(shortcut);
  const isFunctionKey = /^F\d+$/.test(key);
  if (!isFunctionKey && !modifiers.some((modifier) => modifier === '$mod' || modifier === 'Alt')) return undefined;
  const names = modifiers.map((modifier) => MODIFIERS[modifier]);
  if (names.includes(undefined)) return undefined;
  const bare = key.replace(/^(?:Digit|Key)(?=[0-9A-Z]$)/, '');
  return [...names, KEYS[bare] ?? (bare.length === 1 ? bare.toUpperCase() : bare)].join('+');
}
