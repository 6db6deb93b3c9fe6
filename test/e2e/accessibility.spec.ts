/**
 * Every screen and dialog, light and dark, against axe's rules for WCAG 2.0 to 2.2, levels A and AA, and its best practices.
 * What axe cannot see (that everything can be done by keys) is in the other tests.
 */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expectSound, soundScreens } from './support/axe.ts';
import { BRAT } from './support/foreign.ts';
import { claimRow, expect, menu, pane, reader, selectWords, test } from './support/index.ts';

// Each look at a page takes axe some seconds.
test.describe.configure({ timeout: 180_000 });

/** Opens an entry of the annotator's menu. */
async function annotatorMenu(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Rhona Tessaly' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Takes an action by its name. */
async function palette(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.insertText(typed);
  await page.keyboard.press('Enter');
}

async function closed(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test.afterAll(() => {
  console.log(`  axe: ${soundScreens.length} screens looked at in this worker, 0 findings`);
});

test.describe('sound in light and dark', () => {
  test('the start screen and its folder chooser', async ({ crossread, folders, openWorkbench }) => {
    const project = path.join(folders.projects, 'one');
    expect(await crossread('new', project, '--annotator', 'R. Tester')).toMatchObject({ code: 0 });
    const { page } = await openWorkbench({ project });
    await expect(page.getByText('This project has no articles yet.')).toBeVisible();
    await expectSound(page, 'an empty desk');
    await menu(page, 'File', 'Close project');
    await expect(page.getByRole('region', { name: 'Recent' }).getByRole('listitem')).toHaveCount(1);
    await page.getByRole('button', { name: 'Make the project' }).click();
    await expect(page.getByText('Give the project a name.')).toBeVisible();
    await expectSound(page, 'the start screen');
    await page.getByRole('button', { name: 'Open a project…' }).click();
    await expect(page.getByRole('option').first()).toBeVisible();
    await expectSound(page, 'the folder chooser');
  });

  test('the desk, its menus and the picker', async ({ openSampleProject }) => {
    const { page } = await openSampleProject();
    await expectSound(page, 'the desk');
    await page.keyboard.press('Control+Shift+Enter');
    await page.keyboard.press('Control+Shift+Enter');
    await expect(page.locator('.pane')).toHaveCount(5);
    await page.getByRole('grid').focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.getByRole('row', { selected: true })).toBeVisible();
    await expectSound(page, 'the desk with panes to be filled and a claim in focus');
    await page.getByRole('menubar').getByRole('menuitem', { name: 'Span' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    // “All content is in landmarks” is a rule for documents: an open menu stands outside them, as a dialog may.
    await expectSound(page, 'a menu', ['region']);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);

    await selectWords(page, 0, 'many of them in their nightclothes');
    await page.keyboard.press('c');
    await expect(page.getByRole('dialog', { name: 'Link to a claim' })).toBeVisible();
    await expectSound(page, 'the picker');
    await page.getByRole('combobox', { name: 'Claim' }).fill('water');
    await page.keyboard.press('Enter');
    await expectSound(page, 'the picker, a claim chosen');
  });

  test('notes, tags, and the list of an article’s spans', async ({ openSampleProject }) => {
    const { page } = await openSampleProject();
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('.');
    await page.keyboard.press('a');
    await page.keyboard.type('A note.');
    await expectSound(page, 'a note being written');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('q');
    await page.keyboard.press('t');
    await page.keyboard.type('lo');
    await expectSound(page, 'tags being chosen');
    await page.keyboard.press('Escape');
    await pane(page, 0).getByRole('button', { name: 'More about this pane' }).click();
    await page.getByRole('menuitem', { name: 'Note on the article…' }).click();
    await page.keyboard.type('A note on the article.');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('i');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('button', { name: 'More filters' }).click();
    await expectSound(page, 'the list of an article’s spans, a span with a note and doubt in focus');
  });

  test('what was done, and the passages of all articles', async ({ openSampleProject }) => {
    const { page } = await openSampleProject();
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('.');
    await page.keyboard.press('q');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('h');
    await page.keyboard.press('End');
    await expectSound(page, 'what was done');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+I');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('button', { name: /^Only/ }).click();
    await page.keyboard.type('note');
    await page.keyboard.press('Enter');
    await expect(page.locator('.chooser')).toBeVisible();
    // As for menus: what is open over the page stands outside its landmarks.
    await expectSound(page, 'a filter’s choices', ['region']);
    await page.keyboard.press('Escape');
    await expect(page.locator('.chooser')).toHaveCount(0);
    await expectSound(page, 'passages with a filter');
  });

  test('the matrix', async ({ openSampleProject }) => {
    const { page } = await openSampleProject();
    await page.keyboard.press('m');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('row', { selected: true })).toBeVisible();
    await expectSound(page, 'the matrix');
    await page.getByRole('gridcell', { name: 'Veldmark Prospect: agrees, 2 places' }).click();
    await expect(page.getByText('2 places in Veldmark Prospect')).toBeVisible();
    await expectSound(page, 'the places behind a cell');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('grid')).toBeFocused();
    await page.keyboard.press('q');
    await page.keyboard.press('4');
    await page.keyboard.press('Control+Home');
    await expect(page.getByRole('region', { name: 'Quotes' }).getByRole('listitem').first()).toBeVisible();
    await expectSound(page, 'the matrix, filtered, with the quotes of a row');
    await page.getByRole('button', { name: 'Claims as listed' }).click();
    await expect(page.getByRole('menuitemradio', { name: 'by coverage weight' })).toBeVisible();
    await expectSound(page, 'the orders of the matrix', ['region']);
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 640, height: 430 });
    await expectSound(page, 'the matrix at twice the size');
  });

  test('claims: details, merging, splitting, filters, the peek and the menu of a claim', async ({
    openSampleProject,
  }) => {
    const { page } = await openSampleProject();
    const dialog = (name: string) => page.getByRole('dialog', { name });
    await claimRow(page, 'Fourteen people').click();
    await page.keyboard.press('l');
    await expectSound(page, 'panes aligned on a claim, with lines between them');
    await page.getByRole('grid').focus();
    await page.keyboard.press('d');
    await expect(dialog('Claim details')).toBeVisible();
    await expectSound(page, 'claim details');
    await closed(page);
    await palette(page, 'merge into');
    await expect(dialog('Merge claims').locator('input:focus, textarea:focus')).toHaveCount(1);
    await page.keyboard.type('nobody died');
    await page.keyboard.press('Enter');
    await expect(dialog('Merge claims').getByRole('button', { name: 'Merge', exact: true })).toBeEnabled();
    await expectSound(page, 'merging, with what it would do');
    await closed(page);
    await palette(page, 'split');
    await expect(dialog('Split the claim').locator('input:focus, textarea:focus')).toHaveCount(1);
    await page.keyboard.type('Fourteen people were hurt at Sarrick');
    await expect(dialog('Split the claim').getByRole('checkbox').first()).toBeVisible();
    await expectSound(page, 'splitting');
    await closed(page);
    await page.getByRole('grid').focus();
    await page.keyboard.press('Shift+F10');
    await expect(page.getByRole('menu')).toBeVisible();
    await expectSound(page, 'the menu of a claim', ['region']);
    await page.keyboard.press('Escape');
    await palette(page, 'retire');
    await expect(claimRow(page, 'Fourteen people')).toHaveCount(0);
    await page.getByRole('button', { name: /^Which claims/ }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await expectSound(page, 'the filters of the list', ['region']);
  });

  test('finding: actions, keys, words in one article and in all', async ({ openSampleProject }) => {
    const { page } = await openSampleProject();
    const dialog = (name: string) => page.getByRole('dialog', { name });
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox')).toBeFocused();
    await expectSound(page, 'the palette');
    await page.keyboard.type('#gate');
    await expectSound(page, 'claims in the palette');
    await closed(page);
    await palette(page, 'change keys');
    await expect(dialog('Change keys')).toBeVisible();
    await expectSound(page, 'changing keys');
    await closed(page);
    await page.keyboard.press('Alt+1');
    await page.keyboard.press('/');
    await page.keyboard.type('gate');
    await expect(page.locator('.find-bar')).toBeVisible();
    await expectSound(page, 'finding words in the article');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Shift+f');
    await page.keyboard.type('the gate');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('grid', { name: 'Hits' })).toBeFocused();
    await page.keyboard.press('a');
    await expectSound(page, 'the concordance with marked hits');
  });

  test('the import dialog', async ({ openSampleProject }) => {
    const { page } = await openSampleProject();
    await page.keyboard.press('Control+i');
    await expectSound(page, 'the import dialog');
    const dialog = page.getByRole('dialog', { name: 'Add articles' });
    await dialog.getByLabel('Files of articles').setInputFiles([
      {
        name: 'a.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('Quay closes\n\nIt closed at noon.\n\n0 Comments\n'),
      },
      { name: 'b.txt', mimeType: 'text/plain', buffer: Buffer.from('Quay opens\n\nIt opened at one.\n') },
      { name: 'c.txt', mimeType: 'text/plain', buffer: Buffer.from('No\0text') },
    ]);
    await expect(dialog.getByRole('button', { name: 'Add 2 articles' })).toBeEnabled();
    await dialog.getByRole('textbox', { name: 'Published' }).fill('soon');
    await expectSound(page, 'the preview');
  });

  test('the import from another tool', async ({ openSampleProject }) => {
    const { page } = await openSampleProject();
    await menu(page, 'File', 'Import from another tool…');
    const dialog = page.getByRole('dialog', { name: 'Import from another tool' });
    await expectSound(page, 'another tool’s files, nothing chosen');
    await dialog.getByLabel('Another tool’s files', { exact: true }).setInputFiles(BRAT);
    await expect(dialog.getByLabel('Read as', { exact: true })).toHaveValue('brat');
    await dialog.getByText('1 text', { exact: true }).click();
    await dialog.getByText('Label by label').click();
    await dialog.getByLabel('Timing becomes', { exact: true }).selectOption('claim');
    await dialog.getByLabel('Find a claim for Timing', { exact: true }).click();
    await expectSound(page, 'another tool’s files and their labels');
    await dialog.getByRole('button', { name: 'Take in', exact: true }).click();
    await expect(dialog.getByRole('heading', { name: 'Taken in' })).toBeVisible();
    await expectSound(page, 'another tool’s files, taken in');
  });

  test('the other dialogs', async ({ openSampleProject }) => {
    const { page } = await openSampleProject();
    const dialog = (name: string) => page.getByRole('dialog', { name });
    await page.keyboard.press('Control+e');
    await expect(dialog('Export the dataset').getByLabel('The first lines of the file')).toBeVisible();
    await expectSound(page, 'export');
    await closed(page);
    await annotatorMenu(page, 'Settings…');
    await expectSound(page, 'settings');
    await closed(page);
    await annotatorMenu(page, 'Work under another name…');
    await expectSound(page, 'annotator');
    await closed(page);
    await annotatorMenu(page, 'Stances…');
    await expectSound(page, 'stances');
    await closed(page);
    await pane(page, 0).getByRole('button', { name: 'More about this pane' }).click();
    await page.getByRole('menuitem', { name: 'About this article…' }).click();
    await expect(dialog('About this article')).toBeVisible();
    await expectSound(page, 'article');
    await closed(page);
    await page.keyboard.press('?');
    await expect(dialog('Keyboard shortcuts')).toBeVisible();
    await expectSound(page, 'shortcuts');
  });

  test('a project with problems', async ({ crossread, folders, openWorkbench }) => {
    const project = path.join(folders.projects, 'torn');
    expect(await crossread('new', project, '--sample')).toMatchObject({ code: 0 });
    const annotations = path.join(project, 'annotations');
    const who = (await readdir(annotations)).find((name) => name.startsWith('imke')) ?? '';
    const torn = path.join(annotations, who, (await readdir(path.join(annotations, who)))[0] ?? '');
    await writeFile(torn, (await readFile(torn, 'utf8')).slice(0, 500));
    const { page } = await openWorkbench({ project });
    await expect(page.getByRole('dialog', { name: 'Problems in this project' })).toContainText(path.basename(torn));
    await expectSound(page, 'problems');
    await closed(page);
    await expect(reader(page, 0)).toBeVisible();
    await expectSound(page, 'the desk with a problem');
  });
});
