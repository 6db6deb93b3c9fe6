/** Reports: what was settled is told in the part of the review, and in a page that opens by itself, on screen and on paper. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expectSound } from './support/axe.ts';
import { expect, saved, test } from './support/index.ts';

const report = (page: Page, name: string | RegExp) => page.getByRole('region', { name });

/** Settles the disagreement at hand by taking neither, with the reason that this owes. */
async function turnDown(page: Page, why: string): Promise<void> {
  await page.keyboard.press('x');
  const reason = page.getByRole('textbox', { name: /^Reason/ });
  await expect(reason).toBeFocused();
  await page.keyboard.type(why);
  await page.keyboard.press('Enter');
}

test('what is settled stands in the reports, which are downloaded and open without a network', async ({
  openSampleProject,
  browser,
  folders,
}, info) => {
  const { page } = await openSampleProject();
  await page.keyboard.press('Shift+r');
  await expect(page.getByRole('listbox', { name: 'Disagreements' })).toBeFocused();
  await turnDown(page, 'Neither says what the article says.');
  await saved(page);

  await page.keyboard.press('Alt+4');
  const project = report(page, 'Report on the project');
  await expect(project).toContainText('7 articles, read by 2 annotators (Imke Vasarell and Rhona Tessaly).');
  await expect(project).toContainText(/spans, F1, overlap: 0\.\d\d \(95 % interval 0\.\d\d to 0\.\d\d\)\./);
  await expect(project).toContainText(/Rhona Tessaly settled \d+ places?: .*1 by taking neither/);
  await expectSound(page, 'the reports');

  await page.getByRole('radio', { name: 'The project' }).focus();
  for (let line = 0; line < 2; line += 1) {
    if (await page.getByRole('radio', { name: 'Imke Vasarell' }).isChecked()) break;
    await page.keyboard.press('ArrowDown');
  }
  const hers = report(page, 'Report for Imke Vasarell');
  await expect(hers).toContainText('1 was changed (1 turned down');
  await page.screenshot({ path: info.outputPath('part.png') });

  const waiting = page.waitForEvent('download');
  await hers.getByRole('button', { name: 'Download the page (HTML)' }).click();
  const file = path.join(folders.root, (await waiting).suggestedFilename());
  await (await waiting).saveAs(file);
  expect(path.basename(file)).toMatch(/^report-imke-vasarell-[0-9a-f]+\.html$/);

  const data = page.waitForEvent('download');
  await hers.getByRole('button', { name: 'Download the data (JSON)' }).click();
  const json = path.join(folders.root, (await data).suggestedFilename());
  await (await data).saveAs(json);
  const told = JSON.parse(await readFile(json, 'utf8')) as { places: { outcome: string; reason?: string }[] };
  expect(told.places.filter(({ outcome }) => outcome === 'changed')).toMatchObject([
    { reason: 'Neither says what the article says.' },
  ]);

  // A browser that knows nothing of the workbench.
  const apart = await browser.newContext();
  const opened = await apart.newPage();
  const asked: string[] = [];
  opened.on('request', (request) => asked.push(request.url()));
  await opened.goto(`file://${file}`);
  await expect(opened.getByRole('heading', { level: 1 })).toHaveText('Report for Imke Vasarell');
  const place = opened.getByRole('article');
  await expect(place.first()).toContainText('Why: Neither says what the article says.');
  await expect(place.first()).toContainText('Nothing is marked here.');
  expect(asked).toEqual([`file://${file}`]);
  for (const scheme of ['light', 'dark'] as const) {
    await opened.emulateMedia({ media: 'screen', colorScheme: scheme });
    await opened.screenshot({ path: info.outputPath(`report-${scheme}.png`) });
  }
  await expectSound(opened, 'the report as a page');
  // Paper is white, whatever the screen prefers.
  await opened.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await opened.setViewportSize({ width: 680, height: 1000 });
  await opened.screenshot({ path: info.outputPath('report-print.png') });
  const ink = await opened.evaluate(() => getComputedStyle(document.body).color);
  expect(ink).toBe('rgb(22, 25, 29)');
  expect(await opened.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await apart.close();
});

test('before anything is settled the reports have the figures, and say what is missing', async ({
  openSampleProject,
}) => {
  const { page } = await openSampleProject();
  await page.keyboard.press('Shift+r');
  await page.keyboard.press('Alt+4');
  await expect(page.getByText('Nothing has been settled yet. The reports hold figures of agreement')).toBeVisible();
  await expect(report(page, 'Report on the project')).toContainText(
    'Nothing has been settled yet: there is no gold set.',
  );
  await page.setViewportSize({ width: 640, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test('the gold set is offered beside the annotators, with how much was decided, and exported', async ({
  openSampleProject,
}) => {
  const { page } = await openSampleProject();
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export the dataset' });
  await expect(dialog.getByRole('radio', { name: 'Imke Vasarell' })).toBeVisible();
  await expect(dialog.getByRole('radio', { name: /Gold set/ })).toHaveCount(0);
  await page.keyboard.press('Escape');

  await page.keyboard.press('Shift+r');
  await turnDown(page, 'Not a claim.');
  await saved(page);
  await page.keyboard.press('Shift+r');
  await page.keyboard.press('Control+e');
  const gold = dialog.getByRole('radio', { name: /^Gold set of Rhona Tessaly \(\d+ decisions?\)$/ });
  await gold.check();
  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Download' }).click();
  expect((await download).suggestedFilename()).toMatch(/-rhona-tessaly-[0-9a-f]+-gold\.crossread\.json$/);
});
