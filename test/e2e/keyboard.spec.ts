/** Spans from the caret: sentence, word, fragments, edges by a character, overlaps, and going to what is open. */
import type { Page } from '@playwright/test';
import { claimRow, expect, highlightedWords, reader, saved, test } from './support/index.ts';
import type { CommandResult } from './support/index.ts';

interface FileSpan {
  readonly quote: string;
  readonly fragments: readonly (readonly [number, number])[];
}

const active = (page: Page, pane: number): Promise<readonly string[]> => highlightedWords(page, pane, 'active');
const spoken = (page: Page) => page.locator('[aria-live="polite"]').first();

/** What the page shows for a while; it is spoken as well. */
const notice = (page: Page, words: string) => page.getByRole('listitem').filter({ hasText: words });

/** Rhona's spans in Corvane Wire with exactly this quote. */
async function spansWith(
  crossread: (...args: string[]) => Promise<CommandResult>,
  project: string,
  quote: string,
): Promise<readonly FileSpan[]> {
  const whose = ['--annotator', 'Rhona Tessaly'];
  const { stdout } = await crossread('export', project, '--format', 'annotation-file', '--out', '-', ...whose);
  const file = JSON.parse(stdout) as { annotations: { article: string; spans: FileSpan[] }[] };
  return file.annotations
    .filter(({ article }) => article.startsWith('corvane-wire'))
    .flatMap(({ spans }) => spans)
    .filter((span) => span.quote === quote);
}

/** Puts the caret at the start of a block of Corvane Wire; headings count. */
async function caretAtBlock(page: Page, block: number): Promise<void> {
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < block; step += 1) await page.keyboard.press('Control+ArrowDown');
}

test('Enter makes a span of the sentence at the caret, W of the word', async ({ crossread, openSampleProject }) => {
  const { page, project } = await openSampleProject();
  const sentence = 'Several people told Corvane Wire that they had received nothing.';
  // The ninth block after the first begins “The sirens in Low Sarrick”; its third sentence is wanted.
  await caretAtBlock(page, 10);
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => active(page, 0)).toEqual([sentence]);
  await page.keyboard.press('w');
  await expect.poll(() => active(page, 0)).toEqual(['Several']);
  await saved(page);
  expect(await spansWith(crossread, project, sentence)).toHaveLength(1);
  expect(await spansWith(crossread, project, 'Several')).toHaveLength(1);

  // The same sentence again is the same span.
  await page.keyboard.press('Enter');
  await expect.poll(() => active(page, 0)).toEqual([sentence]);
  await saved(page);
  expect(await spansWith(crossread, project, sentence)).toHaveLength(1);
});

test('O goes through the spans under the caret and lists their claims', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await caretAtBlock(page, 10);
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.press('w');
  await page.keyboard.press('o');
  const list = page.getByRole('region', { name: /spans in this place/ });
  await expect(list.getByRole('listitem')).not.toHaveCount(0);
  const all = await list.getByRole('listitem').count();
  expect(all).toBeGreaterThanOrEqual(2);
  const seen = new Set<string>();
  for (let turn = 0; turn < all; turn += 1) {
    seen.add((await active(page, 0)).join('|'));
    await page.keyboard.press('o');
  }
  expect(seen.size).toBe(all);
  expect(seen).toContain('Several');
  expect(seen).toContain('Several people told Corvane Wire that they had received nothing.');
  await expect(list.locator('[aria-current="true"]')).toHaveCount(1);
});

test('F adds the selection as a fragment, Shift+F takes it away; undo and redo', async ({
  crossread,
  openSampleProject,
}) => {
  const { page, project } = await openSampleProject();
  await caretAtBlock(page, 10);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('w'); // “The”
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Control+ArrowRight');
  for (let word = 0; word < 2; word += 1) await page.keyboard.press('Control+Shift+ArrowRight');
  await page.keyboard.press('f');
  await expect.poll(() => active(page, 0)).toEqual(['The', 'in Low']);
  await saved(page);
  const [span] = await spansWith(crossread, project, 'The in Low');
  expect(span?.fragments).toHaveLength(2);

  await page.keyboard.press('Shift+F');
  await expect.poll(() => active(page, 0)).toEqual(['The']);
  await page.keyboard.press('Control+z');
  await expect.poll(() => active(page, 0)).toEqual(['The', 'in Low']);
  await page.keyboard.press('Shift+F');
  await expect.poll(() => active(page, 0)).toEqual(['The']);
  // The last fragment is not taken: the span would have no place.
  await caretAtBlock(page, 10);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+F');
  await expect(notice(page, 'It is the span’s only fragment')).toBeVisible();
  expect(await active(page, 0)).toEqual(['The']);
});

test('edges move by a character, never past the text and never to nothing', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await page.keyboard.press('Alt+1');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('w');
  const first = (await active(page, 0))[0] ?? '';
  expect(first.length).toBeGreaterThan(3);
  await page.keyboard.press('(');
  await expect(notice(page, 'The text begins here.')).toBeVisible();
  expect(await active(page, 0)).toEqual([first]);
  await page.keyboard.press('>');
  await expect.poll(() => active(page, 0)).toEqual([first.slice(1)]);
  await page.keyboard.press('(');
  await expect.poll(() => active(page, 0)).toEqual([first]);
  for (let at = first.length - 1; at > 0; at -= 1) await page.keyboard.press('<');
  await expect.poll(() => active(page, 0)).toEqual([first.slice(0, 1)]);
  await page.keyboard.press('<');
  await expect(notice(page, 'A span keeps at least one character.')).toBeVisible();
  await page.keyboard.press(')');
  await expect.poll(() => active(page, 0)).toEqual([first.slice(0, 2)]);
});

test('U goes to the next span without a claim, G to the next article not linked', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await caretAtBlock(page, 10);
  await page.keyboard.press('w');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('w');
  const mine = [await active(page, 0), await active(page, 1)];
  expect(mine[1]).toHaveLength(1);
  const found = new Set<string>();
  // Round once: every press is at another unlinked span until the first comes again.
  for (let turn = 0; turn < 30; turn += 1) {
    await page.keyboard.press('u');
    const card = page.getByRole('complementary', { name: 'Span in focus' });
    await expect(card).toContainText('Not linked to a claim yet');
    const words = (await card.locator('q').first().textContent()) ?? '';
    if (found.has(words)) break;
    found.add(words);
  }
  expect(found.size).toBeGreaterThanOrEqual(2);

  await claimRow(page, 'Fourteen people').click();
  await reader(page, 0).focus();
  await page.keyboard.press('g');
  await expect(spoken(page)).toHaveText(/: (checked: silent|not looked for)\.$/);
});
