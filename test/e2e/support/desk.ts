/** What a person does at the desk, as steps of a test: with the mouse over drawn words, or with keys alone. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** The pane's text, which takes the keyboard; panes are counted from 0. */
export const reader = (page: Page, pane: number): Locator => page.locator('.reader').nth(pane);

/** A pane with its head and its article; counted from 0. */
export const pane = (page: Page, index: number): Locator => page.locator('.pane').nth(index);

/** Waits until every edit is on the disk. */
export async function saved(page: Page): Promise<void> {
  await expect(page.locator('[data-saving="saved"]')).toBeVisible();
}

/** Opens the sample project from the start screen and waits until its articles are drawn. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Open the sample project' }).click();
  await expect(page.locator('.reader .article-text').nth(2)).toBeVisible({ timeout: 30_000 });
}

/** Takes an action from the menu bar. */
export async function menu(page: Page, name: string, item: string): Promise<void> {
  await page.getByRole('menubar').getByRole('menuitem', { name, exact: true }).click();
  await page.getByRole('menu').getByRole('menuitem', { name: item }).click();
}

/** The claim's row, in the panel or in the matrix, whichever is shown; by words of the claim. */
export const claimRow = (page: Page, words: string): Locator =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader').filter({ hasText: words }) });

/** How many stretches of each pane's text a highlight of ours covers, from the browser's own registry. */
export function highlighted(page: Page, name: string): Promise<readonly number[]> {
  return page.evaluate((key) => {
    const ranges = [...(CSS.highlights.get(key) ?? [])];
    return [...document.querySelectorAll('.pane')].map(
      (host) => ranges.filter((range) => host.contains(range.startContainer)).length,
    );
  }, `crossread-${name}`);
}

/** The words that a highlight of ours covers in a pane, from the browser's own registry. */
export function highlightedWords(page: Page, index: number, name: string): Promise<readonly string[]> {
  return page.evaluate(
    ([at, key]) => {
      const host = document.querySelectorAll('.pane')[at];
      return [...(CSS.highlights.get(key) ?? [])]
        .filter((range) => host?.contains(range.startContainer))
        .map((range) => {
          const live = document.createRange();
          live.setStart(range.startContainer, range.startOffset);
          live.setEnd(range.endContainer, range.endOffset);
          return live.toString();
        });
    },
    [index, `crossread-${name}`] as const,
  );
}

/**
 * Where some words of a pane's text stand in the window: `x`, `y` in the middle of their first letter, `left` at its left
 * edge. They are scrolled into sight.
 */
export async function pointAt(
  page: Page,
  index: number,
  words: string,
): Promise<{ x: number; y: number; left: number }> {
  return reader(page, index).evaluate((host, wanted) => {
    for (const block of host.querySelectorAll('.article-text > *')) {
      const node = block.firstChild;
      const at = node instanceof Text ? node.data.indexOf(wanted) : -1;
      if (!(node instanceof Text) || at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      block.scrollIntoView({ block: 'center' });
      const rect = range.getBoundingClientRect();
      return { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2, left: rect.left };
    }
    throw new Error(`“${wanted}” is not in the text.`);
  }, words);
}

/** Clicks on the first of these words. */
export async function clickWords(page: Page, index: number, words: string): Promise<void> {
  const { x, y } = await pointAt(page, index, words);
  await page.mouse.click(x, y);
}

/** Selects exactly these words of one block by mouse. */
export async function selectWords(page: Page, index: number, words: string): Promise<void> {
  const blocks = await reader(page, index).locator('.article-text > *').allTextContents();
  const block = blocks.findIndex((text) => text.includes(words));
  if (block < 0) throw new Error(`“${words}” is not in the text.`);
  const at = blocks[block]?.indexOf(words) ?? 0;
  await selectByMouse(page, index, block, at, at + words.length);
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
