import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openWorkspace } from '#electron/workspace/index.ts';
import type { Workspace, WorkspaceEvent } from '#electron/workspace/index.ts';
import { CrossreadError } from '#shared/contract/index.ts';
import type { Claim } from '#shared/model/index.ts';
import { AnnotatorId, ArticleId, ClaimId } from '#shared/model/index.ts';
import { addArticle, home, World } from './world.ts';
import type { Person } from './world.ts';

let world: World;
let rhona: Person;
let me: AnnotatorId;
let dir: string;

beforeEach(async () => {
  world = await World.make();
  rhona = world.start();
  const input = { parent: await home(rhona), folder: 'flood', name: 'The flood', annotatorName: 'Rhona' };
  const open = await rhona.ask('project.create', input);
  me = open.me ?? expect.fail();
  dir = open.label;
  rhona.heard.length = 0;
});
afterEach(() => world.end());

const claim = (annotator: AnnotatorId, text = 'It rained.'): Claim => ({
  type: 'claim',
  annotator,
  id: ClaimId.parse('019d0a79-1368-7894-bad1-eef020401f1a'),
  text,
  created: '2026-03-20T09:00:00.000Z',
});
const adding = (record: Claim) => ({ diff: { added: [record], updated: [], removed: [] } });

describe('a change', () => {
  test('is on the disk when it is answered, and the other pages hear of it', async () => {
    await rhona.ask('document.apply', adding(claim(me)));
    const stored = await readFile(join(dir, 'claims', `${me}.json`), 'utf8');
    expect(stored).toContain('It rained.');
    expect(rhona.heard).toEqual([
      { name: 'document', payload: { ...adding(claim(me)), origin: 'page' }, except: 'page-one' },
    ]);
  });

  test('that changes nothing is not told', async () => {
    await rhona.ask('document.apply', { diff: { added: [], updated: [], removed: [] } });
    expect(rhona.heard).toEqual([]);
  });

  test('that starts from something else is a conflict', async () => {
    await rhona.ask('document.apply', adding(claim(me)));
    expect(await rhona.refused('document.apply', adding(claim(me, 'It snowed.')))).toMatchObject({ code: 'conflict' });
  });

  test('in another annotator’s name is refused', async () => {
    const other = AnnotatorId.parse('imke-0000');
    expect(await rhona.refused('document.apply', adding(claim(other)))).toMatchObject({ code: 'refused' });
    expect(rhona.heard).toEqual([]);
  });

  test('that does not fit the schema is refused with its place', async () => {
    const answer = await rhona.engine.call('document.apply', adding(claim(me, ' ')), { page: 'page-one' });
    expect(answer).toEqual({
      ok: false,
      error: { code: 'bad-input', message: 'document.apply: diff.added.0.text: a claim needs words' },
    });
  });
});

describe('an article', () => {
  test('is read whole', async () => {
    const article = await addArticle(rhona, 'The first line.\nThe second line. It has two sentences.');
    const read = await rhona.ask('article.read', { article: article.id });
    expect(read.blocks.map(({ start, end }) => read.text.slice(start, end))).toEqual([
      'The first line.',
      'The second line. It has two sentences.',
    ]);
    expect(read.sentences).toHaveLength(3);
  });

  test('that is not there is not found', async () => {
    const article = ArticleId.parse('nothing-0');
    expect(await rhona.refused('article.read', { article })).toMatchObject({ code: 'not-found' });
  });
});

test('the desk is remembered for the project, outside it', async () => {
  const layout = { panes: [{ article: null, size: 1, top: 0 }], active: 0, claimsWidth: 300, shown: [] };
  expect(await rhona.ask('desk.load', {})).toBeNull();
  await rhona.ask('desk.save', { layout });
  await rhona.engine.close();
  const later = world.start();
  await later.engine.openPath(dir);
  expect(await later.ask('desk.load', {})).toEqual(layout);
});

const throwing = (error: Error) => async (): Promise<void> => {
  throw error;
};

describe('what happens on the disk', () => {
  let tell: (event: WorkspaceEvent) => void;
  let readOnly: Workspace['readOnly'];
  let fail: Error | undefined;
  let watched: Person;

  beforeEach(async () => {
    await rhona.engine.close();
    readOnly = null;
    fail = undefined;
    watched = world.start({
      openWorkspace: async (...given) => {
        const real = await openWorkspace(...given);
        return new Proxy(real, {
          get(target, key) {
            if (key === 'readOnly') return readOnly;
            if (key === 'on') return (listener: typeof tell) => ((tell = listener), () => undefined);
            if (key === 'apply' && fail !== undefined) return throwing(fail);
            const value: unknown = Reflect.get(target, key, target);
            return typeof value === 'function' ? (value.bind(target) as unknown) : value;
          },
        });
      },
    });
    await watched.engine.openPath(dir);
    watched.heard.length = 0;
  });

  test('is told to every page', () => {
    const { diff } = adding(claim(me));
    tell({ type: 'document', diff });
    tell({ type: 'problems', problems: [] });
    tell({ type: 'notice', message: 'A file changed.' });
    expect(watched.heard).toEqual([
      { name: 'document', payload: { diff, origin: 'disk' } },
      { name: 'problems', payload: { problems: [] } },
      { name: 'notice', payload: { message: 'A file changed.' } },
    ]);
  });

  test('includes that the lock was lost: every page reads the project again, once', () => {
    readOnly = { reason: 'locked', message: 'Taken over.' };
    tell({ type: 'notice', message: 'Taken over.' });
    tell({ type: 'notice', message: 'Taken over.' });
    expect(watched.heard.map(({ name }) => name)).toEqual(['notice', 'project', 'notice']);
  });

  test.each([
    [new CrossreadError('conflict', 'Read it again.'), { code: 'conflict', message: 'Read it again.' }],
    [Object.assign(new Error('disk full'), { code: 'ENOSPC' }), { code: 'io' }],
    [Object.assign(new Error('gone'), { code: 'ENOENT' }), { code: 'not-found' }],
  ])('answers %s with its code', async (error, expected) => {
    fail = error;
    expect(await watched.refused('document.apply', adding(claim(me)))).toMatchObject(expected);
    expect(watched.log).toEqual([]);
  });

  test('answers a fault of ours without its insides, which go to the log', async () => {
    fail = new TypeError('x is not a function at /secret/place.ts');
    const error = await watched.refused('document.apply', adding(claim(me)));
    expect(error.code).toBe('internal');
    expect(error.message).not.toContain('secret');
    expect(watched.log.join('\n')).toContain('/secret/place.ts');
  });
});
