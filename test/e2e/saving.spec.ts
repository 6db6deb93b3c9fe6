/** What shows as saved is on the disk; what cannot be saved is not lost; one project has one writer. */
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  claimRow,
  clickWords,
  expect,
  highlighted,
  highlightedWords,
  linkByKeys,
  reader,
  saved,
  selectWords,
  test,
} from './support/index.ts';

test('after “Saved”, a killed server loses nothing', async ({
  crossread,
  faults,
  openSampleProject,
  openWorkbench,
}) => {
  faults.allow(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/);
  const { page, running, project } = await openSampleProject();
  const made = ['many of them in their nightclothes', 'the first engineers reached the site'] as const;
  await selectWords(page, 0, made[0]);
  await page.keyboard.press('Enter');
  await selectWords(page, 1, made[1]);
  await linkByKeys(page, 'Engineers came to the dam by car.', '1');
  await clickWords(page, 0, 'Nobody was killed.');
  await expect.poll(() => highlightedWords(page, 0, 'active')).toEqual(['Nobody was killed.']);
  await page.keyboard.press('Delete');
  await saved(page);
  const shown = {
    drawn: await Promise.all(['unlinked', 'plus', 'minus', 'partly', 'zero'].map((look) => highlighted(page, look))),
  };
  await running.kill();

  const whose = ['--format', 'annotation-file', '--out', '-', '--annotator', 'Rhona Tessaly'];
  const { code, stdout } = await crossread('export', project, ...whose);
  expect(code).toBe(0);
  for (const words of made) expect(stdout).toContain(`"quote": "${words}"`);
  const file = JSON.parse(stdout) as {
    articles: { id: string; outlet: string }[];
    annotations: { article: string; spans: { quote: string }[] }[];
  };
  const corvane = file.articles.find((article) => article.outlet === 'Corvane Wire')?.id;
  const quotes = file.annotations.find((sheet) => sheet.article === corvane)?.spans.map(({ quote }) => quote);
  expect(quotes).toContain(made[0]);
  expect(quotes).not.toContain('Nobody was killed.');
  expect(await crossread('check', project)).toMatchObject({ code: 0 });

  // The lock that the killed server left behind is no obstacle.
  const again = await openWorkbench({ project });
  await expect(again.page.locator('.reader .article-text')).toHaveCount(3);
  await saved(again.page);
  await expect(claimRow(again.page, 'Engineers came to the dam by car.')).toBeVisible();
  const drawn = await Promise.all(
    ['unlinked', 'plus', 'minus', 'partly', 'zero'].map((look) => highlighted(again.page, look)),
  );
  expect({ drawn }).toEqual(shown);
});

test('while the disk refuses, the header says so; afterwards nothing has been lost', async ({
  crossread,
  folders,
  openWorkbench,
}) => {
  const project = path.join(folders.projects, 'refusing');
  const article = path.join(folders.root, 'article.txt');
  await writeFile(article, 'The pier\n\nThe pier closed at noon. It opened again on Tuesday.\n');
  expect(await crossread('new', project, '--annotator', 'R. Tester')).toMatchObject({ code: 0 });
  expect(await crossread('import', project, article)).toMatchObject({ code: 0 });
  const [claims = ''] = await readdir(path.join(project, 'claims'));
  const annotator = path.basename(claims, '.json');

  const { page } = await openWorkbench({ project });
  await expect(reader(page, 0)).toContainText('The pier closed');
  // A file stands where the folder of her annotations has to be.
  const inTheWay = path.join(project, 'annotations', annotator);
  await mkdir(path.dirname(inTheWay), { recursive: true });
  await writeFile(inTheWay, 'not a folder');

  await selectWords(page, 0, 'The pier closed at noon.');
  await page.keyboard.press('Enter');
  const retry = page.getByRole('button', { name: 'Not saved: try again' });
  await expect(retry).toBeVisible();
  await expect(retry).toHaveAttribute('title', /.+/);
  // The work goes on, and is kept where it is.
  await selectWords(page, 0, 'opened again on Tuesday');
  await page.keyboard.press('Enter');
  await retry.click();
  await expect(retry).toBeVisible();
  expect((await stat(inTheWay)).isFile()).toBe(true);

  await rm(inTheWay);
  // By the key, not the button: the workbench tries by itself every few seconds, and the button goes when that succeeds.
  await page.keyboard.press('Control+s');
  await saved(page);
  await expect(retry).toBeHidden();
  const sheets = await readdir(inTheWay);
  expect(sheets).toHaveLength(1);
  const stored = await readFile(path.join(inTheWay, sheets[0] ?? ''), 'utf8');
  for (const words of ['The pier closed at noon.', 'opened again on Tuesday']) expect(stored).toContain(words);
});

test('of two workbenches on one project the second only reads, and says who writes', async ({
  browser,
  openSampleProject,
  serve,
}) => {
  const { page, project } = await openSampleProject();
  const second = await serve({ project });
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(second.url);
  await expect(other.locator('.reader .article-text').first()).toBeVisible();
  const readOnly = other.getByRole('button', { name: 'Read only' });
  await expect(readOnly).toBeVisible();
  const holder = new RegExp(`open in a browser.*user ${os.userInfo().username} on ${os.hostname()}, since 20`);
  await expect(other.locator('.notice')).toContainText(holder);
  expect(second.output()).toMatch(holder);
  const dismiss = async (): Promise<void> => {
    await other.getByRole('button', { name: 'Dismiss' }).click();
    await expect(other.locator('.notice')).toBeHidden();
  };
  await dismiss();
  await readOnly.click();
  await expect(other.locator('.notice')).toContainText(holder);
  await dismiss();

  // Nothing that is tried there changes anything, neither there nor on the disk.
  const before = await highlighted(other, 'unlinked');
  await selectWords(other, 0, 'many of them in their nightclothes');
  for (const key of ['Enter', 'c', '1']) {
    await other.keyboard.press(key);
    await expect(other.locator('.notice')).toContainText(holder);
    await dismiss();
  }
  await expect(other.getByRole('dialog')).toBeHidden();
  expect(await highlighted(other, 'unlinked')).toEqual(before);

  // What the first one writes shows in the second.
  await selectWords(page, 0, 'many of them in their nightclothes');
  await page.keyboard.press('Enter');
  await saved(page);
  await expect.poll(() => highlighted(other, 'unlinked')).toEqual(before.map((count, at) => count + Number(at === 0)));
  await context.close();
});

interface StoredSheet {
  spans: { id: string; quote: string }[];
  links: { span: string }[];
}

test('what changes in a colleague’s files on the disk shows without a reload', async ({ openSampleProject }) => {
  const { page, project } = await openSampleProject();
  await page.getByRole('button', { name: 'Rhona Tessaly' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Imke Vasarell' }).click();
  await page.keyboard.press('Escape');
  const hers = async (): Promise<number> => {
    // The first colleague that is shown has the first line.
    const [first = 0] = await highlighted(page, 'who-1');
    return first;
  };
  const folder = path.join(project, 'annotations');
  const who = (await readdir(folder)).find((name) => name.startsWith('imke')) ?? '';
  const name = (await readdir(path.join(folder, who))).find((one) => one.startsWith('corvane')) ?? '';
  const file = path.join(folder, who, name);
  const original = await readFile(file, 'utf8');
  const sheet = JSON.parse(original) as StoredSheet;
  await expect.poll(hers).toBe(sheet.spans.length);

  const gone = sheet.spans.find(({ quote }) => quote === 'Nobody was killed.');
  expect(gone).toBeDefined();
  sheet.spans = sheet.spans.filter((span) => span !== gone);
  sheet.links = sheet.links.filter((link) => link.span !== gone?.id);
  await writeFile(file, `${JSON.stringify(sheet, null, 2)}\n`);
  await expect.poll(hers).toBe(sheet.spans.length);
  await writeFile(file, original);
  await expect.poll(hers).toBe(sheet.spans.length + 1);

  // A file that is broken is named, and put right again it is taken in.
  await writeFile(file, original.slice(0, original.length / 2));
  await expect(page.getByRole('button', { name: '1 problem' })).toBeVisible();
  await writeFile(file, original);
  await expect(page.getByRole('button', { name: '1 problem' })).toBeHidden();
  await expect.poll(hers).toBe(sheet.spans.length + 1);
});
