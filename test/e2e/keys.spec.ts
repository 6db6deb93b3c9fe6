/** Changing keys: what is pressed counts at once and everywhere, what would shadow another key is refused. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { clickWords, expect, highlightedWords, menu, reader, test } from './support/index.ts';

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Change keys' });
const row = (page: Page, label: string): Locator => dialog(page).getByRole('listitem').filter({ hasText: label });

async function openKeys(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('change keys');
  await page.keyboard.press('Enter');
  await dialog(page).getByRole('searchbox', { name: 'Filter the actions' }).fill(words);
}

async function done(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await expect(dialog(page)).toHaveCount(0);
}

async function settingsOf(config: string): Promise<{ keys?: Record<string, string[]> }> {
  // Until something is changed there is no file.
  const text = await readFile(path.join(config, 'settings.json'), 'utf8').catch(() => '{}');
  return JSON.parse(text) as { keys?: Record<string, string[]> };
}

test('a new key counts at once, is shown wherever keys are shown, and is kept', async ({
  openSampleProject,
  folders,
}) => {
  const { page } = await openSampleProject();
  await openKeys(page, 'span of the word');
  await dialog(page).getByRole('button', { name: 'Span of the word: another key in place of W' }).press('Enter');
  await expect(dialog(page).getByRole('textbox', { name: 'Span of the word: press the new key' })).toBeFocused();
  await page.keyboard.press('j');
  await expect(row(page, 'Span of the word')).toContainText('J');
  await expect(
    row(page, 'Span of the word').getByRole('button', { name: 'Span of the word: add a key' }),
  ).toBeFocused();
  await done(page);

  await clickWords(page, 0, 'supplies about');
  await page.keyboard.press('w');
  await page.keyboard.press('j');
  await expect.poll(() => highlightedWords(page, 0, 'active')).toEqual(['supplies']);
  await page.getByRole('menubar').getByRole('menuitem', { name: 'Span', exact: true }).click();
  await expect(page.getByRole('menuitem', { name: 'Span of the word' })).toContainText('J');
  await page.keyboard.press('Escape');
  await reader(page, 0).focus();
  await page.keyboard.press('?');
  await page.getByRole('searchbox', { name: 'Filter the shortcuts' }).fill('span of the word');
  const line = page.getByRole('dialog', { name: 'Keyboard shortcuts' }).locator('dl > div');
  await expect(line.filter({ hasText: 'Span of the word' }).locator('dd')).toHaveText('J');
  await page.keyboard.press('Escape');
  expect((await settingsOf(folders.config)).keys).toEqual({ 'span.word': ['j'] });

  // It is this person's, not the project's: the page remembers it when it is opened again.
  await page.reload();
  await expect(reader(page, 0).locator('.article-text')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('span of the word');
  await expect(page.getByRole('option').first()).toContainText('J');
});

test('a key that another action has is refused until it is taken from that one', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await openKeys(page, 'span of the word');
  const word = row(page, 'Span of the word');
  await word.getByRole('button', { name: 'Span of the word: add a key' }).press('Enter');
  await page.keyboard.press('c');
  await expect(word.getByRole('alert')).toContainText('C belongs to “Link to a claim…”.');
  await expect(word.getByRole('button', { name: /another key in place/ })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(word.getByRole('alert')).toHaveCount(0);
  await expect(dialog(page)).toBeVisible();

  await word.getByRole('button', { name: 'Span of the word: add a key' }).press('Enter');
  await page.keyboard.press('c');
  await word.getByRole('button', { name: 'Take C from “Link to a claim…”' }).press('Enter');
  await expect(word.getByRole('button', { name: /another key in place/ })).toHaveCount(2);
  await dialog(page).getByRole('searchbox').fill('link to a claim');
  const pick = row(page, 'Link to a claim…');
  await expect(pick.getByRole('button', { name: /another key in place/ })).toHaveCount(0);
  await done(page);
  await clickWords(page, 0, 'supplies about');
  await page.keyboard.press('c');
  await expect.poll(() => highlightedWords(page, 0, 'active')).toEqual(['supplies']);

  // One action back, and the key goes with it.
  await openKeys(page, 'link to a claim');
  await pick.getByRole('button', { name: 'Link to a claim…: back to C' }).press('Enter');
  await expect(pick.getByRole('button', { name: /in place of C/ })).toBeVisible();
  await dialog(page).getByRole('searchbox').fill('span of the word');
  await expect(word.getByRole('button', { name: /another key in place/ })).toHaveCount(1);
});

test('keys of the caret and of the browser are refused with the reason, and Tab still leads on', async ({
  openSampleProject,
  folders,
}) => {
  const { page } = await openSampleProject();
  await openKeys(page, 'span of the word');
  const word = row(page, 'Span of the word');
  await word.getByRole('button', { name: 'Span of the word: add a key' }).press('Enter');
  await page.keyboard.press('Control+ArrowRight');
  await expect(word.getByRole('alert')).toContainText('Ctrl+→ stays as it is: “Caret by a word” in the text.');
  await page.keyboard.press('Alt+F4');
  await expect(word.getByRole('alert')).toContainText('Alt+F4 never gets here: the system closes the window with it.');
  await page.keyboard.press('Shift');
  await expect(word.getByRole('alert')).toContainText('Alt+F4');
  await page.keyboard.press('Tab');
  await expect(word.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(word.getByRole('textbox')).toHaveCount(0);
  await expect(readFile(path.join(folders.config, 'settings.json'), 'utf8')).rejects.toThrow('ENOENT');
});

test('all keys go back at once, after a question', async ({ openSampleProject, folders }) => {
  const { page } = await openSampleProject();
  await openKeys(page, 'undo');
  await expect(dialog(page).getByRole('button', { name: 'Reset all…' })).toBeDisabled();
  await dialog(page).getByRole('button', { name: 'Undo: take Ctrl+Z away' }).press('Enter');
  await expect.poll(async () => (await settingsOf(folders.config)).keys).toEqual({ 'edit.undo': [] });
  await dialog(page).getByRole('button', { name: 'Reset all…' }).press('Enter');
  await expect(dialog(page)).toContainText('Give up one change?');
  await dialog(page).getByRole('button', { name: 'Reset all keys' }).press('Enter');
  await expect(row(page, 'Undo')).toContainText('CtrlZ');
  await expect.poll(async () => (await settingsOf(folders.config)).keys).toEqual({});
});

test('a settings file that clashes is told of, and the table’s keys count', async ({ openSampleProject, folders }) => {
  const settings = { theme: 'system', textSize: 17, lineSpacing: 1.6, annotatorName: '' };
  const keys = { 'span.word': ['c'], 'next.version': ['y'], 'view.align': ['j'] };
  await writeFile(path.join(folders.config, 'settings.json'), JSON.stringify({ ...settings, keys }));
  const { page } = await openSampleProject();
  await expect(page.getByRole('alert').or(page.locator('.notices'))).toContainText('“Span of the word”');
  await clickWords(page, 0, 'supplies about');
  await page.keyboard.press('w');
  await expect.poll(() => highlightedWords(page, 0, 'active')).toEqual(['supplies']);
  await openKeys(page, 'align');
  await expect(row(page, 'Align the panes')).toContainText('J');
  await dialog(page)
    .getByRole('button', { name: /back to L/ })
    .press('Enter');
  // What this version does not know stays as it is.
  await expect
    .poll(async () => (await settingsOf(folders.config)).keys)
    .toEqual({
      'span.word': ['c'],
      'next.version': ['y'],
    });
});

test('? says the keys of the place, and the letters of a field stay letters', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await reader(page, 0).focus();
  await page.keyboard.press('?');
  await expect(shortcuts.getByRole('radio', { name: 'Here, in the text' })).toBeChecked();
  await expect(shortcuts).toContainText('Caret by a word');
  await expect(shortcuts).not.toContainText('Walk the cells');
  await shortcuts.getByText('All keys').click();
  await expect(shortcuts).toContainText('Walk the cells');
  await page.keyboard.press('Escape');

  await page.getByRole('grid').focus();
  await page.keyboard.press('?');
  await expect(shortcuts.getByRole('radio', { name: 'Here, in the claims' })).toBeChecked();
  await expect(shortcuts).toContainText('Walk the claims and their cells');
  await page.keyboard.press('Escape');

  const filter = page.getByRole('searchbox', { name: 'Filter claims' });
  await filter.focus();
  await page.keyboard.type('m?c1 w');
  await expect(filter).toHaveValue('m?c1 w');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // Nor does a letter count while an input method is composing, even where there is no field.
  await reader(page, 0).focus();
  await page.evaluate(() => {
    const target = document.activeElement ?? document.body;
    const composed = { key: 'm', code: 'KeyM', bubbles: true, cancelable: true, isComposing: true };
    target.dispatchEvent(new KeyboardEvent('keydown', composed));
    target.dispatchEvent(new KeyboardEvent('keydown', { ...composed, key: 'Process', isComposing: false }));
  });
  await expect(reader(page, 0)).toBeVisible();
  await menu(page, 'View', 'Claims by articles');
  await expect(reader(page, 0)).toBeHidden();
});

test('a key is matched by what it writes, wherever the layout has it', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await clickWords(page, 0, 'supplies about');
  // A German keyboard: the slash on Shift and 7; a French one: the digit 1 with Shift; AltGr reported as Control and Alt.
  await press(page, { key: 'w', code: 'KeyZ' });
  await expect.poll(() => highlightedWords(page, 0, 'active')).toEqual(['supplies']);
  await press(page, { key: ']', code: 'Digit9', ctrlKey: true, altKey: true });
  await expect.poll(() => highlightedWords(page, 0, 'active')).toEqual(['supplies about']);
  await press(page, { key: '/', code: 'Digit7', shiftKey: true });
  await expect(
    page
      .getByRole('search')
      .or(page.getByRole('searchbox', { name: /Find/ }))
      .first(),
  ).toBeVisible();
});

interface Press {
  readonly key: string;
  readonly code: string;
  readonly shiftKey?: boolean;
  readonly ctrlKey?: boolean;
  readonly altKey?: boolean;
}

async function press(page: Page, init: Press): Promise<void> {
  await page.evaluate((of) => {
    const event = new KeyboardEvent('keydown', { ...of, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, init);
}
