import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Dialogs } from '#electron/handlers/index.ts';
import { AnnotatorId } from '#shared/model/index.ts';
import { World } from './world.ts';
import type { Person } from './world.ts';

let world: World;
let rhona: Person;
let suggested: unknown[];
let annotators: AnnotatorId[];

beforeEach(async () => {
  world = await World.make();
  suggested = [];
  const dialogs: Dialogs = {
    chooseFolder: async () => null,
    chooseIncoming: async () => null,
    saveFile: async (suggestion) => {
      suggested.push(suggestion);
      return suggested.length === 1 ? join(world.root, 'out.jsonl') : null;
    },
  };
  rhona = world.start({ dialogs });
  const { records } = await rhona.ask('project.sample', {});
  annotators = records.flatMap((record) => (record.type === 'annotator' ? [record.id] : []));
});
afterEach(() => world.end());

const jsonl = async (): Promise<string> => {
  const formats = await rhona.ask('export.formats', {});
  return formats.find(({ extension, writes }) => writes && extension.includes('jsonl'))?.id ?? expect.fail();
};

test('a dataset is made whole, and a preview shows its beginning', async () => {
  const choice = { format: await jsonl(), annotators };
  const made = await rhona.ask('export.make', choice);
  expect(made.content.trimEnd().split('\n')).toHaveLength(made.records);
  const preview = await rhona.ask('export.preview', choice);
  expect(preview).toMatchObject({ fileName: made.fileName, records: made.records });
  expect(preview.head.length).toBeGreaterThan(0);
  expect(preview.head.length).toBeLessThan(made.content.length);
  expect(made.content.startsWith(preview.head)).toBe(true);
});

test('a file is saved where the person says, or not at all', async () => {
  const choice = { format: await jsonl(), annotators };
  const made = await rhona.ask('export.make', choice);
  expect(await rhona.ask('export.save', choice)).toEqual({ label: 'out.jsonl', records: made.records });
  expect(await readFile(join(world.root, 'out.jsonl'), 'utf8')).toBe(made.content);
  expect(suggested[0]).toMatchObject({ fileName: made.fileName });
  expect(await rhona.ask('export.save', choice)).toBeNull();
});

describe('is refused:', () => {
  test('saving where there is no dialog', async () => {
    const browser = world.start();
    expect(await browser.refused('export.save', { format: 'any', annotators })).toMatchObject({ code: 'unsupported' });
  });

  test('a format that is not there', async () => {
    expect(await rhona.refused('export.make', { format: 'runes', annotators })).toMatchObject({ code: 'not-found' });
  });

  test('an annotator who is not there', async () => {
    const nobody = { format: await jsonl(), annotators: [AnnotatorId.parse('nobody-0000')] };
    expect(await rhona.refused('export.make', nobody)).toMatchObject({ code: 'not-found' });
  });

  test('two annotators in a format for one', async () => {
    const formats = await rhona.ask('export.formats', {});
    const single = formats.find(({ oneAnnotator, writes }) => oneAnnotator && writes) ?? expect.fail();
    expect(await rhona.refused('export.make', { format: single.id, annotators })).toMatchObject({ code: 'bad-input' });
    const made = await rhona.ask('export.make', { format: single.id, annotators: annotators.slice(0, 1) });
    expect(made.content.length).toBeGreaterThan(0);
  });
});
