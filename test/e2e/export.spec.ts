/** The dataset out: chosen, looked at, split, kept as a recipe, and run again by its name with the same bytes. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, saved, test } from './support/index.ts';
import { expectSound } from './support/axe.ts';

test('a choice by keys is counted, kept as a recipe, and the command line makes the same file of it', async ({
  crossread,
  folders,
  openSampleProject,
}) => {
  const { page, project, running } = await openSampleProject();
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export the dataset' });
  await dialog.getByRole('radio', { name: 'Links (JSON Lines)' }).press('Space');
  await expect(dialog).toContainText('What is lost:');
  await dialog.getByRole('checkbox', { name: 'Imke Vasarell' }).press('Space');
  await expect(dialog.getByRole('checkbox', { name: 'Rhona Tessaly' })).toBeChecked();

  // One article, the first, and no mere mentions: by arrow keys and the space bar.
  await dialog.getByText('Articles: all 7').press('Enter');
  await dialog.getByRole('button', { name: 'None' }).press('Enter');
  await expect(dialog).toContainText('Choose at least one of the articles.');
  await expect(dialog.getByRole('button', { name: 'Download' })).toBeDisabled();
  const articles = dialog.getByRole('group', { name: 'Articles' });
  await articles.getByRole('checkbox').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await expect(articles.getByRole('checkbox').nth(1)).toBeChecked();
  await expect(dialog.getByText('Articles: 1 of 7')).toBeVisible();
  await dialog.getByText('Stances: all 4').press('Enter');
  await dialog.getByRole('group', { name: 'Stances' }).getByRole('checkbox', { name: 'mentions' }).uncheck();
  await expect(dialog.getByText('Stances: 3 of 4')).toBeVisible();

  await dialog.getByRole('button', { name: 'Save as…' }).press('Enter');
  await dialog.getByLabel('Name of the recipe').fill('One article');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('combobox', { name: 'Recipe' })).toHaveValue('One article');
  await expect(dialog.getByRole('button', { name: 'Save as…' })).toBeFocused();
  await saved(page);

  await expect(dialog.getByLabel('The first lines of the file')).toBeVisible();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).press('Enter');
  const file = path.join(folders.root, (await download).suggestedFilename());
  expect(file).toMatch(/\.links\.jsonl$/);
  await (await download).saveAs(file);
  await expect(dialog).toBeHidden();
  const content = await readFile(file, 'utf8');
  const lines = content.trim().split('\n');
  const links = lines.map((line) => JSON.parse(line) as { article: { id: string }; stance: { id: string } });
  expect(links.length).toBeGreaterThan(3);
  expect(new Set(links.map(({ article }) => article.id)).size).toBe(1);
  expect(links.map(({ stance }) => stance.id)).not.toContain('mentions');

  // The next time the same is offered; the recipe is taken up again by its name.
  await page.keyboard.press('Control+e');
  await expect(dialog.getByText('Articles: 1 of 7')).toBeVisible();
  await dialog.getByText('Articles: 1 of 7').press('Enter');
  await dialog.getByRole('button', { name: 'All', exact: true }).first().press('Enter');
  await expect(dialog.getByText('Articles: all 7')).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Recipe' }).selectOption('One article');
  await expect(dialog.getByText('Articles: 1 of 7')).toBeVisible();
  await expect(dialog).toContainText(`${links.length} records`);
  await page.goto('about:blank');
  await running.stop();
  const again = await crossread('export', project, '--recipe', 'One article', '--out', '-');
  expect(again).toMatchObject({ code: 0, stdout: content });
});

test('a split shows its classes before it is written, in any width, and comes as one zip', async ({
  openSampleProject,
}) => {
  const { page } = await openSampleProject();
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export the dataset' });
  await dialog.getByRole('radio', { name: 'Links (CSV)' }).check();
  await dialog.getByText('Split: none').press('Enter');
  await dialog.getByLabel('Parts for training and testing').selectOption('article');
  await dialog.getByLabel('Share of train').fill('5');
  await dialog.getByLabel('Share of dev').fill('1');
  await dialog.getByLabel('Share of test').fill('1');
  const parts = dialog.getByRole('region', { name: 'The parts of the split' });
  await expect(parts.getByRole('row', { name: /^train 5 / })).toBeVisible();
  await expect(parts.getByRole('row', { name: /^dev 1 / })).toBeVisible();
  await expect(dialog).toContainText(/\d+ claims with links in several parts/);
  const shown = dialog.getByLabel('How it begins:');
  await shown.selectOption('splits.json');
  await expect(dialog.getByLabel('The first lines of the file')).toContainText('"by": "article"');
  await expectSound(page, 'a split');
  await page.setViewportSize({ width: 640, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).press('Enter');
  expect((await download).suggestedFilename()).toMatch(/-split\.zip$/);
  const zip = await readFile(await (await download).path());
  expect(zip.subarray(0, 2).toString()).toBe('PK');
});
