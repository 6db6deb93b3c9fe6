/** The review, picture by picture: a colleague's file comes in, claims are paired, places settled, figures and reports read. */
import path from 'node:path';
import type { Page } from 'playwright';
import { otherWords, readColleague, writeColleague } from '../e2e/support/colleague.ts';
import { menu } from '../e2e/support/desk.ts';
import { runCrossread } from '../e2e/support/engine.ts';
import { BRAT } from '../e2e/support/foreign.ts';
import type { Environment } from '../e2e/support/engine.ts';

type Shot = (name: string, page?: Page) => Promise<void>;

/** Imke's work on other versions of some texts, so that not every span of hers has its place. */
async function colleaguesFile(folder: string, project: string, env: Environment): Promise<string> {
  const file = path.join(folder, 'imke.crossread.json');
  const whose = ['--format', 'annotation-file', '--annotator', 'Imke Vasarell', '--force'];
  const { code, stderr } = await runCrossread(['export', project, ...whose, '--out', file], env);
  if (code !== 0) throw new Error(stderr);
  const hers = await readColleague(file);
  otherWords(hers, 'Nobody was killed.', 'Nobody was harmed.');
  otherWords(hers, 'the river rose 2.4 metres in fifty minutes', 'quick brown foxes jump over lazy old hound');
  hers.claims.push({
    ...{ annotator: hers.annotator, id: '01900000-0000-7000-8000-0000000000ff', text: 'The dam was built in 1962.' },
    created: '2026-12-01T08:00:00.000Z',
  });
  await writeColleague(file, hers);
  return file;
}

/** Walks through the review of the sample in `project`; `folder` is for files. */
export async function review(
  page: Page,
  shot: Shot,
  { folder, project, env }: { readonly folder: string; readonly project: string; readonly env: Environment },
): Promise<void> {
  await page.keyboard.press('Control+Shift+i');
  const dialog = page.getByRole('dialog');
  const file = await colleaguesFile(folder, project, env);
  await dialog.getByLabel('A colleague’s file', { exact: true }).setInputFiles(file);
  await dialog.getByRole('heading', { name: 'Imke Vasarell' }).waitFor();
  await shot('take-in');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  await menu(page, 'File', 'Import from another tool…');
  await dialog.getByLabel('Another tool’s files', { exact: true }).setInputFiles(BRAT);
  await dialog.getByText('Label by label').click();
  await dialog.getByLabel('Timing becomes', { exact: true }).selectOption('claim');
  await shot('foreign');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  await page.keyboard.press('Shift+r');
  const queue = page.getByRole('listbox', { name: 'Disagreements' });
  await queue.waitFor();
  await page.keyboard.press('Alt+2');
  await page.getByRole('listbox', { name: 'Pairs of claims' }).waitFor();
  await shot('pairs');
  await page.keyboard.press('Shift+s');
  await page.keyboard.press('Alt+1');
  await queue.waitFor();
  for (const key of ['a', 'b', 't', 'l']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(200);
    const reason = page.getByRole('textbox', { name: /^Reason/ });
    if (await reason.evaluate((field) => field === document.activeElement)) {
      await page.keyboard.type('The figure differs, so the article contradicts the claim.');
      await page.keyboard.press('Enter');
    }
  }
  await shot('queue');
  await page.keyboard.press('e');
  await shot('edited');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+3');
  await page.getByText(/^Stands on confirmed pairs/).waitFor();
  await shot('agreement');
  await page
    .getByRole('heading', { name: /^By article|^Agreement by article|article/i })
    .last()
    .scrollIntoViewIfNeeded();
  await shot('agreement-below');
  await page.keyboard.press('Alt+4');
  await page.getByText(/read by 2 annotators/).waitFor();
  await shot('reports');
  await report(page, shot, folder);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 640, height: 800 });
  await page.keyboard.press('Alt+1');
  await queue.waitFor();
  await shot('queue-narrow');
  if (size !== null) await page.setViewportSize(size);
  await page.keyboard.press('Escape');
  await page.locator('.article-text').first().waitFor();
}

/** The project's report and Imke's, on the screen and on paper. */
async function report(page: Page, shot: Shot, folder: string): Promise<void> {
  for (const name of ['project', 'Imke Vasarell']) {
    if (name !== 'project') await page.getByRole('radio', { name }).check();
    await page.getByRole('region', { name: new RegExp(name) }).waitFor();
    const button = page.getByRole('button', { name: 'Download the page (HTML)' });
    await page.waitForTimeout(800);
    const download = page.waitForEvent('download');
    await button.click();
    const file = path.join(folder, `report-${name.slice(0, 4)}.html`);
    await (await download).saveAs(file);
    const opened = await page.context().newPage();
    await opened.goto(`file://${file}`);
    await shot(`report-${name.slice(0, 4).toLowerCase()}`, opened);
    await opened.emulateMedia({ media: 'print' });
    await opened.setViewportSize({ width: 794, height: 1123 });
    await shot(`report-${name.slice(0, 4).toLowerCase()}-print`, opened);
    await opened.close();
  }
}
