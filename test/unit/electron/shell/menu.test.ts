import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test, vi } from 'vitest';
import { acceleratorOf, menuTemplate, setupMenu } from '#electron/shell/menu.ts';
import { EVENT_CHANNEL } from '#electron/shell/channels.ts';
import { actions, keymapOf } from '#shared/actions/index.ts';
import type { KeyChoices } from '#shared/actions/index.ts';
import { BrowserWindow, Menu } from './stand-in.ts';

vi.mock('electron', () => import('./stand-in.ts'));

const itemsOf = (menu: MenuItemConstructorOptions): MenuItemConstructorOptions[] =>
  Array.isArray(menu.submenu) ? menu.submenu : [];
const keymap = (mac: boolean, choices: KeyChoices = {}) => keymapOf(actions, choices, mac).keymap;
const click = (item: MenuItemConstructorOptions | undefined): void => {
  (item?.click as (() => void) | undefined)?.();
};

describe('the menu', () => {
  test('has an entry for every action that names a menu, in that menu, and for no other', () => {
    const template = menuTemplate(keymap(false), true, () => undefined);
    const listed = template.flatMap((menu) =>
      itemsOf(menu).flatMap((item) => (item.id ? [[menu.label, item.id]] : [])),
    );
    const wanted = actions.filter((action) => action.menu !== null).map((action) => [action.menu, action.id]);
    expect(listed.sort()).toEqual(wanted.sort());
  });

  test('tells the page in front which action was chosen', () => {
    setupMenu({});
    const template = Menu.setApplicationMenu.mock.calls[0]?.[0] as MenuItemConstructorOptions[];
    const item = template.flatMap(itemsOf).find(({ id }) => id === 'file.import');
    click(item);
    const window = new BrowserWindow({});
    BrowserWindow.focused = window;
    click(item);
    expect(window.webContents.sent).toEqual([[EVENT_CHANNEL, 'action', { id: 'file.import' }]]);
  });

  test('takes no shortcut from the page and shows no bare key', () => {
    const items = menuTemplate(keymap(true), true, () => undefined).flatMap(itemsOf);
    for (const item of items.filter(({ accelerator }) => accelerator != null)) {
      expect(item.registerAccelerator).toBe(false);
      expect(item.accelerator).toMatch(/^(?:CommandOrControl|Alt|Shift\+F\d|F\d)/);
    }
  });

  test('shows the keys that a person has chosen, and none where she has chosen none', () => {
    const acceleratorIn = (choices: KeyChoices, id: string) =>
      menuTemplate(keymap(false, choices), true, () => undefined)
        .flatMap(itemsOf)
        .find((item) => item.id === id)?.accelerator;
    expect(acceleratorIn({}, 'file.import')).toBe('CommandOrControl+I');
    expect(acceleratorIn({ 'file.import': ['$mod+j'] }, 'file.import')).toBe('CommandOrControl+J');
    expect(acceleratorIn({ 'file.import': [] }, 'file.import')).toBeUndefined();
  });

  test('offers the developer tools only in a clone', () => {
    const roles = (packaged: boolean) =>
      menuTemplate(keymap(false), packaged, () => undefined)
        .flatMap(itemsOf)
        .map((i) => i.role);
    expect(roles(false)).toContain('toggleDevTools');
    expect(roles(true)).not.toContain('toggleDevTools');
    expect(roles(true)).not.toContain('reload');
  });

  test('begins with the application’s own menu on a Mac', () => {
    expect(menuTemplate(keymap(true), true, () => undefined)[0]?.role).toBe('appMenu');
    expect(menuTemplate(keymap(false), true, () => undefined)[0]?.label).toBe('File');
  });
});

describe('acceleratorOf', () => {
  test.each([
    ['$mod+i', 'CommandOrControl+I'],
    ['$mod+Shift+z', 'CommandOrControl+Shift+Z'],
    ['$mod+=', 'CommandOrControl+='],
    ['$mod+[Shift]++', 'CommandOrControl+Plus'],
    ['$mod+Shift+Enter', 'CommandOrControl+Shift+Return'],
    ['Alt+KeyW', 'Alt+W'],
    ['Alt+Digit3', 'Alt+3'],
    ['Shift+F6', 'Shift+F6'],
    ['F6', 'F6'],
    ['c', undefined],
    ['[Shift]+?', undefined],
    ['Enter', undefined],
    ['Delete', undefined],
  ])('%s is %s', (shortcut, accelerator) => {
    expect(acceleratorOf(shortcut)).toBe(accelerator);
  });
});
