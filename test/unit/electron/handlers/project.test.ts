import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newAnnotatorId } from '#electron/common/annotator-id.ts';
import { unpackDocument } from '#shared/document/packed.ts';
import { recordsOf } from '#shared/document/records.ts';
import { exported, home, World } from './world.ts';
import type { Person } from './world.ts';

let world: World;
let rhona: Person;
beforeEach(async () => {
  world = await World.make();
  rhona = world.start();
});
afterEach(() => world.end());

const create = async (person: Person, folder = 'flood') =>
  person.ask('project.create', { parent: await home(person), folder, name: 'The flood', annotatorName: 'M. Okafor' });

describe('making a project', () => {
  test('puts it in its folder and opens it for the one who made it', async () => {
    const project = await create(rhona);
    expect(project.me).toMatch(/^m-okafor-[0-9a-f]{4}$/);
    expect(project.readOnly).toBeNull();
    expect(project.label).toBe(join(world.projectsDir, 'flood'));
    expect(project.project.stances.map(({ id }) => id)).toEqual(['agrees', 'contradicts', 'partly', 'mentions']);
    expect(project.records).toEqual([{ type: 'annotator', id: project.me, name: 'M. Okafor' }]);
    expect(JSON.parse(await readFile(join(project.label, 'project.json'), 'utf8'))).toMatchObject({
      name: 'The flood',
    });
    expect(await rhona.ask('project.current', {})).toEqual(project);
  });

  test('refuses a folder that holds something', async () => {
    await mkdir(join(world.projectsDir, 'flood'), { recursive: true });
    await writeFile(join(world.projectsDir, 'flood', 'letters.txt'), 'mine');
    const input = { parent: await home(rhona), folder: 'flood', name: 'The flood', annotatorName: 'M.' };
    expect(await rhona.refused('project.create', input)).toMatchObject({ code: 'exists' });
    expect(await readdir(join(world.projectsDir, 'flood'))).toEqual(['letters.txt']);
    expect(await rhona.ask('project.current', {})).toBeNull();
  });

  test.each(['..', '../elsewhere', 'a/b', 'a\\b', '.hidden', 'con', 'NUL.txt', 'name.', 'what?', 'a\u0000b', 'C:'])(
    'refuses %j as a folder’s name',
    async (folder) => {
      const input = { parent: await home(rhona), folder, name: 'The flood', annotatorName: 'M.' };
      expect(await rhona.refused('project.create', input)).toMatchObject({ code: 'bad-input' });
      expect(await readdir(world.projectsDir)).toEqual([]);
    },
  );
});

describe('an annotation file opened by itself', () => {
  test('becomes a project of its own, with the articles and claims that it holds', async () => {
    const sample = await rhona.ask('project.sample', {});
    const me = sample.me;
    if (me === null) throw new Error('the sample opens as its first annotator');
    const { content } = await exported(rhona, { format: 'annotation-file', annotators: [me] });
    const file = join(world.projectsDir, 'from-rhona.crossread.json');
    await writeFile(file, content);
    await rhona.engine.close();

    const reader = world.start();
    const opened = await reader.engine.openPath(file);
    expect(opened.label).toBe(join(world.projectsDir, 'from-rhona'));
    const count = (project: typeof opened, type: string): number =>
      recordsOf(unpackDocument(project.project, project)).filter(
        (record) => record.type === type && (!('annotator' in record) || record.annotator === me),
      ).length;
    expect(count(sample, 'span')).toBeGreaterThan(0);
    for (const type of ['article', 'span', 'link', 'omission']) expect(count(opened, type)).toBe(count(sample, type));
    // Opened again, it is the same project.
    await reader.engine.close();
    expect((await world.start().engine.openPath(file)).label).toBe(opened.label);
  });

  test('is refused with its name if it is cut short, and leaves nothing behind', async () => {
    await mkdir(world.projectsDir, { recursive: true });
    const file = join(world.projectsDir, 'half.crossread.json');
    await writeFile(file, '{"format": "crossread/annotation-file", "version": 1,');
    await expect(rhona.engine.openPath(file)).rejects.toThrow(/^half\.crossread\.json: /);
    expect(await readdir(world.projectsDir)).toEqual(['half.crossread.json']);
  });
});

describe('who writes', () => {
  test('is remembered for the project', async () => {
    const { me, label } = await create(rhona);
    await rhona.engine.close();
    const later = world.start();
    expect((await later.engine.openPath(label)).me).toBe(me);
  });

  test('is nobody for a person who has not said so: she may read only', async () => {
    const { label } = await create(rhona);
    await rhona.engine.close();
    const imke = world.start({ configDir: join(world.root, 'imke') });
    const project = await imke.engine.openPath(label);
    expect(project.me).toBeNull();
    expect(project.readOnly).toMatchObject({ reason: 'no-annotator' });
    const diff = { added: [], updated: [], removed: [] };
    expect(await imke.refused('document.apply', { diff })).toMatchObject({ code: 'read-only' });

    const mine = await imke.ask('project.become', { newName: 'Imke Vasarell' });
    expect(mine.readOnly).toBeNull();
    expect(mine.me).toMatch(/^imke-vasarell-[0-9a-f]{4}$/);
    expect(mine.records.filter(({ type }) => type === 'annotator')).toHaveLength(2);
    expect((await imke.ask('app.info', {})).settings.annotatorName).toBe('Imke Vasarell');
  });

  test('can be an annotator of the project, and no other', async () => {
    await rhona.ask('project.sample', {});
    const { records, me } = await rhona.ask('project.current', {}).then((open) => open ?? expect.fail());
    const other = records.find((record) => record.type === 'annotator' && record.id !== me);
    if (other?.type !== 'annotator') expect.fail();
    expect((await rhona.ask('project.become', { annotator: other.id })).me).toBe(other.id);
    const nobody = newAnnotatorId('Nobody');
    expect(await rhona.refused('project.become', { annotator: nobody })).toMatchObject({ code: 'not-found' });
    expect(rhona.heard).toContainEqual({ name: 'project', payload: { open: true }, except: 'page-one' });
  });

  test.each([
    ['M. Okafor', 'm-okafor'],
    ['Renáta Čelik-Holm', 'renata-celik-holm'],
    ['山田太郎', 'annotator'],
    ['  --  ', 'annotator'],
    ['x'.repeat(100), 'x'.repeat(40)],
  ])('the id of %s starts with %s', (name, slug) => {
    expect(newAnnotatorId(name)).toMatch(new RegExp(`^${slug}-[0-9a-f]{4}$`));
  });
});

describe('opening', () => {
  test('another project closes the first, and gives it back', async () => {
    const first = await create(rhona, 'first');
    await create(rhona, 'second');
    const other = world.start();
    expect((await other.engine.openPath(first.label)).readOnly).toBeNull();
  });

  test('what is no project leaves the open one open', async () => {
    const first = await create(rhona, 'first');
    await mkdir(join(world.projectsDir, 'empty'));
    const { folders } = await rhona.ask('start.folders', {});
    const empty = folders.find(({ name }) => name === 'empty') ?? expect.fail();
    expect(await rhona.refused('project.open', { place: empty.place })).toMatchObject({ code: 'not-found' });
    expect(await rhona.ask('project.current', {})).toEqual(first);
  });

  test('the open one again is the same one', async () => {
    const first = await create(rhona, 'first');
    expect(await rhona.engine.openPath(first.label)).toEqual(first);
    expect(await rhona.engine.openPath(join(first.label, 'project.json'))).toEqual(first);
  });

  test('what another instance holds is for reading only, and says who holds it', async () => {
    const { label } = await create(rhona);
    const other = world.start();
    const project = await other.engine.openPath(label);
    expect(project.readOnly).toMatchObject({ reason: 'locked' });
    expect(project.records).toHaveLength(1);
    expect(await other.refused('project.become', { newName: 'Second' })).toMatchObject({ code: 'read-only' });
    const { code } = await other.refused('import.stage', { pasted: 'Some words of an article.' });
    expect(code).toBe('read-only');
  });

  test('a folder that is not there makes a project only where that is asked for', async () => {
    const dir = join(world.projectsDir, 'new one');
    await expect(rhona.engine.openPath(dir)).rejects.toMatchObject({ code: 'not-found' });
    const project = await rhona.engine.openPath(dir, { create: true });
    expect(project).toMatchObject({ me: null, readOnly: { reason: 'no-annotator' }, project: { name: 'new one' } });
    await mkdir(join(world.projectsDir, 'full'));
    await writeFile(join(world.projectsDir, 'full', 'letters.txt'), 'mine');
    await expect(rhona.engine.openPath(join(world.projectsDir, 'full'), { create: true })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('tells the other pages, and closing does too', async () => {
    await create(rhona);
    await rhona.ask('project.close', {});
    await rhona.ask('project.close', {});
    expect(rhona.heard).toEqual([
      { name: 'project', payload: { open: true }, except: 'page-one' },
      { name: 'project', payload: { open: false }, except: 'page-one' },
    ]);
    expect(await rhona.refused('document.check', {})).toMatchObject({ code: 'no-project' });
  });
});

describe('the sample', () => {
  test('is a project in working order, opened as its first annotator', async () => {
    const project = await rhona.ask('project.sample', {});
    expect(project.label).toBe(join(world.projectsDir, 'Quillmere sample'));
    expect(project.me).toMatch(/^rhona-tessaly-/);
    expect(project.problems).toEqual([]);
    const records = recordsOf(unpackDocument(project.project, project));
    const count = (type: string) => records.filter((record) => record.type === type).length;
    const source = JSON.parse(
      await readFile(new URL('../../../../electron/sample/annotations.json', import.meta.url), 'utf8'),
    ) as {
      annotators: { claims: unknown[]; articles: { spans: { links: unknown[] }[]; silent: unknown[] }[] }[];
    };
    const sheets = source.annotators.flatMap(({ articles }) => articles);
    const spans = sheets.flatMap((sheet) => sheet.spans);
    expect(count('article')).toBe(7);
    expect(count('annotator')).toBe(2);
    expect(count('claim')).toBe(source.annotators.flatMap(({ claims }) => claims).length);
    expect(count('span')).toBe(spans.length);
    expect(count('link')).toBe(spans.flatMap(({ links }) => links).length);
    expect(count('omission')).toBe(sheets.flatMap(({ silent }) => silent).length);
    expect(await rhona.ask('document.check', {})).toEqual([]);
  });

  test('can be had twice, in two folders with equal files', async () => {
    const first = await rhona.ask('project.sample', {});
    const second = await rhona.ask('project.sample', {});
    expect(second.label).toBe(join(world.projectsDir, 'Quillmere sample 2'));
    expect(second.records).toEqual(first.records);
    const files = async (dir: string): Promise<string[]> =>
      (await readdir(dir, { recursive: true })).filter((file) => /\.(json|txt)$/.test(file)).sort();
    const names = (await files(first.label)).filter((file) => !file.startsWith('.crossread'));
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) {
      expect(await readFile(join(second.label, name), 'utf8')).toBe(await readFile(join(first.label, name), 'utf8'));
    }
  });
});

describe('the start screen', () => {
  test('lists what was opened, newest first, and says what is missing', async () => {
    const first = await create(rhona, 'first');
    await create(rhona, 'second');
    await rhona.engine.openPath(first.label);
    const later = world.start();
    expect((await later.ask('start.recent', {})).map(({ label }) => label)).toEqual([
      first.label,
      join(world.projectsDir, 'second'),
    ]);
    await rhona.engine.close();
    await rm(first.label, { recursive: true });
    const [gone] = await later.ask('start.recent', {});
    expect(gone?.missing).toBe(true);
    await later.ask('start.forget', { place: gone?.place ?? expect.fail() });
    expect((await later.ask('start.recent', {})).map(({ missing }) => missing)).toEqual([false]);
  });

  test('walks folders by names that the engine gave', async () => {
    await create(rhona);
    await mkdir(join(world.projectsDir, '.hidden'));
    await mkdir(join(world.projectsDir, 'plain 10'));
    await mkdir(join(world.projectsDir, 'plain 9'));
    const here = await rhona.ask('start.folders', {});
    expect(here.folders.map(({ name, project }) => [name, project])).toEqual([
      ['flood', true],
      ['plain 9', false],
      ['plain 10', false],
    ]);
    const above = await rhona.ask('start.folders', { place: here.parent ?? expect.fail() });
    expect(above.label).toBe(world.root);
    const made = await rhona.ask('start.makeFolder', { parent: above.place, name: 'more' });
    expect(made.label).toBe(join(world.root, 'more'));
    expect(await rhona.refused('start.makeFolder', { parent: above.place, name: 'more' })).toMatchObject({
      code: 'exists',
    });
    const invented = { place: world.root as typeof here.place };
    expect(await rhona.refused('start.folders', invented)).toMatchObject({ code: 'not-found' });
    expect(await rhona.refused('project.open', invented)).toMatchObject({ code: 'not-found' });
  });

  test('has the system’s dialog only where there is one', async () => {
    expect(await rhona.refused('start.chooseFolder', { purpose: 'open' })).toMatchObject({ code: 'unsupported' });
    const answers = [join(world.root, 'chosen'), null];
    const electron = world.start({
      dialogs: {
        chooseFolder: async () => answers.shift() ?? null,
        chooseIncoming: async () => null,
        saveFile: async () => null,
      },
    });
    expect(await electron.ask('start.chooseFolder', { purpose: 'open' })).toMatchObject({
      label: join(world.root, 'chosen'),
    });
    expect(await electron.ask('start.chooseFolder', { purpose: 'open' })).toBeNull();
  });
});
