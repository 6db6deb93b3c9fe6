/**
 * A whole review by keys: a colleague's file in, claims paired, figures, every disagreement settled, the gold set and the
 * reports out; then her newer file, which brings back what it changed and nothing else.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, saved, test } from './support/index.ts';
import { readColleague, writeColleague } from './support/colleague.ts';
import type { ColleagueFile } from './support/colleague.ts';

const spoken = (page: Page): Locator => page.locator('[aria-live="polite"]').first();
const queue = (page: Page): Locator => page.getByRole('listbox', { name: 'Disagreements' });
const tally = (page: Page): Locator => page.locator('.review-tally');
const reason = (page: Page): Locator => page.getByRole('textbox', { name: /^Reason/ });
const takingIn = (page: Page): Locator => page.getByRole('dialog', { name: 'Take in a colleague’s file' });

/** Gives the file to the dialog, as the system's own would. */
async function choose(page: Page, file: string): Promise<Locator> {
  await page.keyboard.press('Control+Shift+i');
  const dialog = takingIn(page);
  await dialog.getByLabel('A colleague’s file', { exact: true }).setInputFiles(file);
  await expect(dialog.getByRole('heading', { name: 'Imke Vasarell' })).toBeVisible({ timeout: 30_000 });
  return dialog;
}

async function takeIn(dialog: Locator): Promise<void> {
  await dialog.getByRole('button', { name: 'Take in', exact: true }).press('Enter');
  await expect(dialog.getByRole('heading', { name: 'Taken in' })).toBeFocused({ timeout: 30_000 });
  await dialog.getByRole('button', { name: 'Open the review' }).press('Enter');
  await expect(dialog).toBeHidden();
}

/** Settles whatever is open, each place by the next of the keys, with a reason wherever one is owed. */
async function settleAll(page: Page, keys: readonly string[]): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) {
    if (/Everything is settled/.test((await spoken(page).textContent()) ?? '')) return;
    if (await reason(page).evaluate((field) => field === document.activeElement)) {
      await page.keyboard.type('It is what the article says.');
      await page.keyboard.press('Enter');
    } else await page.keyboard.press(keys[turn % keys.length] ?? 'a');
  }
  throw new Error('the queue has no end');
}

type Sheet = Omit<ColleagueFile['annotations'][number], 'links'> & {
  omissions: { claim: string }[];
  links: { id: string; span: string; claim: string; stance: string; created: string }[];
};
type Article = ColleagueFile['articles'][number] & { sentences: [number, number][] };

const overlaps = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): boolean =>
  a.some(([from = 0, to = 0]) => b.some(([start = 0, end = 0]) => from < end && start < to));

test('a colleague’s file is reviewed to the end; her newer one brings back exactly what it changed', async ({
  crossread,
  folders,
  openWorkbench,
  browser,
}, info) => {
  test.setTimeout(180_000);
  // Rhona has the project; Imke's work is in a file of hers.
  const project = path.join(folders.projects, 'sample');
  const file = path.join(folders.root, 'imke.crossread.json');
  expect(await crossread('new', project, '--sample')).toMatchObject({ code: 0 });
  const whose = ['--format', 'annotation-file', '--annotator', 'Imke Vasarell'];
  expect(await crossread('export', project, ...whose, '--out', file)).toMatchObject({ code: 0 });
  const annotators = await readdir(path.join(project, 'annotations'));
  const imke = annotators.find((name) => name.startsWith('imke')) ?? '';
  const rhona = annotators.find((name) => name.startsWith('rhona')) ?? '';
  await rm(path.join(project, 'annotations', imke), { recursive: true });
  await rm(path.join(project, 'claims', `${imke}.json`));

  const { page } = await openWorkbench({ project });
  await expect(page.locator('.reader .article-text').first()).toBeVisible({ timeout: 30_000 });

  // In: nothing is written before it is taken.
  const hers = await readColleague(file);
  const spans = hers.annotations.reduce((sum, sheet) => sum + sheet.spans.length, 0);
  const dialog = await choose(page, file);
  await expect(dialog).toContainText(`${spans} spans`);
  await expect(dialog).toContainText('7 articles');
  expect(await readdir(path.join(project, 'annotations'))).toEqual([rhona]);
  await takeIn(dialog);
  expect((await readdir(path.join(project, 'annotations'))).sort()).toEqual([imke, rhona].sort());

  // Whose claims are whose.
  await page.keyboard.press('Alt+2');
  await expect(page.getByRole('listbox', { name: 'Pairs of claims' })).toBeFocused();
  await page.keyboard.press('Shift+s');
  await expect(page.getByText('No pair is left to be decided.').first()).toBeVisible();

  // Figures, on confirmed pairs.
  await page.keyboard.press('Alt+3');
  await expect(page.getByText(/^Stands on confirmed pairs of claims/)).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('row', { name: /^F1, overlap/ }).first()).toContainText(/0\.\d\d/);

  // Every disagreement, each in another way.
  await page.keyboard.press('Alt+1');
  await expect(queue(page)).toBeFocused();
  await settleAll(page, ['a', 'b', 't', 'b', 'a', 'x']);
  const all = Number(/^(\d+) of \1 settled/.exec((await tally(page).textContent()) ?? '')?.[1]);
  expect(all).toBeGreaterThan(20);
  await saved(page);

  // The gold set out, as much of it as the project says there is.
  const stats = JSON.parse((await crossread('stats', project, '--json')).stdout) as {
    gold: { links: number; spans: number }[];
  };
  const jsonl = await crossread('export', project, '--gold', '--format', 'links-jsonl', '--out', '-');
  expect(jsonl).toMatchObject({ code: 0 });
  const links = jsonl.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { annotator: unknown });
  expect(links).toHaveLength(stats.gold[0]?.links ?? -1);
  expect(links.length).toBeGreaterThan(50);
  await page.getByRole('button', { name: 'Export the gold set…' }).press('Enter');
  const exporting = page.getByRole('dialog', { name: 'Export the dataset' });
  await exporting
    .getByRole('radio', { name: /JSON Lines/i })
    .first()
    .press('Space');
  await expect(exporting).toContainText(`${links.length} records`);
  const download = page.waitForEvent('download');
  await exporting.getByRole('button', { name: 'Download' }).press('Enter');
  const gold = path.join(folders.root, 'gold.jsonl');
  await (await download).saveAs(gold);
  expect(await readFile(gold, 'utf8')).toBe(jsonl.stdout);

  // The reports open by themselves.
  await page.keyboard.press('Alt+4');
  const report = page.waitForEvent('download');
  const asPage = page.getByRole('button', { name: 'Download the page (HTML)' });
  await expect(page.getByText(/read by 2 annotators/)).toBeVisible({ timeout: 30_000 });
  await expect(asPage).toBeEnabled();
  await asPage.press('Enter');
  const html = path.join(folders.root, 'report.html');
  await (await report).saveAs(html);
  const apart = await browser.newContext();
  const opened = await apart.newPage();
  await opened.goto(`file://${html}`);
  await expect(opened.getByRole('heading', { level: 1 })).toContainText('The Quillmere sluice');
  await apart.close();

  // Her newer file: one stance is another, one span is gone, one is new. Nothing else.
  const changed = await change(hers, project, rhona);
  await writeColleague(file, hers);
  const again = await choose(page, file);
  await takeIn(again);
  await page.keyboard.press('Alt+1');
  await expect(queue(page)).toBeFocused();
  const left = async (): Promise<number> => {
    const [, settled, of] = /^(\d+) of (\d+) settled/.exec((await tally(page).textContent()) ?? '') ?? [];
    return Number(of) - Number(settled);
  };
  await expect.poll(left).toBe(changed.back + 1);
  await page.getByRole('combobox', { name: 'State' }).selectOption('changed');
  const back = queue(page).getByRole('option');
  await expect(back).toHaveCount(changed.back);
  const quotes = await back.locator('q').allTextContents();
  expect(quotes.map((quote) => quote.slice(0, 20)).sort()).toEqual(
    changed.quotes.map((quote) => quote.slice(0, 20)).sort(),
  );
  await page.screenshot({ path: info.outputPath('changed.png') });
  await page.getByRole('combobox', { name: 'State' }).selectOption('open');
  await expect(back).toHaveCount(1);
  await expect(back.locator('q')).toContainText(changed.fresh.slice(0, 20));
});

/**
 * Changes Imke's file in place: in two places that both marked alike, she judges the first otherwise and no longer marks the
 * second; and she marks a sentence in which nobody has marked anything.
 */
async function change(
  hers: ColleagueFile,
  project: string,
  rhona: string,
): Promise<{ back: number; quotes: string[]; fresh: string }> {
  for (const sheet of hers.annotations as Sheet[]) {
    const stored = path.join(project, 'annotations', rhona, `${sheet.article}.json`);
    const others = (JSON.parse(await readFile(stored, 'utf8')) as Sheet).spans;
    const alone = (span: Sheet['spans'][number]): boolean =>
      others.filter(({ fragments }) => overlaps(fragments, span.fragments)).length === 1 &&
      sheet.spans.filter(({ fragments }) => overlaps(fragments, span.fragments)).length === 1;
    const alike = sheet.spans.filter(
      (span) =>
        alone(span) &&
        others.some(({ fragments }) => JSON.stringify(fragments) === JSON.stringify(span.fragments)) &&
        sheet.links.filter((link) => link.span === span.id).length === 1,
    );
    const article = hers.articles.find(({ id }) => id === sheet.article) as Article;
    const free = article.sentences.find(
      (sentence) => ![...others, ...sheet.spans].some(({ fragments }) => overlaps(fragments, [sentence])),
    );
    const [judged, dropped] = alike;
    const [any] = sheet.links;
    if (judged === undefined || dropped === undefined || free === undefined || any === undefined) continue;
    for (const link of sheet.links)
      if (link.span === judged.id) link.stance = link.stance === 'mentions' ? 'agrees' : 'mentions';
    sheet.links = sheet.links.filter((link) => link.span !== dropped.id);
    sheet.spans = sheet.spans.filter((span) => span !== dropped);
    const quote = article.text.slice(...free);
    const created = '2026-06-01T09:00:00.000Z';
    const [span, link] = ['019e8219-0a80-7000-8000-000000000001', '019e8219-0a80-7000-8000-000000000002'];
    const around = {
      prefix: article.text.slice(Math.max(0, free[0] - 32), free[0]),
      suffix: article.text.slice(free[1], free[1] + 32),
    };
    sheet.spans.push({ id: span, fragments: [free], quote, ...around, created } as Sheet['spans'][number]);
    sheet.links.push({ ...any, id: link, span, created });
    sheet.omissions = sheet.omissions.filter(({ claim }) => claim !== any.claim);
    return { back: 2, quotes: [judged.quote, dropped.quote], fresh: quote };
  }
  throw new Error('no article of the sample has two places that both marked alike');
}
