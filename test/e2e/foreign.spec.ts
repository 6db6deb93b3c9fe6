/** Another tool's files, by the dialog and by the command line: shown, mapped by keys, taken in whole. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { BRAT, QUOTES } from './support/foreign.ts';
import { claimRow, expect, menu, test } from './support/index.ts';

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Import from another tool' });
const chooser = (page: Page): Locator => page.getByLabel('Another tool’s files', { exact: true });
const status = (page: Page): Locator => dialog(page).locator('.dialog-actions').getByRole('status');
const field = (page: Page, name: string): Locator => dialog(page).getByLabel(name, { exact: true });

/** Sets a select by typing, as a keyboard does it. */
async function pick(page: Page, name: string, option: string): Promise<void> {
  await field(page, name).focus();
  await page.keyboard.type(option);
  await page.keyboard.press('Tab');
}

test('brat files: labels become a new claim, a claim of the project, a tag; the same files again add nothing', async ({
  openSampleProject,
}) => {
  const { page } = await openSampleProject();
  await menu(page, 'File', 'Import from another tool…');
  await expect(dialog(page)).toBeVisible();
  await chooser(page).setInputFiles(BRAT);
  await expect(field(page, 'Read as')).toHaveValue('brat');
  await expect(dialog(page).getByText('2 files, 1 text and 3 annotations.')).toBeVisible();
  // Its quotes were held against the text, in the unit that brat declares.
  await expect(dialog(page).getByText(/Counted in Unicode code points, .*as the format says\./)).toBeVisible();
  // What stands beyond the text is left out, with its place, and told.
  const problems = dialog(page).getByRole('list', { name: 'What is wrong with the files' });
  await expect(problems).toContainText('T4');

  const labels = dialog(page).getByText('Label by label');
  await labels.focus();
  await page.keyboard.press('Enter');
  await pick(page, 'Timing becomes', 'A claim');
  await field(page, 'Words of the new claim for Timing').fill('The flood came at night.');
  await pick(page, 'Warning becomes', 'A claim');
  await field(page, 'Find a claim for Warning').press('Enter');
  const find = field(page, 'Claim of the project for Warning');
  await find.focus();
  await page.keyboard.type('fourteen people');
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByText(/^Fourteen people/)).toBeVisible();
  await expect(field(page, 'Person becomes')).toHaveValue('tag');
  const take = dialog(page).getByRole('button', { name: 'Take in', exact: true });
  await expect(status(page)).toContainText('1 new article, 3 spans, 2 links, 1 new claim');
  await take.focus();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('heading', { name: 'Taken in' })).toBeFocused();
  await expect(dialog(page)).toContainText('1 new article, 3 spans, 2 links, 1 new claim');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await expect(claimRow(page, 'The flood came at night.')).toBeVisible();

  await menu(page, 'File', 'Import from another tool…');
  await chooser(page).setInputFiles(BRAT);
  await expect(dialog(page).getByText('As it was the last time')).toBeVisible();
  await expect(status(page)).toContainText('Nothing new would come in.');
});

test('dropped among articles they are recognised; on the command line they come in by the mapping that was printed', async ({
  openSampleProject,
  crossread,
  folders,
}) => {
  for (const { name, buffer } of BRAT) await writeFile(path.join(folders.root, name), buffer);
  const files = BRAT.map(({ name }) => path.join(folders.root, name));
  const { page, project, running } = await openSampleProject();
  const data = await page.evaluateHandle(
    (all) => {
      const transfer = new DataTransfer();
      for (const { name, text } of all) transfer.items.add(new File([text], name));
      return transfer;
    },
    BRAT.map(({ name, buffer }) => ({ name, text: buffer.toString('utf8') })),
  );
  await page.locator('.app').dispatchEvent('drop', { dataTransfer: data });
  const articles = page.getByRole('dialog', { name: 'Add articles' });
  await expect(articles.getByText(/^This looks like another tool’s annotations \(brat/)).toBeVisible();
  await articles.getByRole('button', { name: 'Import from another tool…' }).press('Enter');
  await expect(field(page, 'Read as')).toHaveValue('brat');
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await page.close();
  await running.stop();

  const shown = await crossread('import', project, ...files, '--preview');
  const preview = JSON.parse(shown.stdout) as { effect: object; mapping: { features: Record<string, { as: string }> } };
  expect(preview.effect).toMatchObject({ articles: { new: 1 }, spans: 3, links: 0 });
  // T4 was left out: the exit code tells of it.
  expect(shown.code).toBe(1);
  expect(shown.stderr).toContain('T4');
  for (const feature of Object.values(preview.mapping.features)) feature.as = 'claim';
  const mapping = path.join(folders.root, 'mapping.json');
  await writeFile(mapping, JSON.stringify(preview));
  const taken = await crossread('import', project, ...files, '--mapping', mapping, '--annotator', 'Ada Brat', '--json');
  expect(JSON.parse(taken.stdout)).toMatchObject({
    files: [{ format: 'brat', articles: { new: 1 }, spans: 3, links: 3, claims: { new: 3 }, annotators: 1 }],
  });
  const exported = await crossread(
    'export',
    project,
    '--format',
    'links-jsonl',
    '--annotator',
    'Ada Brat',
    '--out',
    '-',
  );
  const quotes = exported.stdout
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { quote: string }).quote);
  expect(quotes.sort()).toEqual(Object.values(QUOTES).sort());
  expect(JSON.parse(await readFile(path.join(project, 'project.json'), 'utf8'))).toMatchObject({
    mappings: [{ format: 'brat' }],
  });
});
