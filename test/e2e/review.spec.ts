/** Two annotators' work compared, their claims paired, every disagreement settled: by keys alone. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectSound } from './support/axe.ts';
import { expect, reader, saved, test } from './support/index.ts';

const spoken = (page: Page): Locator => page.locator('[aria-live="polite"]').first();
const queue = (page: Page): Locator => page.getByRole('listbox', { name: 'Disagreements' });
const pairs = (page: Page): Locator => page.getByRole('listbox', { name: 'Pairs of claims' });
const current = (list: Locator): Locator => list.getByRole('option', { selected: true });
const tally = (page: Page): Locator => page.locator('.review-tally');
const reason = (page: Page): Locator => page.getByRole('textbox', { name: /^Reason/ });
const pressed = (page: Page): Locator =>
  page.getByRole('group', { name: 'Settle' }).getByRole('button', { pressed: true });

async function openReview(page: Page): Promise<void> {
  await page.keyboard.press('Shift+r');
  await expect(queue(page)).toBeFocused();
}

/** How many disagreements there are, and how many of them are settled, as the head says. */
async function counts(page: Page): Promise<readonly [settled: number, all: number]> {
  const [, settled = '', all = ''] = /^(\d+) of (\d+) settled/.exec((await tally(page).textContent()) ?? '') ?? [];
  return [Number(settled), Number(all)];
}

async function confirmAllPairs(page: Page): Promise<void> {
  await page.keyboard.press('Alt+2');
  await expect(pairs(page)).toBeFocused();
  await page.keyboard.press('Shift+s');
  await expect(page.getByText('No pair is left to be decided.').first()).toBeVisible();
}

/** Walks up from the last of the pairs to the one with these words. */
async function walkUpTo(page: Page, words: string): Promise<void> {
  await page.keyboard.press('End');
  for (let line = 0; line < 80; line += 1) {
    if ((await current(pairs(page)).textContent())?.includes(words) === true) return;
    await page.keyboard.press('ArrowUp');
  }
}

interface Stored {
  readonly spans: readonly { readonly quote: string; readonly fragments: unknown }[];
  readonly links: readonly { readonly stance: string }[];
}

/** What lies in the annotator's files, or in her gold set's, of these articles. */
async function stored(folder: string, files: readonly string[]): Promise<{ spans: string[]; stances: string[] }> {
  const sheets = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(path.join(folder, file), 'utf8')) as Stored),
  );
  return {
    spans: sheets.flatMap(({ spans }) => spans.map((span) => JSON.stringify([span.fragments, span.quote]))).sort(),
    stances: sheets.flatMap(({ links }) => links.map(({ stance }) => stance)).sort(),
  };
}

test('pairs of claims are confirmed, refused, exchanged and taken back by keys', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await openReview(page);
  await page.keyboard.press('Alt+2');
  await expect(pairs(page)).toBeFocused();
  const left = page.locator('.pairs-head').getByRole('status');
  const before = Number(/^\d+/.exec((await left.textContent()) ?? '')?.[0]);
  expect(before).toBeGreaterThan(3);

  // The first is of the same words in both lists.
  const gate = 'Sluice gate 2 at Quillmere dam opened at 03:40 local time on 12 March 2026.';
  await expect(current(pairs(page))).toContainText(`${gate}`);
  await page.keyboard.press('s');
  await expect(spoken(page)).toHaveText(/^Confirmed: “Sluice gate 2 .*” and “Sluice gate 2 .*”\. \d+ to be decided\.$/);
  await expect(left).toHaveText(`${before - 1} pairs to be decided`);
  await page.keyboard.press('x');
  await expect(spoken(page)).toHaveText(/^Refused: /);
  await walkUpTo(page, 'lowered it by 1.8 metres.');
  await expect(page.getByText('You said that they are not the same.')).toBeVisible();

  // Both decisions are steps of the history.
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(left).toHaveText(`${before} pairs to be decided`);
  await page.keyboard.press('Control+Shift+z');
  await expect(left).toHaveText(`${before - 1} pairs to be decided`);

  // What was confirmed can be taken back, and stands where it stood.
  await walkUpTo(page, gate);
  await expect(page.getByText('Confirmed by you.')).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(spoken(page)).toHaveText(/^Taken back: /);
  await expect(left).toHaveText(`${before} pairs to be decided`);

  // Another partner, found by typing.
  await page.keyboard.press('Home');
  await page.keyboard.press('c');
  await expect(page.getByRole('combobox', { name: 'Its partner' })).toBeFocused();
  await page.keyboard.type('nobody at Quillmere');
  await page.keyboard.press('Enter');
  await expect(spoken(page)).toHaveText(/^“Sluice gate 2 .*” is one claim with “There was nobody at Quillmere/);
  await expect(pairs(page)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(left).toHaveText(`${before} pairs to be decided`);

  await page.keyboard.press('Shift+s');
  await expect(spoken(page)).toHaveText(`Confirmed ${before} pairs.`);
  await expect(left).toHaveText('No pair is left to be decided.');
});

test('“hers” everywhere settles the whole queue by keys, and the gold set is her work', async ({
  openSampleProject,
}) => {
  test.setTimeout(180_000);
  const { page, project } = await openSampleProject();
  await openReview(page);
  // No pair is confirmed: two of her claims that both are paired with one of the other's would be one in the gold set.
  const [settledAtFirst, all] = await counts(page);
  expect(settledAtFirst).toBe(0);
  expect(all).toBeGreaterThan(20);

  for (let turn = 0; turn < 3 * all; turn += 1) {
    if (/Everything is settled/.test((await spoken(page).textContent()) ?? '')) break;
    const asked = await reason(page).evaluate((field) => field === document.activeElement);
    if (asked) {
      await page.keyboard.type('Hers is exact.');
      await page.keyboard.press('Enter');
    } else await page.keyboard.press('a');
  }
  await expect(spoken(page)).toHaveText(/Everything is settled\.$/);
  expect(await counts(page)).toEqual([all, all]);
  await expect(page.locator('.tally')).toContainText(`+ ${all} settled`);
  await saved(page);

  const annotations = path.join(project, 'annotations');
  const [imke = '', rhona = ''] = (await readdir(annotations)).sort();
  // An article that one of them alone has read is no disagreement.
  const read = await readdir(path.join(annotations, imke));
  expect((await readdir(path.join(project, 'adjudication', rhona))).sort()).toEqual(read.sort());
  const hers = await stored(path.join(annotations, rhona), read);
  const gold = await stored(path.join(project, 'adjudication', rhona), read);
  expect(hers.spans.length).toBeGreaterThan(50);
  expect(gold).toEqual(hers);
});

test('a queue is left and gone on with: undone, done again, reopened, and where it stopped', async ({
  openSampleProject,
  openWorkbench,
}) => {
  const { page, project, running } = await openSampleProject();
  await openReview(page);
  await confirmAllPairs(page);
  await page.keyboard.press('Alt+1');
  const [, all] = await counts(page);
  const lines = queue(page).getByRole('option');
  const [first, second, third] = await lines.evaluateAll((options) =>
    options.slice(0, 3).map((option) => option.querySelector('q')?.textContent ?? ''),
  );

  // The first one for both, with a reason that was written beforehand; the second put off.
  await page.keyboard.press('r');
  await expect(reason(page)).toBeFocused();
  await page.keyboard.type('Each is right in part.');
  await page.keyboard.press('Enter');
  await expect(queue(page)).toBeFocused();
  await page.keyboard.press('t');
  await expect(spoken(page)).toHaveText(new RegExp(`^Settled: both\\. Next: .* 1 of ${all} settled\\.$`));
  await expect(current(queue(page)).locator('q')).toHaveText(second ?? '');
  await page.keyboard.press('l');
  await expect(tally(page)).toContainText('1 for later');
  await expect(current(queue(page)).locator('q')).toHaveText(third ?? '');

  // “Neither” owes a reason: the field has the keyboard, Escape leaves it owed, and the next one comes up.
  await page.keyboard.press('x');
  await expect(reason(page)).toBeFocused();
  await expect(spoken(page)).toHaveText('Settled: neither. A reason is owed.');
  await page.keyboard.press('Escape');
  await expect(queue(page)).toBeFocused();
  await expect(lines.nth(2)).toContainText('neither · reason owed');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('r');
  await page.keyboard.type('Not said at all.');
  await page.keyboard.press('Enter');
  await expect(lines.nth(2)).not.toContainText('reason owed');
  await expect(tally(page)).toContainText(`2 of ${all} settled`);

  // Undo goes back one step at a time and shows what it undid.
  await page.keyboard.press('Control+z');
  await expect(lines.nth(2)).toContainText('reason owed');
  await page.keyboard.press('Control+z');
  await expect(lines.nth(2)).toContainText('open');
  await expect(current(queue(page)).locator('q')).toHaveText(third ?? '');
  await page.keyboard.press('Control+z');
  await expect(lines.nth(1)).toContainText('open');
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+Shift+z');
  await page.keyboard.press('Control+Shift+z');
  await expect(tally(page)).toContainText(`2 of ${all} settled`);

  // Another view does not lose the place; what was put off is opened again.
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('m');
  await expect(page.getByRole('grid')).toBeVisible();
  await openReview(page);
  await expect(current(queue(page)).locator('q')).toHaveText(second ?? '');
  await page.keyboard.press('Backspace');
  await expect(spoken(page)).toHaveText(/^Reopened: /);
  await expect(lines.nth(1)).toContainText('open');
  await page.keyboard.press('h');
  const steps = page.getByRole('listbox', { name: /done/i }).getByRole('option');
  await expect(steps.first()).toContainText(/^Reopened “/);
  await page.keyboard.press('Escape');
  await saved(page);

  // In a new sitting the first open one comes up; what was settled says how and why.
  await page.goto('about:blank');
  await running.stop();
  await openWorkbench({ project });
  await expect(reader(page, 0)).toBeVisible({ timeout: 30_000 });
  await openReview(page);
  await expect(tally(page)).toContainText(`2 of ${all} settled`);
  await expect(current(queue(page)).locator('q')).toHaveText(second ?? '');
  await page.keyboard.press('Shift+j');
  await expect(current(queue(page)).locator('q')).toHaveText(first ?? '');
  await expect(reason(page)).toHaveValue('Each is right in part.');
  await expect(pressed(page)).toHaveText(/both/);
});

test('a version that nobody had is made by keys: edges, claim, stance', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await openReview(page);
  const first = current(queue(page)).locator('q');
  await expect(first).toHaveText('sent 2.1 million cubic metres of water down the Teveril valley, flooding 430 homes');
  await page.keyboard.press('e');
  const editor = page.getByRole('group', { name: 'Edited version' });
  await expect(editor).toBeFocused();
  // Two words off the end, one on at the start.
  await page.keyboard.press('}');
  await page.keyboard.press('}');
  await page.keyboard.press('}');
  await page.keyboard.press('[');
  const words = 'and sent 2.1 million cubic metres of water down the Teveril valley';
  await expect(editor.locator('q')).toHaveText(words);
  await page.keyboard.press('3');
  await expect(spoken(page)).toHaveText(
    `“${words}”: partly: “About 2.1 million cubic metres of water escaped from Quillmere reservoir on 12 March 2026.”`,
  );
  await page.keyboard.press('c');
  await expect(page.getByRole('combobox', { name: 'Claim' })).toBeFocused();
  await page.keyboard.type('430 homes');
  await page.keyboard.press('Enter');
  await expect(editor).toBeFocused();
  await expect(editor).toContainText('flooded 430 homes');
  await page.keyboard.press('Enter');
  await expect(spoken(page)).toHaveText('Settled: edited. A reason is owed.');
  await page.keyboard.type('The sentence says both.');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+j');
  const made = page.locator('.item-chosen');
  await expect(made).toContainText(words);
  await expect(made).toContainText('partly');

  // Escape leaves all as it was.
  await page.keyboard.press('j');
  await page.keyboard.press('e');
  await page.keyboard.press('2');
  await page.keyboard.press('Escape');
  await expect(queue(page)).toBeFocused();
  await expect(current(queue(page))).toContainText('open');
});

interface SentFile {
  readonly annotations: {
    readonly article: string;
    spans: { readonly id: string; readonly quote: string }[];
    links: { readonly span: string; stance: string }[];
  }[];
}

test('a newer file of a colleague brings back exactly what it changed', async ({
  crossread,
  openSampleProject,
  openWorkbench,
}) => {
  const { page, project, running } = await openSampleProject();
  await openReview(page);
  await confirmAllPairs(page);
  await page.keyboard.press('Alt+1');
  const lines = queue(page).getByRole('option');
  for (const settled of [1, 2, 3, 4]) {
    await page.keyboard.press('t');
    await expect(tally(page)).toContainText(`${settled} of `);
  }
  await saved(page);
  await page.goto('about:blank');
  await running.stop();

  // In the first place she takes another stance; in the second her shorter span is gone.
  const sent = `${project}-imke.json`;
  const exported = await crossread(
    'export',
    project,
    '--format',
    'annotation-file',
    '--annotator',
    'Imke Vasarell',
    '--out',
    sent,
  );
  expect(exported).toMatchObject({ code: 0 });
  const file = JSON.parse(await readFile(sent, 'utf8')) as SentFile;
  const corvane = file.annotations.find(({ article }) => article.startsWith('corvane'));
  const named = (quote: string): string => corvane?.spans.find((span) => span.quote === quote)?.id ?? '';
  const [dam, people] = [
    named('sent 2.1 million cubic metres of water down the Teveril valley'),
    named('injuring 14 people'),
  ];
  for (const link of corvane?.links ?? []) if (link.span === dam) link.stance = 'contradicts';
  if (corvane !== undefined) {
    corvane.spans = corvane.spans.filter(({ id }) => id !== people);
    corvane.links = corvane.links.filter(({ span }) => span !== people);
  }
  await writeFile(sent, JSON.stringify(file));
  expect(await crossread('import', project, sent, '--replace')).toMatchObject({ code: 0 });

  await openWorkbench({ project });
  await expect(reader(page, 0)).toBeVisible({ timeout: 30_000 });
  await openReview(page);
  await expect(tally(page)).toContainText('2 of ');
  // The state that comes after “open” among the filters.
  await page.keyboard.press('Shift+f');
  await page.keyboard.press('Shift+f');
  await expect(spoken(page)).toHaveText('Only changed since settled: 2 disagreements.');
  await expect(lines).toHaveCount(2);
  await expect(lines.nth(0)).toContainText('sent 2.1 million cubic metres');
  await expect(lines.nth(1)).toContainText('flooding 430 homes and injuring 14 people');

  // What each had is shown beside what she has; the reviewer keeps the one and settles the other anew.
  const imke = page.locator('.side-card', { hasText: 'Imke Vasarell' });
  await expect(imke.getByRole('heading', { name: 'When it was settled' })).toBeVisible();
  await expect(imke.locator('.stance-tag')).toHaveText([/contradicts/, /agrees/]);
  await page.keyboard.press('y');
  // Nobody has just this any more.
  await expect(spoken(page)).toHaveText('Settled: edited. A reason is owed.');
  await page.keyboard.type('Her new stance misreads it.');
  await page.keyboard.press('Enter');
  await expect(tally(page)).toContainText('3 of ');
  await expect(current(queue(page))).toContainText('flooding 430 homes');
  await page.keyboard.press('a');
  await expect(tally(page)).toContainText('4 of ');
});

test('a project of one annotator says what is missing', async ({ crossread, folders, openWorkbench }) => {
  const project = path.join(folders.projects, 'alone');
  expect(await crossread('new', project)).toMatchObject({ code: 0 });
  const { page } = await openWorkbench({ project });
  const name = page.getByRole('dialog').getByRole('textbox');
  await name.fill('Mira Oduya');
  await name.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('Shift+r');
  await expect(page.getByRole('heading', { name: 'Nothing has been annotated yet' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'To the desk' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: 'Reading desk' })).toBeVisible();
});

test('axe finds nothing in the review, wide and at twice the size', async ({ openSampleProject }) => {
  // Each look at a page takes axe some seconds.
  test.setTimeout(180_000);
  const { page } = await openSampleProject();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openReview(page);
  await expectSound(page, 'the queue');
  await page.keyboard.press('x');
  await expectSound(page, 'a reason owed');
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await expectSound(page, 'editing');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+2');
  await expect(pairs(page)).toBeFocused();
  await page.keyboard.press('c');
  await expectSound(page, 'another partner');
  await page.keyboard.press('Escape');
  await page.keyboard.press('w');
  await expect(page.getByRole('menu')).toBeVisible();
  await expectSound(page, 'who is compared', ['region']);
  await page.keyboard.press('Escape');
  // A window of 1280 × 800 at 200 %.
  await page.setViewportSize({ width: 640, height: 400 });
  await expectSound(page, 'pairs, narrow');
  await page.keyboard.press('Alt+1');
  await expectSound(page, 'the queue, narrow');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(640);
});
