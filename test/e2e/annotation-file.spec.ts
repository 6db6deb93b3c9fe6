/** The annotation file: out by the dialog, into a bare copy of the project by the command line, out again: the same bytes. */
import { cp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, linkByKeys, saved, selectWords, test } from './support/index.ts';

test('an exported annotation file, taken into a copy without annotations, is exported the same', async ({
  crossread,
  folders,
  openSampleProject,
}) => {
  const { page, project, running } = await openSampleProject();
  // Work of today among that of the sample.
  await selectWords(page, 0, 'many of them in their nightclothes');
  await linkByKeys(page, 'People left their homes in nightclothes.', '1');
  await saved(page);

  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export the dataset' });
  const files = new Map<string, string>();
  for (const name of ['Rhona Tessaly', 'Imke Vasarell']) {
    if (files.size > 0) await page.keyboard.press('Control+e');
    await dialog.getByRole('radio', { name: /annotation file/i }).check();
    await dialog.getByRole('radio', { name }).check();
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download' }).click();
    const file = path.join(folders.root, (await download).suggestedFilename());
    await (await download).saveAs(file);
    expect(file).toMatch(/\.crossread\.json$/);
    files.set(name, file);
    await expect(dialog).toBeHidden();
  }
  expect(new Set(files.values()).size).toBe(2);
  await page.goto('about:blank');
  await running.stop();

  const bare = path.join(folders.projects, 'bare');
  await cp(project, bare, { recursive: true });
  for (const gone of ['annotations', 'claims', '.crossread']) await rm(path.join(bare, gone), { recursive: true });
  const stats = await crossread('stats', bare, '--json');
  expect(JSON.parse(stats.stdout)).toMatchObject({ articles: 7, claims: 0, spans: 0, annotators: [] });

  for (const file of files.values()) expect(await crossread('import', bare, file)).toMatchObject({ code: 0 });
  for (const [name, file] of files) {
    const again = await crossread('export', bare, '--format', 'annotation-file', '--out', '-', '--annotator', name);
    expect(again).toMatchObject({ code: 0, stdout: await readFile(file, 'utf8') });
  }
  expect(await crossread('check', bare)).toMatchObject({ code: 0 });
});
