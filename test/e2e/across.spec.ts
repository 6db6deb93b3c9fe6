/** Seeing across panes: the lines between them, and aligning them on a claim. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import {
  claimRow,
  expect,
  highlightedWords,
  linkByKeys,
  menu,
  pane,
  reader,
  selectWords,
  test,
} from './support/index.ts';

// The sample lies open as Corvane Wire, Noonsheet, The Tamsin Bay Register. What it says of these claims:
const INJURED = 'Fourteen people were injured'; // all three agree; The Unbowed contradicts; Halvern Tidings − − +
const LEVEL = 'The level of Quillmere reservoir fell'; // Corvane Wire and the Register agree; Noonsheet: checked, silent
const SHUT = 'was shut again at 09:15'; // Corvane Wire and Noonsheet agree, the Register contradicts

const mainLines = (page: Page): Locator => page.locator('.across-line[data-main="true"]:visible');

/** The main lines as `from>to kind`. */
const drawn = (page: Page): Promise<string[]> =>
  mainLines(page).evaluateAll((all) =>
    all
      .map((line) => (line instanceof SVGElement ? line.dataset : {}))
      .map(({ from, to, kind }) => `${from ?? ''}>${to ?? ''} ${kind ?? ''}`)
      .sort(),
  );

async function focusClaim(page: Page, words: string): Promise<void> {
  await claimRow(page, words).getByRole('rowheader').click();
  await expect(claimRow(page, words)).toHaveAttribute('aria-selected', 'true');
}

/** Shows another article in a pane. */
async function put(page: Page, index: number, outlet: string): Promise<void> {
  await pane(page, index).getByRole('button', { name: 'Another article in this pane' }).click();
  await pane(page, index).getByRole('combobox').fill(outlet);
  await pane(page, index).getByRole('combobox').press('Enter');
  await expect(pane(page, index).locator('.article-text')).toBeVisible();
}

/** The lines of text of the claim in focus in a pane, in the window, and the upper and lower edge of what is seen of it. */
const claimBoxes = (
  page: Page,
  index: number,
): Promise<{ top: number; bottom: number; boxes: { top: number; bottom: number; left: number; right: number }[] }> =>
  page.evaluate((at) => {
    const host = document.querySelectorAll('.reader')[at];
    const frame = host?.getBoundingClientRect();
    const boxes = [...(CSS.highlights.get('crossread-claim') ?? [])]
      .filter((range) => host?.contains(range.startContainer))
      .flatMap((range) => {
        const live = document.createRange();
        live.setStart(range.startContainer, range.startOffset);
        live.setEnd(range.endContainer, range.endOffset);
        return [...live.getClientRects()].map(({ top, bottom, left, right }) => ({ top, bottom, left, right }));
      });
    return { top: frame?.top ?? 0, bottom: frame?.bottom ?? 0, boxes };
  }, index);

/** Where a line starts and ends, in the window: the outermost points of all that is drawn of it. */
const ends = (line: Locator): Promise<{ left: { x: number; y: number }; right: { x: number; y: number } }> =>
  line.evaluate((group) => {
    const points = [...group.querySelectorAll<SVGPathElement>('.across-path, .across-words')]
      .filter((path) => (path.getAttribute('d') ?? '') !== '')
      .flatMap((path) => {
        const matrix = path.getScreenCTM();
        const numbers = [...(path.getAttribute('d') ?? '').matchAll(/M([\d.-]+) ([\d.-]+)(?:H([\d.-]+))?/g)];
        return numbers.flatMap(([, x, y, to]) =>
          [x, to]
            .filter((each) => each !== undefined)
            .map((each) => new DOMPoint(Number(each), Number(y)).matrixTransform(matrix ?? undefined)),
        );
      })
      .map(({ x, y }) => ({ x, y }))
      .sort((a, b) => a.x - b.x);
    const [left] = points;
    const right = points.at(-1);
    if (left === undefined || right === undefined) throw new Error('Nothing is drawn of this line.');
    return { left, right };
  });

/** Expects that the line starts at a line of the claim's words in one pane and ends at one in the other. */
async function expectJoined(page: Page, line: Locator, from: number, to: number): Promise<void> {
  await expect(async () => {
    const { left, right } = await ends(line);
    const [a, b] = [await claimBoxes(page, from), await claimBoxes(page, to)];
    const near = (y: number, box: { top: number; bottom: number }): boolean => box.top - 4 <= y && y <= box.bottom + 4;
    expect(a.boxes.some((box) => near(left.y, box) && Math.abs(left.x - box.right) <= 20)).toBe(true);
    expect(b.boxes.some((box) => near(right.y, box) && Math.abs(right.x - box.left) <= 20)).toBe(true);
  }).toPass({ timeout: 5_000 });
}

test('lines join the places of the claim in focus, and say whether they agree', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await expect(page.locator('.across')).toHaveCount(0);
  await focusClaim(page, INJURED);
  await expect.poll(() => drawn(page)).toEqual(['0>1 agree', '1>2 agree']);
  await expectJoined(page, page.locator('.across-line[data-from="0"]'), 0, 1);
  await expectJoined(page, page.locator('.across-line[data-from="1"]'), 1, 2);

  await focusClaim(page, SHUT);
  await expect.poll(() => drawn(page)).toEqual(['0>1 agree', '1>2 oppose']);
  // Told apart by style too: what contradicts swings, what agrees does not.
  const paths = await mainLines(page)
    .locator('.across-path')
    .evaluateAll((all) => all.map((path) => path.getAttribute('d')));
  expect(paths.map((path) => /Q/.test(path ?? '')).sort()).toEqual([false, true]);

  await focusClaim(page, INJURED);
  await put(page, 1, 'unbowed');
  await expect.poll(() => drawn(page)).toEqual(['0>1 oppose', '1>2 oppose']);
  await page.locator('.pane').nth(1).getByRole('button', { name: 'Close this pane' }).click();
  await expect.poll(() => drawn(page)).toEqual(['0>1 agree']);

  // Off and on again by a key, and from the menu.
  await reader(page, 0).focus();
  await page.keyboard.press('v');
  await expect(page.locator('.across')).toHaveCount(0);
  await menu(page, 'View', 'Lines between the panes');
  await expect.poll(() => drawn(page)).toEqual(['0>1 agree']);
});

test('a pane without a place is passed over, and the line says why', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await focusClaim(page, LEVEL);
  await expect.poll(() => drawn(page)).toEqual(['0>2 agree']);
  await expect(page.locator('.across-passed')).toHaveText(['– silent']);
  await expectJoined(page, mainLines(page), 0, 2);
  // It crosses the silent article above its words.
  const head = await pane(page, 1).locator('.pane-head').boundingBox();
  const label = await page.locator('.across-passed').boundingBox();
  if (head === null || label === null) throw new Error('The head or the label is not drawn.');
  expect(Math.abs(label.y + label.height / 2 - (head.y + head.height))).toBeLessThanOrEqual(1);
});

test('several places in a pane make a fan with one main line', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await page.setViewportSize({ width: 1900, height: 2400 });
  await put(page, 1, 'halvern');
  await focusClaim(page, INJURED);
  // Halvern Tidings says 19 twice and takes it back at its foot; Corvane Wire says 14, so does the Register.
  await expect.poll(() => drawn(page)).toEqual(['0>1 oppose', '1>2 oppose']);
  const kinds = (from: number): Promise<string[]> =>
    page
      .locator(`.across-line[data-from="${from}"]:visible`)
      .evaluateAll((all) => all.map((line) => (line instanceof SVGElement ? (line.dataset['kind'] ?? '') : '')).sort());
  await expect.poll(() => kinds(0)).toEqual(['agree', 'oppose', 'oppose']);
  await expect.poll(() => kinds(1)).toEqual(['agree', 'oppose', 'oppose']);

  // The place in focus is where the main line goes.
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('n');
    const words = await highlightedWords(page, 1, 'active');
    if (words.join(' ').includes('correct figure is 14')) break;
  }
  await expect.poll(() => drawn(page)).toEqual(['0>1 agree', '1>2 agree']);
});

test('lines follow the scrolling; what is out of sight is counted at the edge, and a click goes there', async ({
  openSampleProject,
}) => {
  const { page } = await openSampleProject();
  await focusClaim(page, INJURED);
  const first = page.locator('.across-line[data-from="0"]');
  await expectJoined(page, first, 0, 1);
  const before = (await ends(first)).left.y;
  await reader(page, 0).evaluate((host) => (host.scrollTop += 70));
  await expect.poll(async () => Math.round(before - (await ends(first)).left.y)).toBe(70);
  await expectJoined(page, first, 0, 1);
  await expect(page.locator('.across-marker')).toHaveCount(0);

  const width = async (): Promise<number> => (await pane(page, 0).boundingBox())?.width ?? 0;
  const was = await width();
  await page.setViewportSize({ width: 1700, height: 900 });
  await expect.poll(width).toBeGreaterThan(was + 40);
  await expectJoined(page, first, 0, 1);
  await page.keyboard.press('Control+=');
  await expectJoined(page, first, 0, 1);

  await reader(page, 0).evaluate((host) => (host.scrollTop = host.scrollHeight));
  const marker = page.locator('.across-marker');
  await expect(marker).toHaveText(/^↑1 ✓$/);
  await expect(marker).toHaveAttribute('data-direction', 'above');
  await expect(marker).toHaveAccessibleName('1 place above in Corvane Wire: agrees. Go there');
  const box = await marker.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  // The line ends at the edge of its pane.
  const edge = (await claimBoxes(page, 0)).top;
  await expect.poll(async () => Math.abs((await ends(first)).left.y - edge)).toBeLessThanOrEqual(2);
  await marker.click();
  await expect(marker).toHaveCount(0);
  await expect(reader(page, 0)).toBeFocused();
  expect(await highlightedWords(page, 0, 'active')).toEqual(['flooding 430 homes and injuring 14 people']);
  await expectJoined(page, first, 0, 1);

  // With both ends of a line out of sight there is none, only the counts.
  await reader(page, 0).evaluate((host) => (host.scrollTop = host.scrollHeight));
  await reader(page, 1).evaluate((host) => (host.scrollTop = host.scrollHeight));
  await expect(first).toHaveCount(0);
  await expect(page.locator('.across-marker')).toHaveCount(2);
});

test('while nothing moves nothing is drawn', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await focusClaim(page, INJURED);
  await expect(mainLines(page)).toHaveCount(2);
  const changes = await page.evaluate(async () => {
    const wait = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 400));
    await wait();
    let count = 0;
    const observer = new MutationObserver((records) => (count += records.length));
    const across = document.querySelector('.across');
    if (across === null) throw new Error('There are no lines.');
    observer.observe(across, { subtree: true, childList: true, attributes: true, characterData: true });
    await wait();
    observer.disconnect();
    return count;
  });
  expect(changes).toBe(0);
});

/** Makes a project of two articles that lie side by side; the first is that whose name comes first. */
async function openTwo(
  {
    crossread,
    folders,
    openWorkbench,
  }: Pick<Parameters<Parameters<typeof test>[2]>[0], 'crossread' | 'folders' | 'openWorkbench'>,
  texts: readonly [string, string],
): Promise<Page> {
  const project = path.join(folders.projects, 'two');
  expect(await crossread('new', project, '--annotator', 'R. Tester')).toMatchObject({ code: 0 });
  for (const [index, text] of texts.entries()) {
    const file = path.join(folders.root, `${index}.txt`);
    await writeFile(file, text);
    expect(await crossread('import', project, file)).toMatchObject({ code: 0 });
  }
  const { page } = await openWorkbench({ project });
  await expect(page.locator('.reader .article-text')).toHaveCount(2);
  return page;
}

/** Which pane has the words. */
async function paneWith(page: Page, words: string): Promise<number> {
  return (await reader(page, 0).textContent())?.includes(words) === true ? 0 : 1;
}

test('an article from right to left is met at its own edges', async ({ crossread, folders, openWorkbench }) => {
  const page = await openTwo({ crossread, folders, openWorkbench }, [
    'الجسر مغلق\n\nقالت البلدية إن الجسر القديم أُغلق صباح الاثنين بعد أن وجد المهندس شقا في الدعامة الشمالية.',
    'Bridge shut\n\nThe town said that the old bridge was shut on Monday morning after an engineer found a crack.',
  ]);
  const english = await paneWith(page, 'Bridge shut');
  await expect(reader(page, 1 - english).locator('.article-text')).toHaveAttribute('dir', 'rtl');
  await selectWords(page, english, 'the old bridge was shut');
  await linkByKeys(page, 'The old bridge was shut on Monday.', '1');
  await selectWords(page, 1 - english, 'الجسر القديم أُغلق');
  await linkByKeys(page, 'The old bridge', '1');
  await expect.poll(() => drawn(page)).toEqual(['0>1 agree']);
  await expectJoined(page, mainLines(page), 0, 1);
});

test('aligning brings the places of all panes to one height', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await focusClaim(page, INJURED);
  await reader(page, 1).evaluate((host) => (host.scrollTop += 90));
  const tops = async (panes: readonly number[]): Promise<number[]> =>
    Promise.all(panes.map(async (index) => (await claimBoxes(page, index)).boxes[0]?.top ?? -1));
  const spread = async (panes: readonly number[]): Promise<number> => {
    const all = await tops(panes);
    return Math.max(...all) - Math.min(...all);
  };
  expect(await spread([0, 1, 2])).toBeGreaterThan(20);
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('l');
  await expect.poll(() => spread([0, 1, 2])).toBeLessThanOrEqual(2);
  await expect(page.getByRole('status').filter({ hasText: 'Aligned in 3 panes.' })).toHaveCount(1);
  for (const index of [0, 1, 2]) {
    const { top, bottom, boxes } = await claimBoxes(page, index);
    expect(boxes[0]?.top).toBeGreaterThanOrEqual(top);
    expect(boxes[0]?.bottom).toBeLessThanOrEqual(bottom);
  }
  // It is no mode: what is scrolled afterwards stays, until the key is pressed again.
  await reader(page, 2).evaluate((host) => (host.scrollTop += 50));
  expect(await spread([0, 1])).toBeLessThanOrEqual(2);
  expect(await spread([0, 1, 2])).toBeGreaterThan(20);
  await page.keyboard.press('l');
  await expect.poll(() => spread([0, 1, 2])).toBeLessThanOrEqual(2);

  // A silent article stays where it is, and it is said which.
  await focusClaim(page, LEVEL);
  const stands = await reader(page, 1).evaluate((host) => host.scrollTop);
  await page.keyboard.press('l');
  await expect.poll(() => spread([0, 2])).toBeLessThanOrEqual(2);
  await expect(page.locator('.notice')).toContainText('Aligned in 2 panes. Checked, silent: Noonsheet.');
  expect(await reader(page, 1).evaluate((host) => host.scrollTop)).toBe(stands);
});

test('a place at the very end comes up beside one at the very beginning', async ({
  crossread,
  folders,
  openWorkbench,
}) => {
  const filler = Array.from({ length: 30 }, (_, index) => `Line ${index + 1} speaks of the weather in the valley.`);
  const page = await openTwo({ crossread, folders, openWorkbench }, [
    ['The gate opened at noon.', ...filler].join('\n\n'),
    [...filler, 'At noon the gate was opened.'].join('\n\n'),
  ]);
  const first = await paneWith(page, 'The gate opened at noon.');
  await selectWords(page, first, 'The gate opened at noon.');
  await linkByKeys(page, 'The gate opened at noon.', '1');
  await selectWords(page, 1 - first, 'At noon the gate was opened.');
  await linkByKeys(page, 'The gate opened', '1');
  await page.keyboard.press('l');
  const top = async (index: number): Promise<number> => (await claimBoxes(page, index)).boxes[0]?.top ?? -1;
  await expect.poll(async () => Math.abs((await top(0)) - (await top(1)))).toBeLessThanOrEqual(2);
  expect((await top(1 - first)) - (await claimBoxes(page, 1 - first)).top).toBeLessThan(120);
});
