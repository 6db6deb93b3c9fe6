/**
 * Real articles, from the command line through the interface to the exported dataset. The articles are other people's and
 * not part of this project: the test runs where their folder lies beside the checkout and says so where it does not.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, reader, saved, selectByKeys, selectByMouse, linkByKeys, test } from './support/index.ts';

const articles = path.resolve(import.meta.dirname, '..', '..', '..', 'shared', 'articles');

interface LinkLine {
  readonly article: { readonly id: string };
  readonly claim: { readonly text: string };
  readonly stance: { readonly polarity: string };
  readonly quote: string;
  readonly fragments: readonly (readonly [number, number])[];
}

test('three real articles: import, annotate by mouse and keys, reopen, export', async ({
  crossread,
  folders,
  openWorkbench,
}) => {
  test.skip(!existsSync(articles), 'real articles: skipped, there is no ../shared/articles beside the checkout');
  const project = path.join(folders.projects, 'call');
  expect(await crossread('new', project, '--name', 'The call', '--annotator', 'R. Tester')).toMatchObject({ code: 0 });
  expect(await crossread('import', project, articles)).toMatchObject({ code: 0 });

  const { page, running } = await openWorkbench({ project });
  for (const pane of [0, 1, 2]) await expect(reader(page, pane).locator('.article-text > *').first()).toBeVisible();

  // Six claims and twelve spans: in each article, by mouse and by keys. What they say is of no matter here.
  const claims = [
    'The two leaders spoke by telephone.',
    'The call came on an anniversary.',
    'A third country is a party.',
  ];
  const more = ['The alliance will last.', 'Trade was on the agenda.', 'Outside pressure has had an effect.'];
  const quotes: string[] = [];
  for (const pane of [0, 1, 2]) {
    const lengths = await reader(page, pane)
      .locator('.article-text > *')
      .evaluateAll((blocks) => blocks.map((block) => block.textContent.length));
    const long = lengths.findIndex((length) => length > 170);
    for (const [index, claim] of [claims[pane], more[pane]].entries()) {
      quotes.push(await selectByMouse(page, pane, long, 4 + index * 60, 50 + index * 60));
      await linkByKeys(page, claim ?? '', index === 0 ? '1' : '2');
      await saved(page);
    }
    for (const [index, claim] of [more[(pane + 1) % 3], claims[(pane + 1) % 3]].entries()) {
      quotes.push(await selectByKeys(page, pane, long + 1 + index, 4));
      await linkByKeys(page, claim ?? '', index === 0 ? '1' : '3');
      await saved(page);
    }
  }
  expect(new Set(quotes).size).toBe(12);

  // One omission: the first claim, looked for in the article where nothing speaks of it yet.
  const row = page.getByRole('grid').getByRole('row', { name: claims[0] ?? '' });
  await row.click();
  await reader(page, 1).focus();
  await page.keyboard.press('s');
  await saved(page);
  await expect(page.locator('.cell-mark.silent').first()).toBeVisible();

  // Close everything, open it again: all of it is there.
  await page.goto('about:blank');
  await running.stop();
  const again = await openWorkbench({ project });
  for (const claim of [...claims, ...more]) await expect(again.page.getByText(claim).first()).toBeVisible();
  await expect(again.page.locator('.cell-mark.silent')).toHaveCount(1);

  const out = path.join(folders.root, 'links.jsonl');
  expect(await crossread('export', project, '--format', 'links-jsonl', '--out', out)).toMatchObject({ code: 0 });
  const links = (await readFile(out, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as LinkLine);
  expect(links).toHaveLength(12);
  expect(new Set(links.map((link) => link.claim.text)).size).toBe(6);
  expect(links.filter((link) => link.stance.polarity === '-').length).toBeGreaterThanOrEqual(2);
  // The page puts an empty line between blocks where the text has a line end; nothing else may differ.
  const folded = (list: readonly string[]): string[] =>
    list.map((quote) => quote.trim().replace(/\n+/g, '\n')).toSorted();
  expect(folded(links.map((link) => link.quote))).toEqual(folded(quotes));
  for (const link of links) {
    const text = await readFile(path.join(project, 'articles', link.article.id, 'text.txt'), 'utf8');
    expect(link.fragments.map(([start, end]) => text.slice(start, end)).join(' ')).toBe(link.quote);
  }
  expect(await crossread('check', project)).toMatchObject({ code: 0 });
});
