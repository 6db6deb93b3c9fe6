/** The claims under control, by keys: merge, split, retire, order, filters; each change is one step to undo. */
import {
  CROWNS,
  HOMES,
  INJURED,
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
import { claimRow, clickWords, expect, menu, test } from './support/index.ts';

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
