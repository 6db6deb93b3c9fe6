/** Colleagues' work through the command line: a text that was edited after annotation, zips, project folders, bad input. */
import { cp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { formatOf } from '#shared/formats/index.ts';
import type { Dataset } from '#shared/formats/index.ts';
import { ArticleId } from '#shared/model/index.ts';
import { claimOf, linkOf, spanOf } from '#test/support/records.ts';
import { ada, articleOf, bo, datasetOf, placeOf } from '../../unit/shared/formats/dataset.ts';
import { openDesk } from './run.ts';
import type { Desk } from './run.ts';

const KEPT = 'The dam above Corvane gave way shortly before midnight on Tuesday.';
const MOVED = 'Engineers had warned the council twice in the spring about cracks in the north wall.';
const REWORDED = 'Mayor Ilse Brandt told reporters that nobody had been hurt in the lower town.';
const DELETED = 'The power company declined to say when the turbines would run again.';
const DOUBLED = 'Volunteers filled sandbags through the night along the old ferry landing.';
const LAST = 'A spokeswoman for the ministry said an inquiry would begin within the week.';
const NEW_WORDING = 'Mayor Ilse Brandt said that nobody had been injured in the lower town.';
const THEIRS = `${[KEPT, MOVED, REWORDED, DELETED, DOUBLED, LAST].join(' ')}\n`;
const OURS = `${[KEPT, NEW_WORDING, DOUBLED, DOUBLED, LAST, MOVED].join(' ')}\n`;

const wire = ArticleId.parse('wire');
const write = (dataset: Dataset): string => [...(formatOf('annotation-file')?.serialise?.(dataset) ?? [])].join('');
const spans = [KEPT, MOVED, REWORDED, DELETED, DOUBLED, LAST].map((words, index) =>
  spanOf(21 + index, ada, wire, THEIRS, [placeOf(THEIRS, words)]),
);
const adas = write(
  datasetOf(
    [articleOf('wire', THEIRS)],
    [
      claimOf(11, ada, 'The dam broke.'),
      ...spans,
      ...spans.map((span, index) => linkOf(31 + index, span, 11, 'agrees')),
    ],
    [ada],
  ),
);
const bos = write(datasetOf([articleOf('wire', OURS)], [claimOf(12, bo, 'It rained.')], [bo]));

/** A desk whose project `ours` has our text of the article and Bo's work, and where Ada's file lies. */
async function editedDesk(): Promise<Desk> {
  const desk = await openDesk();
  await desk.write({ 'ada.crossread.json': adas, 'bo.crossread.json': bos });
  await desk.ok('new', 'ours');
  await desk.ok('import', 'ours', 'bo.crossread.json');
  return desk;
}

const at = (words: string, from = 0): string => {
  const start = OURS.indexOf(words, from);
  return `${start}–${start + words.length}`;
};
const short = (words: string): string => (words.length <= 80 ? words : `${words.slice(0, 80).replace(/ \S*$/, '')}…`);

test('an edited text: what each span became is listed, and nothing else', async () => {
  const desk = await editedDesk();
  const out = await desk.ok('import', 'ours', 'ada.crossread.json');
  const lines = out.split('\n').map((line) => line.replace(/\d\.\d\d/, '0.00'));
  expect(lines.slice(1, 8)).toEqual([
    '\twire (Outlet of wire) has another text here: exact 1, moved 2, approximate 1, ambiguous 1, lost 1',
    `\t\tmoved\t“${short(MOVED)}” at ${at(MOVED)}`,
    `\t\tapproximate 0.00\t“${short(REWORDED)}” waits: It was reworded.`,
    `\t\t\tproposed 0.00: “${short(NEW_WORDING)}” at ${at(NEW_WORDING)}`,
    `\t\tlost\t“${short(DELETED)}” waits: Nothing like it is in the text any more.`,
    `\t\tambiguous\t“${short(DOUBLED)}” waits: The passage stands there more than once, and what surrounds it does not say which.`,
    expect.stringMatching(/^\t\t\tor 0\.00: “Volunteers/) as string,
  ]);
  expect(new Set(lines.slice(7, 9).map((line) => / at (.*)$/.exec(line)?.[1]))).toEqual(
    new Set([at(DOUBLED), at(DOUBLED, OURS.indexOf(DOUBLED) + 1)]),
  );
  expect(lines.slice(9)).toEqual([`\t\tmoved\t“${short(LAST)}” at ${at(LAST)}`, '']);
  expect(await desk.ok('check', 'ours')).toBe('ours: nothing is wrong\n');

  // Placed three, waiting three; the same file again has nothing to say, and leaves from here it comes in elsewhere.
  expect(await desk.ok('import', 'ours', 'ada.crossread.json')).toMatch(
    /^ada\.crossread\.json\tAda Vorn: already here\n/,
  );
  const stored = JSON.parse(await readFile(path.join(desk.dir, 'ours/annotations/ada-vorn/wire.json'), 'utf8')) as {
    spans: { quote: string; origin?: { how: string } }[];
    links: unknown[];
    orphans: { quote: string; found: string; links: unknown[] }[];
  };
  expect(stored.spans.map(({ quote, origin }) => [quote, origin?.how])).toEqual([
    [KEPT, undefined],
    [MOVED, 'moved'],
    [LAST, 'moved'],
  ]);
  expect(stored.links).toHaveLength(3);
  expect(stored.orphans.map(({ quote, found, links }) => [quote, found, links.length])).toEqual([
    [REWORDED, 'approximate', 1],
    [DELETED, 'lost', 1],
    [DOUBLED, 'ambiguous', 1],
  ]);
  await desk.ok(
    'export',
    'ours',
    '--format',
    'annotation-file',
    '--annotator',
    'Ada Vorn',
    '--out',
    'back.crossread.json',
  );
  await desk.ok('new', 'third');
  await desk.ok('import', 'third', 'back.crossread.json');
  expect(await desk.ok('export', 'third', '--format', 'annotation-file', '--annotator', 'Ada Vorn', '--out', '-')).toBe(
    await readFile(path.join(desk.dir, 'back.crossread.json'), 'utf8'),
  );
});

test('with --json all of it is there for programs', async () => {
  const desk = await editedDesk();
  const { files } = JSON.parse(await desk.ok('import', 'ours', 'ada.crossread.json', '--json')) as {
    files: { reanchored: { here: string; counts: object; became: { result: string; quote: string }[] }[] }[];
  };
  expect(files).toHaveLength(1);
  expect(files[0]).toMatchObject({
    ...{ from: 'ada.crossread.json', problems: [], notices: [] },
    summary: { annotator: 'Ada Vorn', articles: 0, changed: 0, removed: 0, same: 0 },
  });
  const [article] = files[0]?.reanchored ?? [];
  expect(article).toMatchObject({
    here: 'wire',
    by: 'id',
    counts: { exact: 1, moved: 2, approximate: 1, ambiguous: 1, lost: 1 },
  });
  expect(article?.became.map(({ quote, result }) => [quote, result])).toEqual([
    [KEPT, 'exact'],
    [MOVED, 'moved'],
    [REWORDED, 'approximate'],
    [DELETED, 'lost'],
    [DOUBLED, 'ambiguous'],
    [LAST, 'moved'],
  ]);
});

test('a project folder and a zip of it bring all its annotators, the project itself nobody', async () => {
  const desk = await openDesk();
  await desk.ok('new', 'sample', '--sample');
  await cp(path.join(desk.dir, 'sample'), path.join(desk.dir, 'colleagues/theirs'), { recursive: true });
  for (const folder of ['annotations', 'claims']) await rm(path.join(desk.dir, 'sample', folder), { recursive: true });
  const out = await desk.ok('import', 'sample', 'colleagues');
  const theirs = path.join('colleagues', 'theirs');
  expect(out.split('\n').map((line) => line.split('\t')[0])).toEqual([
    `${theirs}: Imke Vasarell`,
    `${theirs}: Rhona Tessaly`,
    '',
  ]);
  const self = await desk.run('import', 'sample', 'sample');
  expect([self.code, self.errors]).toEqual([
    1,
    ['sample: this is the project itself; name what is to be taken into it'],
  ]);
  await desk.ok(
    'export',
    'sample',
    '--format',
    'annotation-file',
    '--annotator',
    'Rhona Tessaly',
    '--out',
    'r.crossread.json',
  );
  const file = await readFile(path.join(desk.dir, 'r.crossread.json'), 'utf8');
  await desk.write({ 'her.zip': zipSync({ 'r.crossread.json': strToU8(file) }) });
  expect(await desk.ok('import', 'sample', 'her.zip')).toBe('her.zip: r.crossread.json\tRhona Tessaly: already here\n');
});

describe('bad input', () => {
  test('is told apart, one line each, and changes nothing', async () => {
    const desk = await editedDesk();
    const before = await desk.ok(
      'export',
      'ours',
      '--format',
      'annotation-file',
      '--annotator',
      'Bo Lindqvist',
      '--out',
      '-',
    );
    const ids = (await desk.list('ours/claims')).join();
    await desk.write({
      'cut.crossread.json': adas.slice(0, 150),
      'newer.crossread.json': adas.replace('"version": 3', '"version": 4'),
      'other.crossread.json': adas.replace(
        /"id": "018f0000-0000-7000-8000-000000000001"/,
        '"id": "018f0000-0000-7000-8000-0000000000aa"',
      ),
      'outside.crossread.json': adas.replace(/"fragments": \[\s+\[\s+0,\s+\d+\s+\]/, '"fragments": [[0, 5000]'),
      'unfit.crossread.json': adas.replace(JSON.stringify(MOVED), '"Engineers had warned nobody."'),
      'letter.crossread.json': 'Dear Bo, this is my work.',
      'out.zip': zipSync({ '../a.crossread.json': strToU8(adas) }),
      'air.zip': zipSync({ 'a.crossread.json': new Uint8Array(20_000_000) }),
      'empty/deep/none.txt.bak': 'x',
    });
    const names = ['cut', 'newer', 'other', 'outside', 'unfit', 'letter'].map((name) => `${name}.crossread.json`);
    const { code, stdout, errors } = await desk.run('import', 'ours', ...names, 'out.zip', 'air.zip', 'empty');
    expect([code, stdout]).toEqual([1, '']);
    expect(errors).toEqual([
      expect.stringContaining('empty: there is nothing to import in this folder'),
      expect.stringMatching(/^cut\.crossread\.json: The file breaks off at line \d+, column \d+\.$/),
      expect.stringMatching(/^newer\.crossread\.json: It has version 4 of crossread\/annotation-file/),
      expect.stringMatching(/^other\.crossread\.json: project\.id: The file belongs to another project/),
      expect.stringMatching(
        /^outside\.crossread\.json: article wire: span \S+: The place 0–5000 lies outside the text/,
      ),
      expect.stringMatching(/^unfit\.crossread\.json: article wire: span \S+: the text there is not its quote$/),
      'letter.crossread.json: It is not JSON: unexpected "D" at line 1, column 1.',
      expect.stringMatching(/^out\.zip: the zip holds a file whose path leads outside of it/),
      expect.stringMatching(/^air\.zip: the zip would unpack to \d+ times its size/),
    ]);
    expect((await desk.list('ours/claims')).join()).toBe(ids);
    expect(
      await desk.ok('export', 'ours', '--format', 'annotation-file', '--annotator', 'Bo Lindqvist', '--out', '-'),
    ).toBe(before);
  });

  test('an older file needs --replace; two people of one name come in side by side, and it is said', async () => {
    const desk = await editedDesk();
    await desk.ok('import', 'ours', 'ada.crossread.json');
    const newer = JSON.parse(adas) as { claims: { id: string; created: string; text: string }[] };
    const [first] = newer.claims;
    if (first === undefined) throw new Error('she has no claim');
    newer.claims.push({
      ...first,
      id: first.id.replace(/b$/, 'd'),
      text: 'Later.',
      created: '2026-05-01T10:00:00.000Z',
    });
    const twin = adas
      .replaceAll('ada-vorn', 'ada-vorn-2')
      .replaceAll(/018f0000-0000-7000-8000-0000000000(0b|[12][0-9a-f])/g, '018f0000-0000-7000-8000-0000000001$1');
    await desk.write({ 'newer.crossread.json': JSON.stringify(newer), 'twin.crossread.json': twin });
    expect(await desk.ok('import', 'ours', 'newer.crossread.json')).toContain('Ada Vorn: 1 record added');
    const older = await desk.run('import', 'ours', 'ada.crossread.json');
    expect(older.code).toBe(1);
    expect(older.errors).toHaveLength(1);
    expect(older.errors[0]).toMatch(/^ada\.crossread\.json: This file of Ada Vorn is older than what is here/);
    expect(await desk.ok('import', 'ours', 'ada.crossread.json', '--replace')).toContain('Ada Vorn: 1 removed');
    expect(await desk.ok('import', 'ours', 'twin.crossread.json')).toContain(
      'There are two annotators named “Ada Vorn”: this file is of “ada-vorn-2”, the other is “ada-vorn”. They stay apart.',
    );
    expect(await desk.list('ours/claims')).toEqual(['ada-vorn-2.json', 'ada-vorn.json', 'bo-lindqvist.json']);
  });
});
