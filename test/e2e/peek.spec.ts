/** The peek: all that is said of a claim in one card, by resting the pointer on it or by a key. */
import type { Locator, Page } from '@playwright/test';
import { expectSound } from './support/axe.ts';
import { claimRow, expect, highlightedWords, reader, test } from './support/index.ts';

// Corvane Wire, Noonsheet, the Register and the Lantern say so once each, The Unbowed contradicts, Halvern Tidings says − − +,
// the Veldmark Prospect was checked and is silent.
const INJURED = 'Fourteen people were injured';

const peek = (page: Page): Locator => page.getByRole('complementary', { name: 'Peek at the claim' });

/** A short tap, however busy the machine: the key is let go without waiting for what the page does meanwhile. */
async function tap(page: Page): Promise<void> {
  await Promise.all([page.keyboard.down('k'), page.keyboard.up('k')]);
}

async function focusClaim(page: Page, words: string): Promise<void> {
  await claimRow(page, words).getByRole('rowheader').click();
  await expect(claimRow(page, words)).toHaveAttribute('aria-selected', 'true');
}

/** Expects that the card is within the window and not over the claim's row. */
async function expectBeside(page: Page, row: Locator): Promise<void> {
  const [card, box] = [await peek(page).boundingBox(), await row.boundingBox()];
  const size = page.viewportSize();
  if (card === null || box === null || size === null) throw new Error('The card or the row is not drawn.');
  expect(card.x).toBeGreaterThanOrEqual(0);
  expect(card.y).toBeGreaterThanOrEqual(0);
  expect(card.x + card.width).toBeLessThanOrEqual(size.width);
  expect(card.y + card.height).toBeLessThanOrEqual(size.height);
  const apart =
    card.x >= box.x + box.width ||
    card.x + card.width <= box.x ||
    card.y >= box.y + box.height ||
    card.y + card.height <= box.y;
  expect(apart, 'the card is not over the row').toBe(true);
}

test('resting the pointer on a claim shows its quotes beside it', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await reader(page, 0).focus();
  const head = claimRow(page, INJURED).getByRole('rowheader');
  await head.hover();
  await expect(peek(page)).toBeVisible();
  await expect(reader(page, 0)).toBeFocused();
  await expectBeside(page, claimRow(page, INJURED));
  await expect(peek(page)).toContainText('Fourteen people were injured in the flood at Sarrick on 12 March 2026.');
  const quotes = peek(page).locator('.peek-quote');
  await expect(quotes).toHaveCount(8);
  await expect(peek(page).getByRole('group', { name: 'Halvern Tidings' }).locator('.peek-stance')).toHaveText([
    /✕ contradicts/,
    /✕ contradicts/,
    /✓ agrees/,
  ]);
  await expect(peek(page).locator('.peek-rest')).toHaveText(/Checked, silent: Veldmark Prospect/);

  // The pointer can go onto the card, and it stays; with Escape it goes without the pointer moving.
  const card = await peek(page).boundingBox();
  if (card === null) throw new Error('The card is not drawn.');
  await page.mouse.move(card.x + 60, card.y + 20);
  await page.waitForTimeout(600);
  await expect(peek(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(peek(page)).toHaveCount(0);

  // Away from both it goes by itself.
  await head.hover();
  await expect(peek(page)).toBeVisible();
  await page.mouse.move(900, 860);
  await expect(peek(page)).toHaveCount(0);

  // A quote opens its place, in an article that was not open.
  await head.hover();
  await peek(page).getByRole('group', { name: 'The Unbowed' }).locator('.peek-quote').click();
  await expect(peek(page)).toHaveCount(0);
  await expect(page.locator('.pane .pane-line > b').filter({ hasText: 'The Unbowed' })).toBeVisible();
  await expect(page.locator('.reader:focus')).toHaveCount(1);
  await expect(claimRow(page, INJURED)).toHaveAttribute('aria-selected', 'true');
});

test('the key shows the card while it is held; a tap keeps it, for the arrow keys', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await reader(page, 0).focus();
  await tap(page);
  await expect(page.locator('.notice')).toContainText('Put a claim in focus first');
  await focusClaim(page, INJURED);
  // The pointer rests where it clicked; only the key is meant here.
  await page.mouse.move(900, 500);
  await reader(page, 0).focus();

  await page.keyboard.down('k');
  await expect(peek(page)).toHaveAttribute('data-by', 'key');
  await page.waitForTimeout(350);
  await page.keyboard.up('k');
  await expect(peek(page)).toHaveCount(0);

  await tap(page);
  await expect(peek(page)).toHaveAttribute('data-by', 'kept');
  await expectBeside(page, claimRow(page, INJURED));
  await expect(reader(page, 0)).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: '8 quotes from 6 articles, 1 silent' })).toHaveCount(1);
  const at = peek(page).locator('.peek-quote[data-at]');
  await page.keyboard.press('ArrowDown');
  await expect(at).toContainText('flooding 430 homes and injuring 14 people');
  await page.keyboard.press('ArrowDown');
  await expect(at).toContainText('and injured 14 people');
  await expect(page.getByRole('status').filter({ hasText: 'Noonsheet: agrees' })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(peek(page)).toHaveCount(0);
  await expect(reader(page, 0)).toBeFocused();

  // The same key closes it; any other closes it and does what it always does.
  await tap(page);
  await expect(peek(page)).toBeVisible();
  await tap(page);
  await expect(peek(page)).toHaveCount(0);
  await tap(page);
  await expect(peek(page)).toBeVisible();
  await page.keyboard.press('v');
  await expect(peek(page)).toHaveCount(0);
  await expect(page.locator('.across')).toHaveCount(0);

  await tap(page);
  await expect(peek(page)).toBeVisible();
  await page.keyboard.press('End');
  await expect(at).toHaveCount(1);
  const words = (await at.locator('q').textContent()) ?? '';
  await page.keyboard.press('Enter');
  await expect(peek(page)).toHaveCount(0);
  const active = await page
    .locator('.pane')
    .evaluateAll((all) => all.findIndex((one) => one.matches('[data-active="true"]')));
  await expect
    .poll(async () => (await highlightedWords(page, active, 'active')).join(' '))
    .toBe(words.replace(/[“”]/g, ''));
});

test.describe('sound in light and dark', () => {
  test.setTimeout(120_000);

  test('lines, markers and card are sound, on the desk, in the matrix and at twice the size', async ({
    openSampleProject,
  }) => {
    const { page } = await openSampleProject();
    await focusClaim(page, INJURED);
    await page.mouse.move(900, 500);
    await reader(page, 2).evaluate((host) => (host.scrollTop = host.scrollHeight));
    await expect(page.locator('.across-marker')).toHaveCount(1);
    await tap(page);
    await expect(peek(page)).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expectSound(page, 'the desk with lines, a marker and the card');

    await page.keyboard.press('m');
    await expect(page.getByRole('grid', { name: 'Claims by articles' })).toBeVisible();
    await expect(peek(page)).toHaveCount(0);
    await claimRow(page, INJURED).getByRole('rowheader').hover();
    await expect(peek(page)).toBeVisible();
    await expectBeside(page, claimRow(page, INJURED).getByRole('rowheader'));
    await expectSound(page, 'the matrix with the card');
    await page.mouse.move(5, 5);
    await expect(peek(page)).toHaveCount(0);
    await page.keyboard.press('m');

    // 1280 × 800 at 200 %.
    await page.setViewportSize({ width: 640, height: 400 });
    await page.getByRole('grid').focus();
    await tap(page);
    await expect(peek(page)).toBeVisible();
    await expectBeside(page, claimRow(page, INJURED));
    await expectSound(page, 'the card at twice the size');
  });
});
