/** The reading desk: panes come, go, move and are found again; type and theme stay as chosen. */
import type { Page } from '@playwright/test';
import { expect, menu, pane, reader, test } from './support/index.ts';

const outlets = (page: Page) => page.locator('.pane .pane-line > b');
const active = (page: Page) => page.locator('.pane[data-active="true"]');
const START = ['Corvane Wire', 'Noonsheet', 'The Tamsin Bay Register'];

/** Listens to what is kept of the desk; the function returned resolves once that is how it looks now, in shares of its width. */
function desksKept(page: Page): () => Promise<void> {
  let kept: readonly number[] = [];
  page.on('response', (response) => {
    if (!response.url().endsWith('/call/desk.save')) return;
    const { layout } = response.request().postDataJSON() as { layout: { panes: { size: number }[] } };
    kept = shares(layout.panes.map(({ size }) => size));
  });
  return async () => {
    const now = shares(await page.locator('.desk-panel').evaluateAll((all) => all.map((one) => one.clientWidth)));
    await expect(() => {
      expect(kept).toHaveLength(now.length);
      for (const [at, share] of now.entries()) expect(Math.abs((kept[at] ?? 0) - share)).toBeLessThan(0.02);
    }).toPass({ timeout: 10_000 });
  };
}

function shares(sizes: readonly number[]): number[] {
  const sum = sizes.reduce((a, b) => a + b, 0);
  return sizes.map((size) => size / sum);
}

test('eight panes and no ninth; an article is chosen by typing', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await expect(outlets(page)).toHaveText(START);
  await page.setViewportSize({ width: 2300, height: 900 });
  await menu(page, 'View', 'Add a pane');
  const chooser = active(page).getByRole('combobox', { name: 'Find an article' });
  await chooser.fill('nosuchpaper');
  await expect(active(page).getByText('No article matches.')).toBeVisible();
  await chooser.fill('unbow');
  await expect(active(page).getByRole('option')).toHaveCount(1);
  await chooser.press('Enter');
  // A new pane stands beside the one that was active.
  await expect(outlets(page)).toHaveText(['Corvane Wire', 'The Unbowed', 'Noonsheet', 'The Tamsin Bay Register']);
  await expect(reader(page, 1)).toContainText('No sensor opened that gate');

  for (let count = 5; count <= 8; count += 1) {
    await page.keyboard.press('Control+Shift+Enter');
    await expect(page.locator('.pane')).toHaveCount(count);
  }
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.locator('.notice')).toContainText('Eight panes are open; close one first.');
  await expect(page.locator('.pane')).toHaveCount(8);
});

test('panes close, and move left and right by their menu', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  const move = async (index: number, item: string): Promise<void> => {
    await pane(page, index).getByRole('button', { name: 'More about this pane' }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await pane(page, 0).getByRole('button', { name: 'More about this pane' }).click();
  await expect(page.getByRole('menuitem', { name: 'Move left' })).toBeDisabled();
  await page.getByRole('menuitem', { name: 'Move right' }).click();
  await expect(outlets(page)).toHaveText(['Noonsheet', 'Corvane Wire', 'The Tamsin Bay Register']);
  await move(2, 'Move left');
  await expect(outlets(page)).toHaveText(['Noonsheet', 'The Tamsin Bay Register', 'Corvane Wire']);
  for (const [index, words] of ['hand brake', 'gallons', 'clocks on Tanner Row'].entries())
    await expect(reader(page, index)).toContainText(words);

  await pane(page, 1).getByRole('button', { name: 'Close this pane' }).click();
  await expect(outlets(page)).toHaveText(['Noonsheet', 'Corvane Wire']);
  await reader(page, 0).click();
  await page.keyboard.press('Alt+w');
  await expect(outlets(page)).toHaveText(['Corvane Wire']);
  // The last one stays, empty.
  await page.keyboard.press('Alt+w');
  await expect(outlets(page)).toHaveText(['Choose an article']);
});

test('articles and widths come back after a reload', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  const deskKept = desksKept(page);
  await page.setViewportSize({ width: 1900, height: 900 });
  await pane(page, 1).getByRole('button', { name: 'Another article in this pane' }).click();
  await pane(page, 1).getByRole('combobox').fill('lantern');
  await pane(page, 1).getByRole('combobox').press('Enter');
  const wanted = ['Corvane Wire', 'The Sarrick Lantern', 'The Tamsin Bay Register'];
  await expect(outlets(page)).toHaveText(wanted);

  const separator = page.getByRole('separator', { name: 'Between panes 1 and 2' });
  const box = await separator.boundingBox();
  if (box === null) throw new Error('The separator is not drawn.');
  const { x, y } = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y, { steps: 3 });
  await page.mouse.move(x + 180, y, { steps: 3 });
  await page.mouse.up();
  const widths = (): Promise<number[]> =>
    page.locator('.desk-panel').evaluateAll((all) => all.map((one) => Math.round(one.clientWidth)));
  const before = await widths();
  expect((before[0] ?? 0) - (before[1] ?? 0)).toBeGreaterThan(200);
  await deskKept();

  await page.reload();
  await expect(outlets(page)).toHaveText(wanted);
  await expect(async () => {
    const after = await widths();
    for (const [at, width] of before.entries()) expect(Math.abs((after[at] ?? 0) - width)).toBeLessThanOrEqual(3);
  }).toPass();
});

test('text size and theme change, and survive a reload', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  const text = page.locator('.article-text').first();
  const size = (): Promise<number> => text.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  const kept = () => page.waitForResponse((response) => response.url().endsWith('/call/app.changeSettings'));
  const start = await size();
  for (const [key, change] of [
    ['Control+=', 1],
    ['Control+=', 2],
    ['Control+-', 1],
  ] as const) {
    const answer = kept();
    await page.keyboard.press(key);
    await answer;
    expect(await size()).toBe(start + change);
  }
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-theme', 'light');
  const background = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  const answer = kept();
  await menu(page, 'View', 'Light or dark');
  await answer;
  await expect(html).toHaveAttribute('data-theme', 'dark');
  expect(await background()).not.toBe(light);

  await page.reload();
  await expect(text).toBeVisible();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  expect(await size()).toBe(start + 1);
  const back = kept();
  await page.getByRole('button', { name: 'Light theme' }).click();
  await back;
  await expect(html).toHaveAttribute('data-theme', 'light');
});

test('F6 and Alt with a digit go between panes', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await page.keyboard.press('Alt+2');
  await expect(reader(page, 1)).toBeFocused();
  await page.keyboard.press('F6');
  await expect(reader(page, 2)).toBeFocused();
  await page.keyboard.press('F6');
  await expect(reader(page, 0)).toBeFocused();
  await page.keyboard.press('Shift+F6');
  await expect(reader(page, 2)).toBeFocused();
  await expect(active(page)).toContainText('The Tamsin Bay Register');

  // Panes in which an article is still to be chosen take the keyboard too, each its own.
  await page.keyboard.press('Control+Shift+Enter');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(page.locator('.pane')).toHaveCount(5);
  for (const index of [3, 4]) {
    await page.keyboard.press(`Alt+${index + 1}`);
    await expect(pane(page, index).getByRole('combobox')).toBeFocused();
  }
  await page.keyboard.press('Alt+1');
  await expect(reader(page, 0)).toBeFocused();
});

test('in a wide window a line stays at about 65 characters', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await page.setViewportSize({ width: 2400, height: 1000 });
  await pane(page, 2).getByRole('button', { name: 'Close this pane' }).click();
  await pane(page, 1).getByRole('button', { name: 'Close this pane' }).click();
  await expect(page.locator('.pane')).toHaveCount(1);
  const measure = (): Promise<{ text: number; pane: number }> =>
    page.locator('.article-text').evaluate((text) => {
      const probe = document.createElement('span');
      probe.style.cssText = 'position: absolute; visibility: hidden; width: 1ch; font: inherit';
      text.append(probe);
      const ch = probe.getBoundingClientRect().width;
      probe.remove();
      const width = (element: Element | null): number => (element?.getBoundingClientRect().width ?? 0) / ch;
      return { text: width(text), pane: width(text.closest('.pane')) };
    });
  for (const key of ['Control+=', 'Control+=', 'Control+-']) {
    const { text, pane: around } = await measure();
    expect(text).toBeLessThanOrEqual(66);
    expect(text).toBeGreaterThan(60);
    expect(around).toBeGreaterThan(100);
    await page.keyboard.press(key);
  }
});

test('the matrix and back: every pane is where it was left, and so is the caret', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await page.getByRole('grid').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('Control+Home');
  for (let word = 0; word < 5; word += 1) await page.keyboard.press('Control+ArrowRight');
  for (const [index, top] of [
    [0, 300],
    [1, 450],
    [2, 120],
  ] as const) {
    await reader(page, index).evaluate((host, to) => (host.scrollTop = to), top);
  }
  await page.keyboard.press('m');
  await expect(reader(page, 0)).toHaveCount(0);
  await page.keyboard.press('m');
  await expect(page.locator('.reader .article-text')).toHaveCount(3);
  for (const [index, top] of [
    [0, 300],
    [1, 450],
    [2, 120],
  ] as const) {
    await expect.poll(() => reader(page, index).evaluate((host) => host.scrollTop)).toBe(top);
  }
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  // “2 min read / Share this story / The hand …”: five words on from the start, the fifth is selected backwards.
  expect((await page.evaluate(() => String(getSelection()))).trim()).toBe('this');
});
