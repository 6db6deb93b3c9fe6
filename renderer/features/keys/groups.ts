/** Actions and fixed keys as a person looks them up: by menu, by place, under the names the project gives its stances. */
import { fixedKeys, keysOf, MENUS, onSystem } from '#shared/actions/index.ts';
import type { ActionDescriptor, FixedKey, Keymap } from '#shared/actions/index.ts';
import type { Stance } from '#shared/model/index.ts';

export interface KeyLine {
  readonly id: string;
  readonly label: string;
  /** Each shortcut as its keys; empty where there is none. */
  readonly shortcuts: readonly (readonly string[])[];
  /** The action, or undefined for a key that cannot be changed. */
  readonly action: ActionDescriptor | undefined;
}

export interface KeyGroup {
  readonly name: string;
  readonly lines: readonly KeyLine[];
}

/** What has no menu is listed where it would be looked for. */
const GROUP_OF: Readonly<Record<string, string>> = {
  stance: 'Stances',
  go: 'Go',
  claim: 'Claim',
  span: 'Span',
  review: 'Review',
  agreement: 'Review',
  compare: 'View',
  pairs: 'Review',
};

/** Where keys that cannot be changed are listed. */
const PLACE: Readonly<Record<FixedKey['where'], string>> = {
  reading: 'Outside the review',
  reader: 'Caret in the text (Shift extends)',
  claims: 'List of claims',
  matrix: 'Matrix',
  review: 'Review',
  queue: 'Disagreements',
  pairs: 'Pairs of claims',
  picker: 'Picker of claims',
  list: 'Lists of spans, passages, steps, disagreements and pairs',
  edit: 'Editing a disagreement',
  concordance: 'Concordance',
  find: 'Finding words in an article',
  project: 'Everywhere',
  everywhere: 'Everywhere',
};

interface Options {
  readonly keymap: Keymap;
  readonly stances: readonly Stance[];
  /** Only what fits all these words. */
  readonly words: string;
  /** Only what may be meant in a place; everything if not given. */
  readonly isHere?: (where: FixedKey['where']) => boolean;
  /** Actions without a key are listed too. */
  readonly keyless?: boolean;
}

/** Returns the actions in the menus' order, stances after claims, and behind them, by place, the keys that stay. */
export function keyGroups(options: Options): KeyGroup[] {
  return [...actionGroups(options), ...fixedGroups(options)];
}

/** Returns the actions alone: what can be changed. */
export function actionGroups({ keymap, stances, words, isHere = () => true, keyless = false }: Options): KeyGroup[] {
  const groups = new Map<string, KeyLine[]>(
    MENUS.flatMap((menu) => (menu === 'Claim' ? [menu, 'Stances'] : [menu])).map((name) => [name, []]),
  );
  for (const action of keymap.actions) {
    const keys = keymap.keys.get(action.id) ?? [];
    if ((keys.length === 0 && !keyless) || !isHere(action.where)) continue;
    const [family = '', rest = ''] = action.id.split('.');
    const stance = family === 'stance' ? stances.find(({ key }) => key === rest) : undefined;
    if (family === 'stance' && stance === undefined) continue;
    const label = stance?.label ?? action.label;
    const name = action.menu ?? GROUP_OF[family] ?? 'Help';
    const shortcuts = keys.map((shortcut) => keysOf(shortcut, keymap.mac));
    const said = shortcuts.map((shortcut) => shortcut.join('+'));
    if (!fits(words, [label, ...action.keywords, name, ...said])) continue;
    groups.set(name, [...(groups.get(name) ?? []), { id: action.id, label, shortcuts, action }]);
  }
  return filled(groups);
}

function fixedGroups({ keymap: { mac }, words, isHere = () => true }: Options): KeyGroup[] {
  const groups = new Map<string, KeyLine[]>();
  for (const { label, keys, where } of onSystem(fixedKeys, mac)) {
    const name = PLACE[where];
    const shortcuts = keys.map((key) => keysOf(key, mac));
    if (!isHere(where) || !fits(words, [label, name, ...shortcuts.map((shortcut) => shortcut.join('+'))])) continue;
    const line = { id: `${where} ${label}`, label, shortcuts, action: undefined };
    groups.set(name, [...(groups.get(name) ?? []), line]);
  }
  return filled(groups);
}

function fits(words: string, texts: readonly string[]): boolean {
  const text = texts.join(' ').toLowerCase();
  return words
    .trim()
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
}

const filled = (groups: ReadonlyMap<string, readonly KeyLine[]>): KeyGroup[] =>
  [...groups].filter(([, lines]) => lines.length > 0).map(([name, lines]) => ({ name, lines }));
