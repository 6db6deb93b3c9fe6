import { parseKeybinding } from 'tinykeys';
import { describe, expect, test } from 'vitest';
import { actions, isActionId, keysOf, MENUS, pressOf } from '#shared/actions/index.ts';

const MODIFIERS = new Set(['$mod', 'Shift', 'Alt', 'Control']);

describe('the table of actions', () => {
  test('no two actions share an id', () => {
    expect(new Set(actions.map((action) => action.id)).size).toBe(actions.length);
  });

  test('two actions that can be meant at once do not share a shortcut', () => {
    const everywhere = actions.filter((action) => action.where === 'everywhere' || action.where === 'project');
    for (const places of [
      ['reading', 'reader'],
      ['reading', 'claims'],
      ['reading', 'matrix'],
      ['review', 'queue'],
      ['review', 'pairs'],
    ]) {
      const reachable = [...everywhere, ...actions.filter((action) => places.includes(action.where))];
      const keys = reachable.flatMap((action) => action.shortcuts);
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    }
  });

  test('tinykeys reads every shortcut as one press with the same key and known modifiers', () => {
    for (const shortcut of actions.flatMap((action) => action.shortcuts)) {
      const presses = parseKeybinding(shortcut);
      expect(presses, shortcut).toHaveLength(1);
      expect(presses[0]?.[2], shortcut).toBe(pressOf(shortcut).key);
      for (const modifier of pressOf(shortcut).modifiers) expect(MODIFIERS, shortcut).toContain(modifier);
    }
  });

  test('every menu offers something', () => {
    for (const menu of MENUS) expect(actions.some((action) => action.menu === menu)).toBe(true);
  });

  test('an id is known or it is not', () => {
    expect(isActionId('edit.undo')).toBe(true);
    expect(isActionId('edit.everything')).toBe(false);
  });
});

describe('keysOf', () => {
  test.each([
    ['$mod+Shift+z', false, ['Ctrl', 'Shift', 'Z']],
    ['$mod+Shift+z', true, ['⌘', '⇧', 'Z']],
    ['[Control]+[Alt]+[', false, ['[']],
    ['[Shift]+?', true, ['?']],
    ['$mod+[Shift]++', false, ['Ctrl', '+']],
    ['Alt+Digit3', false, ['Alt', '3']],
    ['ArrowDown', false, ['↓']],
    ['F6', true, ['F6']],
  ])('%s (mac: %s)', (shortcut, mac, keys) => {
    expect(keysOf(shortcut, mac)).toEqual(keys);
  });
});
