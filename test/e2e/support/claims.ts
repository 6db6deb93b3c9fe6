/** What a person does to claims, as steps of a test, and what the project holds on the disk. */
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { claimRow, saved } from './desk.ts';

export const INJURED = 'Fourteen people were injured in the flood at Sarrick on 12 March 2026.';
export const HOMES = 'Water from Quillmere reservoir flooded 430 homes in Low Sarrick on 12 March 2026.';
/** The one claim of hers that Imke Vasarell has linked: six times, and she herself three times. */
export const CROWNS = 'Teveril Water has promised 2,000 crowns at once';
export const NOBODY_DIED = 'Nobody died in the flood at Sarrick on 12 March 2026.';

export const grid = (page: Page): Locator =>
  page.getByRole('grid', { name: 'Claims and what each article says of them' });

/** The claims that the list draws, from top to bottom. */
export const listed = (page: Page): Promise<string[]> =>
  grid(page).getByRole('rowheader').locator('p').allTextContents();

/** Puts the claim in focus with the keyboard in the list. */
export async function focusOn(page: Page, words: string): Promise<void> {
  const field = page.getByRole('searchbox', { name: 'Filter claims' });
  await field.fill(words);
  await field.press('Enter');
  await expect(claimRow(page, words)).toHaveAttribute('aria-selected', 'true');
  await field.fill('');
  await grid(page).focus();
}

/** Everything that the annotators' files say, as it is on the disk. */
export async function onDisk(project: string): Promise<string> {
  const names = await readdir(project, { recursive: true });
  const files = names.filter((name) => /^(?:claims|annotations)\b.*\.json$/.test(name)).toSorted();
  const texts = await Promise.all(files.map((name) => readFile(path.join(project, name), 'utf8')));
  return files.map((name, index) => `${name}\n${texts[index] ?? ''}`).join('\n');
}

/** Does something to the project and proves that one undo takes it back and one redo does it again, on the disk. */
export async function asOneStep(page: Page, project: string, act: () => Promise<void>): Promise<void> {
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

export const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name });

/** Opens the details of the claim in focus by their key. */
export async function details(page: Page): Promise<Locator> {
  await page.keyboard.press('d');
  const sheet = dialog(page, 'Claim details');
  await expect(sheet).toBeVisible();
  return sheet;
}

/** Closes the dialog that a menu has opened. */
export async function closed(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Closes the dialog that a key in the list has opened: the keyboard is back there. */
export async function close(page: Page): Promise<void> {
  await closed(page);
  await expect(grid(page)).toBeFocused();
}

/** A claim's history as it is told, without the dates. */
export const told = (sheet: Locator): Promise<string[]> =>
  sheet
    .getByRole('region', { name: 'History' })
    .getByRole('listitem')
    .evaluateAll((items) =>
      items.map((item) => (item.lastElementChild?.textContent ?? '').replace(/\s+/g, ' ').trim()),
    );
