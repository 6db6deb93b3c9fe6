import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  actions,
  fixedKeys,
  isOwnPlace,
  isShortcut,
  keymapOf,
  obstacleFor,
  onSystem,
  placesMeet,
  shortcutOf,
  withDefaults,
  withKey,
  withKeys,
} from '#shared/actions/index.ts';
import type { ActionDescriptor, KeyChoices, Keymap } from '#shared/actions/index.ts';
import { means, named, presses } from './events.ts';

const table: readonly ActionDescriptor[] = actions;
const mapOf = (choices: KeyChoices): Keymap => keymapOf(table, choices, false).keymap;
const byId = (id: string): ActionDescriptor => table.find((one) => one.id === id) ?? expect.fail(id);
const anAction = fc.constantFrom(...table);
const aShortcut = fc.oneof(
  fc.constantFrom(...presses).map((press) => shortcutOf(press, false) ?? 'Enter'),
  fc.constantFrom(...table.flatMap((action) => action.shortcuts)),
);

/** Every press that two actions, or an action and a key that cannot be changed, share in one place; by tinykeys itself. */
function shared(keymap: Keymap): string[] {
  const found: string[] = [];
  for (const press of presses) {
    const meant = keymap.actions.filter((action) => keymap.keys.get(action.id)?.some((key) => means(key, press)));
    for (const [index, one] of meant.entries()) {
      for (const other of meant.slice(index + 1)) {
        if (placesMeet(one.where, other.where)) found.push(`${named(press)}: ${one.id}, ${other.id}`);
      }
      for (const { keys, where, label } of onSystem(fixedKeys, false)) {
        if (!isOwnPlace(where) && placesMeet(where, one.where) && keys.some((key) => means(key, press))) {
          found.push(`${named(press)}: ${one.id}, ${label}`);
        }
      }
    }
  }
  return found;
}

describe('the table itself', () => {
  test.each([false, true])('is a keymap in which no key means two things (mac: %s)', (mac) => {
    const { keymap, problems } = keymapOf(table, {}, mac);
    expect(problems).toEqual([]);
    const inTheWay = table.flatMap((action) =>
      action.shortcuts.flatMap((key) => obstacleFor(keymap, action, key)?.message ?? []),
    );
    expect(inTheWay).toEqual([]);
  });

  test('by tinykeys’ own judgement too', () => {
    expect(shared(mapOf({}))).toEqual([]);
  });
});

describe('no keymap has two actions for one press in one place', () => {
  test('whatever a settings file holds', () => {
    const choices = fc.dictionary(
      fc.oneof(fc.constantFrom(...table.map(({ id }) => id)), fc.string()),
      fc.array(fc.oneof(aShortcut, fc.string()), { maxLength: 3 }),
      { maxKeys: 12 },
    );
    fc.assert(
      fc.property(choices, (held) => {
        const { keymap, problems } = keymapOf(table, held, false);
        expect(shared(keymap)).toEqual([]);
        for (const { action } of problems) expect(keymap.keys.get(action.id)).toEqual(action.shortcuts);
        for (const keys of keymap.keys.values()) expect(keys.every(isShortcut)).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  test('whatever a person does in the dialog, and what she does is followed', () => {
    const step = fc.record({
      what: fc.constantFrom('add', 'set', 'take', 'remove', 'reset'),
      action: anAction,
      shortcut: aShortcut,
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let choices: KeyChoices = {};
        for (const { what, action, shortcut } of steps) {
          const keymap = mapOf(choices);
          const own = keymap.keys.get(action.id) ?? [];
          if (what === 'remove') choices = withKeys(choices, action, own.slice(1));
          else if (what === 'reset') choices = withDefaults(keymap, choices, action);
          else {
            const done = withKey(
              keymap,
              choices,
              action,
              shortcut,
              what === 'set' ? own[0] : undefined,
              what === 'take',
            );
            if ('obstacle' in done) continue;
            choices = done.choices;
            expect(mapOf(choices).keys.get(action.id)).toContain(shortcut);
          }
          expect(keymapOf(table, choices, false).problems).toEqual([]);
          if (what === 'reset') expect(mapOf(choices).keys.get(action.id)).toEqual(action.shortcuts);
        }
        expect(shared(mapOf(choices))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('a new key', () => {
  test('that another action has is refused by its name, and nothing changes', () => {
    const keymap = mapOf({});
    const refused = withKey(keymap, {}, byId('view.matrix'), 'c', undefined, false);
    expect(refused).toMatchObject({ obstacle: { kind: 'action', message: 'C belongs to “Link to a claim…”.' } });
    expect(keymap.keys.get('claim.pick')).toEqual(['c']);
  });

  test('is taken from the other if that is asked for', () => {
    const done = withKey(mapOf({}), {}, byId('view.matrix'), 'c', 'm', true);
    if ('obstacle' in done) expect.fail(done.obstacle.message);
    const keymap = mapOf(done.choices);
    expect(keymap.keys.get('view.matrix')).toEqual(['c']);
    expect(keymap.keys.get('claim.pick')).toEqual([]);
    // And given back when that one is reset.
    const back = withDefaults(keymap, done.choices, byId('claim.pick'));
    expect(mapOf(back).keys.get('claim.pick')).toEqual(['c']);
    expect(mapOf(back).keys.get('view.matrix')).toEqual([]);
  });

  test('may be another’s in a place where the keyboard cannot be at once', () => {
    expect(obstacleFor(mapOf({}), byId('claim.moveUp'), 'w')).toBeUndefined();
  });

  test.each([
    ['claim.pick', 'ArrowLeft', 'fixed', '← stays as it is: “Caret by a character” in the text.'],
    ['claim.pick', 'Shift+$mod+ArrowLeft', 'fixed', 'Shift+Ctrl+← stays as it is: “Caret by a word” in the text.'],
    [
      'view.matrix',
      'Enter',
      'fixed',
      'Enter stays as it is: “Open the claim’s place, or the cell’s” in the list of claims.',
    ],
    ['view.matrix', 'PageDown', 'fixed', 'PgDn stays as it is: “A page of claims” in the list of claims.'],
    ['claim.pick', 'Escape', 'fixed', 'Esc stays as it is:'],
    ['claim.pick', '$mod+c', 'fixed', 'Ctrl+C stays as it is: “Copy, cut, paste, select all”.'],
    ['claim.pick', '$mod+w', 'reserved', 'Ctrl+W never gets here: the browser closes the tab or the window with it.'],
    ['claim.pick', 'Alt+F4', 'reserved', 'Alt+F4 never gets here: the system closes the window with it.'],
    ['claim.pick', 'Meta+e', 'reserved', 'Meta+E never gets here: the system keeps that key to itself.'],
    ['claim.pick', 'g i', 'unreadable', '“g i” is not one press of a key.'],
  ])('%s on %s is refused: %s', (id, shortcut, kind, message) => {
    const obstacle = obstacleFor(mapOf({}), byId(id), shortcut);
    expect(obstacle?.kind).toBe(kind);
    expect(obstacle?.message.startsWith(message)).toBe(true);
  });
});

describe('a settings file', () => {
  test('keeps what it says of actions that this version does not have, and passes over it', () => {
    const choices = { 'future.action': ['j'], 'claim.pick': ['j'] };
    const { keymap, problems } = keymapOf(table, choices, false);
    expect(problems).toEqual([]);
    expect(keymap.keys.get('claim.pick')).toEqual(['j']);
    expect(withKeys(choices, byId('claim.pick'), ['c'])).toEqual({ 'future.action': ['j'] });
  });

  test('that clashes is told of, and the default is used', () => {
    const { keymap, problems } = keymapOf(table, { 'view.matrix': ['c'] }, false);
    expect(keymap.keys.get('view.matrix')).toEqual(['m']);
    expect(problems.map(({ message }) => message)).toEqual([
      'The settings give “Claims by articles” a key that it cannot have. C belongs to “Link to a claim…”. Its own counts instead.',
    ]);
  });

  test('may exchange two keys', () => {
    const { keymap, problems } = keymapOf(table, { 'view.align': ['c'], 'claim.pick': ['l'] }, false);
    expect(problems).toEqual([]);
    expect(keymap.keys.get('claim.pick')).toEqual(['l']);
  });
});

test('the review has keys of its own: what only counts outside it is in nobody’s way there', () => {
  expect(placesMeet('reading', 'queue')).toBe(false);
  expect(placesMeet('reading', 'review')).toBe(false);
  expect(placesMeet('reader', 'pairs')).toBe(false);
  expect(placesMeet('queue', 'pairs')).toBe(false);
  expect(placesMeet('reading', 'matrix')).toBe(true);
  expect(placesMeet('review', 'pairs')).toBe(true);
  expect(placesMeet('queue', 'review')).toBe(true);
  expect(placesMeet('project', 'queue')).toBe(true);
  expect(placesMeet('everywhere', 'reading')).toBe(true);
});
