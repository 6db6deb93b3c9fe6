import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AnnotatorId } from '#shared/model/index.ts';
import type { Annotator } from '#shared/model/index.ts';
import { World } from './world.ts';
import type { Person } from './world.ts';

let world: World;
let rhona: Person;
let people: Annotator[];

beforeEach(async () => {
  world = await World.make();
  let asked = 0;
  rhona = world.start({
    dialogs: {
      chooseFolder: async () => null,
      chooseIncoming: async () => null,
      saveFile: async ({ fileName }) => ((asked += 1) === 1 ? join(world.root, fileName) : null),
    },
  });
  const { records } = await rhona.ask('project.sample', {});
  people = records.filter((record) => record.type === 'annotator');
});
afterEach(() => world.end());

const wanted = { run: 'one', about: 'project', as: 'html' } as const;

test('a report is made of the open project, with figures and a few sentences', async () => {
  const [first] = people;
  const { fileName, content, words } = await rhona.ask('review.report', {
    ...wanted,
    about: { annotator: first?.id ?? expect.fail() },
  });
  expect(fileName).toBe(`report-${first?.id ?? ''}.html`);
  expect(content).toContain(`<title>Report for ${first?.name ?? ''}`);
  expect(words[1]).toBe('Nothing has been settled yet: there is no gold set to report on.');
  expect(words[2]).toMatch(/spans, F1 by overlap 0\.\d\d \(95 % interval/);
  const project = await rhona.ask('review.report', { ...wanted, as: 'json' });
  expect(JSON.parse(project.content)).toMatchObject({
    annotators: [{}, {}],
    agreement: { groups: [{ kind: 'pair' }] },
  });
});

test('a report on one annotator alone has no figures and says so', async () => {
  const [first] = people;
  if (first === undefined) throw new Error('unreachable');
  const one = { ...wanted, about: { annotator: first.id }, annotators: [first.id] };
  expect((await rhona.ask('review.report', one)).content).toContain('There are none');
});

test('a report is saved where the person says, or not at all', async () => {
  expect(await rhona.ask('review.saveReport', wanted)).toEqual({ label: 'report-project.html' });
  expect(await readFile(join(world.root, 'report-project.html'), 'utf8')).toMatch(/^<!doctype html>/);
  expect(await rhona.ask('review.saveReport', wanted)).toBeNull();
  expect(await world.start().refused('review.saveReport', wanted)).toMatchObject({ code: 'unsupported' });
});

test('annotators and gold sets that are not there are refused', async () => {
  const nobody = AnnotatorId.parse('nobody-0000');
  expect(await rhona.refused('review.report', { ...wanted, about: { annotator: nobody } })).toMatchObject({
    code: 'not-found',
  });
  const gold = AnnotatorId.parse('nobody-0000.gold');
  expect(await rhona.refused('review.report', { ...wanted, gold })).toMatchObject({ code: 'not-found' });
});

test('a report that is no longer wanted is ended; one that has ended is no error', async () => {
  const waiting = rhona.refused('review.report', wanted);
  await rhona.ask('review.cancelReport', { run: 'one' });
  expect(await waiting).toMatchObject({ code: 'cancelled' });
  expect(await rhona.ask('review.cancelReport', { run: 'one' })).toEqual({});
});
