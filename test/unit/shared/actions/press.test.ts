import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actions, isShortcut, overlap, shortcutOf } from '#shared/actions/index.ts';
import type { KeyPress } from '#shared/actions/index.ts';
import { means, named, presses } from './events.ts';

const press = (key: string, code: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  altGraph: false,
  ...more,
});

const some = fc.constantFrom(...presses);
const ALL = [...new Set(actions.flatMap((action) => action.shortcuts))];
const shortcut = fc.oneof(
  fc.constantFrom(...ALL),
  some.map((one) => shortcutOf(one, false) ?? 'Enter'),
  fc
    .tuple(
      fc.subarray(['$mod', 'Control', 'Alt', 'Shift', '[Shift]', '[Alt]', '[Control]']),
      fc.constantFrom('k', 'K', '1', '!', '/', '?', '[', '+', '-', 'KeyK', 'Digit1', 'Enter', 'F6', 'Space'),
    )
    .map(([modifiers, key]) => [...modifiers, key].join('+')),
);

describe('overlap', () => {
  test('is exactly whether tinykeys takes some press of a US keyboard for both', () => {
    fc.assert(
      fc.property(shortcut, shortcut, (one, other) => {
        const both = presses.filter((candidate) => means(one, candidate) && means(other, candidate));
        expect(overlap(one, other, false), `${one} ${other} ${both.map(named).join(' ')}`).toBe(both.length > 0);
      }),
      { numRuns: 400 },
    );
  });

  test('knows which key Command is', () => {
    expect(overlap('$mod+k', 'Control+k', false)).toBe(true);
    expect(overlap('$mod+k', 'Control+k', true)).toBe(false);
    expect(overlap('$mod+k', 'Meta+k', true)).toBe(true);
  });

  test('sees a digit by its place and by what it writes', () => {
    expect(overlap('Alt+Digit1', 'Alt+1', false)).toBe(true);
    expect(overlap('Alt+Digit1', 'Alt+[Shift]+!', false)).toBe(false);
    expect(overlap('Alt+Shift+Digit1', 'Alt+[Shift]+!', false)).toBe(true);
  });
});

describe('isShortcut', () => {
  test.each(['c', 'Shift+u', '$mod+Shift+Enter', '[Shift]+?', '$mod+[Shift]++', 'Alt+Digit3', 'F12', 'é', '['])(
    '%s is one',
    (good) => {
      expect(isShortcut(good)).toBe(true);
    },
  );
  test.each(['', 'g i', 'Shift', '$mod+', 'Strg+c', 'ctrl+c', '$mod+(a|b)', 'enter', 'Shift+Control'])(
    '%j is none',
    (bad) => {
      expect(isShortcut(bad)).toBe(false);
    },
  );
});

describe('shortcutOf', () => {
  test('names every press so that tinykeys takes it for what it was', () => {
    for (const one of presses.filter(({ metaKey }) => !metaKey)) {
      const kept = shortcutOf(one, false);
      expect(kept === undefined ? 'nothing' : means(kept, one), named(one)).toBe(true);
    }
  });

  test.each([
    ['a letter', press('c', 'KeyC'), 'c'],
    ['a capital', press('C', 'KeyC', { shiftKey: true }), 'Shift+c'],
    ['a letter where another layout has it', press('z', 'KeyY'), 'z'],
    ['with Control', press('k', 'KeyK', { ctrlKey: true }), '$mod+k'],
    ['with Alt, by its place', press('w', 'KeyW', { altKey: true }), 'Alt+KeyW'],
    ['a sign, however it is written', press('/', 'Digit7', { shiftKey: true }), '[Shift]+[Control]+[Alt]+/'],
    [
      'a sign with AltGr on Windows',
      press('[', 'Digit8', { ctrlKey: true, altKey: true }),
      '[Shift]+[Control]+[Alt]+[',
    ],
    ['a sign with AltGr on Linux', press('[', 'Digit8', { altGraph: true }), '[Shift]+[Control]+[Alt]+['],
    ['a digit, which French keyboards write with Shift', press('1', 'Digit1', { shiftKey: true }), '[Shift]+1'],
    ['the space bar', press(' ', 'Space'), 'Space'],
    ['a key with a name', press('F2', 'F2', { shiftKey: true }), 'Shift+F2'],
    ['a modifier alone', press('Shift', 'ShiftLeft', { shiftKey: true }), undefined],
    ['a dead key', press('Dead', 'BracketLeft'), undefined],
    ['what an input method has taken', press('Process', 'KeyA'), undefined],
  ])('%s', (_what, given, kept) => {
    expect(shortcutOf(given, false)).toBe(kept);
  });

  test('Option on a Mac, by its place', () => {
    expect(shortcutOf(press('å', 'KeyA', { altKey: true }), true)).toBe('Alt+KeyA');
    expect(shortcutOf(press('z', 'KeyZ', { metaKey: true, shiftKey: true }), true)).toBe('$mod+Shift+z');
  });
});
