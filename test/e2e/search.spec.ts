/** Searching all articles line by line, making spans of what was found, and finding words in one article. */
import { readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectSound } from './support/axe.ts';
import { expect, highlighted, highlightedWords, menu, reader, saved, test } from './support/index.ts';

/** The texts of a project's articles, by folder. */
async function textsOf(project: string): Promise<string[]> {
  const folder = path.join(project, 'articles');
  const names = await readdir(folder);
  return Promise.all(names.map((name) => readFile(path.join(folder, name, 'text.txt'), 'utf8')));
}

const countIn = (text: string, words: string): number => text.toLowerCase().split(words.toLowerCase()).length - 1;

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Hits' });
const field = (page: Page): Locator => page.getByRole('searchbox', { name: 'Search all articles' });
const summary = (page: Page): Locator => page.locator('.search-summary');

/** Opens the concordance and finds the words; the list has the keyboard then. */
async function look(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+Shift+f');
  await expect(field(page)).toBeFocused();
  await field(page).fill(words);
  await page.keyboard.press('Enter');
  await expect(grid(page)).toBeFocused();
}

/** The lines that are drawn, from top to bottom: before, hit, after. */
async function lines(page: Page): Promise<{ left: string; words: string; right: string; top: number }[]> {
  const drawn = await grid(page)
    .locator('.hit')
    .evaluateAll((rows) =>
      rows.map((row) => {
        const text = (name: string): string => row.querySelector(`.hit-${name}`)?.textContent ?? '';
        return { left: text('left'), words: text('words'), right: text('right'), top: row.getBoundingClientRect().top };
      }),
    );
  return drawn.sort((a, b) => a.top - b.top);
}

/** The hit that the keyboard is at, with what follows. */
const atLine = (page: Page): Promise<string> =>
  grid(page).evaluate((element) => {
    const row = document.getElementById(element.getAttribute('aria-activedescendant') ?? '');
    return `${row?.querySelector('.hit-words')?.textContent ?? ''}${row?.querySelector('.hit-right')?.textContent ?? ''}`;
  });

/** How many spans there are on the disk, of everybody. */
async function spansOnDisk(project: string): Promise<number> {
  const folder = path.join(project, 'annotations');
  let count = 0;
  for (const who of await readdir(folder)) {
    for (const file of await readdir(path.join(folder, who))) {
      const { spans } = JSON.parse(await readFile(path.join(folder, who, file), 'utf8')) as { spans: unknown[] };
      count += spans.length;
    }
  }
  return count;
}

test('hits of all articles are counted, sorted, walked and opened by keys, and the place is kept', async ({
  openSampleProject,
}) => {
  const { page, project } = await openSampleProject();
  await page.setViewportSize({ width: 1440, height: 2000 });
  const texts = await textsOf(project);
  const counts = texts.map((text) => countIn(text, 'the gate'));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const having = counts.filter((count) => count > 0).length;
  expect(total).toBeGreaterThan(8);

  await look(page, 'the gate');
  await expect(summary(page)).toHaveText(`${total} hits in ${having} of 7 articles.`);
  await expect(grid(page).locator('.hit')).toHaveCount(total);
  // Under each article's name stands how many hits it has.
  const heads = await grid(page).locator('.hits-article-row').allTextContents();
  expect(heads.map((head) => Number(/(\d+) hits?$/.exec(head)?.[1])).sort()).toEqual(
    counts.filter((count) => count > 0).sort(),
  );
  for (const { words } of await lines(page)) expect(words.toLowerCase()).toBe('the gate');

  const firstWord = (text: string): string => /[\p{L}\p{N}]+/u.exec(text)?.[0].toLowerCase() ?? '';
  const lastWord = (text: string): string => /([\p{L}\p{N}]+)[^\p{L}\p{N}]*$/u.exec(text)?.[1]?.toLowerCase() ?? '';
  const plain = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');
  const sorted = (words: readonly string[]): string[] => [...words].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));

  await page.keyboard.press('4');
  await expect(page.getByRole('columnheader', { name: 'After' })).toHaveAttribute('aria-sort', 'ascending');
  const after = (await lines(page)).map(({ right }) => plain(firstWord(right)));
  expect(after).toHaveLength(total);
  expect(after).toEqual(sorted(after));

  await page.keyboard.press('2');
  await expect(page.getByRole('columnheader', { name: 'Before' })).toHaveAttribute('aria-sort', 'ascending');
  const before = (await lines(page)).map(({ left }) => plain(lastWord(left)));
  expect(before).toEqual(sorted(before));
  expect(new Set(before).size).toBeGreaterThan(2);

  await page.keyboard.press('End');
  const last = (await lines(page)).at(-1);
  await expect.poll(() => atLine(page)).toBe(`${last?.words}${last?.right}`);
  await page.keyboard.press('ArrowUp');
  const beforeLast = (await lines(page)).at(-2);
  await expect.poll(() => atLine(page)).toBe(`${beforeLast?.words}${beforeLast?.right}`);
  const place = await atLine(page);

  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: 'Reading desk' })).toBeVisible();
  const active = page.locator('.pane[data-active="true"] .reader');
  await expect(active).toBeFocused();
  // The caret is at the hit: what it selects to the right is the hit's own words.
  for (let letter = 0; letter < 8; letter += 1) await page.keyboard.press('Shift+ArrowRight');
  expect((await page.evaluate(() => String(getSelection()))).toLowerCase()).toBe('the gate');

  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+f');
  await expect(grid(page)).toBeFocused();
  await expect(field(page)).toHaveValue('the gate');
  await expect(page.getByRole('columnheader', { name: 'Before' })).toHaveAttribute('aria-sort', 'ascending');
  expect(await atLine(page)).toBe(place);
  await page.keyboard.press('Escape');
  await expect(active).toBeFocused();
});

test('one article’s hits can be listed alone', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await look(page, 'the gate');
  const select = page.getByLabel('Hits of');
  const option = await select.locator('option').nth(1).textContent();
  const count = Number(/\((\d+)\)$/.exec(option ?? '')?.[1]);
  await select.selectOption({ index: 1 });
  await expect(grid(page).locator('.hit')).toHaveCount(count);
  await expect(summary(page)).toContainText(`${count} ${count === 1 ? 'hit' : 'hits'} in `);
});

test('marked hits become spans together, linked to the claim in focus, and one undo takes them all back', async ({
  openSampleProject,
}) => {
  const { page, project } = await openSampleProject();
  const before = await spansOnDisk(project);
  await page.getByRole('grid').focus();
  await page.keyboard.press('Home');
  await look(page, 'hand brake');
  const total = (await textsOf(project)).reduce((sum, text) => sum + countIn(text, 'hand brake'), 0);
  expect(total).toBeGreaterThan(2);
  await expect(grid(page).locator('.hit')).toHaveCount(total);
  await expect(grid(page).locator('.cover-mark.mine[data-how="same"]')).toHaveCount(0);
  await page.keyboard.press('a');
  await expect(page.getByRole('row', { selected: true })).toHaveCount(total);
  await page.keyboard.press(' ');
  await expect(page.getByRole('row', { selected: true })).toHaveCount(total - 1);
  await page.keyboard.press(' ');

  await page.getByLabel('Link to the claim in focus').check();
  await page.getByLabel('Stance').selectOption({ label: 'mentions' });
  await page.getByRole('button', { name: `Make ${total} spans of the marked` }).click();
  await expect(page.getByText(`${total} spans made.`).first()).toBeVisible();
  await expect(page.getByRole('row', { selected: true })).toHaveCount(0);
  await expect(grid(page)).toBeFocused();
  // Each line tells now that it is a span of mine.
  await expect(grid(page).locator('.cover-mark.mine[data-how="same"]')).toHaveCount(total);
  await saved(page);
  expect(await spansOnDisk(project)).toBe(before + total);

  // Asked for again, nothing new is made.
  await page.keyboard.press('a');
  await page.keyboard.press('s');
  await expect(page.getByText(`${total} spans of yours were there already.`).first()).toBeVisible();
  await saved(page);
  expect(await spansOnDisk(project)).toBe(before + total);

  await page.keyboard.press('Control+z');
  await expect(grid(page).locator('.cover-mark.mine[data-how="same"]')).toHaveCount(0);
  await saved(page);
  expect(await spansOnDisk(project)).toBe(before);
  await page.keyboard.press('Control+Shift+z');
  await saved(page);
  expect(await spansOnDisk(project)).toBe(before + total);
});

test('an expression that is wrong is refused with its place, one that runs away is stopped, one that is empty is told', async ({
  openSampleProject,
}) => {
  const { page } = await openSampleProject();
  await page.keyboard.press('Control+Shift+f');
  await page.getByLabel('Look for').selectOption('expression');
  const alert = page.getByRole('main').getByRole('alert');

  await field(page).fill('gate (2');
  await expect(alert).toHaveText(/not valid at character 6: this “\(” is never closed/);
  await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
  await field(page).press('Enter');
  expect(await field(page).evaluate((input) => (input as HTMLInputElement).selectionStart)).toBe(5);

  await field(page).fill('(?:\\w|[^¤])+¤');
  await expect(alert).toHaveText(/stopped: it took longer than 3 seconds in “/, { timeout: 20_000 });

  await field(page).fill('¤*');
  await expect(page.getByRole('main')).toContainText('The expression fits only places with nothing in them.');
  await expect(alert).toHaveCount(0);

  await field(page).fill('\\b\\d{2}:\\d{2}\\b');
  await field(page).press('Enter');
  await expect(grid(page)).toBeFocused();
  for (const { words } of await lines(page)) expect(words).toMatch(/^\d\d:\d\d$/);

  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await field(page).fill('');
  await expect(page.getByText('Every place, in its line')).toBeVisible();
});

test('in an article that runs from right to left, what stands before a hit stands at its right', async ({
  crossread,
  folders,
  openWorkbench,
}) => {
  const project = path.join(folders.projects, 'two');
  expect(await crossread('new', project, '--annotator', 'R. Tester')).toMatchObject({ code: 0 });
  const files = [
    ['ar.txt', 'انهيار السد\n\nقال الوزير إن السَّدّ انهار فجرا بعد فتح البوابات.\n'],
    ['en.txt', 'Gate opens\n\nThe minister said that the dam broke at dawn.\n'],
  ] as const;
  for (const [name, text] of files) {
    await writeFile(path.join(folders.root, name), text);
    expect(await crossread('import', project, path.join(folders.root, name))).toMatchObject({ code: 0 });
  }
  const { page } = await openWorkbench({ project });
  await expect(reader(page, 0)).toBeVisible();
  await page.keyboard.press('Control+Shift+f');
  await page.getByLabel('Look for').selectOption('words');
  await field(page).fill('السد dam');
  await field(page).press('Enter');
  await expect(grid(page).locator('.hit')).toHaveCount(3);

  const edges = await grid(page)
    .locator('.hit-line')
    .evaluateAll((rows) =>
      rows.map((row) => {
        const box = (name: string): DOMRect | undefined => row.querySelector(`.hit-${name}`)?.getBoundingClientRect();
        const middle = row.getBoundingClientRect().left + row.getBoundingClientRect().width / 2;
        const [left, words] = [box('left'), box('words')];
        const rtl = row.getAttribute('dir') === 'rtl';
        return {
          rtl,
          beforeIsAtItsRight: (left?.left ?? 0) >= (words?.right ?? 0) - 1,
          fromTheMiddle: Math.round(Math.abs((rtl ? words?.right : words?.left) ?? 0) - middle),
        };
      }),
    );
  expect(edges.filter(({ rtl }) => rtl)).toHaveLength(2);
  for (const { rtl, beforeIsAtItsRight, fromTheMiddle } of edges) {
    expect(beforeIsAtItsRight).toBe(rtl);
    expect(Math.abs(fromTheMiddle)).toBeLessThanOrEqual(1);
  }
  // The vowel signs of السَّدّ are no part of what was typed, and belong to the hit all the same.
  const arabic = (await lines(page)).map(({ words }) => words).filter((words) => words !== 'dam');
  expect(arabic.toSorted()).toEqual(['السد', 'السَّدّ'].toSorted());
});

test('words are found in the article, gone through, and the one at hand is a span by one key', async ({
  openSampleProject,
}) => {
  const { page } = await openSampleProject();
  const text = (await reader(page, 0).locator('.article-text > *').allTextContents()).join('\n');
  const total = countIn(text, 'gate');
  expect(total).toBeGreaterThan(3);
  await reader(page, 0).focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('/');
  const bar = page.getByRole('search', { name: 'Find in this article' });
  const input = bar.getByRole('textbox');
  await expect(input).toBeFocused();
  await input.fill('GATE');
  await expect(bar.locator('.find-count')).toHaveText(`1 of ${total}`);
  const lit = async (): Promise<number> =>
    ((await highlighted(page, 'search'))[0] ?? 0) + ((await highlighted(page, 'search-current'))[0] ?? 0);
  await expect.poll(lit).toBe(total);
  await input.press('Enter');
  await expect(bar.locator('.find-count')).toHaveText(`2 of ${total}`);
  await input.press('Shift+Enter');
  await input.press('Shift+Enter');
  await expect(bar.locator('.find-count')).toHaveText(`${total} of ${total}`);
  const [current] = await highlightedWords(page, 0, 'search-current');
  expect(current?.toLowerCase()).toBe('gate');

  // The same choices as in the concordance, behind one button.
  await bar.getByRole('button', { name: 'How to look' }).click();
  await page.getByRole('button', { name: 'Match case' }).click();
  await expect(bar.locator('.find-count')).toHaveText('None');
  await page.getByRole('button', { name: 'Match case' }).click();
  await page.getByLabel('Look for').selectOption('expression');
  await page.keyboard.press('Escape');
  await input.fill('g[ax]te\\b');
  await expect(bar.locator('.find-count')).toHaveText(
    new RegExp(`of ${text.match(/gate(?![A-Za-z0-9_])/gi)?.length ?? 0}$`),
  );
  await input.fill('g[a');
  await expect(bar.getByRole('alert')).toHaveText(/character 2: this “\[” is never closed/);
  await input.fill('(?:\\w|[^¤])+¤');
  await expect(bar.getByRole('alert')).toHaveText(/stopped: it took longer than 3 seconds/, { timeout: 20_000 });
  await input.fill('ga(?=te\\b)te');
  await expect(bar.locator('.find-count')).toHaveText(/^\d+ of \d+$/);

  await input.press('Escape');
  await expect(bar).toHaveCount(0);
  await expect(reader(page, 0)).toBeFocused();
  expect(await lit()).toBe(0);
  expect((await page.evaluate(() => String(getSelection()))).toLowerCase()).toBe('gate');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await highlightedWords(page, 0, 'active')).map((word) => word.toLowerCase()))
    .toEqual(['gate']);
});

test('words selected on the desk are what is looked for', async ({ openSampleProject }) => {
  const { page, project } = await openSampleProject();
  const total = (await textsOf(project)).reduce((sum, text) => sum + countIn(text, 'Sarrick'), 0);
  await reader(page, 0).focus();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('Sarrick');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+Shift+f');
  await expect(field(page)).toHaveValue(/^sarrick$/i);
  await expect(summary(page)).toContainText(`${total} hits in `);
  await menu(page, 'View', 'Concordance');
  await expect(page.getByRole('main', { name: 'Reading desk' })).toBeVisible();
});

test.describe('sound in light and dark', () => {
  test('axe finds nothing in the concordance and the bar', async ({ openSampleProject }) => {
    test.setTimeout(180_000);
    const { page } = await openSampleProject();
    await page.getByRole('grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+Shift+f');
    await field(page).fill('the gate');
    await page.keyboard.press('Enter');
    await expect(grid(page)).toBeFocused();
    await page.keyboard.press('Shift+ArrowDown');
    await expectSound(page, 'the concordance');
    await page.setViewportSize({ width: 640, height: 800 });
    await page.keyboard.press('2');
    await expectSound(page, 'the concordance in a narrow window');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByLabel('Look for').selectOption('expression');
    await field(page).fill('(');
    await expect(page.getByRole('main').getByRole('alert')).toBeVisible();
    await expectSound(page, 'a refused expression');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('gate');
    await expect(page.locator('.find-count')).toHaveText(/of/);
    await page.getByRole('button', { name: 'How to look' }).click();
    // An open choice stands outside the landmarks, as a dialog may.
    await expectSound(page, 'the bar and its choices', ['region']);
  });
});
