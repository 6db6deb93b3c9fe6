import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { CLI, openDesk } from './run.ts';

interface Link {
  readonly link: string;
  readonly article: { readonly id: string; readonly title: string };
  readonly claim: { readonly id: string; readonly text: string; readonly group: string };
  readonly stance: { readonly id: string };
}

const linksIn = (jsonl: string): Link[] =>
  jsonl
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Link);

test('a choice is narrowed, kept as a recipe, and run again by its name', async () => {
  const desk = await openDesk();
  await desk.ok('new', 'sample', '--sample');
  const all = linksIn(await desk.ok('export', 'sample', '--format', 'links-jsonl', '--out', '-'));
  const [first] = all;
  if (first === undefined) throw new Error('the sample has links');
  const { group } = all.find(({ claim }) => claim.group !== '')?.claim ?? first.claim;
  const ids = (links: readonly Link[]): string[] => links.map(({ link }) => link);
  const wanted = all.filter(
    ({ article, claim, stance }) =>
      article.id === first.article.id && claim.group === group && stance.id !== 'contradicts',
  );
  expect(wanted.length).toBeGreaterThan(0);
  expect(wanted.length).toBeLessThan(all.length / 2);

  const stances = ['--stances', 'agrees,partly', '--stances', 'Mentions'];
  const narrow = ['--articles', first.article.id, '--claims', `group:${group}`, ...stances];
  const asked = ['export', 'sample', '--format', 'links-jsonl', ...narrow, '--save-recipe', 'One group'];
  await desk.ok(...asked, '--out', 'by-options.jsonl');
  const byOptions = await readFile(path.join(desk.dir, 'by-options.jsonl'), 'utf8');
  expect(ids(linksIn(byOptions))).toEqual(ids(wanted));
  expect(await desk.ok('export', 'sample', '--recipe', 'One group', '--out', '-')).toBe(byOptions);
  // What is said beside the recipe goes before what it says.
  const other = linksIn(
    await desk.ok('export', 'sample', '--recipe', 'One group', '--stances', 'agrees', '--out', '-'),
  );
  expect(ids(other)).toEqual(ids(wanted.filter(({ stance }) => stance.id === 'agrees')));
  const project = JSON.parse(await readFile(path.join(desk.dir, 'sample/project.json'), 'utf8')) as {
    recipes: { name: string; format: string }[];
  };
  expect(project.recipes).toMatchObject([{ name: 'One group', format: 'links-jsonl', articles: [first.article.id] }]);

  const failing = async (...args: string[]): Promise<string> => {
    const { code, errors } = await desk.run('export', 'sample', '--out', '-', ...args);
    expect([code, errors.length]).toEqual([1, 1]);
    return errors.join();
  };
  expect(await failing('--recipe', 'Another')).toContain('there is no recipe “Another” here, but “One group”');
  expect(await failing()).toContain('say which, or name a --recipe');
  const links = ['--format', 'links-jsonl'];
  expect(await failing(...links, '--articles', 'nowhere')).toContain('“nowhere”');
  expect(await failing(...links, '--claims', 'zeppelin')).toContain('“zeppelin”');
  expect(await failing(...links, '--stances', 'shrugs')).toContain('there is no stance “shrugs”, but agrees (agrees)');
});

test('a split is a folder or a zip of the same files, replaced only where that is safe', async () => {
  const desk = await openDesk();
  await desk.ok('new', 'sample', '--sample');
  const split = ['export', 'sample', '--format', 'links-jsonl', '--split', 'seed=4,train=5,dev=1,test=1', '--out'];
  await desk.ok(...split, 'parts');
  await desk.ok(...split, 'parts.zip');
  const paths = (await readdir(path.join(desk.dir, 'parts'), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(path.join(desk.dir, 'parts'), path.join(entry.parentPath, entry.name)));
  const zip = unzipSync(await readFile(path.join(desk.dir, 'parts.zip')));
  expect(Object.keys(zip).sort()).toEqual(paths.map((file) => file.split(path.sep).join('/')).sort());
  const parts = new Map<string, Link[]>();
  for (const [file, bytes] of Object.entries(zip)) {
    expect(Buffer.compare(bytes, await readFile(path.join(desk.dir, 'parts', file)))).toBe(0);
    const [part = ''] = file.split('/');
    if (file.endsWith('.jsonl')) parts.set(part, linksIn(Buffer.from(bytes).toString('utf8')));
  }
  // Every link is in one part, and every article.
  const all = linksIn(await desk.ok('export', 'sample', '--format', 'links-jsonl', '--out', '-'));
  const ids = [...parts.values()].flat().map(({ link }) => link);
  expect(ids.sort()).toEqual(all.map(({ link }) => link).sort());
  const articles = [...parts.values()].map((links) => new Set(links.map(({ article }) => article.id)));
  expect(articles.reduce((sum, set) => sum + set.size, 0)).toBe(new Set(all.map(({ article }) => article.id)).size);

  const refused = async (out: string, ...more: string[]): Promise<string> => {
    const { code, errors } = await desk.run(...split, out, ...more);
    expect(code).toBe(1);
    return errors.join();
  };
  expect(await refused('parts')).toContain('files in it already (--force replaces it)');
  await desk.ok(...split, 'parts', '--force');
  expect(await refused('sample', '--force')).toContain('there is a project in this folder');
  expect(await refused('.', '--force')).toContain('there is a project in this folder');
  await desk.write({ 'parts/thesis.docx': 'mine' });
  expect(await refused('parts', '--force')).toContain('thesis.docx is no file of such an export');
  expect(await readFile(path.join(desk.dir, 'parts/thesis.docx'), 'utf8')).toBe('mine');
  expect(await refused('parts2', '--split', 'by=outlet')).toContain('article or event');
  expect(await desk.list('.')).toEqual(['.config', 'parts', 'parts.zip', 'sample']);
});

test('interrupted, it leaves nothing behind and ends by the signal', async () => {
  const desk = await openDesk();
  await desk.ok('new', 'sample', '--sample');
  const child = spawn(
    process.execPath,
    ['--import', HOLD, CLI, 'export', 'sample', '--format', 'links-csv', '--out', 'x'],
    {
      cwd: desk.dir,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const held = new Promise<void>((resolve) => {
    child.stdout.on('data', () => {
      resolve();
    });
  });
  const ended = new Promise<[number | null, string | null]>((resolve) => {
    child.on('close', (code, signal) => {
      resolve([code, signal]);
    });
  });
  await Promise.race([held, ended]);
  expect((await desk.list('.')).some((name) => name.endsWith('.tmp'))).toBe(true);
  child.kill('SIGINT');
  expect(await ended).toEqual([null, 'SIGINT']);
  expect(said).toContain('interrupted; nothing was written');
  expect(await desk.list('.')).toEqual(['sample', '.config'].sort());
});

/** Holds the first write to a file of ours for long, and says so on standard output. */
const HOLD = `data:text/javascript,${encodeURIComponent(`
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
const open = fs.open;
fs.open = async (file, ...rest) => {
  const handle = await open(file, ...rest);
  if (!String(file).endsWith('.tmp')) return handle;
  const append = handle.appendFile.bind(handle);
  handle.appendFile = async (data) => {
    process.stdout.write('held');
    const awake = setInterval(() => undefined, 1000);
    await new Promise((resolve) => process.once('SIGINT', resolve));
    clearInterval(awake);
    await append(data);
  };
  return handle;
};
syncBuiltinESMExports();
`)}`;
