/** From claims to places and back: the panel, the matrix, and what is contradicted. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { readCsv } from './support/csv.ts';
import {
  claimRow,
  clickWords,
  expect,
  highlighted,
  highlightedWords,
  menu,
  reader,
  saved,
  test,
} from './support/index.ts';

interface SampleAnnotations {
  readonly annotators: readonly {
    readonly key: string;
    readonly name: string;
    readonly claims: readonly { readonly key: string; readonly text: string }[];
    readonly articles: readonly {
      readonly article: string;
      readonly spans: readonly { readonly links: readonly { readonly claim: string; readonly stance: string }[] }[];
    }[];
  }[];
}

/** The claims that some link of these annotators contradicts, worked out from the sample's own source. */
async function contradictedClaims(names: readonly string[]): Promise<string[]> {
  const source = path.resolve(import.meta.dirname, '..', '..', 'electron', 'sample', 'annotations.json');
  const { annotators } = JSON.parse(await readFile(source, 'utf8')) as SampleAnnotations;
  const texts = new Map(
    annotators.flatMap(({ key, claims }) => claims.map((claim) => [`${key}:${claim.key}`, claim.text])),
  );
  const found = new Set<string>();
  for (const { key, name, articles } of annotators) {
    if (!names.includes(name)) continue;
    for (const { claim, stance } of articles.flatMap(({ spans }) => spans.flatMap(({ links }) => links))) {
      if (stance === 'contradicts') found.add(claim.includes(':') ? claim : `${key}:${claim}`);
    }
  }
  // Two annotators may have written the same words: these are two claims.
  return [...found].map((claim) => texts.get(claim) ?? claim).toSorted();
}

/** The claims that are listed, in the panel or in the matrix. */
const listed = async (page: Page): Promise<string[]> => {
  const texts = await page.getByRole('grid').getByRole('rowheader').locator('p').allTextContents();
  return texts.toSorted();
};

/** The cell that the keyboard is at, in words. */
const atCell = (page: Page): Promise<string | null> =>
  page.getByRole('grid').evaluate((grid) => {
    const cell = document.getElementById(grid.getAttribute('aria-activedescendant') ?? '');
    return cell?.getAttribute('aria-label') ?? null;
  });

const activeOutlet = (page: Page) => page.locator('.pane[data-active="true"] .pane-line > b');

/** Whether the first place that the claim's highlight has in a pane can be seen there. */
const claimInSight = (page: Page, pane: number): Promise<boolean> =>
  reader(page, pane).evaluate((host) => {
    const range = [...(CSS.highlights.get('crossread-claim') ?? [])].find((one) => host.contains(one.startContainer));
    if (range === undefined) return false;
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    const place = live.getClientRects()[0];
    const box = host.getBoundingClientRect();
    return place !== undefined && place.top >= box.top && place.bottom <= box.bottom;
  });

test('a claim in focus lights its spans in every pane and brings the nearest into sight', async ({
  openSampleProject,
}) => {
  const { page } = await openSampleProject();
  expect(await highlighted(page, 'claim')).toEqual([0, 0, 0]);
  const tops = () =>
    Promise.all([0, 2].map((pane) => reader(page, pane).evaluate((host) => Math.round(host.scrollTop))));
  expect(await tops()).toEqual([0, 0]);

  // Near the end of the two articles that speak of it; Noonsheet is silent.
  await page.getByRole('grid').focus();
  await page.keyboard.press('End');
  await expect(claimRow(page, 'The water minister has ordered')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => highlighted(page, 'claim')).toEqual([1, 0, 1]);
  for (const pane of [0, 2]) {
    await expect.poll(() => claimInSight(page, pane)).toBe(true);
    expect((await tops())[pane / 2]).toBeGreaterThan(0);
  }
  expect(await highlightedWords(page, 0, 'claim')).toEqual([
    'ordered an independent inquiry, which is to report by 30 June',
  ]);

  await page.keyboard.press('ArrowUp');
  await expect(claimRow(page, 'Aldo Fennimar has refused')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => highlightedWords(page, 0, 'claim')).toEqual(['said that he would not resign']);
  await expect.poll(() => claimInSight(page, 0)).toBe(true);
});

test('a click on a span puts its claims in focus, one after the other', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await clickWords(page, 0, 'Nobody was killed.');
  await expect(claimRow(page, 'Nobody died in the flood')).toHaveAttribute('aria-selected', 'true');
  await clickWords(page, 0, 'opened fully at 03:40');
  await expect(claimRow(page, 'opened at 03:40 local time')).toHaveAttribute('aria-selected', 'true');
  await clickWords(page, 0, 'could not be shut until');
  await expect(claimRow(page, 'shut again at 09:15')).toHaveAttribute('aria-selected', 'true');
});

test('a cell of the panel opens its article at the span', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await page.keyboard.press('Alt+2');
  await page.getByRole('searchbox', { name: 'Filter claims' }).fill('fennimar');
  await claimRow(page, 'Aldo Fennimar has refused').getByRole('gridcell', { name: 'Halvern Tidings: agrees' }).click();
  await expect(activeOutlet(page)).toHaveText('Halvern Tidings');
  await expect
    .poll(() => highlightedWords(page, 1, 'active'))
    .toEqual(['repeated on Thursday night that he would stay']);
  await expect.poll(() => claimInSight(page, 1)).toBe(true);
  await expect(reader(page, 1)).toBeFocused();
});

test('the matrix is walked by keys: Enter opens the place, S marks silence and takes it back', async ({
  crossread,
  openSampleProject,
}) => {
  const { page, project } = await openSampleProject();
  await page.keyboard.press('m');
  const grid = page.getByRole('grid', { name: 'Claims by articles' });
  await expect(grid).toBeFocused();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => atCell(page)).toBe('Corvane Wire: agrees');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => atCell(page)).toBe('Noonsheet: agrees');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: 'Reading desk' })).toBeVisible();
  await expect(activeOutlet(page)).toHaveText('Noonsheet');
  await expect
    .poll(() => highlightedWords(page, 1, 'active'))
    .toEqual(['opened fully at 03:40 and could not be shut until 09:15']);

  // Two places behind one cell are offered by their words.
  await page.keyboard.press('m');
  await grid.getByRole('gridcell', { name: 'Veldmark Prospect: agrees, 2 places' }).click();
  await expect(page.getByText('2 places in Veldmark Prospect')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(activeOutlet(page)).toHaveText('Veldmark Prospect');
  await expect.poll(() => highlightedWords(page, 1, 'active')).toEqual(['every one of them passed']);

  // The reservoir's level in the Lantern: not looked for, then silent, then not looked for again.
  const level = 'The level of Quillmere reservoir fell by about 1.8 metres';
  const cell = async (): Promise<string | undefined> => {
    const { code, stdout } = await crossread('export', project, '--format', 'cells-csv', '--out', '-');
    expect(code).toBe(0);
    return readCsv(stdout).find(
      (record) =>
        record['claim_text']?.startsWith(level) === true &&
        record['article_outlet'] === 'The Sarrick Lantern' &&
        record['annotator_name'] === 'Rhona Tessaly',
    )?.['cell'];
  };
  expect(await cell()).toBe('not looked for');
  await page.keyboard.press('m');
  await expect(grid).toBeFocused();
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(() => atCell(page)).toBe('The Sarrick Lantern: not looked for');
  await expect(claimRow(page, level)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('s');
  await expect.poll(() => atCell(page)).toBe('The Sarrick Lantern: checked: silent');
  await saved(page);
  expect(await cell()).toBe('silent');
  await page.keyboard.press('s');
  await expect.poll(() => atCell(page)).toBe('The Sarrick Lantern: not looked for');
  await saved(page);
  expect(await cell()).toBe('not looked for');

  await page.keyboard.press('Escape');
  await expect(page.getByRole('main', { name: 'Reading desk' })).toBeVisible();
});

test('the contradicted filter shows exactly the claims that somebody contradicts', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await page.setViewportSize({ width: 1440, height: 2000 });
  const mine = await contradictedClaims(['Rhona Tessaly']);
  expect(mine.length).toBeGreaterThan(2);
  expect(mine.length).toBeLessThan(20);

  await page.getByRole('button', { name: `Only claims contradicted: ${mine.length}` }).click();
  await expect.poll(() => listed(page)).toEqual(mine);
  await menu(page, 'View', 'Claims by articles');
  const chip = page.getByRole('button', { name: /^✕?\s*Contradicted/ });
  await expect(chip).toHaveAttribute('aria-pressed', 'true');
  await expect(chip).toContainText(String(mine.length));
  await expect.poll(() => listed(page)).toEqual(mine);

  // With her colleague's work shown too, what the colleague contradicts counts.
  const both = await contradictedClaims(['Rhona Tessaly', 'Imke Vasarell']);
  expect(both.length).toBeGreaterThan(mine.length);
  await page.getByRole('button', { name: 'Rhona Tessaly' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Imke Vasarell' }).click();
  await page.keyboard.press('Escape');
  await expect(chip).toContainText(String(both.length));
  await expect.poll(() => listed(page)).toEqual(both);
  await chip.click();
  await expect.poll(async () => (await listed(page)).length).toBe(37);
});

/** The claims that are listed, from top to bottom. */
const inOrder = (page: Page): Promise<string[]> =>
  page.getByRole('grid').getByRole('rowheader').locator('p').allTextContents();

/** Expects the claims that begin so, one after the other, and no others unless `more` may follow. */
async function expectClaims(page: Page, beginnings: readonly string[], more = false): Promise<void> {
  await expect
    .poll(async () => {
      const listed = await inOrder(page);
      return more ? listed.slice(0, beginnings.length) : listed;
    })
    .toEqual(beginnings.map((words): unknown => expect.stringMatching(`^${words}`)));
}

test('filters narrow each other, orders are kept while the project is open, and all of it goes by keys', async ({
  openSampleProject,
}) => {
  const { page } = await openSampleProject();
  await page.setViewportSize({ width: 1440, height: 1700 });
  await page.keyboard.press('m');
  const grid = page.getByRole('grid', { name: 'Claims by articles' });
  await expect(grid).toBeFocused();
  await expect.poll(async () => (await inOrder(page)).length).toBe(20);

  // Contradicted, and not looked for in some article: the reservoir's level, the sensor, the sirens, the text alert.
  await page.keyboard.press('1');
  await page.keyboard.press('4');
  await expectClaims(page, ['The level of Q', 'A false reading', 'The flood sirens', 'Teveril Water sent']);
  await expect(page.getByText('4 of 20 claims')).toBeVisible();
  // Made by 3, 5, 4 and 4 articles; of the last two, six articles speak of the sirens and five of the text alert.
  await page.keyboard.press('o');
  await expect(page.getByRole('button', { name: 'Claims by coverage weight' })).toBeVisible();
  await expectClaims(page, ['A false reading', 'The flood sirens', 'Teveril Water sent', 'The level of Q']);
  // No claim of the sample has a single source.
  await page.keyboard.press('2');
  await expect(page.getByText('No claim passes the filter.')).toBeVisible();
  await page.keyboard.press('0');
  await expect.poll(async () => (await inOrder(page)).length).toBe(20);

  // The first article by date says first how much water came, then homes and the injured in one span, then the times.
  await page.keyboard.press('o');
  await expect(page.getByRole('button', { name: 'Claims by first appearance' })).toBeVisible();
  await expectClaims(
    page,
    ['About 2.1 million', 'Water from', 'Fourteen people', 'Sluice gate 2 .* opened', 'Sluice gate 2 .* shut'],
    true,
  );
  await page.keyboard.press('o');
  await expect(page.getByRole('button', { name: 'Claims by group name' })).toBeVisible();
  await expect
    .poll(() => page.locator('.matrix-group bdi').allTextContents())
    .toEqual(['The cause and the warning', 'The harm in Sarrick', 'The release', 'The response']);

  // The articles make 19, 15, 13, 12, 8, 8 and 6 of the 20 claims.
  await page.keyboard.press('Shift+O');
  await expect
    .poll(() => page.locator('.matrix-name b').allTextContents())
    .toEqual([
      'Corvane Wire',
      'Halvern Tidings',
      'The Sarrick Lantern',
      'The Tamsin Bay Register',
      'Noonsheet',
      'Veldmark Prospect',
      'The Unbowed',
    ]);

  // One article done; then only those that are not, and only that one.
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Shift+D');
  await expect(page.locator('.matrix-name b').first()).toHaveText('Halvern Tidings');
  await expect(page.locator('.matrix-name')).toHaveCount(6);
  await page.keyboard.press('Shift+D');
  await expect(page.locator('.matrix-name b')).toHaveText(['Corvane Wire']);

  // Away and back: it is looked at as before.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('main', { name: 'Reading desk' })).toBeVisible();
  await page.keyboard.press('m');
  await expect(page.locator('.matrix-name b')).toHaveText(['Corvane Wire']);
  await expect(page.getByRole('button', { name: 'Claims by group name' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Articles by share of claims · done' })).toBeVisible();

  // By the menu, with keys: one group only.
  await page.getByRole('button', { name: 'Claims by group name' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemradio', { name: 'The response' }).press('Enter');
  await expect.poll(async () => (await inOrder(page)).length).toBe(3);
  await page.getByRole('button', { name: 'Show everything' }).press('Enter');
  await expect.poll(async () => (await inOrder(page)).length).toBe(20);
  await expect(page.locator('.matrix-name')).toHaveCount(7);
});

test('rows and columns are summed up, and the quotes behind them are read beneath', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await page.keyboard.press('m');
  await page.keyboard.press('Control+Home');
  // The level: three articles make it, The Unbowed contradicts it, two are silent, one was not looked at.
  const level = claimRow(page, 'The level of Quillmere reservoir');
  await expect(level.getByRole('rowheader')).toHaveAccessibleName(
    /Contradicted\. Weight 3: 3 articles make it, 1 contradicts it, 2 silent; 6 of 7 looked at\. Group: The release\.$/,
  );
  // The hand brake: two articles make it, four only mention it, one is silent.
  await expect(claimRow(page, 'The hand brake on gate 2').getByRole('rowheader')).toHaveAccessibleName(
    /Weight 2: 2 articles make it, 4 only mention it, 1 silent; 7 of 7 looked at\./,
  );
  await expect(page.getByRole('gridcell', { name: /^Corvane Wire: makes 19 of 20 claims/ })).toContainText('95 %');
  // 16 cells of 140 were not looked at: 1, 2, 1, 1, 3, 1, 1, 4 and 2, by claim.
  await expect(page.getByRole('gridcell', { name: '124 of 140 cells looked at' })).toContainText('89 %');

  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('q');
  const quotes = page.getByRole('region', { name: 'Quotes' });
  await expect(quotes.getByRole('listitem')).toHaveCount(4);
  await expect(quotes.getByRole('listitem').first()).toContainText('the reservoir had fallen by 1.8 metres');
  await expect(quotes.getByRole('listitem').last()).toContainText('two and a half metres');
  // In a cell, that cell's.
  await page.keyboard.press('End');
  await expect(quotes.getByRole('listitem')).toHaveCount(1);
  await expect(quotes).toContainText('The Unbowed');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(quotes).toContainText('Halvern Tidings checked: silent');
  await page.keyboard.press('End');
  await quotes.getByRole('button', { name: /two and a half metres/ }).press('Enter');
  await expect(activeOutlet(page)).toHaveText('The Unbowed');
});

test('a row that an edit takes out of a filtered matrix gives its place to the next', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await page.keyboard.press('m');
  await page.keyboard.press('4');
  await page.keyboard.press('Control+Home');
  // The level was not looked for in one article only, The Sarrick Lantern: the fourth column.
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(() => atCell(page)).toBe('The Sarrick Lantern: not looked for');
  await expect(claimRow(page, 'The level of Quillmere reservoir')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('s');
  await expect(claimRow(page, 'The level of Quillmere reservoir')).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(claimRow(page, 'The Teveril at Sarrick rose')).toHaveAttribute('aria-selected', 'true');
});
