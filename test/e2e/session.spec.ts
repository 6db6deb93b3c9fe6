/** A whole session on the sample by keyboard alone: nothing here uses a mouse, and the page is asked whether one was felt. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, highlightedWords, reader, saved, test } from './support/index.ts';

const PASTED = [
  'Gate 2: what the lower valley saw',
  'Lower Teveril Post',
  'The water reached the mill at Ostrand at ten to five. Two barges were torn from the quay and sank below the weir.',
  'Eleven people were treated for cuts, the district nurse said. No one on the quay had heard a siren.',
  'The harbour master put the loss at four million crowns. He said the gate had been left open for nearly six hours.',
].join('\n\n');

const MILL = 'The flood reached Ostrand mill at 04:50 local time on 12 March 2026.';
const BARGES = 'Two barges sank at Ostrand in the flood of 12 March 2026.';
const QUAY = 'Two vessels were lost at the quay of Ostrand on 12 March 2026.';
const WORD = 'crowns';
const SPLIT_OFF = 'The barges at Ostrand were torn from the quay on 12 March 2026.';

interface FileOfHers {
  readonly claims: readonly { readonly id: string; readonly text: string; readonly mergedInto?: string }[];
  readonly annotations: readonly {
    readonly article: string;
    readonly spans: readonly {
      readonly id: string;
      readonly quote: string;
      readonly fragments: readonly unknown[];
      readonly note?: string;
    }[];
    readonly links: readonly { readonly span: string; readonly claim: string; readonly stance: string }[];
    readonly omissions: readonly { readonly claim: string }[];
  }[];
}

/** Goes on by Tab until the element has the keyboard. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < 60; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there.');
}

/** Puts the caret at the start of a block of a pane, counted from 0. */
async function caretAt(page: Page, pane: number, block: number): Promise<void> {
  await page.keyboard.press(`Alt+${pane + 1}`);
  await expect(reader(page, pane)).toBeFocused();
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < block; step += 1) await page.keyboard.press('Control+ArrowDown');
  if (block > 0) await page.keyboard.press('ArrowRight');
}

/** Takes an action by its name. */
async function palette(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.insertText(typed);
  await page.keyboard.press('Enter');
}

/** Links the span in focus to a claim found, or made, by typing. */
async function link(
  page: Page,
  typed: string,
  stance: string,
  choose: 'Enter' | 'Shift+Enter' = 'Enter',
): Promise<void> {
  await page.keyboard.press('c');
  const input = page.getByRole('dialog', { name: 'Link to a claim' }).getByRole('combobox');
  await expect(input).toBeFocused();
  await page.keyboard.insertText(typed);
  await page.keyboard.press(choose);
  await page.keyboard.press(stance);
  await expect(input).toBeHidden();
}

const active = (page: Page, pane: number): Promise<readonly string[]> => highlightedWords(page, pane, 'active');

test('a whole session without the mouse; undone and done again, the exported file is the same', async ({
  crossread,
  folders,
  openWorkbench,
}) => {
  test.setTimeout(300_000);
  const { page } = await openWorkbench();
  await page.evaluate(() => {
    const felt: string[] = [];
    for (const type of ['pointerdown', 'pointermove', 'mousedown', 'mousemove', 'wheel', 'touchstart', 'dblclick']) {
      addEventListener(type, () => felt.push(type), { capture: true });
    }
    Object.assign(globalThis, { felt });
  });

  // Open.
  await tabTo(page, page.getByRole('button', { name: 'Open the sample project' }));
  await page.keyboard.press('Enter');
  await expect(page.locator('.reader .article-text')).toHaveCount(3, { timeout: 30_000 });
  const [folder = ''] = await readdir(folders.projects);
  const project = path.join(folders.projects, folder);
  const exported = async (): Promise<string> => {
    await saved(page);
    const whose = ['--annotator', 'Rhona Tessaly'];
    const { code, stdout } = await crossread('export', project, '--format', 'annotation-file', '--out', '-', ...whose);
    expect(code).toBe(0);
    return stdout;
  };

  // Import pasted text.
  await page.keyboard.press('Control+i');
  const dialog = page.getByRole('dialog');
  await tabTo(page, dialog.locator('textarea'));
  await page.keyboard.insertText(PASTED);
  await tabTo(page, dialog.getByRole('button', { name: /read/i }).last());
  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('button', { name: /add one article/i }));
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  // A pane for it, right of the others.
  await page.keyboard.press('Alt+3');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.locator('.pane').nth(3).locator('.article-chooser input')).toBeFocused();
  await page.keyboard.insertText('lower valley');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const fresh = 3;
  await expect(reader(page, fresh)).toContainText('Two barges were torn from the quay');
  const start = await exported();
  const before = JSON.parse(start) as FileOfHers;

  let steps = 0;
  const spanOfSentence = async (pane: number): Promise<void> => {
    const was = await active(page, pane);
    await page.keyboard.press('Enter');
    await expect.poll(() => active(page, pane)).not.toEqual(was);
    steps += 1;
  };
  const spanOfWord = async (pane: number): Promise<void> => {
    await page.keyboard.press('w');
    await expect.poll(async () => (await active(page, pane)).length).toBe(1);
    steps += 1;
  };

  // The new article: six sentences, three new claims and two that are there.
  await caretAt(page, fresh, 2);
  await spanOfSentence(fresh);
  await link(page, MILL, '1', 'Shift+Enter');
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('ArrowRight');
  await spanOfSentence(fresh);
  await link(page, BARGES, '1', 'Shift+Enter');
  await caretAt(page, fresh, 3);
  await spanOfSentence(fresh);
  await link(page, 'fourteen people', '2');
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('ArrowRight');
  await spanOfSentence(fresh);
  await link(page, QUAY, '4', 'Shift+Enter');
  await caretAt(page, fresh, 4);
  await spanOfSentence(fresh);
  await link(page, '38 million', '3');
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('ArrowRight');
  await spanOfSentence(fresh);
  await link(page, 'shut again', '2');
  steps += 6;

  // An overlap: a word within that sentence, for the claim in focus; O goes round both.
  await spanOfWord(fresh);
  await page.keyboard.press('2');
  steps += 1;
  await page.keyboard.press('o');
  await expect(page.getByRole('region', { name: '2 spans in this place' })).toBeVisible();

  // Words of the other articles for the claim in focus; the last of each pane gets a second fragment.
  for (const [pane, words] of [
    [0, 3],
    [1, 3],
    [2, 2],
  ] as const) {
    await caretAt(page, pane, 4);
    for (let word = 0; word < words; word += 1) {
      await spanOfWord(pane);
      await page.keyboard.press('4');
      steps += 1;
      await page.keyboard.press('Control+ArrowRight');
      await page.keyboard.press('Control+ArrowRight');
    }
    await page.keyboard.press('Control+Shift+ArrowRight');
    await page.keyboard.press('f');
    await expect.poll(async () => (await active(page, pane)).length).toBe(2);
    steps += 1;
  }

  // An edge.
  const longer = await active(page, 2);
  await page.keyboard.press(']');
  await expect.poll(() => active(page, 2)).not.toEqual(longer);
  steps += 1;

  // A note.
  await page.keyboard.press('a');
  await expect(page.getByRole('textbox', { name: /note/i })).toBeFocused();
  await page.keyboard.insertText('Ask the desk which clock this is.');
  await page.keyboard.press('Control+Enter');
  await expect(reader(page, 2)).toBeFocused();
  steps += 1;

  // Two claims that are one: merged. Then one of them that says two things: split.
  await palette(page, '#two vessels');
  await palette(page, 'merge into');
  await expect(page.getByRole('dialog', { name: 'Merge claims' }).getByRole('combobox')).toBeFocused();
  await page.keyboard.insertText('two barges sank');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Merge', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  steps += 1;
  await palette(page, 'split');
  await expect(page.getByRole('dialog', { name: 'Split the claim' }).getByRole('textbox')).toBeFocused();
  await page.keyboard.insertText(SPLIT_OFF);
  await page.keyboard.press('Enter');
  await page.keyboard.press(' ');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  steps += 1;

  // Silent: Corvane Wire says nothing of it.
  await caretAt(page, 0, 1);
  await page.keyboard.press('s');
  steps += 1;

  // The concordance, and spans of all that it found.
  await page.keyboard.press('Control+Shift+f');
  await expect(page.getByRole('searchbox', { name: 'Search all articles' })).toBeFocused();
  await page.keyboard.insertText(WORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid', { name: 'Hits' })).toBeFocused();
  const hits = await page.getByRole('grid', { name: 'Hits' }).locator('.hit').count();
  expect(hits).toBeGreaterThan(1);
  await page.keyboard.press('a');
  await page.keyboard.press('s');
  await expect(page.getByText(`${hits} spans made.`).first()).toBeAttached();
  await page.keyboard.press('Escape');
  steps += 1;

  const end = await exported();
  const after = JSON.parse(end) as FileOfHers;
  const spansIn = (file: FileOfHers): number => file.annotations.reduce((sum, { spans }) => sum + spans.length, 0);
  expect(spansIn(after) - spansIn(before)).toBe(15 + hits);
  const known = new Set(before.annotations.flatMap(({ spans }) => spans.map(({ id }) => id)));
  const changed = after.annotations.filter(({ spans }) =>
    spans.some((span) => !known.has(span.id) && span.quote.toLowerCase() !== WORD),
  );
  expect(changed).toHaveLength(4);
  const mine = changed.flatMap(({ spans }) => spans.filter(({ id }) => !known.has(id)));
  expect(mine.filter(({ fragments }) => fragments.length === 2)).toHaveLength(3);
  expect(mine.map(({ note }) => note).filter((note) => note !== undefined)).toEqual([
    'Ask the desk which clock this is.',
  ]);
  const idOf = (text: string): string => after.claims.find((claim) => claim.text === text)?.id ?? 'missing';
  expect(after.claims.find(({ text }) => text === QUAY)?.mergedInto).toBe(idOf(BARGES));
  const links = after.annotations.flatMap((sheet) => sheet.links);
  expect(links.filter(({ claim }) => claim === idOf(QUAY))).toHaveLength(0);
  expect(links.filter(({ claim }) => claim === idOf(BARGES) || claim === idOf(SPLIT_OFF))).toHaveLength(2);
  expect(links.filter(({ claim }) => claim === idOf(SPLIT_OFF))).toHaveLength(1);
  const newLinks = links.filter(({ span }) => !known.has(span));
  expect(newLinks).toHaveLength(15);
  expect(new Set(newLinks.map(({ claim }) => claim)).size).toBe(6);
  expect(after.annotations.flatMap(({ omissions }) => omissions)).toHaveLength(
    before.annotations.flatMap(({ omissions }) => omissions).length + 1,
  );

  // Undo all, redo all.
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('Control+z');
  expect(await exported()).toBe(start);
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('Control+Shift+z');
  expect(await exported()).toBe(end);

  expect(await page.evaluate(() => (globalThis as { felt?: string[] }).felt)).toEqual([]);
});
