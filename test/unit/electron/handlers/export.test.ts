import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Dialogs } from '#electron/handlers/index.ts';
import type { ExportChoice } from '#shared/contract/index.ts';
import { AnnotatorId, ArticleId, ClaimId, StanceId } from '#shared/model/index.ts';
import { exported, home, PAGE, World } from './world.ts';
import type { Person } from './world.ts';

let world: World;
let rhona: Person;
/** In a window, with the system's dialogs. */
let windowed: Person;
let suggested: { fileName: string; extension: string }[];
let answer: string | null;
let annotators: AnnotatorId[];
let articles: ArticleId[];

beforeEach(async () => {
  world = await World.make();
  suggested = [];
  answer = 'out';
  const dialogs: Dialogs = {
    chooseFolder: async () => null,
    chooseIncoming: async () => null,
    saveFile: async (suggestion) => {
      suggested.push(suggestion);
      return answer === null ? null : join(world.root, answer);
    },
  };
  rhona = world.start();
  const { records, label } = await rhona.ask('project.sample', {});
  annotators = records.flatMap((record) => (record.type === 'annotator' ? [record.id] : []));
  articles = records.flatMap((record) => (record.type === 'article' ? [record.id] : []));
  windowed = world.start({ dialogs, face: 'electron' });
  await windowed.engine.openPath(label);
});
afterEach(() => world.end());

const links: ExportChoice = { format: 'links-jsonl' };
const split: ExportChoice['split'] = {
  by: 'article',
  seed: 3,
  shares: { train: 5, dev: 1, test: 1 },
  leaks: 'allow',
};
const start = (person: Person, choice: ExportChoice, as: 'folder' | 'archive' = 'folder') =>
  person.ask('export.start', { run: 'run', choice, as });
const downloads = (): Promise<string[]> => readdir(world.temporaryDir);

test('a preview shows the beginning of what is made, and how many records there are', async () => {
  const made = await exported(rhona, links);
  expect(made.content.trimEnd().split('\n')).toHaveLength(made.records);
  const preview = await rhona.ask('export.preview', { choice: links });
  expect(preview).toMatchObject({ fileName: made.fileName, records: made.records, archiveName: null, split: null });
  expect(preview.head?.path).toBe(made.fileName);
  const text = preview.head?.text ?? '';
  expect(text.length).toBeGreaterThan(0);
  expect(text.length).toBeLessThan(made.content.length);
  expect(made.content.startsWith(text)).toBe(true);
});

test('without annotators it is the work of all of them', async () => {
  const all = await exported(rhona, links);
  expect(await exported(rhona, { ...links, annotators })).toEqual(all);
  let sum = 0;
  for (const one of annotators) sum += (await exported(rhona, { ...links, annotators: [one] })).records;
  expect(sum).toBe(all.records);
});

test('articles and stances narrow what is taken out', async () => {
  const [first] = articles;
  if (first === undefined) throw new Error('the sample has articles');
  const contradicts = StanceId.parse('contradicts');
  const all = (await exported(rhona, links)).content.trimEnd().split('\n');
  const wanted = all.filter((line) => {
    const { article, stance } = JSON.parse(line) as { article: { id: string }; stance: { id: string } };
    return article.id === first && stance.id === contradicts;
  });
  expect(wanted.length).toBeGreaterThan(0);
  const some = await exported(rhona, { ...links, articles: [first], stances: [contradicts] });
  expect(some.content.trimEnd().split('\n')).toEqual(wanted);
  expect(some.records).toBe(wanted.length);
});

test('a split is counted before it is written, and goes as a zip to a browser', async () => {
  const preview = await rhona.ask('export.preview', { choice: { ...links, split } });
  const parts = preview.split?.parts ?? [];
  expect(parts.map(({ name, articles }) => [name, articles])).toEqual([
    ['train', 5],
    ['dev', 1],
    ['test', 1],
  ]);
  const all = await exported(rhona, links);
  expect(parts.reduce((sum, part) => sum + part.links, 0)).toBe(all.records);
  for (const part of parts) {
    expect(Object.values(part.stances).reduce((sum, count) => sum + count, 0)).toBe(part.links);
  }
  expect(preview.files.map(({ path }) => path.split('/')[0])).toEqual(['train', 'dev', 'test', 'splits.json']);
  const made = await exported(rhona, { ...links, split });
  expect(made.fileName).toBe(preview.archiveName);
  expect(made.content.startsWith('PK')).toBe(true);
});

test('what was made for a browser is given once, and nothing of it stays', async () => {
  const made = await start(rhona, links);
  expect(await downloads()).toHaveLength(1);
  const id = made?.download?.split('/').at(-1) ?? '';
  const download = rhona.engine.takeDownload(id);
  expect(download).toMatchObject({ fileName: made?.label, bytes: made?.bytes });
  expect(rhona.engine.takeDownload(id)).toBeUndefined();
  await download?.discard();
  expect(await downloads()).toEqual([]);

  // What is never fetched goes with the next one, or with the program.
  await start(rhona, links);
  await start(rhona, { format: 'links-csv' });
  expect(await downloads()).toHaveLength(1);
  await rhona.engine.close();
  expect(await downloads()).toEqual([]);
});

test('in a window the file is written where the person says, or not at all', async () => {
  const made = await exported(rhona, links);
  answer = 'out.jsonl';
  expect(await start(windowed, links)).toMatchObject({ label: 'out.jsonl', records: made.records, download: null });
  expect(await readFile(join(world.root, 'out.jsonl'), 'utf8')).toBe(made.content);
  expect(suggested).toMatchObject([{ fileName: made.fileName, extension: '.links.jsonl' }]);
  answer = null;
  expect(await start(windowed, { format: 'links-csv' })).toBeNull();
  // Cancelled, it was not the last choice either.
  expect(await windowed.ask('export.last', {})).toEqual(links);
});

test('in a window several files are a folder or a zip, as the person says', async () => {
  const choice = { ...links, split };
  const { fileName, archiveName } = await windowed.ask('export.preview', { choice });
  await start(windowed, choice, 'folder');
  expect((await readdir(join(world.root, 'out'))).sort()).toEqual(['dev', 'splits.json', 'test', 'train']);
  expect(await windowed.refused('export.start', { run: 'run', choice, as: 'folder' })).toMatchObject({
    code: 'exists',
  });
  answer = 'out.zip';
  await start(windowed, choice, 'archive');
  expect((await readFile(join(world.root, 'out.zip'))).subarray(0, 2).toString()).toBe('PK');
  expect(suggested.map((one) => [one.fileName, one.extension])).toEqual([
    [fileName, ''],
    [fileName, ''],
    [archiveName, '.zip'],
  ]);
});

test('a job that is cancelled leaves nothing and says so; other calls are answered meanwhile', async () => {
  const job = rhona.engine.call('export.start', { run: 'long', choice: links, as: 'archive' }, PAGE);
  expect(await rhona.ask('export.formats', {})).not.toEqual([]);
  await rhona.ask('export.cancel', { run: 'another' });
  await rhona.ask('export.cancel', { run: 'long' });
  expect(await job).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(await downloads()).toEqual([]);
  expect(await rhona.ask('export.last', {})).toBeNull();
});

test('a second job of a page takes the place of the first', async () => {
  const first = rhona.engine.call('export.start', { run: 'one', choice: links, as: 'archive' }, PAGE);
  const second = await start(rhona, links);
  expect(await first).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(second?.download).toMatch(/^\/export\/[\w-]+$/);
});

test('the last choice is offered again, each project its own', async () => {
  const choice: ExportChoice = { format: 'cells-csv', annotators: annotators.slice(0, 1), split };
  await start(rhona, choice);
  expect(await rhona.ask('export.last', {})).toEqual(choice);
  const place = await home(rhona);
  await rhona.ask('project.create', { parent: place, folder: 'other', name: 'Other', annotatorName: 'Rhona' });
  expect(await rhona.ask('export.last', {})).toBeNull();
});

describe('is refused:', () => {
  const refusal = (choice: ExportChoice) => rhona.refused('export.start', { run: 'run', choice, as: 'archive' });

  test('a format that is not there', async () => {
    expect(await refusal({ format: 'runes' })).toMatchObject({ code: 'not-found' });
  });

  test('whoever and whatever is not there', async () => {
    const nobody = [AnnotatorId.parse('nobody-0000')];
    const none: [Partial<ExportChoice>, RegExp][] = [
      [{ annotators: nobody }, /annotator "nobody-0000"/],
      [{ annotators: [AnnotatorId.parse('nobody-0000.gold')] }, /gold set/],
      [{ articles: [ArticleId.parse('nowhere')] }, /article "nowhere"/],
      [{ claims: [ClaimId.parse('01890000-0000-7000-8000-000000000000')] }, /claim/],
      [{ stances: [StanceId.parse('shrugs')] }, /stance "shrugs"/],
    ];
    for (const [part, message] of none) {
      const { code, message: said } = await refusal({ ...links, ...part });
      expect([code, said]).toEqual(['not-found', expect.stringMatching(message)]);
    }
  });

  test('two annotators in a format for one', async () => {
    expect(await refusal({ format: 'annotation-file', annotators })).toMatchObject({ code: 'bad-input' });
    const made = await exported(rhona, { format: 'annotation-file', annotators: annotators.slice(0, 1) });
    expect(made.content.length).toBeGreaterThan(0);
  });
});
