/** The work list: articles to do, in progress and done; what next by one key; a row side by side. All by keys. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { claimRow, expect, highlightedWords, linkByKeys, menu, pane, reader, saved, test } from './support/index.ts';

const activeOutlet = (page: Page) => page.locator('.pane[data-active="true"] .pane-line > b');
const outlets = (page: Page): Promise<string[]> => page.locator('.pane-line > b').allTextContents();
const notice = (page: Page) => page.locator('.notice').last();

/** Presses the key of "what next" and waits for what it says. */
async function whatNext(page: Page, words: string): Promise<void> {
  await page.keyboard.press('x');
  await expect(notice(page)).toContainText(words);
}

interface ProgressInFile {
  readonly annotations: readonly { readonly article: string; readonly progress?: { readonly state?: string } }[];
}

test('an article is marked done by key; that stays, is told everywhere, and goes into the annotation file', async ({
  crossread,
  openSampleProject,
}) => {
  const { page, project } = await openSampleProject();
  const state = (index: number) => pane(page, index).getByRole('button', { name: 'how far you are with this article' });
  await expect(state(0)).toHaveAccessibleName(/^In progress:/);
  await reader(page, 0).focus();
  await page.keyboard.press('Control+Enter');
  await expect(state(0)).toHaveAccessibleName(/^Done:/);
  await expect(page.getByText('1 of 7 articles done')).toBeVisible();
  await saved(page);
  await page.reload();
  await expect(state(0)).toHaveAccessibleName(/^Done:/);
  await expect(state(1)).toHaveAccessibleName(/^In progress:/);

  const exported = async (): Promise<string[]> => {
    const { code, stdout } = await crossread(
      ...['export', project, '--format', 'annotation-file', '--out', '-', '--annotator', 'Rhona Tessaly'],
    );
    expect(code).toBe(0);
    const { annotations } = JSON.parse(stdout) as ProgressInFile;
    return annotations.flatMap(({ progress }) => progress?.state ?? []);
  };
  expect(await exported()).toEqual(['done']);

  // By the control in the head: still by keys.
  await state(1).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemradio', { name: 'In progress' }).press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(state(1)).toHaveAccessibleName(/^To do:/);
  // As long as the menu is on its way out it takes the keys.
  await expect(page.getByRole('menu')).toHaveCount(0);

  // The list of articles and the matrix say so too.
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.getByRole('option', { name: /Done: Corvane Wire/ })).toBeVisible();
  await expect(page.getByRole('option', { name: /To do: Noonsheet/ })).toBeVisible();
  await page.keyboard.press('Alt+w');
  await page.keyboard.press('m');
  await expect(page.getByRole('columnheader', { name: /^Corvane Wire, .* Done$/ })).toBeVisible();

  // In the matrix the key counts for the column that the keyboard is in.
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Enter');
  await expect(notice(page)).toContainText('Go to a cell of the article first');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('columnheader', { name: /^Corvane Wire, .* In progress$/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('columnheader', { name: /^Corvane Wire, .* Done$/ })).toBeVisible();
});

test('what next leads through a small project to the end, and says why', async ({
  crossread,
  folders,
  openWorkbench,
}) => {
  const project = path.join(folders.projects, 'weir');
  expect(await crossread('new', project, '--annotator', 'R. Tester')).toMatchObject({ code: 0 });
  for (const [outlet, day, text] of [
    ['Quay Mail', '01', 'The weir broke at dawn.\n\nNobody was hurt.'],
    ['Lock Post', '02', 'A gate jammed on Monday.\n\nIt was mended by noon.'],
  ] as const) {
    const file = path.join(folders.root, `${outlet}.md`);
    await writeFile(
      file,
      `---\ntitle: ${outlet} says\noutlet: ${outlet}\npublished: 2026-03-${day}\nlanguage: en\n---\n\n${text}\n`,
    );
    expect(await crossread('import', project, file)).toMatchObject({ code: 0 });
  }
  const { page } = await openWorkbench({ project });
  await expect(page.locator('.reader .article-text')).toHaveCount(2);
  await reader(page, 0).focus();
  await whatNext(page, 'Read Quay Mail: it is still to do, and there is no claim yet.');
  // Asked again without having done anything, it goes on to the next, and round again.
  await whatNext(page, 'Read Lock Post: it is still to do, and there is no claim yet.');
  await expect(activeOutlet(page)).toHaveText('Lock Post');
  await whatNext(page, 'Once round. Read Lock Post');
  await whatNext(page, 'Read Quay Mail');
  await expect(activeOutlet(page)).toHaveText('Quay Mail');
  await expect(reader(page, 0)).toBeFocused();

  await page.keyboard.press('Control+Home');
  for (let word = 0; word < 3; word += 1) await page.keyboard.press('Control+Shift+ArrowRight');
  await linkByKeys(page, 'The weir broke.', '1');
  await whatNext(page, 'Look for “The weir broke.” in Lock Post: it is not looked for there yet.');
  await expect(activeOutlet(page)).toHaveText('Lock Post');
  await expect(reader(page, 1)).toBeFocused();
  await expect(claimRow(page, 'The weir broke.')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('s');

  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('w');
  await whatNext(page, 'in Lock Post: this span has no claim yet.');
  await page.keyboard.press('Delete');

  await whatNext(page, 'Finish Lock Post: every claim is decided there, but it is not marked done.');
  await page.keyboard.press('Control+Enter');
  await whatNext(page, 'Finish Quay Mail: every claim is decided there, but it is not marked done.');
  await expect(activeOutlet(page)).toHaveText('Quay Mail');
  await page.keyboard.press('Control+Enter');
  await whatNext(page, 'Everything is decided: 1 claim, 2 cells, 2 articles done.');

  // A claim written now is looked for in articles that are done, since nothing else is left.
  await page.keyboard.press('Control+Shift+c');
  await page.getByRole('textbox', { name: 'Claim', exact: true }).fill('Nobody was hurt at all.');
  await page.keyboard.press('Enter');
  await whatNext(
    page,
    'Look for “Nobody was hurt at all.” in Quay Mail: it is not looked for there yet, though the article is marked done.',
  );
});

test('where there is nothing to do yet, that is said', async ({ crossread, folders, openWorkbench }) => {
  const project = path.join(folders.projects, 'empty');
  expect(await crossread('new', project, '--annotator', 'R. Tester')).toMatchObject({ code: 0 });
  const { page } = await openWorkbench({ project });
  await expect(page.getByText('This project has no articles yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Claims by articles: the matrix' }).focus();
  await whatNext(page, 'There is nothing to do yet: add the articles first.');
  await page.keyboard.press('Control+Enter');
  await expect(notice(page)).toContainText('Open an article in the pane first; then it can be marked done.');
});

test('a row opens side by side, each article at its place; once more, and the desk is as before', async ({
  openSampleProject,
}) => {
  const { page } = await openSampleProject();
  const before = await outlets(page);
  await reader(page, 0).focus();
  await page.keyboard.press('r');
  await expect(notice(page)).toContainText('Put a claim in focus first');

  // Four articles speak of the reservoir's level; The Unbowed contradicts the others.
  await page.keyboard.press('m');
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
  await expect(claimRow(page, 'The level of Quillmere reservoir')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(notice(page)).toContainText('The 4 articles that speak of this claim, side by side.');
  expect(await outlets(page)).toEqual(['Corvane Wire', 'The Tamsin Bay Register', 'Veldmark Prospect', 'The Unbowed']);
  await expect(reader(page, 0)).toBeFocused();
  await expect
    .poll(() => highlightedWords(page, 3, 'claim'))
    .toEqual(['two and a half metres, and nearly three million cubic metres']);
  await expect.poll(() => highlightedWords(page, 1, 'claim')).toEqual(['the lake had dropped nearly six feet']);

  await page.keyboard.press('r');
  await expect.poll(() => outlets(page)).toEqual(before);
});

test('of more than eight articles those that contradict come first, and the others are named', async ({
  crossread,
  folders,
  openWorkbench,
}) => {
  const project = path.join(folders.projects, 'many');
  expect(await crossread('new', project, '--annotator', 'R. Tester')).toMatchObject({ code: 0 });
  const files: string[] = [];
  for (let number = 1; number <= 10; number += 1) {
    const name = `Sheet ${number}`;
    const file = path.join(folders.root, `${name}.md`);
    const day = String(number).padStart(2, '0');
    await writeFile(
      file,
      `---\ntitle: ${name}\noutlet: ${name}\npublished: 2026-03-${day}\nlanguage: en\n---\n\nWater rose in village ${number}.\n`,
    );
    files.push(file);
  }
  expect(await crossread('import', project, ...files)).toMatchObject({ code: 0 });
  const { page } = await openWorkbench({ project });
  await expect(reader(page, 0)).toBeVisible();
  await reader(page, 0).focus();
  // Sheets 9 and 10 contradict, 2 only mentions.
  for (let number = 1; number <= 10; number += 1) {
    if (number > 1) await whatNext(page, `in Sheet ${number}:`);
    await expect(activeOutlet(page)).toHaveText(`Sheet ${number}`);
    await expect(page.locator('.pane[data-active="true"] .reader')).toBeFocused();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Control+Shift+ArrowRight');
    const stance = number >= 9 ? '2' : number === 2 ? '4' : '1';
    if (number === 1) await linkByKeys(page, 'The water rose.', stance);
    else await page.keyboard.press(stance);
    await saved(page);
  }
  await menu(page, 'Claim', 'side by side');
  await expect(notice(page)).toContainText(
    '8 of 10 articles side by side, those that contradict the claim first. Left out: Sheet 2, Sheet 8.',
  );
  expect(await outlets(page)).toEqual([1, 3, 4, 5, 6, 7, 9, 10].map((number) => `Sheet ${number}`));
  // Eight panes do not fit this window: that with the keyboard is in sight.
  await expect(page.locator('.pane[data-active="true"] .reader')).toBeFocused();
  await expect(page.locator('.pane[data-active="true"] .pane-line > b')).toBeInViewport();
});
