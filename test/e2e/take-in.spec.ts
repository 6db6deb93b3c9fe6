/** A colleague's file, taken in by the dialog: shown, decided, taken whole or not at all. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectSound } from './support/axe.ts';
import { otherWords, readColleague, writeColleague } from './support/colleague.ts';
import type { ColleagueFile } from './support/colleague.ts';
import { expect, pane, saved, selectWords, test } from './support/index.ts';
import type { CommandResult } from './support/index.ts';

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Take in a colleague’s file' });
const chooser = (page: Page): Locator => page.getByLabel('A colleague’s file', { exact: true });
const takeIn = (page: Page): Locator => dialog(page).getByRole('button', { name: 'Take in', exact: true });

type Crossread = (...args: string[]) => Promise<CommandResult>;

/** Exports Imke's work and changes it. */
async function hers(
  crossread: Crossread,
  project: string,
  file: string,
  change: (file: ColleagueFile) => void,
): Promise<void> {
  const exported = await crossread(
    'export',
    project,
    '--format',
    'annotation-file',
    '--annotator',
    'Imke Vasarell',
    '--out',
    file,
  );
  expect(exported).toMatchObject({ code: 0 });
  const content = await readColleague(file);
  change(content);
  await writeColleague(file, content);
}

/** Something that she did after all else, so that her file is the newer. */
function later(file: ColleagueFile): void {
  const text = 'The dam was built in 1962.';
  file.claims.push({
    ...{ annotator: file.annotator, id: '01900000-0000-7000-8000-0000000000ff', text },
    created: '2026-12-01T08:00:00.000Z',
  });
}

const KILLED = 'Nobody was killed.';
const ROSE = 'the river rose 2.4 metres in fifty minutes';

/** One span of hers is reworded in our text, one is not there at all. */
function anotherText(file: ColleagueFile): void {
  later(file);
  otherWords(file, KILLED, 'Nobody was harmed.');
  otherWords(file, ROSE, 'quick brown foxes jump over lazy old hounds'.slice(0, ROSE.length));
}

/** All that the project's folder holds of everyone's work. */
async function onDisk(project: string): Promise<Record<string, string>> {
  const entries = await readdir(project, { recursive: true, withFileTypes: true });
  const files = entries.filter(
    (entry) => entry.isFile() && !entry.parentPath.includes('.crossread') && !entry.name.startsWith('desk'),
  );
  const read = files.map(async ({ parentPath, name }) => {
    const file = path.join(parentPath, name);
    return [file, await readFile(file, 'utf8')] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

test('a newer file whose text differs: nothing is written before it is taken in, spans are decided by key', async ({
  openSampleProject,
  crossread,
  folders,
}) => {
  const file = path.join(folders.root, 'imke.crossread.json');
  const { page, project } = await openSampleProject();
  await hers(crossread, project, file, anotherText);
  await saved(page);
  const before = await onDisk(project);

  await page.keyboard.press('Control+Shift+i');
  await expect(dialog(page)).toBeVisible();
  await chooser(page).setInputFiles(file);
  await expect(dialog(page).getByRole('heading', { name: 'Imke Vasarell' })).toBeVisible();
  await expect(dialog(page).getByText('Newer than what is here of hers.')).toBeVisible();
  await expect(dialog(page).getByText('7 articles: 6 same text, 1 text differs')).toBeVisible();
  await expect(dialog(page).getByText(/claims: 1 new, /)).toBeVisible();
  await expect(dialog(page).getByRole('heading', { name: '2 spans need you' })).toBeVisible();
  expect(await onDisk(project)).toEqual(before);

  const waiting = dialog(page).locator('.waiting-span');
  await expect(waiting.nth(0)).toContainText('lost');
  await expect(waiting.nth(1)).toContainText('Nobody was harmed.');
  await expect(waiting.nth(1)).toContainText(KILLED);
  await waiting.nth(0).getByRole('radio').first().focus();
  await page.keyboard.press('0');
  await expect(waiting.nth(1).getByRole('radio').first()).toBeFocused();
  await page.keyboard.press('1');
  await expect(waiting.nth(1).getByRole('radio').first()).toBeChecked();
  await expect(dialog(page).getByText('2 decided')).toBeVisible();

  await takeIn(page).focus();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('heading', { name: 'Taken in' })).toBeFocused();
  await expect(dialog(page).getByText('The work of Imke Vasarell is taken in')).toBeVisible();
  await expect(dialog(page).getByText(/^1 span waits without a place/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  expect(await onDisk(project)).not.toEqual(before);

  // What has no place is listed with its words and why.
  await pane(page, 0)
    .getByRole('region', { name: /^Corvane Wire/ })
    .focus();
  await page.keyboard.press('i');
  const placeless = pane(page, 0).locator('.placeless');
  await expect(placeless).toContainText('1 span without a place');
  await expect(placeless).toContainText('quick brown foxes');
  await expect(placeless).toContainText('nothing like it stands here');

  // Later it can be given the place that a person finds for it.
  await placeless.getByRole('button', { name: 'Look for its place' }).press('Enter');
  await expect(placeless).toContainText('Nothing like it was found. Select its words in the text.');
  await selectWords(page, 0, ROSE);
  await placeless.getByRole('button', { name: 'Put it on the selection' }).press('Enter');
  await expect(placeless).toHaveCount(0);
  const sheets = (await readdir(path.join(project, 'annotations'))).find((name) => name.startsWith('imke')) ?? '';
  const [sheet = ''] = (await readdir(path.join(project, 'annotations', sheets))).filter((name) =>
    name.startsWith('corvane'),
  );
  await expect
    .poll(async () => JSON.parse(await readFile(path.join(project, 'annotations', sheets, sheet), 'utf8')) as object)
    .toMatchObject({
      spans: expect.arrayContaining([
        expect.objectContaining({ quote: ROSE, origin: expect.objectContaining({ how: 'by-hand' }) }),
      ]),
    });
});

test('an older file is taken only when the person says that it replaces what is here; cancelled, nothing changes', async ({
  openSampleProject,
  crossread,
  folders,
}) => {
  const file = path.join(folders.root, 'imke.crossread.json');
  const { page, project } = await openSampleProject();
  await hers(crossread, project, file, (content) => {
    for (const sheet of content.annotations) sheet.links = [];
  });
  await saved(page);
  const before = await onDisk(project);
  await page.keyboard.press('Control+Shift+i');
  await chooser(page).setInputFiles(file);
  const replace = dialog(page).getByRole('checkbox', { name: /^Replace what is here with it/ });
  await expect(replace).not.toBeChecked();
  await expect(takeIn(page)).toBeDisabled();
  await replace.focus();
  await page.keyboard.press('Space');
  await expect(takeIn(page)).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  expect(await onDisk(project)).toEqual(before);
});

test('what cannot be read is told by name, and what is dropped finds the dialog that it is for', async ({
  openSampleProject,
}) => {
  const { page } = await openSampleProject();
  await page.keyboard.press('Control+Shift+i');
  const broken = { name: 'broken.crossread.json', mimeType: 'application/json', buffer: Buffer.from('{"crossread":') };
  await chooser(page).setInputFiles(broken);
  await expect(dialog(page).getByRole('alert')).toContainText('broken.crossread.json');
  await expect(takeIn(page)).toHaveCount(0);
  await page.keyboard.press('Escape');

  const drop = (name: string): Promise<void> =>
    page.evaluate((file) => {
      const data = new DataTransfer();
      data.items.add(new File(['{}'], file));
      document
        .querySelector('.app')
        ?.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    }, name);
  await drop('hers.crossread.json');
  await expect(dialog(page)).toBeVisible();
  await expect(dialog(page).getByRole('alert')).toContainText('hers.crossread.json');
  await page.keyboard.press('Escape');
  await drop('story.txt');
  await expect(page.getByRole('dialog', { name: 'Add articles' })).toBeVisible();
});

test('axe finds nothing in the dialog', async ({ openSampleProject, crossread, folders }) => {
  // Each look at a page takes axe some seconds.
  test.setTimeout(180_000);
  const file = path.join(folders.root, 'imke.crossread.json');
  const { page, project } = await openSampleProject();
  await hers(crossread, project, file, anotherText);
  await page.keyboard.press('Control+Shift+i');
  await expectSound(page, 'take in, nothing chosen');
  await chooser(page).setInputFiles(file);
  await expect(dialog(page).locator('.waiting-span')).toHaveCount(2);
  await dialog(page)
    .locator('details')
    .evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
  await expectSound(page, 'take in, preview');
  await takeIn(page).click();
  await expect(dialog(page).getByRole('heading', { name: 'Taken in' })).toBeVisible();
  await expectSound(page, 'take in, done');
});
