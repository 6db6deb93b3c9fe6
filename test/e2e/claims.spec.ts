/** The claims under control, by keys: details, merge, split, retire, relate, order, colour, guideline, examples, filters. */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { claimRow, clickWords, expect, highlightedWords, menu, reader, saved, test } from './support/index.ts';

const INJURED = 'Fourteen people were injured in the flood at Sarrick on 12 March 2026.';
const HOMES = 'Water from Quillmere reservoir flooded 430 homes in Low Sarrick on 12 March 2026.';
/** The one claim of hers that Imke Vasarell has linked: six times, and she herself three times. */
const CROWNS = 'Teveril Water has promised 2,000 crowns at once';
const NOBODY_DIED = 'Nobody died in the flood at Sarrick on 12 March 2026.';

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Claims and what each article says of them' });

/** The claims that the list draws, from top to bottom. */
const listed = (page: Page): Promise<string[]> => grid(page).getByRole('rowheader').locator('p').allTextContents();

/** Puts the claim in focus with the keyboard in the list. */
async function focusOn(page: Page, words: string): Promise<void> {
  const field = page.getByRole('searchbox', { name: 'Filter claims' });
  await field.fill(words);
  await field.press('Enter');
  await expect(claimRow(page, words)).toHaveAttribute('aria-selected', 'true');
  await field.fill('');
  await grid(page).focus();
}

/** Everything that the annotators' files say, as it is on the disk. */
async function onDisk(project: string): Promise<string> {
  const names = await readdir(project, { recursive: true });
  const files = names.filter((name) => /^(?:claims|annotations)\b.*\.json$/.test(name)).toSorted();
  const texts = await Promise.all(files.map((name) => readFile(path.join(project, name), 'utf8')));
  return files.map((name, index) => `${name}\n${texts[index] ?? ''}`).join('\n');
}

/** Does something to the project and proves that one undo takes it back and one redo does it again, on the disk. */
async function asOneStep(page: Page, project: string, act: () => Promise<void>): Promise<void> {
  await saved(page);
  const before = await onDisk(project);
  await act();
  await saved(page);
  const after = await onDisk(project);
  expect(after).not.toBe(before);
  await grid(page).focus();
  await page.keyboard.press('Control+z');
  await expect.poll(() => onDisk(project)).toBe(before);
  await page.keyboard.press('Control+Shift+z');
  await expect.poll(() => onDisk(project)).toBe(after);
}

const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name });

/** Opens the details of the claim in focus by their key. */
async function details(page: Page): Promise<Locator> {
  await page.keyboard.press('d');
  const sheet = dialog(page, 'Claim details');
  await expect(sheet).toBeVisible();
  return sheet;
}

/** Closes the dialog that a menu has opened. */
async function closed(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Closes the dialog that a key in the list has opened: the keyboard is back there. */
async function close(page: Page): Promise<void> {
  await closed(page);
  await expect(grid(page)).toBeFocused();
}

/** A claim's history as it is told, without the dates. */
const told = (sheet: Locator): Promise<string[]> =>
  sheet
    .getByRole('region', { name: 'History' })
    .getByRole('listitem')
    .evaluateAll((items) =>
      items.map((item) => (item.lastElementChild?.textContent ?? '').replace(/\s+/g, ' ').trim()),
    );

test('text, group, colour, guideline and note are changed in the details, each as one step', async ({
  openSampleProject,
}) => {
  test.setTimeout(120_000);
  const { page, project } = await openSampleProject();
  await focusOn(page, INJURED);

  await asOneStep(page, project, async () => {
    const sheet = await details(page);
    const text = sheet.getByRole('textbox', { name: 'Text' });
    await expect(text).toBeFocused();
    // Words that say nothing are refused in place, and nothing is changed.
    await text.fill('   ');
    await page.keyboard.press('Enter');
    await expect(sheet.getByRole('alert')).toHaveText('A claim needs words.');
    await expect(text).toHaveAttribute('aria-invalid', 'true');
    await page.keyboard.press('Escape');
    await expect(text).toHaveValue(INJURED);
    // One much like another is warned of.
    await text.fill('Nobody died in the flood at Sarrick in March 2026.');
    await expect(sheet.getByRole('status').filter({ hasText: 'Very like a claim that exists' })).toContainText(
      NOBODY_DIED,
    );
    await text.fill('Fourteen people were hurt in Sarrick.');
    await page.keyboard.press('Enter');
    await close(page);
  });
  await expect(claimRow(page, 'Fourteen people were hurt in Sarrick.')).toBeVisible();

  await asOneStep(page, project, async () => {
    const sheet = await details(page);
    await page.keyboard.press('Tab');
    await expect(sheet.getByRole('combobox', { name: 'Group' })).toBeFocused();
    await sheet.getByRole('combobox', { name: 'Group' }).fill('Casualties');
    await page.keyboard.press('Enter');
    await close(page);
  });

  await asOneStep(page, project, async () => {
    const sheet = await details(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(sheet.getByRole('radio', { name: 'none' })).toBeFocused();
    for (const name of ['orange', 'sky blue']) {
      await page.keyboard.press('ArrowRight');
      await expect(sheet.getByRole('radio', { name })).toBeFocused();
    }
    await expect(sheet.getByRole('radio', { name: 'none' })).toBeChecked();
    await page.keyboard.press('Space');
    await expect(sheet.getByRole('radio', { name: 'sky blue' })).toBeChecked();
    await close(page);
  });
  await expect(claimRow(page, 'Fourteen people were hurt').getByRole('img', { name: 'sky blue' })).toBeVisible();

  await asOneStep(page, project, async () => {
    const sheet = await details(page);
    const guideline = sheet.getByRole('textbox', { name: 'Guideline' });
    for (let stop = 0; stop < 3; stop += 1) await page.keyboard.press('Tab');
    await expect(guideline).toBeFocused();
    await page.keyboard.type('Any number of injured people.');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Not: shock.');
    await page.keyboard.press('Control+Enter');
    await close(page);
  });

  await asOneStep(page, project, async () => {
    const sheet = await details(page);
    await expect(sheet.getByRole('textbox', { name: 'Guideline' })).toHaveValue(
      'Any number of injured people.\nNot: shock.',
    );
    for (let stop = 0; stop < 4; stop += 1) await page.keyboard.press('Tab');
    await expect(sheet.getByRole('textbox', { name: 'Note' })).toBeFocused();
    await page.keyboard.type('Ask Imke about the infirmary.');
    await page.keyboard.press('Tab'); // Leaving the field keeps it.
    await close(page);
  });

  const sheet = await details(page);
  expect(await told(sheet)).toEqual([
    'written by you',
    `text was ${INJURED} by you`,
    'group was The harm in Sarrick by you',
    'guideline written by you',
  ]);
  await close(page);

  // The list finds what was written, wherever it stands.
  const field = page.getByRole('searchbox', { name: 'Filter claims' });
  for (const words of ['any number of injured', 'infirmary', 'casualties']) {
    await field.fill(words);
    await expect.poll(() => listed(page), words).toEqual(['Fourteen people were hurt in Sarrick.']);
  }

  // And the picker shows the guideline of the option at hand.
  await clickWords(page, 0, 'Nobody was killed.');
  await page.keyboard.press('c');
  const picker = dialog(page, 'Link to a claim');
  await picker.getByRole('combobox').fill('fourteen');
  await expect(picker.getByText('Any number of injured people.')).toBeVisible();
  await expect(picker.getByRole('option', { selected: true })).toContainText('Fourteen people were hurt in Sarrick.');
  await expect(picker.getByRole('option', { selected: true }).getByRole('img', { name: 'sky blue' })).toBeVisible();
});

test('a merge tells its numbers, is refused where it cannot be, moves the links, and is one step', async ({
  openSampleProject,
}) => {
  test.setTimeout(120_000);
  const { page, project } = await openSampleProject();
  await focusOn(page, INJURED);
  const merge = dialog(page, 'Merge claims');
  const lines = merge.getByRole('listitem');

  await asOneStep(page, project, async () => {
    await menu(page, 'Claim', 'Merge into…');
    const field = merge.getByRole('combobox', { name: 'Claim that stays' });
    await expect(field).toBeFocused();
    await expect(merge.getByRole('option').first()).toContainText(
      'The flood at Sarrick on 12 March 2026 injured 14 people.',
    );
    await page.keyboard.type('430 homes');
    await expect(merge.getByRole('option', { selected: true })).toContainText(HOMES);
    await page.keyboard.press('Enter');
    // Of the eight links of the claim, five are of spans that say nothing of the homes; two spans say both; one span
    // contradicts the one and agrees with the other. Veldmark Prospect was marked silent and mentions the homes.
    await expect(lines.first()).toHaveText('5 links of yours move to the claim that stays.');
    await expect(lines.filter({ hasText: 'different stances' })).toHaveText(/^1 span of yours is linked to both/);
    await expect(lines.filter({ hasText: 'same stance' })).toHaveText(/^2 spans of yours are linked to both/);
    await expect(lines.filter({ hasText: 'silent' })).toHaveText(/^1 mark “checked: silent” goes/);
    await expect(lines.filter({ hasText: 'colleagues' })).toHaveCount(0);
    await expect(merge.getByRole('button', { name: 'Merge' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(merge).toBeHidden();
  });
  await expect(claimRow(page, INJURED)).toHaveCount(0);
  await expect(claimRow(page, HOMES)).toHaveAttribute('aria-selected', 'true');

  // Its words still lead to where it went; from there it can be had back.
  await page.getByRole('searchbox', { name: 'Filter claims' }).fill('fourteen');
  await expect.poll(() => listed(page)).toEqual([HOMES]);
  await grid(page).focus();
  const sheet = await details(page);
  await expect
    .poll(() => told(sheet))
    .toEqual(['written by you', expect.stringMatching(`^absorbed “${INJURED}” by you ?Restore$`)]);
  await sheet.getByRole('button', { name: `Restore “${INJURED}”` }).click();
  await expect(sheet.getByRole('button', { name: 'Restore' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: 'Filter claims' }).fill('');
  await expect(claimRow(page, INJURED)).toBeVisible();
});

test('a claim that a colleague has linked is merged by redirect; her own claim cannot go', async ({
  openSampleProject,
}) => {
  const { page } = await openSampleProject();
  const merge = dialog(page, 'Merge claims');
  await focusOn(page, CROWNS);
  await menu(page, 'Claim', 'Merge into…');
  await page.keyboard.type('Imke');
  await expect(merge.getByText('No claim has these words.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.type('tap water');
  await page.keyboard.press('Enter');
  await expect(merge.getByRole('listitem').filter({ hasText: 'colleagues' })).toHaveText(
    '6 links of colleagues follow by redirect.',
  );
  // The other way about, the colleague's claim would go.
  await merge.getByRole('button', { name: 'Swap' }).click();
  await expect(
    merge.getByText('This claim was written by Imke Vasarell; only she can merge it into another.'),
  ).toBeVisible();
  await expect(merge.getByRole('button', { name: 'Merge' })).toBeDisabled();
  await closed(page);
});

test('a split takes the links that are chosen by keys, and is one step', async ({ openSampleProject }) => {
  test.setTimeout(120_000);
  const { page, project } = await openSampleProject();
  await focusOn(page, INJURED);
  const split = dialog(page, 'Split the claim');
  const NINETEEN = 'Nineteen people were hurt.';

  await asOneStep(page, project, async () => {
    await menu(page, 'Claim', 'Split…');
    await expect(split.getByRole('textbox', { name: 'New claim' })).toBeFocused();
    await expect(split.getByRole('checkbox')).toHaveCount(8);
    // Without words, without links: refused in place.
    await split.getByRole('button', { name: 'Split', exact: true }).press('Enter');
    await expect(split.getByText('A claim needs words.')).toBeVisible();
    await expect(split.getByText('Choose at least one link that goes to the new claim.')).toBeVisible();
    await expect(split.getByRole('textbox')).toBeFocused();
    await page.keyboard.type('Fourteen people were injured in the flood at Sarrick in March 2026');
    await expect(split.getByText('Very like a claim that exists')).toBeVisible();
    await split.getByRole('textbox').fill(NINETEEN);
    await page.keyboard.press('Enter');
    await expect(split.getByRole('checkbox').first()).toBeFocused();
    await page.keyboard.press('a');
    await expect(split.getByText('8 of 8 go to the new claim')).toBeVisible();
    await page.keyboard.press('a');
    await expect(split.getByText('0 of 8 go to the new claim')).toBeVisible();
    const nineteen = split.getByRole('checkbox', { name: /Nineteen people were injured/ });
    for (let step = 0; step < 8 && !(await nineteen.evaluate((box) => box === document.activeElement)); step += 1) {
      await page.keyboard.press('ArrowDown');
    }
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await expect(split.getByRole('checkbox', { name: /Of the 19 injured/ })).toBeChecked();
    await page.keyboard.press('Enter');
    await expect(split).toBeHidden();
  });
  // The new claim stands right behind the old one, with the two links of Halvern Tidings.
  await expect(
    claimRow(page, NINETEEN).getByRole('gridcell', { name: 'Halvern Tidings: contradicts, 2 places' }),
  ).toBeVisible();
  await expect(claimRow(page, INJURED).getByRole('gridcell', { name: 'Halvern Tidings: agrees' })).toBeVisible();
  const order = await listed(page);
  expect(order.indexOf(NINETEEN)).toBe(order.indexOf(INJURED) + 1);
  await focusOn(page, NINETEEN);
  expect(await told(await details(page))).toEqual([`split off from “${INJURED}” by you`]);
  await close(page);

  // What a colleague linked stays, and is told to.
  await focusOn(page, CROWNS);
  await menu(page, 'Claim', 'Split…');
  await expect(split.getByText('Imke Vasarell’s link: stays with the claim')).toHaveCount(6);
  await expect(split.getByRole('checkbox')).toHaveCount(3);
  await closed(page);
});

test('a claim is retired, found under its filter, and restored', async ({ openSampleProject }) => {
  const { page, project } = await openSampleProject();
  await focusOn(page, INJURED);
  await asOneStep(page, project, async () => {
    await menu(page, 'Claim', 'Retire');
    await expect(claimRow(page, INJURED)).toHaveCount(0);
  });
  await clickWords(page, 0, 'Nobody was killed.');
  await page.keyboard.press('c');
  const picker = dialog(page, 'Link to a claim');
  await picker.getByRole('combobox').fill('fourteen people were injured');
  await expect(picker.getByRole('option').filter({ hasText: INJURED })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(picker).toBeHidden();

  await page.getByRole('button', { name: 'Which claims' }).press('Enter');
  await page.getByRole('menuitemcheckbox', { name: /^retired/ }).press('Enter');
  await page.keyboard.press('Escape');
  await expect.poll(() => listed(page)).toEqual([INJURED]);
  await grid(page).focus();
  await page.keyboard.press('Home');
  await asOneStep(page, project, async () => {
    await claimRow(page, INJURED).getByRole('button', { name: 'Restore' }).press('Enter');
    await expect(page.getByText('No claim is retired.')).toBeVisible();
    await page.getByRole('button', { name: 'Not only claims retired' }).press('Enter');
    await expect(claimRow(page, INJURED)).toBeVisible();
  });
  const sheet = await (async () => {
    await focusOn(page, INJURED);
    return details(page);
  })();
  expect(await told(sheet)).toEqual(['written by you', 'retired by you', 'restored by you']);
});

test('the order is changed by keys within a group, and is one step', async ({ openSampleProject }) => {
  const { page, project } = await openSampleProject();
  // All claims are in view.
  await page.setViewportSize({ width: 1440, height: 2000 });
  await focusOn(page, HOMES);
  const [first, second, third] = (await listed(page)).slice((await listed(page)).indexOf(HOMES));
  expect(first).toBe(HOMES);
  const place = async (words: string | undefined): Promise<number> => (await listed(page)).indexOf(words ?? '');
  const start = await place(HOMES);
  await asOneStep(page, project, async () => {
    await page.keyboard.press('Alt+Shift+ArrowDown');
    await expect.poll(() => place(HOMES)).toBe(start + 1);
  });
  expect(await place(second)).toBe(start);
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await expect.poll(() => place(HOMES)).toBe(start + 2);
  expect(await place(third)).toBe(start + 1);
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await expect.poll(() => place(HOMES)).toBe(start);
  await expect(claimRow(page, HOMES)).toHaveAttribute('aria-selected', 'true');
  // It does not leave its group.
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await expect(page.getByText('It is the first of its group.')).toBeAttached();
  expect(await place(HOMES)).toBe(start);
});

test('claims are related by keys, seen from both sides, and taken apart again', async ({ openSampleProject }) => {
  const { page, project } = await openSampleProject();
  await focusOn(page, INJURED);
  const sheet = dialog(page, 'Claim details');
  const relations = sheet.getByRole('region', { name: 'Relations' });
  await asOneStep(page, project, async () => {
    await menu(page, 'Claim', 'Relate…');
    await expect(relations.getByRole('combobox', { name: 'This claim' })).toBeFocused();
    await page.keyboard.type('is entailed');
    await page.keyboard.press('Tab');
    await page.keyboard.type('430 homes');
    await page.keyboard.press('Enter');
    await expect(relations.getByRole('listitem')).toHaveText([`is entailed by ${HOMES} by you`]);
    await page.keyboard.type('430 homes');
    await page.keyboard.press('Enter');
    await expect(relations.getByRole('alert')).toHaveText('This relation is there already.');
    await closed(page);
  });
  await focusOn(page, HOMES);
  await details(page);
  await expect(relations.getByRole('listitem')).toHaveText([`entails ${INJURED} by you`]);
  expect((await told(sheet)).at(-1)).toBe(`related: entails “${INJURED}” by you`);
  // From one claim to the other and back.
  await relations.getByRole('button', { name: INJURED }).press('Enter');
  await expect(sheet.getByRole('textbox', { name: 'Text' })).toHaveValue(INJURED);
  await sheet.getByRole('button', { name: 'Back to the claim before' }).press('Enter');
  await expect(sheet.getByRole('textbox', { name: 'Text' })).toHaveValue(HOMES);
  await close(page);
  await asOneStep(page, project, async () => {
    await details(page);
    await relations.getByRole('button', { name: /^Take away: entails/ }).press('Enter');
    await expect(relations.getByRole('listitem')).toHaveCount(0);
    await close(page);
  });
});

test('the span in focus becomes an example, and the details lead back to it', async ({ openSampleProject }) => {
  const { page, project } = await openSampleProject();
  await clickWords(page, 0, 'Nobody was killed.');
  await expect(claimRow(page, NOBODY_DIED)).toHaveAttribute('aria-selected', 'true');
  await asOneStep(page, project, async () => {
    await reader(page, 0).focus();
    await page.keyboard.press('Shift+X');
    await expect(page.getByText('“Nobody was killed.” is an example of the claim now.').last()).toBeVisible();
  });
  await reader(page, 0).focus();
  await page.keyboard.press('Shift+X');
  await expect(page.getByText('This span is an example of the claim already.').last()).toBeVisible();
  await page.keyboard.press('Control+Home');
  await grid(page).focus();
  const sheet = await details(page);
  const examples = sheet.getByRole('region', { name: 'Examples' });
  await expect(examples.getByRole('listitem')).toContainText('Nobody was killed.');
  await examples.getByRole('button', { name: 'Go to the example in Corvane Wire' }).press('Enter');
  await expect(sheet).toBeHidden();
  await expect(reader(page, 0)).toBeFocused();
  await expect.poll(() => highlightedWords(page, 0, 'active')).toEqual(['Nobody was killed.']);
  await grid(page).focus();
  await asOneStep(page, project, async () => {
    await details(page);
    await examples.getByRole('button', { name: /^Take the example/ }).press('Enter');
    await expect(examples.getByRole('listitem')).toHaveCount(0);
    await close(page);
  });
  expect(await told(await details(page))).toEqual([
    'written by you',
    'example: Nobody was killed. by you',
    'no longer an example: Nobody was killed. by you',
  ]);
});

test('a colleague’s claim is read and not changed', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await page.getByRole('button', { name: 'Rhona Tessaly' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Imke Vasarell' }).click();
  await page.keyboard.press('Escape');
  await focusOn(page, 'Some 1,200 people had to leave');
  const sheet = await details(page);
  await expect(sheet.getByText('Written by Imke Vasarell. You can read it here')).toBeVisible();
  await expect(sheet.getByRole('textbox')).toHaveCount(0);
  await expect(sheet.getByRole('radio')).toHaveCount(0);
  await expect(sheet.getByRole('button', { name: 'Retire' })).toHaveCount(0);
  await expect(sheet.getByRole('button', { name: 'Split…' })).toBeVisible();
  expect(await told(sheet)).toEqual(['written by Imke Vasarell']);
  await close(page);
});

test('the list is narrowed by kinds that can be joined, seen and taken away', async ({ openSampleProject }) => {
  const { page } = await openSampleProject();
  await page.setViewportSize({ width: 1440, height: 2000 });
  await expect.poll(async () => (await listed(page)).length).toBe(20);
  const choose = async (kind: RegExp): Promise<void> => {
    await page.getByRole('button', { name: /^Which claims/ }).press('Enter');
    await page.getByRole('menuitemcheckbox', { name: kind }).press('Enter');
    await page.keyboard.press('Escape');
  };
  // Rhona is unsure of the links of two claims.
  await choose(/^with unsure links/);
  await expect.poll(async () => (await listed(page)).length).toBe(2);
  await choose(/^with a note/);
  await expect(page.getByText('No claim passes the filter.')).toBeVisible();
  await page.getByRole('button', { name: 'Not only claims with unsure links' }).press('Enter');
  await page.getByRole('button', { name: 'Not only claims with a note' }).press('Enter');
  await expect.poll(async () => (await listed(page)).length).toBe(20);

  // With her colleague's claims shown, “of mine” leaves them out.
  await page.getByRole('button', { name: 'Rhona Tessaly' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Imke Vasarell' }).click();
  await page.keyboard.press('Escape');
  await expect.poll(async () => (await listed(page)).length).toBe(37);
  await choose(/^of mine/);
  await expect.poll(async () => (await listed(page)).length).toBe(20);
  await page.getByRole('button', { name: 'Show all' }).press('Enter');
  await expect.poll(async () => (await listed(page)).length).toBe(37);
});
