/** The palette and the context menus: every action by keys alone, done where the keyboard was. */
import type { Page } from '@playwright/test';
import { claimRow, clickWords, expect, highlightedWords, menu, pointAt, reader, saved, test } from './support/index.ts';
import { expectSound } from './support/axe.ts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'All actions' });
const field = (page: Page) => palette(page).getByRole('combobox', { name: 'Action' });
const options = (page: Page) => palette(page).getByRole('option');
const selected = (page: Page): Promise<string> => page.evaluate(() => String(getSelection()));
const contextMenu = (page: Page) => page.getByRole('menu');

test('an action found by a few letters is taken on what was selected before', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await reader(page, 0).focus();
  await page.keyboard.press('Control+Home');
  for (let word = 0; word < 2; word += 1) await page.keyboard.press('Control+Shift+ArrowRight');
  const words = await selected(page);
  expect(words).toBe('SARRICK — A');

  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('sp cre');
  await expect(options(page).first()).toContainText('Create span');
  await expect(options(page).first()).toContainText('Enter');
  await page.keyboard.press('Enter');
  await expect(palette(page)).toHaveCount(0);
  await expect(reader(page, 0)).toBeFocused();
  await expect.poll(() => highlightedWords(page, 0, 'active')).toEqual([words]);
  await saved(page);

  // What was taken last stands first, and the second key opens the palette too.
  await page.keyboard.press('F1');
  await expect(options(page).first()).toContainText('Create span');
  await page.keyboard.type('cerate');
  await expect(options(page).first()).toContainText('Create span');
});

test('Escape leads back to where the keyboard was, with what was selected', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await reader(page, 1).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Shift+ArrowRight');
  const words = await selected(page);
  expect(words).not.toBe('');
  await page.keyboard.press('Control+k');
  await expect(field(page)).toBeFocused();
  expect(await highlightedWords(page, 1, 'selection')).toEqual([words]);
  await page.keyboard.press('Escape');
  await expect(reader(page, 1)).toBeFocused();
  expect(await selected(page)).toBe(words);
  // And from the claims, to the claims.
  await page.getByRole('grid').focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toHaveCount(0);
  await expect(page.getByRole('grid')).toBeFocused();
});

test('what cannot be done now is grey and says why', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('redo');
  const redo = options(page).filter({ hasText: 'Redo' });
  await expect(redo).toHaveAttribute('aria-disabled', 'true');
  await expect(redo).toContainText('nothing to redo');
  await page.keyboard.press('Enter');
  await expect(palette(page).getByRole('status')).toHaveText('Redo: nothing to redo.');
  await field(page).fill('no such thing');
  await expect(palette(page)).toContainText('Nothing here is called that.');
  await expect(options(page)).toHaveCount(0);
});

test('claims come after #, articles after @', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('#flood nobody');
  await expect(options(page)).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { selected: true })).toContainText('Nobody died in the flood');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('@halvern');
  await expect(options(page)).toHaveCount(1);
  await page.keyboard.press('Enter');
  const halvern = page.getByRole('region', { name: /^Halvern Tidings/ });
  await expect(halvern).toBeFocused();
  // One that is open already only gets the keyboard.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('@noonsheet');
  await page.keyboard.press('Enter');
  await expect(reader(page, 1)).toBeFocused();
});

test('the start screen has a palette of what can be done there', async ({ openWorkbench }) => {
  const { page } = await openWorkbench();
  await expect(page.getByRole('button', { name: 'Open the sample project' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('sample');
  await expect(options(page).first()).toContainText('Open the sample project');
  await expect(options(page).first()).toHaveAttribute('aria-disabled', 'false');
  await field(page).fill('export');
  await expect(options(page).first()).toContainText('no project is open');
  await field(page).fill('sample');
  await page.keyboard.press('Enter');
  await expect(page.locator('.reader .article-text').nth(2)).toBeVisible({ timeout: 30_000 });
});

test('the key of context menus offers what there is for a selection, a span, a claim and a cell', async ({
  openSampleProject,
}) => {
  const { page } = await openSampleProject();
  await reader(page, 0).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.press('ContextMenu');
  await expect(contextMenu(page)).toContainText('“SARRICK”');
  await expect(contextMenu(page).getByRole('menuitem', { name: 'Create span' })).toBeVisible();
  await expect(contextMenu(page).getByRole('menuitem', { name: 'Delete span' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(contextMenu(page)).toHaveCount(0);
  await expect(reader(page, 0)).toBeFocused();
  expect(await selected(page)).toBe('SARRICK');

  await clickWords(page, 0, 'Nobody was killed');
  await page.keyboard.press('Shift+F10');
  await expect(contextMenu(page)).toContainText('“Nobody was killed.”');
  await contextMenu(page).getByRole('menuitem', { name: 'Stance: partly' }).press('Enter');
  await expect(contextMenu(page)).toHaveCount(0);
  await expect(page.getByRole('complementary', { name: 'Span in focus' })).toContainText('partly');
  await expect(reader(page, 0)).toBeFocused();
  await saved(page);

  await page.getByRole('grid').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ContextMenu');
  await expect(contextMenu(page)).toContainText('Sluice gate 2 at Quillmere dam opened');
  await expect(contextMenu(page).getByRole('menuitem', { name: 'Merge into…' })).toBeVisible();
  await expect(contextMenu(page).getByRole('menuitem', { name: 'Restore' })).toHaveCount(0);
  await expectSound(page, 'a context menu', ['region']);
  await page.keyboard.press('Escape');

  await page.keyboard.press('m');
  await page.keyboard.press('Control+Home');
  // The Teveril's rise in Noonsheet has not been looked for: the menu's mark is this cell's.
  await claimRow(page, 'The Teveril at Sarrick rose').getByRole('rowheader').click();
  await page.getByRole('grid').focus();
  const cell = claimRow(page, 'The Teveril at Sarrick rose').getByRole('gridcell', { name: /^Noonsheet/ });
  await expect(cell).toHaveAccessibleName(/not looked for/);
  while ((await cell.getAttribute('data-at')) === null) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+F10');
  await expect(contextMenu(page)).toContainText('Noonsheet: The Teveril');
  await contextMenu(page).getByRole('menuitem', { name: 'Checked: silent' }).press('Enter');
  await expect(cell).toHaveAccessibleName(/checked: silent/);
  await expect(page.getByRole('grid')).toBeFocused();
});

test('the right button asks for the menu of what is under it', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await clickWords(page, 0, 'Nobody was killed');
  await page.mouse.click(...(await middleOf(page, 'sent 2.1 million')), { button: 'right' });
  await expect(contextMenu(page)).toContainText('“sent 2.1 million cubic metres of water');
  await expect(page.getByRole('complementary', { name: 'Span in focus' })).toContainText('sent 2.1 million');
  await page.keyboard.press('Escape');
  await claimRow(page, 'Nobody died').click({ button: 'right' });
  await expect(contextMenu(page)).toContainText('Nobody died in the flood');
  await contextMenu(page).getByRole('menuitem', { name: 'Claim details…' }).click();
  await expect(page.getByRole('dialog')).toContainText('Nobody died in the flood');
});

test.describe('sound in light and dark', () => {
  test('axe finds nothing in the palette, the keys here and the keys to change', async ({ openSampleProject }) => {
    test.setTimeout(180_000);
    const { page } = await openSampleProject();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('re');
    await expect(options(page).first()).toBeVisible();
    await expectSound(page, 'the palette');
    await page.setViewportSize({ width: 640, height: 480 });
    await expectSound(page, 'the palette at 200 % zoom');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await expectSound(page, 'the keys here');
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 1280, height: 800 });
    await menu(page, 'Help', 'Change keys…');
    const dialog = page.getByRole('dialog', { name: 'Change keys' });
    await dialog.getByRole('searchbox').fill('link to a claim');
    await dialog.getByRole('button', { name: 'Link to a claim…: add a key' }).press('Enter');
    await page.keyboard.press('m');
    await expect(dialog.getByRole('alert')).toBeVisible();
    await expectSound(page, 'a key refused');
  });
});

/** The middle of the first letter of these words in the first pane. */
async function middleOf(page: Page, words: string): Promise<[number, number]> {
  const { x, y } = await pointAt(page, 0, words);
  return [x, y];
}
