/** The start screen: a project made, opened, found again, forgotten; what is no project is refused in words. */
import { existsSync } from 'node:fs';
import { mkdir, rm, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, menu, openSample, reader, test } from './support/index.ts';

const project = (page: Page) => page.locator('.project-name');
const recent = (page: Page) => page.getByRole('region', { name: 'Recent' }).getByRole('listitem');

test('a new project by the form opens on an empty desk', async ({ folders, openWorkbench }) => {
  const { page } = await openWorkbench();
  const form = page.getByRole('region', { name: 'New project' });
  await expect(form.locator('.path')).toHaveText(folders.projects);

  const make = form.getByRole('button', { name: 'Make the project' });
  await make.click();
  await expect(form.getByText('Give the project a name.')).toBeVisible();
  await form.getByLabel('Name', { exact: true }).fill('The weir: who knew?');
  await make.click();
  await expect(form.getByText('Say whose highlights these will be.')).toBeVisible();
  await form.getByLabel('Your name').fill('Ida Okonjo');

  await form.getByRole('button', { name: 'Change…' }).click();
  const chooser = page.getByRole('dialog', { name: 'Where to keep the project' });
  await chooser.getByRole('button', { name: 'New folder' }).click();
  await chooser.getByLabel('Name of the new folder').fill('Cases');
  await chooser.getByRole('button', { name: 'Make' }).click();
  await chooser.getByRole('button', { name: 'Use “Cases”' }).click();
  await expect(form.locator('.path')).toHaveText(path.join(folders.projects, 'Cases'));
  await expect(form.getByText('It becomes the folder “The weir who knew” in there.')).toBeVisible();
  await make.click();

  await expect(project(page)).toHaveText('The weir: who knew? · 0 articles · 0 claims');
  await expect(page.getByText('This project has no articles yet.')).toBeVisible();
  await expect(page.getByText('No claims yet.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Ida Okonjo' })).toBeVisible();
  expect(existsSync(path.join(folders.projects, 'Cases', 'The weir who knew', 'project.json'))).toBe(true);
});

test('a project is opened through the folder chooser, and is among the recent ones once closed', async ({
  crossread,
  folders,
  openWorkbench,
}) => {
  const dir = path.join(folders.projects, 'fires', 'harbour');
  expect(await crossread('new', dir, '--name', 'Harbour fire', '--annotator', 'R. Tester')).toMatchObject({ code: 0 });
  const { page } = await openWorkbench();
  await expect(page.getByText('Projects that you have opened will be listed here.')).toBeVisible();

  // By keys: into the folder, then the project in it.
  await page.getByRole('button', { name: 'Open a project…' }).click();
  const chooser = page.getByRole('dialog', { name: 'Open a project' });
  await expect(chooser.getByRole('option', { name: 'fires' })).toBeVisible();
  const list = chooser.getByRole('listbox');
  await list.press('ArrowDown');
  await list.press('ArrowRight');
  await expect(chooser.locator('.folder-path')).toContainText(path.join(folders.projects, 'fires'));
  await expect(chooser.getByRole('option', { name: 'harbour' })).toContainText('project');
  await list.press('h');
  await list.press('Enter');
  await expect(project(page)).toContainText('Harbour fire');

  await menu(page, 'File', 'Close project');
  await expect(recent(page)).toHaveCount(1);
  await expect(recent(page)).toContainText(dir);
  await recent(page).getByRole('button', { name: 'Harbour fire' }).first().click();
  await expect(project(page)).toContainText('Harbour fire');
});

test('the sample opens with seven articles and twenty claims, some of each in sight', async ({ openWorkbench }) => {
  const { page } = await openWorkbench();
  await openSample(page);
  await expect(project(page)).toHaveText('The Quillmere sluice · 7 articles · 20 claims');
  for (const pane of [0, 1, 2]) await expect(reader(page, pane)).toContainText(/Quillmere|Sarrick|Teveril/);
  await expect(page.getByRole('grid').getByRole('rowheader').first()).toContainText('Sluice gate 2');
});

test('a recent project that is gone from the disk can be forgotten', async ({ crossread, folders, openWorkbench }) => {
  const dir = path.join(folders.projects, 'gone');
  expect(await crossread('new', dir, '--name', 'Soon gone', '--annotator', 'R. Tester')).toMatchObject({ code: 0 });
  const { page } = await openWorkbench({ project: dir });
  await expect(project(page)).toContainText('Soon gone');
  await menu(page, 'File', 'Close project');
  await expect(recent(page)).toHaveCount(1);

  await rm(dir, { recursive: true });
  await page.reload();
  await expect(recent(page)).toContainText('not there any more');
  await expect(recent(page).getByRole('button', { name: /^Soon gone/ })).toBeDisabled();
  await recent(page).getByRole('button', { name: 'Forget Soon gone' }).click();
  await expect(recent(page)).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('Projects that you have opened will be listed here.')).toBeVisible();
});

test('what is not a project is refused in words', async ({ crossread, folders, openWorkbench }) => {
  const letters = path.join(folders.projects, 'letters');
  await mkdir(letters);
  await writeFile(path.join(letters, 'one.txt'), 'Dear all,\n');
  const broken = path.join(folders.projects, 'broken');
  await mkdir(broken);
  await writeFile(path.join(broken, 'project.json'), 'Dear all,\n');
  const emptied = path.join(folders.projects, 'emptied');
  expect(await crossread('new', emptied, '--name', 'Emptied', '--annotator', 'R. Tester')).toMatchObject({ code: 0 });

  const { page } = await openWorkbench({ project: emptied });
  await expect(project(page)).toContainText('Emptied');
  await menu(page, 'File', 'Close project');
  await expect(recent(page)).toHaveCount(1);

  // One that was a project when it was listed.
  await unlink(path.join(emptied, 'project.json'));
  await recent(page)
    .getByRole('button', { name: /^Emptied/ })
    .click();
  await expect(recent(page).getByRole('alert')).toContainText(/project/);

  // A folder without a project: it cannot be opened, and the chooser says why.
  await page.getByRole('button', { name: 'Open a project…' }).click();
  const chooser = page.getByRole('dialog', { name: 'Open a project' });
  await chooser.getByRole('option', { name: 'letters' }).click();
  await expect(chooser.getByText('“letters” is not a project')).toBeVisible();
  await expect(chooser.getByRole('button', { name: 'Open', exact: true })).toBeDisabled();

  // One whose project file is something else.
  await chooser.getByRole('option', { name: 'broken' }).click();
  await chooser.getByRole('button', { name: 'Open “broken”' }).click();
  await expect(chooser).toBeHidden();
  await expect(page.getByRole('alert').filter({ hasText: /project.json.*broken/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'New project' })).toBeVisible();

  // The command line says the same.
  const served = await crossread('serve', letters, '--no-open', '--port', '0');
  expect(served.code).not.toBe(0);
  expect(served.stderr).toMatch(/letters.*project/);
});
