/**
 * Walks every call of the contract: it refuses bad input and an unknown caller, over the engine and over the loopback
 * server, and what it answers survives a structured clone and JSON.
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { planSubmission, takeSubmission } from '#electron/import/incoming/index.ts';
import { createSample } from '#electron/sample/index.ts';
import { startServer } from '#electron/serve.ts';
import type { RunningServer } from '#electron/serve.ts';
import { openWorkspace } from '#electron/workspace/index.ts';
import { contract, DEFAULT_SETTINGS, isCallName } from '#shared/contract/index.ts';
import type { CallInput, CallName, CallOutput } from '#shared/contract/index.ts';
import { unpackDocument } from '#shared/document/packed.ts';
import { DEFAULT_STANCES } from '#shared/model/index.ts';
import { colleagueFile, corrected, later, sentBy } from '../electron/handlers/colleague.ts';
import { FIELDS, home, PAGE, World } from '../electron/handlers/world.ts';
import type { Person } from '../electron/handlers/world.ts';
import { ask, builtPage, enter } from '../electron/server/asking.ts';

type Open = CallOutput<'project.open'>;

const placeOf = async (person: Person): Promise<CallOutput<'start.recent'>[number]['place']> =>
  (await person.ask('start.recent', {}))[0]?.place ?? expect.fail('nothing was opened');
const candidateOf = async (person: Person): Promise<CallInput<'import.keep'>['candidate']> =>
  (await person.ask('import.stage', { pasted: 'One line of an article.' })).candidates[0]?.id ??
  expect.fail('nothing was read');
const articleOf = (open: Open): CallInput<'article.read'>['article'] =>
  open.records.flatMap((record) => (record.type === 'article' ? [record.id] : []))[0] ?? expect.fail('no article');
const choiceOf = async (person: Person, open: Open): Promise<CallInput<'export.preview'>['choice']> => ({
  format: (await person.ask('export.formats', {})).find(({ writes }) => writes)?.id ?? expect.fail('no format'),
  annotators: [open.me ?? expect.fail('nobody writes')],
});
/** A colleague's newer file, in which the text of an article differs from ours. */
let colleague: string;
const stagedOf = async (person: Person): Promise<CallInput<'incoming.take'>['id']> =>
  (await person.ask('incoming.stage', { job: 'walk', name: 'her.crossread.json', bytes: colleague })).previews[0]?.id ??
  expect.fail('nothing was read');
/** A span of hers that went elsewhere when that file was taken in. */
const settledOf = (_person: Person, open: Open): CallInput<'incoming.settle'> => {
  for (const { annotator, article, spans } of unpackDocument(open.project, open).sheets.values()) {
    for (const { id: span, origin } of spans.values()) {
      if (origin !== undefined) return { annotator, decisions: [{ article, span, place: null }] };
    }
  }
  return expect.fail('nothing was moved');
};
/** One text with one label, as doccano writes it. */
const DOCCANO = Buffer.from('{"text": "The dam held.", "label": [[4, 7, "Thing"]]}\n').toString('base64');
const foreignOf = (person: Person): Promise<CallOutput<'foreign.stage'>> =>
  person.ask('foreign.stage', { job: 'walk', files: [{ path: 'one.jsonl', bytes: DOCCANO }], format: 'doccano' });
const peopleOf = (open: Open): CallInput<'review.agreement'>['annotators'] =>
  open.records.flatMap((record) => (record.type === 'annotator' ? [record.id] : []));
const layout = { panes: [{ article: null, size: 1, top: 0 }], active: 0, claimsWidth: 300, shown: [] };

/** For every call an input that it takes while the sample is open. A call that is missing here is a type error. */
const good: { [N in CallName]: (person: Person, open: Open) => CallInput<N> | Promise<CallInput<N>> } = {
  'app.info': () => ({}),
  'app.changeSettings': () => ({ ...DEFAULT_SETTINGS, theme: 'dark' }),
  'start.recent': () => ({}),
  'start.forget': async (person) => ({ place: await placeOf(person) }),
  'start.folders': async (person) => ({ place: await home(person) }),
  'start.makeFolder': async (person) => ({ parent: await home(person), name: 'walked' }),
  'start.chooseFolder': () => ({ purpose: 'open' }),
  'project.create': async (person) => ({
    parent: await home(person),
    folder: 'walked',
    name: 'Walked',
    annotatorName: 'Walker',
  }),
  'project.open': async (person) => ({ place: await placeOf(person) }),
  'project.sample': () => ({}),
  'project.close': () => ({}),
  'project.current': () => ({}),
  'project.become': () => ({ newName: 'Walker' }),
  'article.read': (_person, open) => ({ article: articleOf(open) }),
  'document.apply': (_person, { project }) => ({
    diff: {
      added: [],
      updated: [[project, { ...project, name: 'Walked', stances: [...DEFAULT_STANCES] }]],
      removed: [],
    },
  }),
  'document.check': () => ({}),
  'desk.load': () => ({}),
  'desk.save': () => ({ layout }),
  'import.stage': () => ({ pasted: 'Another line of an article.' }),
  'import.keep': async (person) => ({ candidate: await candidateOf(person), fields: FIELDS, head: 0, tail: 8 }),
  'import.discard': async (person) => ({ candidates: [await candidateOf(person)] }),
  'incoming.stage': () => ({ job: 'walk', name: 'her.crossread.json', bytes: colleague }),
  'incoming.preview': async (person) => ({ id: await stagedOf(person), separate: [] }),
  'incoming.take': async (person) => ({ id: await stagedOf(person), decisions: [], separate: [], replace: false }),
  'incoming.discard': async (person) => ({ ids: [await stagedOf(person)] }),
  'incoming.choose': () => ({ what: 'file' }),
  'incoming.orphans': (_person, open) => ({ article: articleOf(open) }),
  'incoming.settle': settledOf,
  'foreign.recognise': () => ({
    files: [{ path: 'one.jsonl', head: '{"text": "The dam held.", "label": [[4, 7, "A"]]}' }],
  }),
  'foreign.stage': () => ({ job: 'walk', files: [{ path: 'one.jsonl', bytes: DOCCANO }] }),
  'foreign.read': async (person) => ({ job: 'walk', id: (await foreignOf(person)).id, format: 'doccano' }),
  'foreign.preview': async (person) => {
    const { id, mapping } = await foreignOf(person);
    return { id, mapping };
  },
  'foreign.labels': async (person) => ({ id: (await foreignOf(person)).id, feature: 'label', search: 'thi' }),
  'foreign.problems': async (person) => ({ id: (await foreignOf(person)).id, search: '', whole: true }),
  'foreign.take': async (person) => {
    const { id, mapping } = await foreignOf(person);
    return { job: 'walk', id, mapping };
  },
  'foreign.discard': async (person) => ({ ids: [(await foreignOf(person)).id] }),
  'foreign.cancel': () => ({ job: 'walk' }),
  'export.formats': () => ({}),
  'export.last': () => ({}),
  'export.preview': async (person, open) => ({ choice: await choiceOf(person, open) }),
  'export.start': async (person, open) => ({ run: 'walk', choice: await choiceOf(person, open), as: 'archive' }),
  'export.cancel': () => ({ run: 'walk' }),
  'search.find': () => ({
    search: 'walk',
    query: { text: 'dam', mode: 'phrase', matchCase: false, matchDiacritics: false, wholeWords: false },
    scope: 'all',
    context: 40,
  }),
  'search.cancel': () => ({ search: 'walk' }),
  'review.agreement': (_person, open) => ({ run: 'walk', annotators: peopleOf(open) }),
  'review.gamma': (_person, open) => ({
    run: 'walk',
    annotators: peopleOf(open),
    article: articleOf(open),
    samples: 2,
  }),
  'review.cancel': () => ({ run: 'walk' }),
  'review.report': () => ({ run: 'walk', about: 'project', as: 'html' }),
  'review.saveReport': () => ({ run: 'walk', about: 'project', as: 'json' }),
  'review.cancelReport': () => ({ run: 'walk' }),
};

const names = Object.keys(contract).filter(isCallName);

let sample: string;
let pageDir: string;
let world: World;
let person: Person;
let open: Open;

beforeAll(async () => {
  sample = await mkdtemp(join(tmpdir(), 'crossread-walk-'));
  await rm(sample, { recursive: true });
  await createSample(sample);
  const file = await colleagueFile(sample, later);
  corrected(file, file.annotations[0]?.article ?? expect.fail('she has done nothing'));
  colleague = sentBy(file);
  const workspace = await openWorkspace(sample, { face: 'cli' });
  const plan = await planSubmission(workspace, { from: 'her.crossread.json', file }, { me: null });
  await takeSubmission(workspace, plan, false);
  await workspace.close();
  pageDir = await builtPage();
});
afterAll(async () => {
  await rm(sample, { recursive: true });
  await rm(pageDir, { recursive: true });
  await rm(join(pageDir, '..', 'crossread-outside.html'), { force: true });
});
beforeEach(async () => {
  world = await World.make();
  const dir = join(world.root, 'sample');
  await cp(sample, dir, { recursive: true });
  const { root } = world;
  person = world.start({
    dialogs: {
      chooseFolder: async () => root,
      chooseIncoming: async () => join(root, 'her.crossread.json'),
      saveFile: async () => join(root, 'saved'),
    },
  });
  await person.engine.openPath(dir);
  open = await person.ask('project.become', { newName: 'Reader' });
});
afterEach(() => world.end());

/** Inputs that differ from a good one in one place, so that only that place can be the reason of a refusal. */
function spoilt(input: Record<string, unknown>): [what: string, input: unknown][] {
  const strange = { neither: 'this', nor: ['that'] };
  return [
    ['nothing', undefined],
    ['null', null],
    ['a list', [input]],
    ['text', JSON.stringify(input)],
    ['one key too many', { ...input, surprise: true }],
    ...Object.keys(input).map((key): [string, unknown] => [`a strange ${key}`, { ...input, [key]: strange }]),
    ...Object.keys(input).map((key): [string, unknown] => [`no value for ${key}`, { ...input, [key]: null }]),
  ];
}

describe.each(names)('%s', (name) => {
  test('answers, and the answer survives a structured clone and JSON', async () => {
    const answer = await person.engine.call(name, await good[name](person, open), PAGE);
    expect(answer).toMatchObject({ ok: true });
    expect(structuredClone(answer)).toStrictEqual(answer);
    expect(JSON.parse(JSON.stringify(answer))).toStrictEqual(answer);
    expect(person.log).toEqual([]);
  });

  test('refuses bad input, names the call, and does nothing', async () => {
    const input = await good[name](person, open);
    const before = await person.engine.call('project.current', {}, PAGE);
    const heard = person.heard.length;
    for (const [what, bad] of spoilt({ ...input })) {
      const answer = await person.engine.call(name, bad, PAGE);
      expect(answer, what).toMatchObject({ ok: false, error: { code: 'bad-input' } });
      if (!answer.ok) expect(answer.error.message, what).toMatch(new RegExp(`^${name}: .`));
      expect(structuredClone(answer)).toStrictEqual(answer);
    }
    expect(await person.engine.call('project.current', {}, PAGE)).toEqual(before);
    expect(person.heard).toHaveLength(heard);
  });

  test('refuses an unknown caller, whatever it asks', async () => {
    const input = await good[name](person, open);
    const before = await person.engine.call('project.current', {}, PAGE);
    for (const caller of [null, { page: '' }]) {
      for (const asked of [input, null]) {
        const answer = await person.engine.call(name, asked, caller);
        expect(answer).toMatchObject({ ok: false, error: { code: 'unknown-caller' } });
      }
    }
    expect(await person.engine.call('project.current', {}, PAGE)).toEqual(before);
  });
});

test.each(['', 'app', 'app.info ', 'toString', '__proto__', 'constructor', 'project.destroy'])(
  '"%s" is no call',
  async (name) => {
    expect(await person.engine.call(name, {}, PAGE)).toMatchObject({ ok: false, error: { code: 'unknown-call' } });
  },
);

describe('over the loopback server', () => {
  let server: RunningServer;
  let cookie: string;
  beforeEach(async () => {
    server = await startServer({ engine: person.engine, pageDir });
    cookie = await enter(server.url);
  });
  afterEach(() => server.close());

  const post = async (name: CallName, headers: Record<string, string>, input: unknown) =>
    ask(server.origin, `/call/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-crossread-page': 'page-one', ...headers },
      body: JSON.stringify(input),
    });

  test.each(names)('%s answers its own page and refuses everybody else', async (name) => {
    const input = await good[name](person, open);
    const before = await person.engine.call('project.current', {}, PAGE);
    const { origin } = server;
    const strangers: Record<string, string>[] = [
      { origin },
      { origin, cookie: cookie.replace(/=.*/, '=AAAA') },
      { cookie },
      { cookie, origin: 'https://crossread.example' },
      { cookie, origin, host: 'crossread.example' },
      { cookie, origin, 'sec-fetch-site': 'cross-site' },
      { cookie, origin, 'x-crossread-page': '' },
    ];
    for (const headers of strangers)
      expect((await post(name, headers, input)).status, JSON.stringify(headers)).toBe(403);
    expect(await person.engine.call('project.current', {}, PAGE)).toEqual(before);

    const reply = await post(name, { cookie, origin }, input);
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.body)).toMatchObject({ ok: true });
  });
});
