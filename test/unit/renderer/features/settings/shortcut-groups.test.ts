import { describe, expect, it } from 'vitest';
import { actions } from '#shared/actions/index.ts';
import { DEFAULT_STANCES } from '#shared/model/index.ts';
import { shortcutGroups } from '#renderer/features/settings/shortcut-groups.ts';

const linesOf = (words: string, mac = false) =>
  shortcutGroups(actions, DEFAULT_STANCES, words, mac).flatMap((group) => group.lines);

describe('shortcutGroups', () => {
  it('lists every action that has a shortcut, stances only where the project has them', () => {
    const listed = new Set(linesOf('').map((line) => line.id));
    const expected = actions.filter((action) => action.shortcuts.length > 0 && !/^stance\.[5-9]$/.test(action.id));
    expect([...listed].sort()).toEqual(expected.map((action) => action.id).sort());
  });

  it('calls a stance key what the project calls the stance', () => {
    const [first, ...others] = DEFAULT_STANCES;
    if (first === undefined) throw new Error('four stances');
    const groups = shortcutGroups(actions, [{ ...first, label: 'backs' }, ...others], '', false);
    expect(groups.find((group) => group.name === 'Stances')?.lines[0]).toEqual({
      id: 'stance.1',
      label: 'backs',
      shortcuts: [['1']],
    });
  });

  it('finds by label, by keyword and by menu', () => {
    expect(linesOf('undo').map((line) => line.id)).toEqual(['edit.undo']);
    expect(linesOf('revert').map((line) => line.id)).toContain('edit.undo');
    expect(linesOf('edit redo').map((line) => line.id)).toEqual(['edit.redo']);
    expect(linesOf('no such thing')).toEqual([]);
  });

  it('shows the keys of the system at hand', () => {
    expect(linesOf('undo')[0]?.shortcuts[0]).toEqual(['Ctrl', 'Z']);
    expect(linesOf('undo', true)[0]?.shortcuts[0]).toEqual(['⌘', 'Z']);
  });
});
