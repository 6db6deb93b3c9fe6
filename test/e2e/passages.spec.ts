/** Spans as lists: one article's beside its text, and those of all articles with filters; by keys alone. */
import type { Locator, Page } from '@playwright/test';
import { expect, highlightedWords, reader, test } from './support/index.ts';

const spanList = (page: Page): Locator => page.getByRole('listbox', { name: 'Spans of this article' });
const passages = (page: Page): Locator => page.getByRole('listbox', { name: 'Passages', exact: true });
const count = (page: Page): Locator => page.getByRole('main', { name: 'Passages' }).locator('.passages-count');
const spoken = (page: Page): Locator => page.locator('[aria-live="polite"]').first();
const current = (list: Locator): Locator => list.getByRole('option', { selected: true });

/** Ticks a choice of one of the filter's lists. */
async function choose(page: Page, list: string, typed: string): Promise<void> {
  await page
    .getByRole('search')
    .getByRole('button', { name: new RegExp(`^${list}`) })
    .focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox', { name: `Find: ${list}` })).toBeFocused();
  await page.keyboard.type(typed);
  await page.keyboard.press('Enter');
  if ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('the spans of an article are a list: walked, opened, filtered, deleted by keys', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await page.keyboard.press('Alt+1');
  await expect(reader(page, 0)).toHaveAccessibleDescription(/^20 spans in this article\. I lists them\./);
  await page.keyboard.press('i');
  await expect(spanList(page)).toBeFocused();
  await expect(spanList(page).getByRole('option').first()).toHaveAttribute('aria-setsize', '20');

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const second =
    '“flooding 430 homes and injuring 14 people”: ' +
    'agrees with “Water from Quillmere reservoir flooded 430 homes in Low Sarrick on 12 March 2026.”; ' +
    'agrees with “Fourteen people were injured in the flood at Sarrick on 12 March 2026.”';
  await expect(current(spanList(page))).toHaveAccessibleName(second);
  // The text follows.
  await expect.poll(() => highlightedWords(page, 0, 'active')).toEqual(['flooding 430 homes and injuring 14 people']);

  await page.keyboard.press('Enter');
  await expect(reader(page, 0)).toBeFocused();
  await expect(spoken(page)).toHaveText(second);
  await page.keyboard.press('Shift+ArrowRight');
  expect(await page.evaluate(() => String(getSelection()))).toBe('f');

  // Back into the list, which stayed where it was; letters go to the filter.
  await page.keyboard.press('i');
  await expect(spanList(page)).toBeFocused();
  await page.keyboard.type('nightclothes gate');
  const filter = page.getByRole('search', { name: 'Filter the spans' });
  await expect(filter.getByRole('searchbox')).toHaveValue('nightclothes gate');
  await expect(page.getByText('No span passes the filters.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.type('gates');
  await expect(spanList(page).getByRole('option')).toHaveText([/The three other gates were inspected/]);
  await page.keyboard.press('ArrowDown');
  await expect(current(spanList(page))).toHaveAccessibleName(
    /not linked to a claim\. Tag: new claim\? Note: Also in Veldmark Prospect\./,
  );
  await page.keyboard.press('Delete');
  await expect(spoken(page)).toHaveText(/^Span deleted: “The three other gates/);
  await expect(filter.getByRole('status')).toHaveText('0 of 19 spans');
  await page.keyboard.press('Escape');
  await expect(filter.getByRole('status')).toHaveText('19 spans');
  await page.keyboard.press('Escape');
  await expect(spanList(page)).toHaveCount(0);
  await expect(reader(page, 0)).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(reader(page, 0)).toHaveAccessibleDescription(/^20 spans/);
});

test('what is done to spans is told to screen readers', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await expect(spoken(page)).toHaveText('Span made: “2”.');
  await page.keyboard.press('c');
  await page.keyboard.type('Noonsheet is read in two minutes.');
  await page.keyboard.press('Enter');
  await page.keyboard.press('2');
  await expect(spoken(page)).toHaveText('Linked: “2”: contradicts “Noonsheet is read in two minutes.”');
  await page.keyboard.press('1');
  await expect(spoken(page)).toHaveText('Linked: “2”: agrees with “Noonsheet is read in two minutes.”');
  // The same words again are told again.
  const node = await spoken(page).locator('span').elementHandle();
  await page.keyboard.press('1');
  await expect.poll(() => node?.evaluate((element) => element.isConnected)).toBe(false);
  await page.keyboard.press('Delete');
  await expect(spoken(page)).toHaveText('Span deleted: “2”. Undo brings it back.');
});

test('all passages are listed, opened from the list, and found again where they were', async ({
  openSampleProject,
}) => {
  const { page } = await openSampleProject();
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('.');
  await page.keyboard.press('Shift+I');
  await expect(count(page)).toHaveText('100 passages');
  await expect(passages(page)).toBeFocused();
  // It begins at the span that was in focus.
  await expect(current(passages(page))).toHaveAccessibleName(/^“The hand brake with which staff.* In Noonsheet\.$/);
  await page.keyboard.press('End');
  await expect(current(passages(page))).toHaveAttribute('aria-posinset', '100');
  await page.keyboard.press('Home');
  await expect(current(passages(page))).toHaveAttribute('aria-posinset', '1');
  await page.keyboard.press('Enter');
  await expect(passages(page)).toHaveCount(0);
  await expect(reader(page, 0)).toBeFocused();
  await expect
    .poll(() => highlightedWords(page, 0, 'active'))
    .toEqual(['sent 2.1 million cubic metres of water down the Teveril valley, flooding 430 homes']);
  await page.keyboard.press('Shift+I');
  await expect(current(passages(page))).toHaveAttribute('aria-posinset', '1');
  await page.keyboard.press('Escape');
  await expect(reader(page, 0)).toBeVisible();
});

test('passages are filtered by doubt, notes, tags, claim, stance, article and words; each filter comes off', async ({
  openSampleProject,
}) => {
  const { page } = await openSampleProject();
  await page.keyboard.press('Shift+I');
  await choose(page, 'Only', 'unsure');
  await expect(count(page)).toHaveText('2 of 100 passages');
  await choose(page, 'Only', 'unsure');
  await choose(page, 'Only', 'unlinked');
  await expect(count(page)).toHaveText('1 of 100 passages');
  await choose(page, 'Only', 'note on the span');
  // Of the four spans with a note this one alone is not linked.
  await expect(count(page)).toHaveText('1 of 100 passages');
  const chips = page.getByRole('list', { name: 'Filters that are set' }).getByRole('button');
  await expect(chips).toHaveText([/^Unlinked/, /^Note on the span/, 'Take all off']);
  await chips.first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('searchbox', { name: 'Words in the quote or a note' })).toBeFocused();
  await expect(chips).toHaveText([/^Note on the span/]);

  await chips.first().focus();
  await page.keyboard.press('Enter');
  await choose(page, 'Tags', 'euphemism');
  await expect(count(page)).toHaveText('3 of 100 passages');
  await choose(page, 'Tags', 'euphemism');
  await choose(page, 'Stance', 'contradicts');
  await expect(count(page)).toHaveText('16 of 100 passages');
  await choose(page, 'Claim', 'nobody died');
  await expect(passages(page).getByRole('option').first()).toHaveAccessibleName(
    /contradicts “Nobody died in the flood/,
  );
  await choose(page, 'Article', 'Corvane');
  await expect(count(page)).toHaveText('0 of 100 passages');
  await page.getByRole('button', { name: 'Show all 100' }).focus();
  await page.keyboard.press('Enter');
  await expect(count(page)).toHaveText('100 passages');

  // Words of a quote, then of a note; what is set stays while the desk is looked at.
  await page.keyboard.type('nightclothes');
  await expect(count(page)).toHaveText('0 of 100 passages');
  await page.keyboard.press('Escape');
  await page.keyboard.type('wire’s sixth paragraph');
  await expect(count(page)).toHaveText('1 of 100 passages');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(reader(page, 1)).toBeFocused();
  await page.keyboard.press('Shift+I');
  await expect(count(page)).toHaveText('1 of 100 passages');
  await expect(chips).toHaveText([/^“wire’s sixth paragraph”/]);
});

test('passages of a colleague are listed with her name and cannot be deleted', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await page.getByRole('button', { name: 'Rhona Tessaly' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemcheckbox', { name: 'Imke Vasarell' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Shift+I');
  await expect(count(page)).toHaveText('194 passages');
  await choose(page, 'By', 'Imke');
  await expect(count(page)).toHaveText('94 of 194 passages');
  await page.getByRole('searchbox', { name: 'Words in the quote or a note' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(current(passages(page))).toHaveAccessibleName(/By Imke Vasarell\. In Corvane Wire\.$/);
  await page.keyboard.press('Delete');
  await expect(spoken(page)).toHaveText('This is a colleague’s work. Only she can change it.');
  await expect(count(page)).toHaveText('94 of 194 passages');
});
