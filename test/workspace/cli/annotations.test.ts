import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openDesk } from './run.ts';
import type { Desk } from './run.ts';

const RHONA = 'Rhona Tessaly';

const exported = (desk: Desk, dir: string): Promise<string> =>
  desk.ok('export', dir, '--format', 'annotation-file', '--annotator', RHONA, '--out', '-');

async function sampleDesk(): Promise<{ desk: Desk; file: string; rhona: string }> {
  const desk = await openDesk();
  await desk.ok('new', 'sample', '--sample');
  const file = await exported(desk, 'sample');
  await desk.write({ 'rhona.crossread.json': file });
  const [, rhona = ''] = await desk.list('sample/annotations');
  expect(rhona).toContain('rhona');
  return { desk, file, rhona };
}

test('an annotation file imported into a copy of the project, or into an empty one, is exported byte for byte', async () => {
  const { desk, file, rhona } = await sampleDesk();
  await cp(path.join(desk.dir, 'sample'), path.join(desk.dir, 'copy'), { recursive: true });
  await rm(path.join(desk.dir, 'copy/annotations', rhona), { recursive: true });
  await rm(path.join(desk.dir, 'copy/claims', `${rhona}.json`));
  expect(await desk.ok('import', 'copy', 'rhona.crossread.json')).toContain(RHONA);
  expect(await exported(desk, 'copy')).toBe(file);
  expect(await desk.ok('import', 'copy', 'rhona.crossread.json')).toBe(
    `rhona.crossread.json\t${RHONA}: already here\n`,
  );

  await desk.ok('new', 'empty');
  expect(await desk.ok('import', 'empty', 'rhona.crossread.json')).toContain('7 new articles');
  expect(await exported(desk, 'empty')).toBe(file);
  expect(await desk.ok('check', 'empty')).toBe('empty: nothing is wrong\n');
});

test('work that differs is refused and changes nothing; with --replace it becomes what the file says', async () => {
  const { desk, file } = await sampleDesk();
  const changed = JSON.parse(file) as { annotations: { links: { stance: string }[] }[] };
  for (const { links } of changed.annotations) for (const link of links.slice(0, 1)) link.stance = 'mentions';
  // What the product would have written.
  await desk.write({ 'changed.crossread.json': `${JSON.stringify(changed, null, 2)}\n` });
  const { code, stdout, errors } = await desk.run('import', 'sample', 'changed.crossread.json');
  expect([code, stdout]).toEqual([1, '']);
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatch(/^changed\.crossread\.json: \d+ records \(\d links\) of Rhona Tessaly differ/);
  expect(errors[0]).toContain('--replace');
  expect(await exported(desk, 'sample')).toBe(file);

  expect(await desk.ok('import', 'sample', 'changed.crossread.json', '--replace')).toMatch(/\d changed$/m);
  expect(await exported(desk, 'sample')).toBe(await readFile(path.join(desk.dir, 'changed.crossread.json'), 'utf8'));
  expect(await desk.list('sample/.crossread')).toContain('backups');
});

test('a file whose text or quote was tampered with is refused whole, by import and by check', async () => {
  const { desk, file } = await sampleDesk();
  const data = JSON.parse(file) as {
    articles: { id: string; text: string }[];
    annotations: { article: string; spans: { id: string; quote: string }[] }[];
  };
  const [sheet] = data.annotations;
  const [span] = sheet?.spans ?? [];
  if (sheet === undefined || span === undefined) throw new Error('the sample has no spans');
  const quote = file.replace(JSON.stringify(span.quote), '"never written"');
  const [article] = data.articles;
  if (article === undefined) throw new Error('the sample has no articles');
  const text = file.replace(article.text.slice(0, 20), 'Something else opened');
  await desk.write({ 'quote.crossread.json': quote, 'text.crossread.json': text });
  await desk.ok('new', 'empty');
  for (const [name, place] of [
    ['quote.crossread.json', `article ${sheet.article}: span ${span.id}: the text there is not its quote`],
    ['text.crossread.json', `article ${article.id}: the text does not match its hash`],
  ] as const) {
    const refused = await desk.run('import', 'empty', name);
    expect(refused.code).toBe(1);
    expect(refused.errors.join('\n')).toContain(`${name}: ${place}`);
    const checked = await desk.run('check', name);
    expect(checked.code).toBe(1);
    expect(checked.errors).toEqual(refused.errors);
  }
  expect(await desk.list('empty')).toEqual(['.crossread', 'project.json']);
  expect(await desk.ok('check', 'rhona.crossread.json')).toBe('rhona.crossread.json: nothing is wrong\n');
});

test('a project with a truncated annotations file: check names it, export refuses unless told otherwise', async () => {
  const { desk, rhona } = await sampleDesk();
  const [sheet = ''] = await desk.list(`sample/annotations/${rhona}`);
  const place = `annotations/${rhona}/${sheet}`;
  const file = path.join(desk.dir, 'sample', place);
  await writeFile(file, (await readFile(file, 'utf8')).slice(0, 500));

  const checked = await desk.run('check', 'sample');
  expect(checked.code).toBe(1);
  expect(checked.errors).toHaveLength(1);
  expect(checked.errors[0]).toMatch(`sample/${place}: `);
  const asJson = await desk.run('check', 'sample', '--json');
  expect(asJson.code).toBe(1);
  expect(JSON.parse(asJson.stdout)).toMatchObject({ problems: [{ file: place, code: 'unreadable' }] });

  const args = ['export', 'sample', '--format', 'links-csv', '--out', 'links.csv'];
  const refused = await desk.run(...args);
  expect(refused.code).toBe(1);
  expect(refused.errors[0]).toMatch(`sample/${place}: `);
  expect(refused.errors.at(-1)).toContain('nothing was exported');
  // Her colleague's work is whole.
  await desk.ok('export', 'sample', '--format', 'links-csv', '--out', 'imke.csv', '--annotator', 'Imke Vasarell');
  expect((await desk.run(...args, '--incomplete')).code).toBe(0);
  expect((await desk.list('.')).filter((name) => name.endsWith('.csv'))).toEqual(['imke.csv', 'links.csv']);
});
