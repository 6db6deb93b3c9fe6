import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallOutput } from '#shared/contract/index.ts';
import { unpackDocument } from '#shared/document/packed.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { zipOf } from '#shared/formats/zip.ts';
import { base64, home, World } from './world.ts';
import type { Person } from './world.ts';

let world: World;
let rhona: Person;

beforeEach(async () => {
  world = await World.make();
  rhona = world.start();
  await rhona.ask('project.create', { parent: await home(rhona), folder: 'p', name: 'P', annotatorName: 'Rhona' });
});

afterEach(async () => {
  await world.end();
});

type Preview = CallOutput<'foreign.stage'>;

/** 🌊 is one code point and two UTF-16 code units: what stands behind it tells the units apart. */
const TEXT = 'Flood 🌊 rose.\nNobody knew why.';
const line = (text: string, ...labels: [number, number, string][]): string => JSON.stringify({ text, label: labels });
const CORPUS = [
  line(TEXT, [9, 13, 'RISING'], [15, 21, 'WHO']),
  line('A second text, about the dam.', [21, 28, 'PLACE'], [2, 8, 'RISING']),
].join('\n');

const stage = (person: Person, files: Record<string, string>, format?: string): Promise<Preview> =>
  person.ask('foreign.stage', {
    job: 'one',
    files: Object.entries(files).map(([path, text]) => ({ path, bytes: base64(text) })),
    ...(format === undefined ? {} : { format }),
  });

const asClaims = ({ mapping }: Preview): Preview['mapping'] => ({
  ...mapping,
  features: { label: { as: 'claim', values: { WHO: { as: 'tag', tag: 'people' }, PLACE: { as: 'nothing' } } } },
});

async function documentOf(person: Person): Promise<DocumentState> {
  const open = (await person.ask('project.current', {})) ?? expect.fail('no project is open');
  return unpackDocument(open.project, open);
}

async function onDisk(): Promise<Record<string, string>> {
  const dir = join(world.projectsDir, 'p');
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes('.crossread'));
  return Object.fromEntries(
    await Promise.all(
      files.map(async ({ parentPath, name }) => [
        join(parentPath, name),
        await readFile(join(parentPath, name), 'utf8'),
      ]),
    ),
  ) as Record<string, string>;
}

test('a preview says what is in the files and writes nothing; taken in, words stand where they stood', async () => {
  const before = await onDisk();
  const preview = await stage(rhona, { 'admin.jsonl': CORPUS });
  expect(preview).toMatchObject({
    name: 'admin.jsonl',
    format: { id: 'doccano' },
    annotations: 4,
    documents: { total: 2, rows: [{ characters: TEXT.length, annotations: 2, article: null, empty: false }, {}] },
    problems: { total: 0 },
    remembered: false,
    effect: { articles: { new: 2, known: 0, left: 0 }, spans: 4, annotators: 1, same: 0 },
  });
  // The most used first, with words that have it.
  expect(preview.features).toMatchObject([
    {
      name: 'label',
      uses: 4,
      labels: { total: 3, rows: [{ value: 'RISING', count: 2, samples: ['rose', 'second'] }, {}, {}] },
    },
  ]);
  expect(preview.offsets).toMatchObject([{ checked: 0, documents: 2 }]);
  expect(preview.offsets[0]?.words).toContain('cannot be checked');

  const mapping = asClaims(preview);
  const effect = await rhona.ask('foreign.preview', { id: preview.id, mapping });
  expect(effect).toMatchObject({ spans: 4, links: 2, claims: { new: 1, existing: 0 } });
  expect(await onDisk()).toEqual(before);

  const report = await rhona.ask('foreign.take', { job: 'one', id: preview.id, mapping });
  expect(report).toMatchObject({ articles: { new: 2, known: 0, left: 0 }, spans: 4, links: 2, claims: { new: 1 } });
  const doc = await documentOf(rhona);
  expect([...doc.claims.values()].map(({ text }) => text)).toEqual(['RISING']);
  const spans = [...doc.sheets.values()].flatMap((sheet) => [...sheet.spans.values()]);
  expect(spans.map(({ quote, tags }) => [quote, tags ?? []]).sort()).toEqual([
    ['Nobody', ['people']],
    ['rose', []],
    ['second', []],
    ['the dam', []],
  ]);
  expect(doc.project.mappings).toEqual([mapping]);
  // Pages hear of it all.
  const told = rhona.heard.filter(({ name }) => name === 'document');
  expect(told.length).toBeGreaterThan(0);
  expect(rhona.heard.some((event) => event.name === 'foreign' && event.payload.what === 'writing')).toBe(true);
  expect(rhona.log).toEqual([]);
});

test('the same files again add nothing, and their labels become what they became the last time', async () => {
  const first = await stage(rhona, { 'admin.jsonl': CORPUS });
  const mapping = asClaims(first);
  await rhona.ask('foreign.take', { job: 'one', id: first.id, mapping });
  const before = await onDisk();
  const again = await stage(rhona, { 'admin.jsonl': CORPUS });
  expect(again).toMatchObject({
    remembered: true,
    documents: { rows: [{ article: expect.any(String) as string }, {}] },
  });
  expect(again.mapping.features).toEqual(mapping.features);
  expect(again.effect).toMatchObject({
    ...{ articles: { new: 0, known: 2, left: 0 }, spans: 0, links: 0, annotators: 0, same: 6 },
    claims: { new: 0, existing: 0 },
  });
  await rhona.ask('foreign.take', { job: 'one', id: again.id, mapping: again.mapping });
  const after = await onDisk();
  expect(Object.keys(after)).toEqual(Object.keys(before));
  for (const [file, text] of Object.entries(before)) {
    // The mapping now names the annotator who is there.
    if (!file.endsWith('project.json')) expect(after[file], file).toBe(text);
  }
});

test('annotators of the files can be somebody of the project', async () => {
  const { me } = (await rhona.ask('project.current', {})) ?? expect.fail('no project');
  const preview = await stage(rhona, { 'admin.jsonl': CORPUS });
  const [name = ''] = Object.keys(preview.mapping.annotators);
  const mapping = { ...preview.mapping, annotators: { [name]: me ?? expect.fail('nobody writes') } };
  expect(await rhona.ask('foreign.preview', { id: preview.id, mapping })).toMatchObject({ annotators: 0, spans: 4 });
  await rhona.ask('foreign.take', { job: 'one', id: preview.id, mapping });
  const doc = await documentOf(rhona);
  expect(new Set([...doc.sheets.values()].map(({ annotator }) => annotator))).toEqual(new Set([me]));
});

test('files of several folders, with the texts beside their annotations, are one import; another format can be tried', async () => {
  const preview = await stage(rhona, {
    'news/one.txt': 'The dam held.\nSo they said.\n',
    'news/one.ann': 'T1\tThing 4 7\tdam\nT2\tThing 99 102\tdam\n',
    'news/LICENSE': 'Anything.',
  });
  expect(preview).toMatchObject({ name: 'news', format: { id: 'brat' }, annotations: 1, documents: { total: 1 } });
  // What stands beyond the text is left out and told with its place.
  expect(preview.problems).toMatchObject({ total: 1, rows: [{ file: 'news/one.ann', leftOut: 'record' }] });
  const problems = await rhona.ask('foreign.problems', { id: preview.id, search: 'T2', whole: true });
  expect(problems.total).toBe(1);
  expect(problems.text).toContain('news/one.ann');
  expect(await rhona.ask('foreign.problems', { id: preview.id, search: 'zebra', whole: true })).toMatchObject({
    total: 0,
    text: '',
  });

  const other = await rhona.ask('foreign.read', { job: 'one', id: preview.id, format: 'doccano' });
  expect(other).toMatchObject({ id: preview.id, format: { id: 'doccano' }, documents: { total: 0 } });
});

test('what looks like nothing is refused with what can be read; so is a mapping that names what is not there', async () => {
  const bytes = base64('once upon a time');
  const refused = await rhona.refused('foreign.stage', { job: 'one', files: [{ path: 'story.rtf', bytes }] });
  expect(refused.code).toBe('bad-input');
  expect(refused.message).toContain('story.rtf');
  expect(refused.message).toContain('brat');

  const { id, mapping } = await stage(rhona, { 'admin.jsonl': CORPUS });
  const strange = { ...mapping, annotators: { admin: 'nobody-0000' } } as unknown as typeof mapping;
  expect((await rhona.refused('foreign.preview', { id, mapping: strange })).message).toContain('nobody-0000');
  const before = await onDisk();
  expect((await rhona.refused('foreign.take', { job: 'one', id, mapping: strange })).code).toBe('bad-input');
  expect(await onDisk()).toEqual(before);
  await rhona.ask('foreign.discard', { ids: [id] });
  expect((await rhona.refused('foreign.preview', { id, mapping })).code).toBe('not-found');
});

test('taking in can be stopped until it writes; then nothing of it is there', async () => {
  const texts = Array.from({ length: 300 }, (_, n) => line(`Text number ${n} speaks of a dam.`, [0, 4, 'FIRST']));
  const preview = await stage(rhona, { 'admin.jsonl': texts.join('\n') });
  const before = await onDisk();
  const taking = rhona.refused('foreign.take', { job: 'one', id: preview.id, mapping: preview.mapping });
  const ending = setInterval(() => void rhona.ask('foreign.cancel', { job: 'one' }), 1);
  const { code, message } = await taking.finally(() => clearInterval(ending));
  expect({ code, message }).toEqual({ code: 'cancelled', message: 'Nothing was taken in.' });
  expect(await onDisk()).toEqual(before);
  expect(rhona.heard.some((event) => event.name === 'foreign' && event.payload.what === 'writing')).toBe(false);
  // It is still there to be taken in.
  const report = await rhona.ask('foreign.take', { job: 'one', id: preview.id, mapping: preview.mapping });
  expect(report).toMatchObject({ articles: { new: 300 } });
});

test('a disk that fails in between leaves what is whole, says how far it came, and the rest comes the next time', async () => {
  const texts = Array.from({ length: 60 }, (_, n) => line(`Text number ${n} speaks of a dam.`, [0, 4, 'FIRST']));
  const preview = await stage(rhona, { 'admin.jsonl': texts.join('\n') });
  // A file in the way of the folders of articles: none of them can be made.
  const articles = join(world.projectsDir, 'p', 'articles');
  await rm(articles, { recursive: true, force: true });
  await writeFile(articles, 'in the way');
  const refused = await rhona.refused('foreign.take', { job: 'one', id: preview.id, mapping: preview.mapping });
  expect(refused.message).toContain('after 0 of 60 articles');
  await rm(articles);
  await mkdir(articles);
  const report = await rhona.ask('foreign.take', { job: 'one', id: preview.id, mapping: preview.mapping });
  expect(report).toMatchObject({ articles: { new: 60 }, spans: 60 });
  const doc = await documentOf(rhona);
  expect(doc.articles.size).toBe(60);
  // The annotator had come in before the disk failed, and is the same one.
  expect([...doc.annotators.values()].filter(({ name }) => name !== 'Rhona')).toHaveLength(1);
});

test('a blind project shows no words that others marked', async () => {
  const { project } = (await rhona.ask('project.current', {})) ?? expect.fail('no project');
  await rhona.ask('document.apply', {
    diff: { added: [], removed: [], updated: [[project, { ...project, blind: true }]] },
  });
  const preview = await stage(rhona, { 'admin.jsonl': CORPUS });
  expect(preview.features[0]?.labels.rows.flatMap(({ samples }) => samples)).toEqual([]);
  expect(preview.notices).toHaveLength(1);
  await rhona.ask('foreign.take', { job: 'one', id: preview.id, mapping: preview.mapping });
  // Nothing of it is told to the page but that the articles are there.
  const doc = await documentOf(rhona);
  expect(doc.articles.size).toBe(2);
  expect(doc.sheets.size).toBe(0);
});

test('a codebook brings claims alone; a zip is opened and its files are told by their place in it', async () => {
  const codebook =
    '<?xml version="1.0" encoding="UTF-8"?>\n<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>' +
    '<Code guid="01900000-0000-4000-8000-00000000000a" name="The dam broke" isCodable="true"/></Codes></CodeBook>';
  const claims = await stage(rhona, { 'codes.qdc': codebook });
  expect(claims).toMatchObject({
    format: { id: 'refi-codebook' },
    documents: { total: 0 },
    effect: { claims: { new: 1 } },
  });
  await rhona.ask('foreign.take', { job: 'one', id: claims.id, mapping: claims.mapping });
  expect([...(await documentOf(rhona)).claims.values()]).toMatchObject([{ text: 'The dam broke' }]);

  const zip = zipOf([
    { path: 'news/one.txt', pieces: ['The dam held.\n'] },
    { path: 'news/one.ann', pieces: ['T1\tThing 4 7\tdam\nT2\tThing 4 7\tmoon\n'] },
  ]);
  const bytes = Buffer.concat([...zip].map((piece) => Buffer.from(piece))).toString('base64');
  const preview = await rhona.ask('foreign.stage', { job: 'one', files: [{ path: 'news.zip', bytes }] });
  expect(preview).toMatchObject({ name: 'news.zip', format: { id: 'brat' }, annotations: 1 });
  expect(preview.problems.rows).toMatchObject([{ file: 'news.zip/news/one.ann' }]);

  const broken = { job: 'one', files: [{ path: 'news.zip', bytes: base64('PK\u0003\u0004 and no more') }] };
  expect((await rhona.refused('foreign.stage', broken)).message).toContain('news.zip');
});
