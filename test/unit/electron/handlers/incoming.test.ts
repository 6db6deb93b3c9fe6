import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createSample } from '#electron/sample/index.ts';
import type { CallInput, CallOutput, IncomingPreview } from '#shared/contract/index.ts';
import { unpackDocument } from '#shared/document/packed.ts';
import { sheetOf } from '#shared/document/state.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotationFile } from '#shared/formats/annotation-file/index.ts';
import type { ArticleId } from '#shared/model/index.ts';
import { colleagueFile, corrected, later, sentBy } from './colleague.ts';
import { base64, World } from './world.ts';
import type { Person } from './world.ts';

let sample: string;
let world: World;
let dir: string;
let person: Person;

beforeAll(async () => {
  sample = await mkdtemp(join(tmpdir(), 'crossread-incoming-sample-'));
  await rm(sample, { recursive: true });
  await createSample(sample);
});
afterAll(() => rm(sample, { recursive: true }));
beforeEach(async () => {
  world = await World.make();
  dir = join(world.root, 'project');
  await cp(sample, dir, { recursive: true });
  person = world.start();
  await person.engine.openPath(dir);
  await person.ask('project.become', { newName: 'Reviewer' });
});
afterEach(() => world.end());

const stage = (file: AnnotationFile | string): Promise<CallOutput<'incoming.stage'>> =>
  person.ask('incoming.stage', {
    ...{ job: 'reading', name: 'her.crossread.json' },
    bytes: typeof file === 'string' ? base64(file) : sentBy(file),
  });
const staged = async (file: AnnotationFile): Promise<IncomingPreview> => {
  const { previews, problems } = await stage(file);
  expect(problems).toEqual([]);
  return previews[0] ?? expect.fail('nothing was read');
};
const taking = (id: IncomingPreview['id'], more: Partial<CallInput<'incoming.take'>> = {}) => ({
  ...{ id, decisions: [], separate: [], replace: false, ...more },
});
const doc = async (): Promise<DocumentState> => {
  const open = (await person.ask('project.current', {})) ?? expect.fail('no project is open');
  return unpackDocument(open.project, open);
};
/** Everything in the project folder but the program's own files. */
const onDisk = async (): Promise<Map<string, string>> => {
  const files = await readdir(dir, { recursive: true, withFileTypes: true });
  const read = files
    .filter((each) => each.isFile() && !each.parentPath.includes('.crossread'))
    .map(async (each): Promise<[string, string]> => {
      const file = join(each.parentPath, each.name);
      return [file.slice(dir.length), await readFile(file, 'utf8')];
    });
  return new Map((await Promise.all(read)).sort());
};
const busiest = (file: AnnotationFile): ArticleId =>
  [...file.annotations].sort((a, b) => b.spans.length - a.spans.length)[0]?.article ?? expect.fail('no annotations');

test('a file is staged, shown and taken: her work is then what the file says, and every page hears of it', async () => {
  const file = await colleagueFile(dir, later);
  const before = await onDisk();
  const preview = await staged(file);
  expect(preview).toMatchObject({
    ...{ from: 'her.crossread.json', standing: 'newer', needsReplace: null, problems: [], notices: [] },
    ...{ annotator: { id: file.annotator.id, name: file.annotator.name }, newest: '2026-12-01T08:00:00.000Z' },
    counts: { exact: 0, moved: 0, approximate: 0, ambiguous: 0, lost: 0 },
    changes: [{ article: null, what: 'added', type: 'claim', words: '“Something she saw later.”' }],
  });
  expect(preview.articles.map(({ state, by }) => [state, by])).toEqual(file.articles.map(() => ['same', 'hash']));
  expect(preview.tally.spans).toBe(file.annotations.reduce((sum, { spans }) => sum + spans.length, 0));
  expect(preview.tally.spans).toBe(preview.here.spans);
  expect(preview.claims.filter(({ state }) => state !== 'same')).toMatchObject([{ state: 'new' }]);
  // Showing it has changed nothing.
  expect(await onDisk()).toEqual(before);

  const heard = person.heard.length;
  const report = await person.ask('incoming.take', taking(preview.id));
  expect(report).toMatchObject({ added: 1, changed: 0, removed: 0, articles: 0, waiting: 0 });
  const events = person.heard.slice(heard).filter(({ name }) => name === 'document');
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({ payload: { origin: 'page', diff: { added: [{ type: 'claim' }] } } });
  expect(events[0]).not.toHaveProperty('except');
  expect((await doc()).claims.get(file.claims.at(-1)?.id ?? expect.fail())).toMatchObject({
    annotator: file.annotator.id,
  });
  expect((await person.refused('incoming.take', taking(preview.id))).code).toBe('not-found');
  expect((await staged(file)).standing).toBe('same');
});

test('her work is read-only here', async () => {
  const file = await colleagueFile(dir, later);
  await person.ask('incoming.take', taking((await staged(file)).id));
  const claim = (await doc()).claims.get(file.claims.at(-1)?.id ?? expect.fail()) ?? expect.fail();
  const error = await person.refused('document.apply', {
    diff: { added: [], updated: [[claim, { ...claim, text: 'Mine now.' }]], removed: [] },
  });
  expect(error.code).toBe('refused');
});

describe('an article with another text', () => {
  test('has its spans moved, tells how far it is, and waits for nobody', async () => {
    const file = await colleagueFile(dir, later);
    const article = busiest(file);
    const wanted = new Map(
      file.annotations.find((each) => each.article === article)?.spans.map(({ id, quote }) => [id, quote]),
    );
    corrected(file, article);
    const preview = await staged(file);
    expect(preview.counts).toEqual({ exact: 0, moved: wanted.size, approximate: 0, ambiguous: 0, lost: 0 });
    expect(person.heard.filter(({ name }) => name === 'incoming')).toMatchObject([
      { payload: { job: 'reading', done: 0, total: 1 } },
    ]);
    await person.ask('incoming.take', taking(preview.id));
    const spans = sheetOf(await doc(), file.annotator.id, article)?.spans;
    expect(new Map([...(spans ?? [])].map(([id, { quote }]) => [id, quote]))).toEqual(wanted);
    expect([...(spans?.values() ?? [])].every(({ origin }) => origin?.how === 'moved')).toBe(true);
  });

  test('takes decisions, and lets a span be placed or sent back later', async () => {
    const file = await colleagueFile(dir, later);
    const article = busiest(file);
    corrected(file, article);
    const [span] = file.annotations.find((each) => each.article === article)?.spans ?? [];
    if (span === undefined) throw new Error('there is no span');
    const preview = await staged(file);
    const decisions = [{ article, span: span.id, place: null }];
    expect(await person.ask('incoming.take', taking(preview.id, { decisions }))).toMatchObject({
      removed: expect.any(Number) as number,
    });
    const [orphan, ...more] = await person.ask('incoming.orphans', { article });
    expect(more).toEqual([]);
    expect(orphan).toMatchObject({ annotator: file.annotator.id, article, span: span.id, quote: span.quote });
    // It is there, word for word, so it is what is proposed.
    expect(orphan?.candidates[0]?.words).toBe(span.quote);
    expect(
      await person.ask('incoming.orphans', { article: file.articles.find(({ id }) => id !== article)?.id }),
    ).toEqual([]);

    const place = orphan?.candidates[0]?.fragments ?? null;
    const { annotator } = file;
    await person.ask('incoming.settle', { annotator: annotator.id, decisions: [{ article, span: span.id, place }] });
    expect(await person.ask('incoming.orphans', {})).toEqual([]);
    expect(sheetOf(await doc(), annotator.id, article)?.spans.get(span.id)).toMatchObject({
      ...{ quote: span.quote, origin: { how: 'approximate' } },
    });
    // The same file again finds it settled.
    expect((await staged(file)).standing).toBe('same');
    await person.ask('incoming.settle', {
      annotator: annotator.id,
      decisions: [{ article, span: span.id, place: null }],
    });
    expect(await person.ask('incoming.orphans', {})).toHaveLength(1);
    const bad = { article, span: span.id, place: [[0, 10_000_000]] as [number, number][] };
    const error = await person.refused('incoming.settle', { annotator: annotator.id, decisions: [bad] });
    expect(error).toMatchObject({ code: 'bad-input', message: expect.stringContaining(span.id) as string });
  });

  test('refuses a decision about nothing', async () => {
    const preview = await staged(await colleagueFile(dir, later));
    const [claim] = preview.claims;
    const decisions = [
      { article: preview.articles[0]?.here ?? expect.fail(), span: (claim?.id ?? '') as never, place: null },
    ];
    expect((await person.refused('incoming.take', taking(preview.id, { decisions }))).code).toBe('bad-input');
  });
});

describe('what is refused', () => {
  const problemsOf = async (change: (file: AnnotationFile) => void): Promise<string[]> => {
    const preview = await staged(await colleagueFile(dir, change));
    const before = await onDisk();
    const error = await person.refused('incoming.take', taking(preview.id, { replace: true }));
    expect(error.code).toBe('refused');
    expect(await onDisk()).toEqual(before);
    return preview.problems.map(({ place, message }) => `${place}: ${message}`);
  };

  test('a file of another project, spans outside the text, quotes that do not fit', async () => {
    const [elsewhere] = await problemsOf((file) => {
      file.project.id = '018f0000-0000-7000-8000-00000000dead' as typeof file.project.id;
      file.project.name = 'Another';
    });
    expect(elsewhere).toContain('project.id: The file belongs to another project, “Another”');
    const first = (file: AnnotationFile) => file.annotations[0]?.spans[0] ?? expect.fail('no span');
    const [outside] = await problemsOf((file) => {
      first(file).fragments = [[0, 9_999_999]];
    });
    expect(outside).toMatch(/^article \S+: span \S+: The place 0–9999999 lies outside the text/);
    const [unfit] = await problemsOf((file) => {
      first(file).quote = 'never written';
    });
    expect(unfit).toMatch(/^article \S+: span \S+: the text there is not its quote/);
  });

  test('an older file, and one of which nobody can say, unless it is to replace what is here', async () => {
    const newer = await colleagueFile(dir, later);
    const older = await colleagueFile(dir);
    await person.ask('incoming.take', taking((await staged(newer)).id));
    const before = await onDisk();
    const preview = await staged(older);
    expect(preview).toMatchObject({ standing: 'older', problems: [] });
    expect(preview.needsReplace).toContain('is older than what is here');
    const error = await person.refused('incoming.take', taking(preview.id));
    expect(error).toEqual({ code: 'refused', message: preview.needsReplace });
    expect(await onDisk()).toEqual(before);
    expect(await person.ask('incoming.take', taking(preview.id, { replace: true }))).toMatchObject({ removed: 1 });
    expect((await doc()).claims.has(newer.claims.at(-1)?.id ?? expect.fail())).toBe(false);
  });

  test('the reviewer’s own file', async () => {
    const file = await colleagueFile(dir, later);
    await person.ask('project.become', { annotator: file.annotator.id });
    const preview = await staged(file);
    expect(preview).toMatchObject({
      standing: 'own',
      needsReplace: expect.stringContaining('your own work') as string,
    });
    expect((await person.refused('incoming.take', taking(preview.id))).code).toBe('refused');
  });

  test('what cannot be read is named, nothing is staged', async () => {
    const text = JSON.stringify(await colleagueFile(dir));
    expect(await stage(text.slice(0, 100))).toEqual({
      previews: [],
      problems: [{ from: 'her.crossread.json', message: 'The file breaks off at line 1, column 101.' }],
    });
    expect((await stage('no JSON')).problems).toHaveLength(1);
  });
});

test('a zip with two people of one name brings both, and says so', async () => {
  const file = await colleagueFile(dir, later);
  const twin = structuredClone(file);
  twin.annotator.id = 'twin-0001' as typeof twin.annotator.id;
  twin.claims = twin.claims.filter(({ annotator }) => annotator.id !== file.annotator.id);
  twin.annotations = [];
  twin.relations = [];
  const bytes = zipSync({
    'a.crossread.json': strToU8(JSON.stringify(file)),
    'b.crossread.json': strToU8(JSON.stringify(twin)),
  });
  const { previews, problems } = await person.ask('incoming.stage', {
    ...{ job: 'reading', name: 'both.zip', bytes: Buffer.from(bytes).toString('base64') },
  });
  expect(problems).toEqual([]);
  expect(previews.map(({ from }) => from)).toEqual(['both.zip: a.crossread.json', 'both.zip: b.crossread.json']);
  for (const [index, other] of ['twin-0001', file.annotator.id].entries()) {
    expect(previews[index]?.notices.join()).toContain(`There are two annotators named “${file.annotator.name}”`);
    expect(previews[index]?.notices.join()).toContain(`the other is “${other}”`);
  }
  await person.ask('incoming.discard', { ids: previews.map(({ id }) => id) });
  const [first] = previews;
  if (first !== undefined) expect((await person.refused('incoming.take', taking(first.id))).code).toBe('not-found');
});

test('a project folder is taken by its place, and dropped file by file', async () => {
  const other = join(world.root, 'colleague');
  await cp(sample, other, { recursive: true });
  const { folders } = await person.ask('start.folders', {});
  expect(folders).toEqual([]);
  await cp(sample, join(world.projectsDir, 'colleague'), { recursive: true });
  const [folder] = (await person.ask('start.folders', {})).folders;
  const byPlace = await person.ask('incoming.stage', { job: 'reading', place: folder?.place ?? expect.fail() });
  expect(byPlace.problems).toEqual([]);
  expect(byPlace.previews.map(({ standing }) => standing)).toEqual(['same', 'same']);
  const files = [...(await onDisk())].map(([path, text]) => ({ path: `colleague${path}`, bytes: base64(text) }));
  const dropped = await person.ask('incoming.stage', { job: 'reading', files });
  expect(dropped.previews.map(({ from }) => from)).toEqual(byPlace.previews.map(({ from }) => from));
});

test('the system’s dialog is asked where there is one', async () => {
  expect((await person.refused('incoming.choose', { what: 'file' })).code).toBe('unsupported');
  const her = join(world.root, 'her.crossread.json');
  await writeFile(her, JSON.stringify(await colleagueFile(dir, later)));
  const asked: string[] = [];
  const desktop = world.start({
    dialogs: {
      chooseFolder: async () => null,
      chooseIncoming: async (what) => {
        asked.push(what);
        return what === 'file' ? her : null;
      },
      saveFile: async () => null,
    },
  });
  expect(await desktop.ask('incoming.choose', { what: 'folder' })).toBeNull();
  expect(await desktop.ask('incoming.choose', { what: 'file' })).toMatchObject({ label: her });
  expect(asked).toEqual(['folder', 'file']);
});

test('too much at once is refused with the way out', async () => {
  const bytes = Buffer.alloc(28 * 1024 * 1024 + 1, 0x20).toString('base64');
  const error = await person.refused('incoming.stage', { job: 'reading', name: 'x.json', bytes });
  expect(error.code).toBe('too-large');
  expect(error.message).toContain('A zip of it is much smaller');
});
