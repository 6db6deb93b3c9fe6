import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readIncoming } from '#electron/import/incoming/index.ts';
import type { Incoming } from '#electron/import/incoming/index.ts';
import { unzip } from '#electron/import/incoming/unzip.ts';
import { createSample } from '#electron/sample/index.ts';
import { openWorkspace } from '#electron/workspace/index.ts';
import { formatOf } from '#shared/formats/index.ts';
import type { ArticleBody } from '#shared/formats/index.ts';
import type { AnnotatorId, ArticleId } from '#shared/model/index.ts';

let root: string;
let sample: string;
/** The annotation files of the sample's annotators, by their names. */
let files: Map<string, string>;
const before = new Set<string>();

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'crossread-in-'));
  sample = path.join(root, 'sample');
  await createSample(sample);
  const workspace = await openWorkspace(sample, { face: 'cli', readOnly: true });
  const texts = new Map<ArticleId, ArticleBody>();
  for (const id of workspace.doc.articles.keys()) texts.set(id, await workspace.readArticle(id));
  const write = (id: AnnotatorId): string =>
    [
      ...(formatOf('annotation-file')?.serialise?.({
        doc: workspace.doc,
        texts,
        annotators: [id],
        generator: 'Crossread',
      }) ?? []),
    ].join('');
  files = new Map([...workspace.doc.annotators.values()].map(({ id, name }) => [name, write(id)]));
  await workspace.close();
  expect(files.size).toBe(2);
});
afterAll(() => rm(root, { recursive: true, force: true }));
beforeEach(async () => {
  for (const name of await scratch()) before.add(name);
});

/** What was unpacked and left behind. */
const scratch = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith('crossread-incoming-'));

const one = (): [name: string, text: string] => [...files][0] ?? expect.fail('the sample has no annotator');
const named = ({ submissions }: Incoming): string[] => submissions.map(({ file }) => file.annotator.name).sort();
const why = ({ submissions, problems }: Incoming): string => {
  expect(submissions).toEqual([]);
  return problems.map(({ from, message }) => `${from}: ${message}`).join('\n');
};
const fromText = (text: string): Promise<Incoming> =>
  readIncoming({ name: 'her.crossread.json', bytes: strToU8(text) });
const fromZip = (members: Zippable): Promise<Incoming> => readIncoming({ name: 'her.zip', bytes: zipSync(members) });

async function folderAsZip(dir: string, under: string): Promise<Zippable> {
  const members: Zippable = {};
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    members[`${under}${path.relative(dir, file).split(path.sep).join('/')}`] = new Uint8Array(await readFile(file));
  }
  return members;
}

describe('what comes', () => {
  test('an annotation file is one submission', async () => {
    const [name, text] = one();
    const read = await fromText(text);
    expect(read.problems).toEqual([]);
    expect(read.submissions.map(({ from, file }) => [from, file.annotator.name])).toEqual([
      ['her.crossread.json', name],
    ]);
    expect(JSON.parse(JSON.stringify(read.submissions[0]?.file))).toEqual(JSON.parse(text));
  });

  test('a project folder is one for each annotator, each as her own annotation file says it', async () => {
    for (const source of [
      { path: sample, label: 'sample' },
      { path: path.join(sample, 'project.json'), label: 'project.json' },
    ]) {
      const read = await readIncoming(source);
      expect(read.problems).toEqual([]);
      const got = read.submissions.map(({ file }): [string, unknown] => [file.annotator.name, file]);
      expect(new Map(got)).toEqual(new Map([...files].map(([name, text]) => [name, JSON.parse(text) as unknown])));
    }
  });

  test('a zip of either, and a folder dropped file by file, are read as what they hold', async () => {
    const [name, text] = one();
    expect(named(await fromZip({ 'deep/her.crossread.json': strToU8(text) }))).toEqual([name]);
    for (const under of ['', 'colleague/']) {
      const members = await folderAsZip(sample, under);
      expect(named(await fromZip({ ...members, '__MACOSX/._x': strToU8('x') }))).toEqual([...files.keys()].sort());
      const dropped = Object.entries(members).map(([file, bytes]) => ({ path: file, bytes: bytes as Uint8Array }));
      expect(named(await readIncoming({ files: dropped }))).toEqual([...files.keys()].sort());
    }
    const both = Object.fromEntries([...files].map(([who, json]) => [`${who}.crossread.json`, strToU8(json)]));
    expect(named(await fromZip(both))).toEqual([...files.keys()].sort());
    const zip = path.join(root, 'both.zip');
    await writeFile(zip, zipSync(both));
    const read = await readIncoming({ path: zip, label: 'both.zip' });
    expect(read.submissions.map(({ from }) => from)).toEqual(
      [...files.keys()].sort().map((who) => `both.zip: ${who}.crossread.json`),
    );
    expect((await scratch()).filter((left) => !before.has(left))).toEqual([]);
  });

  test('one broken file in a folder does not keep the others out', async () => {
    const [name, text] = one();
    const read = await fromZip({
      'a.crossread.json': strToU8(text.slice(0, 400)),
      'b.crossread.json': strToU8(text),
      'c.json': strToU8('{}'),
    });
    expect(named(read)).toEqual([name]);
    expect(read.problems).toHaveLength(1);
    expect(read.problems[0]).toMatchObject({ from: 'her.zip: a.crossread.json' });
    expect(read.problems[0]?.message).toMatch(/^The file breaks off at line \d+, column \d+\.$/);
  });
});

describe('what is no annotator’s work', () => {
  test('is told apart', async () => {
    const [, text] = one();
    const lines = text.slice(0, 300).split('\n');
    expect(why(await fromText(text.slice(0, 300)))).toBe(
      `her.crossread.json: The file breaks off at line ${lines.length}, column ${(lines.at(-1) ?? '').length + 1}.`,
    );
    expect(why(await fromText(text.replace('"version": 3', '"version": 99')))).toContain(
      'It has version 99 of crossread/annotation-file; this Crossread knows up to version 3. Open it with a newer Crossread.',
    );
    expect(why(await fromText(''))).toContain('The file is empty.');
    expect(why(await fromText('Dear Wei, here is my work.'))).toContain(
      'It is not JSON: unexpected "D" at line 1, column 1.',
    );
    expect(why(await fromText('{"spans": []}'))).toContain('it is JSON, but not an annotation file');
    expect(why(await fromText(await readFile(path.join(sample, 'project.json'), 'utf8')))).toContain(
      'it is the project.json of a project; send or choose the whole folder',
    );
    expect(why(await readIncoming({ name: 'x.json', bytes: new Uint8Array([0x7b, 0xff, 0xfe]) }))).toContain(
      'it is not UTF-8',
    );
    expect(why(await readIncoming({ path: path.join(root, 'nowhere'), label: 'nowhere' }))).toBe(
      'nowhere: there is no such file or folder',
    );
  });

  test('a folder without a project or annotation files is none, nor is an empty zip', async () => {
    const dir = path.join(root, 'papers');
    await mkdir(path.join(dir, 'deep'), { recursive: true });
    await writeFile(path.join(dir, 'deep', 'a.txt'), 'A text.');
    const none = 'it is neither a project (there is no project.json in it) nor are there annotation files';
    expect(why(await readIncoming({ path: dir, label: 'papers' }))).toContain(`papers: ${none}`);
    expect(why(await fromZip({}))).toContain(none);
    expect(why(await readIncoming({ files: [{ path: 'papers/a.txt', bytes: strToU8('A') }] }))).toContain(
      `papers: ${none}`,
    );
  });

  test('a project in which a file is damaged brings nobody whose work that is, and the other one whole', async () => {
    const dir = path.join(root, 'damaged');
    await cp(sample, dir, { recursive: true });
    const [who = ''] = (await readdir(path.join(dir, 'annotations'))).sort();
    const [sheet = ''] = await readdir(path.join(dir, 'annotations', who));
    await writeFile(path.join(dir, 'annotations', who, sheet), '{ "format": "crossread/anno');
    const read = await readIncoming({ path: dir, label: 'damaged' });
    expect(read.submissions.map(({ file }) => file.annotator.id)).toHaveLength(1);
    expect(read.submissions[0]?.file.annotator.id).not.toBe(who);
    expect(read.problems).toHaveLength(1);
    expect(read.problems[0]?.message).toContain(`annotations/${who}/${sheet}: The file breaks off at line 1`);
  });

  test('a project with a text that was changed, or from a newer Crossread, brings nobody', async () => {
    const dir = path.join(root, 'changed');
    await cp(sample, dir, { recursive: true });
    const [article = ''] = (await readdir(path.join(dir, 'articles'))).sort();
    await writeFile(path.join(dir, 'articles', article, 'text.txt'), 'Something else.');
    expect(why(await readIncoming({ path: dir, label: 'changed' }))).toContain(
      `changed: articles/${article}/text.txt: `,
    );

    const newer = path.join(root, 'newer');
    await cp(sample, newer, { recursive: true });
    const file = path.join(newer, 'project.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace(/"version": \d+/, '"version": 99'));
    expect(why(await readIncoming({ path: newer, label: 'newer' }))).toContain(
      'newer: project.json: It has version 99',
    );
  });
});

describe('a zip that is not to be trusted', () => {
  const file = strToU8('{}');
  const link = { os: 3, attrs: (0o120777 << 16) >>> 0 };

  /** The same bytes with a number of the first entry of the zip's directory changed. */
  function bent(zip: Uint8Array, offset: number, value: number): Uint8Array {
    const bytes = zip.slice();
    const view = new DataView(bytes.buffer);
    const at = view.getUint32(bytes.length - 6, true);
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    view.setUint32(at + offset, value, true);
    return bytes;
  }

  test.each([
    ['a path upwards', { '../outside.crossread.json': file }],
    ['a path upwards further in', { 'a/../../outside.json': file }],
    ['an absolute path', { '/etc/outside.json': file }],
    ['a drive', { 'C:/outside.json': file }],
    ['a path with a backslash', { '..\\outside.json': file }],
  ] satisfies [string, Zippable][])('%s', async (_what, members) => {
    expect(why(await fromZip(members))).toMatch(/whose path leads outside/);
    expect((await scratch()).filter((left) => !before.has(left))).toEqual([]);
  });

  test('a link, a password, two files of one name', async () => {
    expect(why(await fromZip({ 'project.json': [strToU8('/etc/passwd'), link] }))).toContain(
      'the zip holds a link, “project.json”',
    );
    const locked = bent(zipSync({ 'a.json': file }), 6, 0x0001_0014);
    expect(why(await readIncoming({ name: 'her.zip', bytes: locked }))).toContain('the zip has a password');
    expect(why(await fromZip({ 'a.json': file, 'A.json': file }))).toContain('twice');
  });

  test('mostly air, too many files, too much in all, or lies about it', async () => {
    const air = zipSync({ 'her.crossread.json': new Uint8Array(30 * 1024 * 1024) });
    expect(air.length).toBeLessThan(100_000);
    expect(why(await readIncoming({ name: 'her.zip', bytes: air }))).toMatch(/would unpack to \d+ times its size/);
    const limits = { entries: 2, bytes: 100, ratio: 100 };
    const into = await mkdtemp(path.join(root, 'into-'));
    const small = zipSync({ 'a.json': file, 'b.json': file, 'c.json': file });
    await expect(unzip(small, into, limits)).rejects.toThrow('the zip has 3 entries; up to 2 are unpacked');
    const big = zipSync({ 'a.json': new Uint8Array(101) });
    await expect(unzip(big, into, limits)).rejects.toThrow(/would unpack to 1 MB/);
    // It says that it has two bytes, and has a thousand.
    const liar = bent(zipSync({ 'a.json': new Uint8Array(1000) }), 24, 2);
    await expect(unzip(liar, into)).rejects.toThrow('the zip lies about the size of a file in it');
    await rm(into, { recursive: true });
  });

  test('broken off or no zip at all', async () => {
    const zip = zipSync({ 'a.json': file });
    expect(why(await readIncoming({ name: 'her.zip', bytes: zip.slice(0, -8) }))).toContain(
      'the zip is damaged or broken off',
    );
    expect(why(await readIncoming({ name: 'her.zip', bytes: strToU8('PK\u0003\u0004nothing') }))).toContain('the zip');
  });
});

test('files that are dropped stay inside, links in a folder are passed over', async () => {
  for (const bad of ['../a.crossread.json', '/a.json', 'a//b.json', 'a\\b.json']) {
    expect(why(await readIncoming({ files: [{ path: bad, bytes: strToU8('{}') }] }))).toContain(bad);
  }
  const [, text] = one();
  const dir = path.join(root, 'linked');
  await mkdir(dir, { recursive: true });
  await writeFile(path.join(root, 'real.crossread.json'), text);
  await symlink(path.join(root, 'real.crossread.json'), path.join(dir, 'a.crossread.json'));
  expect(why(await readIncoming({ path: dir, label: 'linked' }))).toContain('it is neither a project');
});
