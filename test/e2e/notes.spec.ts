/** Notes, tags and doubt, by keys alone: written where the text is, undone, done again, and on the disk. */
import type { Locator, Page } from '@playwright/test';
import { claimRow, expect, reader, saved, selectByKeys, test } from './support/index.ts';
import type { CommandResult } from './support/index.ts';

type Crossread = (...args: string[]) => Promise<CommandResult>;

interface StoredSpan {
  readonly quote: string;
  readonly note?: string;
  readonly tags?: readonly string[];
}

interface StoredLink {
  readonly unsure?: boolean;
  readonly note?: string;
}

const card = (page: Page): Locator => page.getByRole('complementary', { name: 'Span in focus' });
const spoken = (page: Page): Locator => page.locator('[aria-live="polite"]').first();

/** What Rhona Tessaly's annotation file holds, read as JSON: every object that has these keys. */
async function stored(crossread: Crossread, project: string): Promise<{ spans: StoredSpan[]; links: StoredLink[] }> {
  const whose = ['--annotator', 'Rhona Tessaly'];
  const { code, stdout } = await crossread('export', project, '--format', 'annotation-file', '--out', '-', ...whose);
  expect(code).toBe(0);
  const spans: StoredSpan[] = [];
  const links: StoredLink[] = [];
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('fragments' in value && 'quote' in value) spans.push(value as StoredSpan);
    if ('stance' in value && 'claim' in value) links.push(value as StoredLink);
    Object.values(value).forEach(walk);
  };
  walk(JSON.parse(stdout));
  return { spans, links };
}

/** Makes a span of the third block's first four words in Noonsheet and answers with its words. */
async function makeSpan(page: Page): Promise<string> {
  await page.keyboard.press('Alt+2');
  const words = await selectByKeys(page, 1, 4, 4);
  await page.keyboard.press('Enter');
  await expect(card(page)).toBeVisible();
  return words.trim();
}

test('a note and tags on a span are written, kept, undone and done again by keys', async ({
  crossread,
  openSampleProject,
}) => {
  const { page, project } = await openSampleProject();
  const words = await makeSpan(page);
  await page.keyboard.press('a');
  const field = page.getByRole('textbox', { name: 'Note on the span' });
  await expect(field).toBeFocused();
  // Letters are words here, not actions.
  await page.keyboard.type('quite a claim');
  await page.keyboard.press('Control+Enter');
  await expect(field).toHaveCount(0);
  await expect(reader(page, 1)).toBeFocused();
  await expect(card(page).getByText('quite a claim')).toBeVisible();
  await expect(spoken(page)).toHaveText('Note kept.');

  await page.keyboard.press('t');
  const tags = page.getByRole('combobox', { name: 'Tags of the span' });
  await expect(tags).toBeFocused();
  await page.keyboard.type('harbour');
  await page.keyboard.press('Enter');
  await page.keyboard.type('lamp,');
  await page.keyboard.press('Enter');
  await expect(tags).toHaveCount(0);
  await expect(card(page).getByRole('list', { name: 'Tags' }).getByRole('listitem')).toHaveText(['harbour', 'lamp']);
  await saved(page);
  const full = expect.objectContaining({
    quote: words,
    note: 'quite a claim',
    tags: ['harbour', 'lamp'],
  }) as StoredSpan;
  expect((await stored(crossread, project)).spans).toContainEqual(full);

  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(card(page).getByText('quite a claim')).toHaveCount(0);
  await saved(page);
  const bare = (await stored(crossread, project)).spans.find(({ quote }) => quote === words);
  expect([bare?.note, bare?.tags]).toEqual([undefined, undefined]);
  await page.keyboard.press('Control+y');
  await page.keyboard.press('Control+y');
  await saved(page);
  expect((await stored(crossread, project)).spans).toContainEqual(full);
});

test('a note is discarded by Escape, kept on leaving, and taken away when it is emptied', async ({
  openSampleProject,
}) => {
  const { page } = await openSampleProject();
  await makeSpan(page);
  const field = page.getByRole('textbox', { name: 'Note on the span' });
  await page.keyboard.press('a');
  await page.keyboard.type('not this');
  await page.keyboard.press('Escape');
  await expect(field).toHaveCount(0);
  await expect(card(page).getByText('not this')).toHaveCount(0);
  await expect(reader(page, 1)).toBeFocused();

  await page.keyboard.press('a');
  await page.keyboard.type('but this');
  await page.keyboard.press('F6');
  await expect(field).toHaveCount(0);
  await expect(reader(page, 2)).toBeFocused();
  await expect(card(page).getByText('but this')).toBeVisible();

  // The span in focus goes while the note is being written: nothing is lost.
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('a');
  await page.keyboard.press('End');
  await page.keyboard.type(' and that');
  await page.keyboard.press('F6');
  await page.keyboard.press('Alt+2');
  await expect(card(page).getByText('but this and that')).toBeVisible();

  await page.keyboard.press('a');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+Enter');
  await expect(spoken(page)).toHaveText('Note taken away.');
  await expect(card(page).getByText('but this')).toHaveCount(0);
});

test('tags that are in use are offered by use, and Backspace takes the last away', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await makeSpan(page);
  await page.keyboard.press('t');
  const offer = page.getByRole('listbox', { name: 'Tags' }).getByRole('option');
  // Of both annotators: euphemism 3 + 1, union’s account 4, company’s account 3, loaded 2 + 1.
  await expect(offer.nth(0)).toHaveText('euphemism 4');
  await expect(offer.nth(1)).toHaveText('union’s account 4');
  await expect(offer.nth(2)).toHaveText('company’s account 3');
  await expect(offer.nth(3)).toHaveText('loaded 3');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(offer.nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await page.keyboard.type('acc');
  await expect(offer).toHaveText(['company’s account 3', 'New tag “acc”']);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('Enter');
  await expect(card(page).getByRole('list', { name: 'Tags' }).getByRole('listitem')).toHaveText(['union’s account']);
});

test('a link is marked unsure and carries a note; cells, card and picker show it', async ({
  crossread,
  openSampleProject,
}) => {
  const { page, project } = await openSampleProject();
  const before = await stored(crossread, project);
  expect(before.links.filter((link) => link.unsure === true)).toHaveLength(2);
  await page.keyboard.press('Alt+1');
  // The first span of Corvane Wire says how much water escaped; nothing else there does.
  await page.keyboard.press('.');
  const claim = 'About 2.1 million cubic metres of water escaped from Quillmere reservoir';
  await page.keyboard.press('q');
  await expect(spoken(page)).toContainText(`Unsure: “${claim}`);
  await expect(claimRow(page, claim).getByRole('gridcell', { name: 'Corvane Wire: agrees, unsure' })).toHaveText(/\?/);
  await expect(card(page).getByRole('button', { name: 'agrees , unsure' })).toBeVisible();
  await page.keyboard.press('c');
  const chosen = page.getByRole('dialog', { name: 'Link to a claim' }).getByRole('option').filter({ hasText: claim });
  await expect(chosen).toContainText('unsure');
  await page.keyboard.press('Escape');

  await page.keyboard.press('Shift+A');
  await expect(page.getByRole('textbox', { name: `Note on the link to “${claim}` })).toBeFocused();
  await page.keyboard.type('The ministry’s figure.');
  await page.keyboard.press('Control+Enter');
  await expect(card(page).getByText('The ministry’s figure.')).toBeVisible();
  await saved(page);
  const after = await stored(crossread, project);
  expect(after.links.filter((link) => link.unsure === true)).toHaveLength(3);
  expect(after.links.filter((link) => link.note === 'The ministry’s figure.')).toHaveLength(1);

  await page.keyboard.press('q');
  await expect(spoken(page)).toContainText(`Sure: “${claim}`);
  await expect(
    claimRow(page, claim).getByRole('gridcell', { name: 'Corvane Wire: agrees', exact: true }),
  ).toBeVisible();
});

test('where several links may be meant, a list asks which', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await page.keyboard.press('Alt+1');
  // The second span is linked to the homes and to the injured; the claim in focus is another one.
  await page.keyboard.press('.');
  await page.keyboard.press('.');
  await page.getByRole('grid').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await expect(claimRow(page, 'dam was shut again')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('q');
  const list = page.getByRole('listbox', { name: 'Which link is unsure, or sure again?' });
  await expect(list).toBeFocused();
  await expect(list.getByRole('option')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(list).toHaveCount(0);
  await expect(reader(page, 0)).toBeFocused();
  await page.keyboard.press('q');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(spoken(page)).toContainText('Unsure: “Fourteen people were injured');
  await expect(reader(page, 0)).toBeFocused();
});

test('an article has a note of its own, and a colleague’s work is only read', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('note on the article');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Note on the article' })).toBeFocused();
  await page.keyboard.type('A late edition.');
  await page.keyboard.press('Control+Enter');
  const notes = page.getByRole('complementary', { name: 'Notes on this article' });
  await expect(notes).toContainText('A late edition.');
  await expect(reader(page, 1)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(notes).toHaveCount(0);

  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: 'Rhona Tessaly' }).focus();
  await page.keyboard.press('Enter');
  // Hers is shown before mine goes: an empty desk is not to be had.
  await page.getByRole('menuitemcheckbox', { name: 'Imke Vasarell' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemcheckbox', { name: 'Rhona Tessaly' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('.');
  await expect(card(page)).toContainText('Imke Vasarell');
  await expect(card(page).getByRole('button', { name: /^Note on/ })).toHaveCount(0);
  for (const key of ['a', 't', 'q', 'Shift+A']) {
    await page.keyboard.press(key);
    await expect(spoken(page)).toHaveText('This is a colleague’s work. Only she can change it.');
  }
  await expect(page.getByRole('textbox', { name: /Note/ })).toHaveCount(0);
});

test('a project that is open elsewhere is only read, in card, lists and history', async ({
  context,
  openSampleProject,
  serve,
}) => {
  const { project } = await openSampleProject();
  const second = await serve({ project });
  const page = await context.newPage();
  await page.goto(second.url);
  await expect(page.getByRole('button', { name: 'Read only' })).toBeVisible({ timeout: 30_000 });
  const message = (await page.getByRole('button', { name: 'Read only' }).getAttribute('title')) ?? '';
  await expect(page.locator('.reader .article-text').first()).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('.');
  await expect(card(page)).toBeVisible();
  await expect(card(page).getByRole('button', { name: /Note on|Tags|Unsure|Delete/ })).toHaveCount(0);
  await page.keyboard.press('a');
  await expect(spoken(page)).toHaveText(message);
  await page.keyboard.press('i');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect(page.getByRole('search').getByRole('status')).toHaveText('20 spans');
  await page.keyboard.press('Escape');
  await page.keyboard.press('h');
  await expect(page.getByText('This project is read only.')).toBeVisible();
  await page.close();
});
