/** What was done, as a list: told in words, and gone back to and forth again, by keys alone. */
import type { Locator, Page } from '@playwright/test';
import { expect, reader, saved, selectByKeys, test } from './support/index.ts';

const list = (page: Page): Locator => page.getByRole('listbox', { name: 'What was done, the newest first' });
const current = (page: Page): Locator => list(page).getByRole('option', { selected: true });
const spoken = (page: Page): Locator => page.locator('[aria-live="polite"]').first();

test('steps are told in words, undone to a point and done again', async ({ crossread, openSampleProject }) => {
  const { page, project } = await openSampleProject();
  const file = async (): Promise<string> => {
    await saved(page);
    const whose = ['--annotator', 'Rhona Tessaly'];
    const { code, stdout } = await crossread('export', project, '--format', 'annotation-file', '--out', '-', ...whose);
    expect(code).toBe(0);
    return stdout;
  };
  const start = await file();
  await page.keyboard.press('Alt+2');
  const words = (await selectByKeys(page, 1, 4, 4)).trim();
  await page.keyboard.press('Enter');
  await page.keyboard.press('c');
  await page.keyboard.type('The gate was painted.');
  await page.keyboard.press('Enter');
  await page.keyboard.press('1');
  const linked = await file();
  await page.keyboard.press('q');
  await page.keyboard.press('a');
  await page.keyboard.type('Who says so?');
  await page.keyboard.press('Control+Enter');
  const end = await file();

  await page.keyboard.press('h');
  await expect(list(page)).toBeFocused();
  const quote = `“${words}”`;
  const time = /, \d\d:\d\d/.source;
  const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const told = (text: string, after: string): RegExp => new RegExp(`^${escaped(text)}${time}${escaped(after)}$`);
  const options = list(page).getByRole('option');
  await expect(options).toHaveCount(5);
  const names = [
    `Wrote a note on the span ${quote} in Noonsheet: “Who says so?”`,
    `Marked as unsure: ${quote} in Noonsheet agrees with “The gate was painted.”`,
    `Linked ${quote} in Noonsheet: agrees with the new claim “The gate was painted.”`,
    `Made the span ${quote} in Noonsheet`,
  ] as const;
  await expect(options.nth(0)).toHaveAccessibleName(told(names[0], ', now. The present'));
  await expect(options.nth(1)).toHaveAccessibleName(told(names[1], '. Undo 1 step'));
  await expect(options.nth(2)).toHaveAccessibleName(told(names[2], '. Undo 2 steps'));
  await expect(options.nth(3)).toHaveAccessibleName(told(names[3], '. Undo 3 steps'));
  await expect(options.nth(4)).toHaveAccessibleName('As the project was opened. Undo 4 steps');

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(list(page)).toHaveAccessibleDescription('↵ Undo 2 steps');
  await page.keyboard.press('Enter');
  await expect(spoken(page)).toHaveText('Undid 2 steps.');
  await expect(current(page)).toHaveAccessibleName(told(names[2], ', now. The present'));
  await expect(options.nth(0)).toHaveAccessibleName(told(names[0], ', undone. Do again 2 steps'));
  expect(await file()).toBe(linked);

  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(spoken(page)).toHaveText('Undid 2 steps.');
  expect(await file()).toBe(start);
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(spoken(page)).toHaveText('Did 4 steps again.');
  expect(await file()).toBe(end);

  await page.keyboard.press('Escape');
  await expect(list(page)).toHaveCount(0);
  await expect(reader(page, 1)).toBeFocused();
});

test('undo by its key moves the present in the list; a click goes to a point', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await page.keyboard.press('h');
  await expect(list(page).getByRole('option')).toHaveText([/As the project was opened/]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('.');
  await page.keyboard.press('q');
  await page.keyboard.press('Delete');
  await page.keyboard.press('h');
  const options = list(page).getByRole('option');
  await expect(options).toHaveText([/^Deleted the span .* and its 1 link/, /^Marked as unsure/, /^As the project/]);
  await page.keyboard.press('Control+z');
  await expect(options.nth(0)).toHaveAccessibleName(/undone/);
  await expect(options.nth(1)).toHaveAccessibleName(/now/);
  await options.nth(2).click();
  await expect(spoken(page)).toHaveText('Undid 1 step.');
  await options.nth(0).click();
  await expect(spoken(page)).toHaveText('Did 2 steps again.');
});
