/** docs/keyboard.md, from the tables of this folder. */
import { actions, MENUS } from './actions.ts';
import type { ActionDescriptor, ActionPlace } from './actions.ts';
import { fixedKeys, onSystem, reservedKeys } from './fixed-keys.ts';
import type { FixedKey } from './fixed-keys.ts';
import { jobs, MOST_FOR_ANOTHER_CLAIM, MOST_FOR_CLAIM_IN_FOCUS, peers, pressesOf, TYPING } from './jobs.ts';
import type { Peer, PeerFigure } from './jobs.ts';
import { keysOf } from './shortcuts.ts';

const WHERE: Readonly<Record<ActionPlace, string>> = {
  everywhere: 'everywhere',
  project: 'in a project',
  reading: 'outside the review',
  reader: 'at the desk',
  claims: 'in the list of claims',
  matrix: 'in the matrix',
  review: 'in the review',
  queue: 'in the queue of disagreements',
  pairs: 'among the pairs of claims',
};

const FIXED_WHERE: Readonly<Record<FixedKey['where'], string>> = {
  ...WHERE,
  reader: 'in the text',
  picker: 'in the picker of claims',
  list: 'in the lists of spans, passages, steps, disagreements and pairs',
  edit: 'while a disagreement is edited',
  concordance: 'in the concordance',
  find: 'in the bar that finds words',
};

const PEERS = ['inception', 'labelStudio', 'doccano'] as const satisfies readonly Peer[];

/** Returns the page: every action with its keys, the keys that stay, those that never arrive, and the table of presses. */
export function keyboardMarkdown(): string {
  return [
    '# Keyboard',
    '',
    'Everything in Crossread can be done without the mouse. This page is made from the tables in `shared/actions/` by',
    '`npm run docs`; a test holds the two equal.',
    '',
    '- **Ctrl+K** (or **F1**) opens the palette: every action by a few letters of its name, claims after `#`, articles after `@`.',
    '- **?** shows the keys that count where the keyboard is.',
    '- **Help ▸ Change keys…** gives any action other keys, for you and in every project. A key means one thing in one place:',
    '  what would shadow another action, a key of the caret or one that the system keeps is refused, and said why.',
    '- The **Menu** key (or **Shift+F10**) opens the menu of the span, the selection, the claim or the cell.',
    '',
    'Keys are those of Windows and Linux. On a Mac, Ctrl is ⌘ and Alt is ⌥ unless a key is listed for the Mac itself.',
    '',
    '## Actions',
    '',
    ...actionTables(),
    '## Keys that stay as they are',
    '',
    'Those of the caret are the system’s own; with Shift each of them extends the selection.',
    '',
    '| | keys | where |',
    '| --- | --- | --- |',
    ...onSystem(fixedKeys, false).map((key) => row(key.label, keyList(key.keys, false), FIXED_WHERE[key.where])),
    '',
    'On a Mac the caret has these instead:',
    '',
    '| | keys |',
    '| --- | --- |',
    ...fixedKeys.filter(({ only }) => only === 'mac').map((key) => row(key.label, keyList(key.keys, true))),
    '',
    'No action can have these, because they never get to the page:',
    '',
    '| keys | why |',
    '| --- | --- |',
    ...reservedKeys.map(({ keys, reason, only }) =>
      row(keyList(keys, only === 'mac'), only === 'mac' ? `${reason} (on a Mac)` : reason),
    ),
    '',
    ...jobTable(),
  ].join('\n');
}

function actionTables(): string[] {
  const groups: { name: string; of: readonly ActionDescriptor[] }[] = MENUS.map((menu) => ({
    name: menu,
    of: actions.filter((action) => action.menu === menu),
  }));
  groups.push({ name: 'Without a menu', of: actions.filter(({ menu }) => menu === null) });
  return groups.flatMap(({ name, of }) => [
    `### ${name}`,
    '',
    '| action | keys | where |',
    '| --- | --- | --- |',
    ...of.map((action) => row(action.label, keyList(action.shortcuts, false), WHERE[action.where])),
    '',
  ]);
}

function jobTable(): string[] {
  const notes: string[] = [];
  const noted = (text: string): string => {
    const at = notes.indexOf(text);
    const number = at < 0 ? notes.push(text) : at + 1;
    return `[^${number}]`;
  };
  const figure = (peer: Peer, { keys, mouse = false, least = false, note }: PeerFigure): string => {
    const footnote = noted(`${peers[peer].name}: ${note}`);
    if (keys === null) return `none documented${footnote}`;
    return `${least ? 'at least ' : ''}${keys}${mouse ? ' + mouse' : ''}${footnote}`;
  };
  const rows = jobs.map((job) =>
    row(
      `${job.job} (${job.start})`,
      `**${pressesOf(job)}**: ${job.keys.map(pressName).join(' ')}`,
      ...PEERS.map((peer) => figure(peer, job.others[peer])),
    ),
  );
  return [
    '## Ten common jobs, in presses',
    '',
    'One press is one key with whatever modifiers are held. `test/e2e/keystrokes.spec.ts` performs each job on the sample',
    'project with exactly the keys of this table, checks what is saved, and counts. A link for the claim in focus may take',
    `${MOST_FOR_CLAIM_IN_FOCUS}, for another claim ${MOST_FOR_ANOTHER_CLAIM}.`,
    '',
    `| job | Crossread | ${PEERS.map((peer) => peers[peer].name).join(' | ')} |`,
    `| --- | --- | ${PEERS.map(() => '---').join(' | ')} |`,
    ...rows,
    '',
    'A label with a key of its own is quicker than a claim found by its words, as the fifth line says: keys are given out for',
    'some dozen labels, claims come in hundreds. The others’ figures are counted from what they document, not from use,',
    'in autumn 2026:',
    '',
    ...PEERS.map((peer) => `- **${peers[peer].name}**: ${peers[peer].read}.`),
    '',
    'Left out because none of the three offers it: a second fragment of a span (select it, then F), the next place of the',
    'claim in another article (N), *checked: silent* (S).',
    '',
    ...notes.map((note, index) => `[^${index + 1}]: ${note}`),
    '',
  ];
}

const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

function keyList(keys: readonly string[], mac: boolean): string {
  return keys.map((key) => kbd(keysOf(key, mac).join(mac ? '' : '+'))).join(', ');
}

const kbd = (name: string): string =>
  `<kbd>${name.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</kbd>`;

function pressName(key: string): string {
  return key === TYPING ? '*the words*' : kbd(keysOf(key.replace('Control', '$mod'), false).join('+'));
}
