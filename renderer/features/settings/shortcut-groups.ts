/** The actions' shortcuts as a person looks them up: by menu, under the names that this project gives its stances. */
import { keysOf, MENUS } from '#shared/actions/index.ts';
import type { ActionDescriptor } from '#shared/actions/index.ts';
import type { Stance } from '#shared/model/index.ts';

export interface ShortcutLine {
  readonly id: string;
  readonly label: string;
  /** Each shortcut as its keys; empty where there is none. */
  readonly shortcuts: readonly (readonly string[])[];
}

export interface ShortcutGroup {
  readonly name: string;
  readonly lines: readonly ShortcutLine[];
}

/** What has no menu is listed where it would be looked for. */
const GROUP_OF: Readonly<Record<string, string>> = { stance: 'Stances', go: 'Go', claim: 'Claim', span: 'Span' };

/** Returns the groups in the menus' order, stances after claims; only what has a shortcut and fits the words. */
export function shortcutGroups(
  actions: readonly ActionDescriptor[],
  stances: readonly Stance[],
  words: string,
  mac: boolean,
): ShortcutGroup[] {
  const wanted = words.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  const groups = new Map<string, ShortcutLine[]>(
    MENUS.flatMap((menu) => (menu === 'Claim' ? [menu, 'Stances'] : [menu])).map((name) => [name, []]),
  );
  for (const action of actions) {
    if (action.shortcuts.length === 0) continue;
    const [family = '', rest = ''] = action.id.split('.');
    const stance = family === 'stance' ? stances.find(({ key }) => key === rest) : undefined;
    if (family === 'stance' && stance === undefined) continue;
    const label = stance?.label ?? action.label;
    const text = [label, ...action.keywords, action.menu ?? ''].join(' ').toLowerCase();
    if (!wanted.every((word) => text.includes(word))) continue;
    const name = action.menu ?? GROUP_OF[family] ?? 'Help';
    const line = { id: action.id, label, shortcuts: action.shortcuts.map((shortcut) => keysOf(shortcut, mac)) };
    groups.set(name, [...(groups.get(name) ?? []), line]);
  }
  return [...groups].filter(([, lines]) => lines.length > 0).map(([name, lines]) => ({ name, lines }));
}
