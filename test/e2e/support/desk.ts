/** What a person does at the desk, as steps of a test: with the mouse over drawn words, or with keys alone. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** The pane's text, which takes the keyboard; panes are counted from 0. */
export const reader = (page: Page, pane: number): Locator => page.locator('.reader').nth(pane);

/** Waits until every edit is on the disk. */
export async function saved(page: Page): Promise<void> {
  await expect(page.locator('[data-saving="saved"]')).toBeVisible();
}

/**
 * Drags the mouse from before character `from` to after character `to - 1` of a block (UTF-16 code units of the block) and
 * answers with the words that were dragged over, read from the page's own text node.
 */
export async function selectByMouse(
  page: Page,
  pane: number,
  block: number,
  from: number,
  to: number,
): Promise<string> {
  const drag = await reader(page, pane).evaluate(
    (host, [index, start, end]) => {
      const node = host.querySelectorAll('.article-text > *')[index]?.firstChild;
      if (!(node instanceof Text)) throw new Error(`There is no block ${index}.`);
      node.parentElement?.scrollIntoView({ block: 'center' });
      const edge = (at: number): { x: number; y: number } => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at);
        const rect = range.getClientRects()[0];
        if (rect === undefined) throw new Error(`Offset ${at} is not drawn.`);
        return { x: rect.left, y: rect.top + rect.height / 2 };
      };
      return { from: edge(start), to: edge(end), words: node.data.slice(start, end) };
    },
    [block, from, to] as const,
  );
  await page.mouse.move(drag.from.x, drag.from.y);
  await page.mouse.down();
  await page.mouse.move((drag.from.x + drag.to.x) / 2, (drag.from.y + drag.to.y) / 2);
  await page.mouse.move(drag.to.x, drag.to.y);
  await page.mouse.up();
  return drag.words;
}

/** Selects words by keys alone: so many words in, then so many words on. Answers with what the page says is selected. */
export async function selectByKeys(page: Page, pane: number, blocks: number, words: number): Promise<string> {
  await reader(page, pane).focus();
  await page.keyboard.press('Control+Home');
  for (let block = 0; block < blocks; block += 1) await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Home');
  for (let word = 0; word < words; word += 1) await page.keyboard.press('Control+Shift+ArrowRight');
  return page.evaluate(() => String(getSelection()));
}

/** Links what is selected to a claim found or made by typing; `stance` is its key. */
export async function linkByKeys(page: Page, typed: string, stance: string): Promise<void> {
  await page.keyboard.press('c');
  const input = page.getByRole('dialog').getByRole('combobox');
  await input.fill(typed);
  await input.press('Enter');
  await page.keyboard.press(stance);
  await expect(input).toBeHidden();
}

/** Where a word stands in a block, for selecting it by mouse: `[start, end)` in UTF-16 code units of the block. */
export async function placeOf(
  page: Page,
  pane: number,
  block: number,
  words: string,
): Promise<readonly [number, number]> {
  const text = await reader(page, pane)
    .locator('.article-text > *')
    .nth(block)
    .evaluate((e) => e.textContent);
  const at = text.indexOf(words);
  if (at < 0) throw new Error(`“${words}” is not in block ${block}.`);
  return [at, at + words.length];
}
