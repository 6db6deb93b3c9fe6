/** The figures of the review: read, explained, followed to the places behind them, by keys alone. */
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectSound } from './support/axe.ts';
import { asSomebodyElse, readColleague, writeColleague } from './support/colleague.ts';
import { expect, test } from './support/index.ts';

const line = (page: Page, figure: string): Locator => page.locator(`tr[data-figure="${figure}"]`);
const places = (page: Page): Locator => page.getByRole('region', { name: 'Places of the cell' });

async function openAgreement(page: Page): Promise<void> {
  await page.keyboard.press('Shift+r');
  await page.keyboard.press('Alt+3');
  await expect(page.locator('.figures').first()).toBeVisible();
}

/** Tabs on until the element has the keyboard. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let press = 0; press < 200; press += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The keyboard does not get there.');
}

test('figures stand with their intervals, say what they count, and rest on proposed pairs until these are confirmed', async ({
  openSampleProject,
}) => {
  const { page } = await openSampleProject();
  await openAgreement(page);
  await expect(page.getByText(/Stands on proposed pairs of claims: \d+ confirmed, \d+ proposed/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('main', { name: 'Reading desk' })).toBeVisible();
  await page.keyboard.press('Shift+r');
  await expect(line(page, 'span-f1-overlap')).toHaveText(/0\.\d\d.*0\.\d\d to [01]\.\d\d/);

  const name = line(page, 'span-u-alpha').getByRole('button');
  await tabTo(page, name);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/On the reliability of unitizing contiguous data/)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/On the reliability of unitizing contiguous data/)).toBeHidden();

  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('listbox', { name: 'Pairs of claims' })).toBeFocused();
  await page.keyboard.press('Shift+s');
  await page.keyboard.press('Alt+3');
  await expect(page.getByText(/^Stands on confirmed pairs of claims: \d+$/)).toBeVisible();
});

test('a cell of a matrix lists as many places as it counts, and Enter opens one of them', async ({
  openSampleProject,
}) => {
  const { page } = await openSampleProject();
  await openAgreement(page);
  const cell = page.locator('.confusion').first().getByRole('button').first();
  const count = Number(await cell.textContent());
  await tabTo(page, cell);
  await page.keyboard.press('Enter');
  await expect(places(page).getByRole('status')).toContainText(`${count} place`);
  await expect(places(page).getByRole('listitem')).toHaveCount(count);

  const first = places(page).getByRole('button').first();
  const quote = (await first.locator('q').first().textContent()) ?? '';
  await tabTo(page, first);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: 'Reading desk' })).toBeVisible();
  await expect(page.locator('.reader:focus')).toContainText(quote.replace(/^“|”$/g, '').split('…')[0] ?? quote);
});

test('with a third annotator the pair is chosen by key, and who made the very same agrees throughout', async ({
  openSampleProject,
  crossread,
  folders,
  serve,
}) => {
  const { page, project, running } = await openSampleProject();
  const file = path.join(folders.root, 'hers.crossread.json');
  const exported = await crossread(
    'export',
    project,
    '--format',
    'annotation-file',
    '--annotator',
    'Imke Vasarell',
    '--out',
    file,
  );
  expect(exported).toMatchObject({ code: 0 });
  await writeColleague(file, asSomebodyElse(await readColleague(file), 'tova-brandt', 'Tova Brandt'));
  // One program writes at a time.
  await page.goto('about:blank');
  await running.stop();
  expect(await crossread('import', project, file)).toMatchObject({ code: 0 });

  const again = await serve({ project });
  await page.goto(again.url);
  await expect(page.locator('.reader .article-text').first()).toBeVisible();
  await openAgreement(page);
  const groups = page.getByRole('group', { name: 'Figures of' }).getByRole('radio');
  await expect(groups).toHaveCount(4);
  // Rhona and Imke, Rhona and Tova, Imke and Tova, all.
  await page.keyboard.press('Shift+w');
  await page.keyboard.press('Shift+w');
  await expect(groups.nth(2)).toBeChecked();
  for (const figure of [
    'span-f1-exact',
    'span-f1-overlap',
    'link-kappa',
    'stance-alpha',
    'cell-kappa',
    'claim-b-cubed',
  ]) {
    await expect(line(page, figure)).toContainText('1.00');
  }
  await page.keyboard.press('Shift+w');
  await expect(groups.nth(3)).toBeChecked();
  await expect(line(page, 'link-fleiss')).toBeVisible();
  await expect(page.getByText('Confusion matrices are drawn for two annotators')).toBeVisible();
});

test('γ is computed on request, and its best alignment is shown', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await openAgreement(page);
  await expect(page.locator('tr[data-figure="gamma"]')).toHaveCount(0);
  await page.keyboard.press('Shift+y');
  await expect(page.getByText(/^γ over 6 articles: 0\.\d\d \(95 % interval/)).toBeVisible({ timeout: 60_000 });
  await expect(line(page, 'gamma')).toBeVisible();
  const show = page.getByRole('button', { name: 'Best alignment of Corvane Wire' });
  await tabTo(page, show);
  await page.keyboard.press('Enter');
  const alignment = page.getByRole('region', { name: 'Best alignment of Corvane Wire' });
  // Both have the same span here.
  await expect(alignment.locator('tbody tr', { hasText: /^Nobody was killed\.Nobody was killed\.$/ })).toBeVisible();
});

test('a strip is walked by the arrow keys and opens its article; tables are sorted', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await openAgreement(page);
  const sort = page.getByRole('region', { name: 'By article' }).getByRole('button', { name: 'Spans, F1 by overlap' });
  await tabTo(page, sort);
  await page.keyboard.press('Enter');
  const values = async (): Promise<number[]> =>
    (await page.locator('[aria-labelledby="by-article"] tbody tr td:nth-child(2) .row-value').allTextContents()).map(
      Number,
    );
  const up = await values();
  expect(up.length).toBe(6);
  expect(up).toEqual(up.toSorted((a, b) => a - b));
  await page.keyboard.press('Enter');
  expect(await values()).toEqual(up.toSorted((a, b) => b - a));

  const strip = page.getByRole('listbox', { name: 'Spans of Corvane Wire' });
  await tabTo(page, strip);
  await page.keyboard.press('ArrowRight');
  await expect(strip.getByRole('option', { selected: true })).toHaveAccessibleName(/: “.+”\. .+/);
  await page.keyboard.press('Enter');
  await expect(page.locator('.reader:focus')).toHaveAccessibleName(/^Corvane Wire: /);
});

test('axe finds nothing at the figures', async ({ openSampleProject }) => {
  // Each look at a page takes axe some seconds.
  test.setTimeout(180_000);
  const { page } = await openSampleProject();
  await openAgreement(page);
  await line(page, 'span-f1-exact').getByRole('button').click();
  await page.locator('.confusion').first().getByRole('button').first().click();
  await page.keyboard.press('Shift+y');
  await expect(page.getByText(/^γ over/)).toBeVisible({ timeout: 60_000 });
  await expectSound(page, 'agreement');
  await page.setViewportSize({ width: 640, height: 500 });
  await expectSound(page, 'agreement, narrow');
});
