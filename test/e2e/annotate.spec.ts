/** Spans, claims and stances, by keys and by mouse; every step undone and done again. */
import type { Page } from '@playwright/test';
import {
  claimRow,
  clickWords,
  expect,
  highlighted,
  highlightedWords,
  linkByKeys,
  menu,
  pointAt,
  reader,
  saved,
  selectWords,
  test,
} from './support/index.ts';
import type { CommandResult } from './support/index.ts';

type Crossread = (...args: string[]) => Promise<CommandResult>;

interface LinkLine {
  readonly quote: string;
  readonly claim: { readonly text: string };
  readonly stance: { readonly id: string };
}

const selected = (page: Page): Promise<string> => page.evaluate(() => String(getSelection()));
const picker = (page: Page) => page.getByRole('dialog', { name: 'Link to a claim' });

/** The links of my spans with exactly these words, each as "stance: claim". */
async function linksOf(crossread: Crossread, project: string, quote: string): Promise<string[]> {
  const whose = ['--annotator', 'Rhona Tessaly'];
  const { code, stdout } = await crossread('export', project, '--format', 'links-jsonl', '--out', '-', ...whose);
  expect(code).toBe(0);
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as LinkLine)
    .filter((link) => link.quote === quote)
    .map((link) => `${link.stance.id}: ${link.claim.text}`)
    .toSorted();
}

/** Rhona Tessaly's annotation file, byte for byte. */
async function annotationFile(crossread: Crossread, project: string): Promise<string> {
  const whose = ['--annotator', 'Rhona Tessaly'];
  const { code, stdout } = await crossread('export', project, '--format', 'annotation-file', '--out', '-', ...whose);
  expect(code).toBe(0);
  return stdout;
}

test('words selected by keys become a span by Enter, and C asks for its claim', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('Control+Home');
  for (let block = 0; block < 4; block += 1) await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Control+ArrowUp');
  for (let letter = 0; letter < 3; letter += 1) await page.keyboard.press('Shift+ArrowRight');
  expect(await selected(page)).toBe('The');
  for (let word = 0; word < 3; word += 1) await page.keyboard.press('Control+Shift+ArrowRight');
  expect(await selected(page)).toBe('The part needed to');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  expect((await selected(page)).trim()).toBe('The part needed');
  // Up and down again leads back to the column, also after the browser has told of the selection in between.
  await page.keyboard.press('Shift+ArrowUp');
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  await page.keyboard.press('Shift+ArrowDown');
  expect((await selected(page)).trim()).toBe('The part needed');

  const before = await highlighted(page, 'unlinked');
  await page.keyboard.press('Enter');
  await expect.poll(() => highlightedWords(page, 1, 'active')).toEqual(['The part needed']);
  const after = await highlighted(page, 'unlinked');
  expect(after).toEqual(before.map((count, pane) => (pane === 1 ? count + 1 : count)));
  await saved(page);

  await page.keyboard.press('c');
  await expect(picker(page)).toContainText('“The part needed”');
  await expect(picker(page).getByRole('combobox', { name: 'Claim' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(picker(page)).toBeHidden();
  await expect(reader(page, 1)).toBeFocused();
});

test('the claim most like the selected words comes first', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  const like = [
    ['Gate 2 opened fully at 03:40', 'Sluice gate 2 at Quillmere dam opened at 03:40 local time on 12 March 2026.'],
    ['the river rose 2.4 metres', 'The Teveril at Sarrick rose by about 2.4 metres within an hour on 12 March 2026.'],
    [
      'it had sent a text alert',
      'Teveril Water sent a text alert to residents of Sarrick at 04:02 local time on 12 March',
    ],
  ] as const;
  for (const [words, claim] of like) {
    await selectWords(page, 1, words);
    await page.keyboard.press('c');
    await expect(picker(page).getByRole('option').first()).toContainText(claim);
    await expect(picker(page).getByRole('option', { selected: true })).toContainText(claim);
    await page.keyboard.press('Escape');
  }
});

test('a new claim is made from typed words', async ({ crossread, openSampleProject }) => {
  const { page, project } = await openSampleProject();
  const words = 'the first engineers reached the site at 05:25';
  const claim = 'Engineers reached Quillmere dam at 05:25 local time on 12 March 2026.';
  await selectWords(page, 1, words);
  await page.keyboard.press('c');
  await picker(page).getByRole('combobox').fill(claim);
  await picker(page)
    .getByRole('option', { name: `New claim: “${claim}”` })
    .click();
  await page.keyboard.press('1');
  await expect(picker(page)).toBeHidden();
  await expect(claimRow(page, claim)).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('.project-name')).toContainText('21 claims');
  await saved(page);
  expect(await linksOf(crossread, project, words)).toEqual([`agrees: ${claim}`]);
});

test('stance keys link the selected words to the claim in focus; one span carries two stances', async ({
  crossread,
  openSampleProject,
}) => {
  const { page, project } = await openSampleProject();
  const words = 'The part needed to mend the brake was still on order';
  const brake = 'The hand brake on gate 2 at Quillmere dam had been out of use since October 2025';
  const defect = 'Teveril Water knew before 12 March 2026 of a defect in gate 2 at Quillmere dam.';
  await claimRow(page, brake).getByRole('rowheader').click();
  await selectWords(page, 1, words);
  await page.keyboard.press('2');
  await expect(claimRow(page, brake).getByRole('gridcell', { name: /^Noonsheet: contradicts/ })).toBeVisible();
  await saved(page);
  expect(await linksOf(crossread, project, words)).toEqual([expect.stringContaining(`contradicts: ${brake}`)]);

  // The span stays in focus, so another key changes what it says.
  await page.keyboard.press('1');
  await expect(claimRow(page, brake).getByRole('gridcell', { name: 'Noonsheet: agrees, 2 places' })).toBeVisible();

  await claimRow(page, defect).getByRole('rowheader').click();
  await page.keyboard.press('Alt+2');
  await page.keyboard.press('3');
  await expect.poll(() => highlightedWords(page, 1, 'active')).toEqual([words]);
  await saved(page);
  expect(await linksOf(crossread, project, words)).toEqual([
    expect.stringContaining(`agrees: ${brake}`),
    `partly: ${defect}`,
  ]);
});

test('edges move by the bracket keys and by dragging a handle', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  const active = () => expect.poll(() => highlightedWords(page, 0, 'active'));
  await clickWords(page, 0, 'No one was on duty at the dam.');
  await active().toEqual(['No one was on duty at the dam.']);
  for (const [key, words] of [
    ['{', 'one was on duty at the dam.'],
    ['[', 'No one was on duty at the dam.'],
    ['}', 'No one was on duty at the'],
    [']', 'No one was on duty at the dam'],
  ] as const) {
    await page.keyboard.press(key);
    await active().toEqual([words]);
  }
  await saved(page);

  const drag = async (edge: 'start' | 'end', to: string): Promise<void> => {
    const { left, y } = await pointAt(page, 0, to);
    const box = await reader(page, 0).locator(`.handle-${edge}`).boundingBox();
    if (box === null) throw new Error(`The handle at the ${edge} is not drawn.`);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(left + 12, y);
    await page.mouse.move(left + 1, y);
    await page.mouse.up();
  };
  await drag('end', 'duty at the dam');
  await active().toEqual(['No one was on']);
  await drag('start', 'one was on duty');
  await active().toEqual(['one was on']);
  await saved(page);
});

test('everything is undone to the start and done again, across articles, byte for byte', async ({
  crossread,
  openSampleProject,
}) => {
  const { page, project } = await openSampleProject();
  const start = await annotationFile(crossread, project);
  let steps = 0;
  const step = async (act: () => Promise<void>): Promise<void> => {
    await act();
    await saved(page);
    steps += 1;
  };

  await step(async () => {
    await selectWords(page, 0, 'many of them in their nightclothes');
    await page.keyboard.press('Enter');
  });
  await step(async () => {
    await page.keyboard.press('c');
    await picker(page).getByRole('combobox').press('Enter');
    await page.keyboard.press('4');
  });
  await step(async () => {
    await selectWords(page, 1, 'declined to comment on the brake');
    await linkByKeys(page, 'Teveril Water has not spoken of the brake.', '1');
  });
  await step(async () => {
    await page.keyboard.press('2');
  });
  await step(async () => {
    await page.keyboard.press('[');
  });
  await step(async () => {
    await clickWords(page, 0, 'Nobody was killed.');
    await expect.poll(() => highlightedWords(page, 0, 'active')).toEqual(['Nobody was killed.']);
    await page.keyboard.press('Delete');
    await expect.poll(() => highlightedWords(page, 0, 'active')).toEqual([]);
  });
  await step(async () => {
    await clickWords(page, 0, 'No one was on duty at the dam.');
    await page.keyboard.press('}');
  });
  await step(async () => {
    await claimRow(page, 'Aldo Fennimar has refused').getByRole('rowheader').click();
    await page.keyboard.press('Alt+2');
    await page.keyboard.press('s');
  });
  const annotated = await annotationFile(crossread, project);
  expect(annotated).not.toBe(start);
  expect(annotated).toContain('declined to comment on the brake');

  const editItem = async (name: string, state: 'enabled' | 'disabled'): Promise<void> => {
    await page.getByRole('menubar').getByRole('menuitem', { name: 'Edit', exact: true }).click();
    const item = page.getByRole('menu').getByRole('menuitem', { name });
    await (state === 'enabled' ? expect(item).toBeEnabled() : expect(item).toBeDisabled());
    await page.keyboard.press('Escape');
    await expect(item).toBeHidden();
  };
  for (let count = 0; count < steps; count += 1) await page.keyboard.press('Control+z');
  await saved(page);
  await editItem('Undo', 'disabled');
  expect(await annotationFile(crossread, project)).toBe(start);

  for (let count = 0; count < steps - 1; count += 1) {
    await page.keyboard.press(count % 2 === 0 ? 'Control+y' : 'Control+Shift+z');
  }
  await editItem('Redo', 'enabled');
  await menu(page, 'Edit', 'Redo');
  await saved(page);
  await editItem('Redo', 'disabled');
  expect(await annotationFile(crossread, project)).toBe(annotated);
});
