/** Several annotators at the desk: who is shown, with which line, and what is left when only some is wanted. */
import type { Page } from '@playwright/test';
import { expectSound } from './support/axe.ts';
import { claimRow, expect, highlighted, highlightedWords, reader, test } from './support/index.ts';

const MINE = ['plus', 'minus', 'partly', 'zero', 'mixed', 'unlinked'] as const;

/** The spans of mine that are drawn in the first pane. */
async function drawnOfMine(page: Page): Promise<number> {
  const looks = await Promise.all(MINE.map((look) => highlighted(page, look)));
  return looks.reduce((sum, [first = 0]) => sum + first, 0);
}

const drawnOfHers = async (page: Page): Promise<number> => (await highlighted(page, 'who-1'))[0] ?? 0;
const bar = (page: Page) => page.getByRole('region', { name: 'Whose work is shown' });

/** Shows Imke beside Rhona, by keys. */
async function showImke(page: Page): Promise<void> {
  await reader(page, 0).focus();
  await page.keyboard.press('Shift+c');
  const item = page.getByRole('menuitemcheckbox', { name: 'Imke Vasarell' });
  await expect(item).toBeVisible();
  for (let press = 0; press < 6; press += 1) {
    if (await item.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await expect(item).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(item).toBeHidden();
}

test('a colleague is shown by key, with a line of her own that the bar over the panes explains', async ({
  openSampleProject,
}) => {
  const { page } = await openSampleProject();
  await expect(bar(page)).toBeHidden();
  expect(await drawnOfHers(page)).toBe(0);
  await showImke(page);
  await expect(bar(page).getByRole('listitem')).toHaveText([/Rhona Tessaly you/, /Imke Vasarell/]);
  await expect.poll(() => drawnOfHers(page)).toBeGreaterThan(5);
  expect(await highlightedWords(page, 0, 'who-1')).toContain('Nobody was killed.');
});

test('only disagreements leaves what both have the same out, once their claims are paired', async ({
  openSampleProject,
}) => {
  const { page } = await openSampleProject();
  await reader(page, 0).focus();
  await page.keyboard.press('Shift+d');
  // One alone has nothing to disagree with.
  await expect(page.getByText('Show two annotators first').first()).toBeVisible();
  await expect(bar(page)).toBeHidden();

  await showImke(page);
  await reader(page, 0).focus();
  const all = [await drawnOfMine(page), await drawnOfHers(page)];
  await page.keyboard.press('Shift+d');
  await expect(bar(page).getByRole('checkbox', { name: 'only disagreements' })).toBeChecked();
  // Both marked the same words and linked them to claims that are the same in other words.
  await expect.poll(() => highlightedWords(page, 0, 'who-1')).not.toContain('Nobody was killed.');
  expect(await drawnOfMine(page)).toBeLessThan(all[0] ?? 0);
  expect(await drawnOfHers(page)).toBeGreaterThan(0);
  await page.keyboard.press('Shift+d');
  await expect.poll(async () => [await drawnOfMine(page), await drawnOfHers(page)]).toEqual(all);
});

test('only this claim leaves the spans of the claim and of the one it is paired with', async ({
  openSampleProject,
}) => {
  const { page } = await openSampleProject();
  await showImke(page);
  await claimRow(page, 'Nobody died in the flood at Sarrick').first().click();
  await reader(page, 0).focus();
  await page.keyboard.press('Shift+k');
  await expect(bar(page).getByRole('checkbox', { name: 'only this claim' })).toBeChecked();
  await expect.poll(() => highlightedWords(page, 0, 'plus')).toEqual(['Nobody was killed.']);
  expect(await highlightedWords(page, 0, 'who-1')).toEqual(['Nobody was killed.']);
  await page.keyboard.press('Shift+k');
  await expect.poll(() => drawnOfHers(page)).toBeGreaterThan(5);
});

test('axe finds nothing at the desk of two', async ({ openSampleProject }) => {
  // Each look at a page takes axe some seconds.
  test.setTimeout(180_000);
  const { page } = await openSampleProject();
  await showImke(page);
  await expectSound(page, 'compare');
  await page.setViewportSize({ width: 640, height: 500 });
  await expectSound(page, 'compare, narrow');
});
