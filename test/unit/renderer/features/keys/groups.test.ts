import { describe, expect, it } from 'vitest';
import { actions, keymapOf } from '#shared/actions/index.ts';
import type { KeyChoices } from '#shared/actions/index.ts';
import { DEFAULT_STANCES } from '#shared/model/index.ts';
import { actionGroups, keyGroups } from '#renderer/features/keys/groups.ts';

const optionsOf = (words: string, mac = false, choices: KeyChoices = {}) => ({
  keymap: keymapOf(actions, choices, mac).keymap,
  stances: DEFAULT_STANCES,
  words,
});
const linesOf = (words: string, mac = false, choices: KeyChoices = {}) =>
  actionGroups(optionsOf(words, mac, choices)).flatMap((group) => group.lines);
const idsOf = (words: string): string[] => linesOf(words).map((line) => line.id);

describe('actionGroups', () => {
  it('lists every action that has a shortcut, stances only where the project has them', () => {
    const expected = actions.filter((action) => action.shortcuts.length > 0 && !/^stance\.[5-9]$/.test(action.id));
    expect(idsOf('').sort()).toEqual(expected.map((action) => action.id).sort());
  });

  it('lists those without one too where keys are to be given', () => {
    const all = actionGroups({ ...optionsOf('theme'), keyless: true }).flatMap(({ lines }) => lines);
    expect(all.map(({ id }) => id)).toEqual(['view.theme']);
    expect(idsOf('theme')).toEqual([]);
  });

  it('calls a stance key what the project calls the stance', () => {
    const [first, ...others] = DEFAULT_STANCES;
    if (first === undefined) throw new Error('four stances');
    const groups = actionGroups({ ...optionsOf(''), stances: [{ ...first, label: 'backs' }, ...others] });
    expect(groups.find((group) => group.name === 'Stances')?.lines[0]).toMatchObject({
      id: 'stance.1',
      label: 'backs',
      shortcuts: [['1']],
    });
  });

  it('finds by label, by keyword, by menu and by key', () => {
    expect(idsOf('edit undo')).toEqual(['edit.undo']);
    expect(idsOf('revert')).toContain('edit.undo');
    expect(idsOf('edit redo')).toEqual(['edit.redo']);
    expect(idsOf('ctrl+e')).toContain('file.export');
    expect(idsOf('no such thing')).toEqual([]);
  });

  it('shows the keys of the system at hand, and those that the person has chosen', () => {
    expect(linesOf('undo')[0]?.shortcuts[0]).toEqual(['Ctrl', 'Z']);
    expect(linesOf('undo', true)[0]?.shortcuts[0]).toEqual(['⌘', 'Z']);
    expect(linesOf('link to a claim', false, { 'claim.pick': ['j'] })[0]?.shortcuts).toEqual([['J']]);
  });
});

describe('keyGroups', () => {
  it('says the caret’s keys, of the system at hand', () => {
    const words = (mac: boolean) =>
      keyGroups(optionsOf('caret by a word', mac)).flatMap(({ lines }) => lines.flatMap((line) => line.shortcuts));
    expect(words(false)).toEqual([
      ['Ctrl', '←'],
      ['Ctrl', '→'],
    ]);
    expect(words(true)).toEqual([
      ['⌥', '←'],
      ['⌥', '→'],
    ]);
  });

  it('says only what counts in a place', () => {
    const start = keyGroups({ ...optionsOf(''), isHere: (where) => where === 'everywhere' });
    const ids = start.flatMap(({ lines }) => lines.map(({ id }) => id));
    expect(ids).toContain('view.palette');
    expect(ids).not.toContain('claim.pick');
    expect(start.map(({ name }) => name)).not.toContain('Matrix');
  });
});
