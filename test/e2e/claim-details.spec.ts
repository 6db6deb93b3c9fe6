/** One claim in its details, by keys: words, group, colour, guideline, note, relations, examples, history. */
import {
  HOMES,
  INJURED,
  NOBODY_DIED,
  asOneStep,
  close,
  closed,
  details,
  dialog,
  focusOn,
  grid,
  listed,
  told,
} from './support/claims.ts';
import { claimRow, clickWords, expect, highlightedWords, menu, reader, test } from './support/index.ts';

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
