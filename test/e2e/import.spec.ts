/** Articles in: pasted, dropped, chosen; what is wrong with them is said, what is kept is what was shown. */
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, reader, test } from './support/index.ts';
import type { CommandResult } from './support/index.ts';

type Crossread = (...args: string[]) => Promise<CommandResult>;

interface Kept {
  readonly title: string;
  readonly outlet: string;
  readonly author: string;
  readonly published: string;
  readonly url: string;
  readonly language: string;
  readonly text: string;
}

/** The project's articles with their texts, by title. */
async function keptIn(crossread: Crossread, project: string): Promise<Map<string, Kept>> {
  const { code, stdout } = await crossread('export', project, '--format', 'annotation-file', '--out', '-');
  expect(code).toBe(0);
  const { articles } = JSON.parse(stdout) as { articles: Kept[] };
  return new Map(articles.map((article) => [article.title, article]));
}

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Add articles' });
const drafts = (page: Page): Locator => dialog(page).getByRole('list', { name: 'Articles read' }).getByRole('listitem');
const preview = (page: Page): Locator => dialog(page).getByRole('region', { name: 'Preview' });
const failures = (page: Page): Locator => dialog(page).getByRole('list', { name: 'What could not be read' });
const field = (page: Page, label: string): Locator => preview(page).getByRole('textbox', { name: label, exact: true });

/** Lets go of files over the desk, as a drag from the system's own windows does. */
async function drop(page: Page, files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  const list = Object.entries(files).map(([name, content]) => [name, Buffer.from(content).toString('base64')] as const);
  const dataTransfer = await page.evaluateHandle((entries) => {
    const transfer = new DataTransfer();
    for (const [name, base64] of entries) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    return transfer;
  }, list);
  await page.dispatchEvent('.app', 'dragover', { dataTransfer });
  await page.dispatchEvent('.app', 'drop', { dataTransfer });
  await expect(dialog(page)).toBeVisible();
}

/** Adds what is chosen and waits until the dialog has gone. */
async function add(page: Page, button: string): Promise<void> {
  await dialog(page).getByRole('button', { name: button, exact: true }).click();
  await expect(dialog(page)).toBeHidden({ timeout: 60_000 });
}

const newProject = async (crossread: Crossread, folder: string): Promise<string> => {
  const project = path.join(folder, 'import');
  expect(await crossread('new', project, '--name', 'Ferries', '--annotator', 'R. Tester')).toMatchObject({ code: 0 });
  return project;
};

test('a pasted article is kept without the boilerplate at its head and foot, its fields corrected by hand', async ({
  crossread,
  folders,
  openWorkbench,
}) => {
  const project = await newProject(crossread, folders.projects);
  const { page } = await openWorkbench({ project });
  await expect(page.getByRole('main', { name: 'Reading desk' })).toBeVisible();
  const body = [
    'Ferry stops at Tide Quay',
    'The ferry to Tide Quay has stopped, the harbour office said on Monday. It carried forty-one people.',
    'A second boat is to come from Sandhaven before the end of the week.',
    'Our reporter was on board.',
  ];
  const pasted = ['Advertisement', 'Share this', ...body, 'Add a comment', '0 Comments'].join('\n\n');
  await page.keyboard.press('Control+i');
  await dialog(page).getByLabel('Or paste an article').fill(pasted);
  await dialog(page).getByRole('button', { name: 'Read this text' }).click();

  await expect(preview(page)).toContainText('Left out: 2 paragraphs at the head and 2 paragraphs at the foot.');
  await expect(preview(page).locator('.cuttable s')).toHaveText([
    'Advertisement',
    'Share this',
    'Add a comment',
    '0 Comments',
  ]);
  await expect(field(page, 'Title')).toHaveValue('Ferry stops at Tide Quay');

  // The last paragraph is left out by hand; the one before it is cut and taken back.
  const paragraph = (text: string): Locator => preview(page).locator('.cuttable li').filter({ hasText: text });
  await paragraph('A second boat').hover();
  await paragraph('A second boat').getByRole('button', { name: 'Leave out this and all below' }).click();
  await expect(preview(page)).toContainText('4 paragraphs at the foot');
  await paragraph('A second boat').getByRole('button', { name: 'Take this paragraph back' }).click();
  await expect(preview(page)).toContainText('3 paragraphs at the foot');

  await field(page, 'Outlet').fill('Tide Post');
  await field(page, 'Author').fill('M. Quay');
  await field(page, 'Address').fill('https://tide-post.example/ferry');
  await field(page, 'Published').fill('last Monday');
  await expect(preview(page)).toContainText('Write it as 2026-01-14');
  await dialog(page).getByRole('button', { name: 'Add one article' }).click();
  await expect(preview(page)).toContainText('To be mended first: Published.');
  await field(page, 'Published').fill('2026-02-03');
  await field(page, 'Language').fill('en-GB');
  await add(page, 'Add one article');

  await expect(reader(page, 0)).toContainText('forty-one people');
  await expect(reader(page, 0)).not.toContainText('Advertisement');
  expect((await keptIn(crossread, project)).get('Ferry stops at Tide Quay')).toMatchObject({
    outlet: 'Tide Post',
    author: 'M. Quay',
    published: '2026-02-03',
    url: 'https://tide-post.example/ferry',
    language: 'en-GB',
    text: body.slice(0, 3).join('\n\n'),
  });
});

test('text, Markdown, a web page and JSON Lines are dropped together; a bad line is named, the rest comes in', async ({
  crossread,
  folders,
  openWorkbench,
}) => {
  const project = await newProject(crossread, folders.projects);
  const { page } = await openWorkbench({ project });
  await expect(page.getByRole('main', { name: 'Reading desk' })).toBeVisible();
  const html = `<!doctype html><html lang="en-IE"><head><meta charset="utf-8"><title>Boats turn back | Quay Mail</title>
    <meta property="og:title" content="Boats turn back"><meta property="og:site_name" content="Quay Mail">
    <meta name="author" content="Ona Strand"><meta property="article:published_time" content="2026-02-04T08:30:00+01:00">
    <link rel="canonical" href="https://quay-mail.example/boats"></head><body>
    <nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Boats turn back</h1>
    ${'<p>Three boats turned back on Tuesday, their captains said, because the channel had silted up overnight, and nobody at the harbour office had told them before they left, although two of them had asked by radio.</p>'.repeat(3)}
    </article><footer>All rights reserved</footer></body></html>`;
  await drop(page, {
    'a-plain.txt': 'Quay closes\n\nThe quay closed on Monday at noon, the office said.\n',
    'b-marked.md':
      '---\ntitle: A channel silts up\noutlet: Tide Post\ndate: 2026-02-05\n---\n\n## Why\n\nThe **channel** has [silted up](https://x.example).\n',
    'c-page.html': html,
    'd-lines.jsonl': [
      '{"title": "First of the lines", "text": "One boat came in late.", "outlet": "Wire"}',
      '{"title": "Half a line", "text": ',
      '{"title": "Third of the lines", "text": "No boat came in at all.", "outlet": "Wire"}',
    ].join('\n'),
  });

  await expect(drafts(page)).toHaveCount(5);
  await expect(failures(page).getByRole('listitem')).toHaveCount(1);
  await expect(failures(page)).toContainText(/d-lines\.jsonl.*line 2/i);
  await drafts(page).filter({ hasText: 'Boats turn back' }).getByRole('button').click();
  for (const [label, value] of [
    ['Title', 'Boats turn back'],
    ['Outlet', 'Quay Mail'],
    ['Author', 'Ona Strand'],
    ['Published', '2026-02-04T08:30:00+01:00'],
    ['Address', 'https://quay-mail.example/boats'],
    ['Language', 'en-IE'],
  ] as const) {
    await expect(field(page, label)).toHaveValue(value);
  }
  await expect(preview(page)).toContainText('HTML');
  await expect(preview(page).locator('.cuttable')).not.toContainText('Sport');
  await add(page, 'Add 5 articles');

  await expect(page.locator('.project-name')).toContainText('5 articles');
  const kept = await keptIn(crossread, project);
  expect([...kept.keys()].toSorted()).toEqual([
    'A channel silts up',
    'Boats turn back',
    'First of the lines',
    'Quay closes',
    'Third of the lines',
  ]);
  expect(kept.get('A channel silts up')).toMatchObject({ outlet: 'Tide Post', published: '2026-02-05' });
  expect(kept.get('A channel silts up')?.text).toContain('The channel has silted up.');
  expect(kept.get('Quay closes')?.text).toContain('The quay closed on Monday at noon');
  expect(kept.get('Boats turn back')?.text.startsWith('Boats turn back')).toBe(true);
  expect(kept.get('Third of the lines')?.text).toBe('No boat came in at all.');
});

test('a known text is recognised; a near copy is pointed out with its share', async ({
  crossread,
  folders,
  openWorkbench,
}) => {
  const project = await newProject(crossread, folders.projects);
  const head = '---\ntitle: The long ferry\noutlet: Tide Post\n---\n\n';
  // 104 different words make 100 runs of five; a copy that keeps the first 79 has 75 of them.
  const words = (from: number, to: number, stem: string): string[] =>
    Array.from({ length: to - from }, (_, index) => `${stem}${from + index}`);
  const original = `${words(0, 104, 'boat').join(' ')}.\n`;
  const copy = `${[...words(0, 79, 'boat'), ...words(79, 104, 'train')].join(' ')}.\n`;
  const file = path.join(folders.root, 'original.md');
  await writeFile(file, head + original);
  expect(await crossread('import', project, file)).toMatchObject({ code: 0 });

  const { page } = await openWorkbench({ project });
  await expect(page.getByRole('main', { name: 'Reading desk' })).toBeVisible();
  await expect(reader(page, 0)).toContainText('boat103');
  await drop(page, { 'again.md': head + original, 'copy.md': head.replace('The long ferry', 'A copy') + copy });
  await expect(drafts(page)).toHaveCount(2);
  const known = drafts(page).filter({ hasText: 'The long ferry' }).filter({ hasText: 'already in the project' });
  await expect(known.getByRole('checkbox')).not.toBeChecked();
  const near = drafts(page).filter({ hasText: 'A copy' });
  await expect(near).toContainText('75 % like “The long ferry”');
  await expect(near.getByRole('checkbox')).toBeChecked();

  // Chosen in spite of it, the known one is refused in words, and the other comes in.
  await known.getByRole('checkbox').check();
  await dialog(page).getByRole('button', { name: 'Add 2 articles' }).click();
  await expect(drafts(page)).toHaveCount(1);
  await expect(drafts(page)).toContainText('The project has this very text already: “The long ferry”.');
  expect([...(await keptIn(crossread, project)).keys()].toSorted()).toEqual(['A copy', 'The long ferry']);
});

test('what is no text is refused by name and byte, the others come in', async ({
  crossread,
  folders,
  openWorkbench,
}) => {
  const project = await newProject(crossread, folders.projects);
  const { page } = await openWorkbench({ project });
  await expect(page.getByRole('main', { name: 'Reading desk' })).toBeVisible();
  await drop(page, {
    'binary.txt': Buffer.from('Dear all,\n\0\u0001 and so on'),
    'empty.txt': '',
    'good.txt': 'Quay closes\n\nThe quay closed on Monday at noon, the office said.\n',
    'half.txt': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Quay', 'utf16le'), Buffer.from([0x41])]),
    'picture.txt': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    'report.odt': 'PK',
  });
  await expect(failures(page).getByRole('listitem')).toHaveCount(5);
  for (const [name, reason] of [
    ['binary.txt', /byte 10 is NUL/],
    ['empty.txt', /is empty/],
    ['half.txt', /UTF-16LE it ends in half a character, at byte 10/],
    ['picture.txt', /PNG picture, not text, from byte 0 on/],
    ['report.odt', /\.odt files cannot be read; articles come as \.txt/],
  ] as const) {
    await expect(failures(page).getByRole('listitem').filter({ hasText: name })).toContainText(reason);
  }
  await expect(drafts(page)).toHaveCount(1);
  await add(page, 'Add one article');
  expect([...(await keptIn(crossread, project)).keys()]).toEqual(['Quay closes']);
});

test('UTF-16 and Windows-1252 are read as what they are', async ({ crossread, folders, openWorkbench }) => {
  const project = await newProject(crossread, folders.projects);
  const { page } = await openWorkbench({ project });
  await expect(page.getByRole('main', { name: 'Reading desk' })).toBeVisible();
  const text = (title: string): string => `${title}\n\n“Ça coûte 5 €”, dit Zoë à l’œuvre – déjà.\n`;
  const utf16 = (title: string): Buffer => Buffer.from(`\ufeff${text(title)}`, 'utf16le');
  // “ ” € œ ’ – have their own places in Windows-1252; the others are those of Latin-1.
  const places: Readonly<Record<string, number>> = { '“': 0x93, '”': 0x94, '€': 0x80, œ: 0x9c, '’': 0x92, '–': 0x96 };
  const windows1252 = Uint8Array.from([...text('In Windows-1252')], (letter) => places[letter] ?? letter.charCodeAt(0));
  await drop(page, {
    'a.txt': utf16('In UTF-16LE'),
    'b.txt': utf16('In UTF-16BE').swap16(),
    'c.txt': windows1252,
    'd.txt': `\ufeff${text('In UTF-8')}`,
  });
  await expect(drafts(page)).toHaveCount(4);
  for (const encoding of ['UTF-16LE', 'UTF-16BE', 'Windows-1252', 'UTF-8']) {
    const draft = drafts(page).filter({ has: page.getByRole('checkbox', { name: `Add In ${encoding}`, exact: true }) });
    await expect(draft).toContainText(`plain text · ${encoding}`);
  }
  await add(page, 'Add 4 articles');
  const kept = await keptIn(crossread, project);
  for (const encoding of ['UTF-16LE', 'UTF-16BE', 'Windows-1252', 'UTF-8']) {
    expect(kept.get(`In ${encoding}`)?.text).toBe(text(`In ${encoding}`));
  }
});

test('two hundred files show how far they are; stopped midway, what was read can be kept', async ({
  crossread,
  folders,
  openWorkbench,
}) => {
  test.slow();
  const project = await newProject(crossread, folders.projects);
  const folder = path.join(folders.root, 'many');
  await mkdir(folder);
  const files = Array.from({ length: 200 }, (_, index) => path.join(folder, `report-${index + 1}.txt`));
  await Promise.all(
    files.map((file, index) => writeFile(file, `Report ${index + 1}\n\nBoat ${index + 1} came in at noon.\n`)),
  );
  const { page } = await openWorkbench({ project });
  await expect(page.getByRole('main', { name: 'Reading desk' })).toBeVisible();
  // The thirtieth file is held back until reading has been stopped, so that it is stopped midway on any machine.
  let staged = 0;
  let letGo = (): void => undefined;
  const stopped = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/call/import.stage', async (route) => {
    staged += 1;
    if (staged === 30) await stopped;
    await route.continue();
  });

  await page.keyboard.press('Control+i');
  await dialog(page).getByLabel('Files of articles').setInputFiles(files);
  await expect(dialog(page)).toContainText('29 of 200');
  await expect(dialog(page).getByRole('progressbar', { name: 'Reading files' })).toHaveAttribute('aria-valuenow', '29');
  await expect(dialog(page)).toContainText('report-30.txt');
  await expect(drafts(page)).toHaveCount(29);
  await dialog(page).getByRole('button', { name: 'Stop reading' }).click();
  await expect(dialog(page)).toContainText('Stopping after this one…');
  letGo();
  await expect(dialog(page)).toContainText('Stopped: 170 files were not read.');
  await expect(drafts(page)).toHaveCount(30);
  expect(staged).toBe(30);

  await add(page, 'Add 30 articles');
  await expect(page.locator('.project-name')).toContainText('30 articles');
  const kept = await keptIn(crossread, project);
  expect(new Set(kept.keys())).toEqual(new Set(Array.from({ length: 30 }, (_, index) => `Report ${index + 1}`)));
  expect(kept.get('Report 30')?.text).toContain('Boat 30 came in at noon.');
});

test('documents come in with their pages, and what was done to read them is said beside them', async ({
  openWorkbench,
  crossread,
  folders,
}) => {
  const project = await newProject(crossread, folders.projects);
  const { page } = await openWorkbench({ project });
  await expect(page.getByRole('main', { name: 'Reading desk' })).toBeVisible();
  const fixture = (name: string): Buffer => readFileSync(new URL(`../fixtures/articles/${name}`, import.meta.url));
  await drop(page, { 'paper.pdf': fixture('two-columns.pdf'), 'scan.pdf': fixture('scan.pdf') });
  await expect(drafts(page)).toHaveCount(1, { timeout: 30_000 });
  await expect(failures(page).getByRole('listitem')).toHaveCount(1);
  await expect(failures(page)).toContainText(/scan\.pdf has no text/);
  await expect(preview(page).getByRole('list', { name: 'How it was read' })).toContainText('The Strait Courier');
  await add(page, 'Add one article');
  // The first block of each page says so, outside of the article's words.
  const marks = page.locator('.article-text [data-page]');
  await expect(marks).toHaveCount(3);
  await expect(marks.nth(1)).toHaveText(/^We build for a hundred years/);
});
