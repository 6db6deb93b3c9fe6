import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MAX_FILE_BYTES } from '#shared/contract/index.ts';
import { addArticle, base64, FIELDS, home, World } from './world.ts';
import type { Person } from './world.ts';

let world: World;
let rhona: Person;
beforeEach(async () => {
  world = await World.make();
  rhona = world.start();
  const input = { parent: await home(rhona), folder: 'flood', name: 'The flood', annotatorName: 'Rhona' };
  await rhona.ask('project.create', input);
  rhona.heard.length = 0;
});
afterEach(() => world.end());

const STORY = [
  'The gate at the dam opened before dawn and the river rose by two metres within the hour.',
  'Nobody was on duty at the dam, the operator said, and the sirens were late by almost an hour.',
  'The minister has asked for a report on the brake, the sensor and the sirens before the summer.',
].join('\n');

const stageText = async (text: string) => {
  const { candidates } = await rhona.ask('import.stage', { name: 'story.txt', bytes: base64(text) });
  return candidates[0] ?? expect.fail('nothing was read');
};

describe('staging', () => {
  test('shows what was taken and writes nothing', async () => {
    const candidate = await stageText(STORY);
    expect(candidate).toMatchObject({ from: 'story.txt', encoding: 'UTF-8', text: STORY, duplicateOf: null, near: [] });
    expect((await rhona.ask('project.current', {}))?.records.filter(({ type }) => type === 'article')).toEqual([]);
  });

  test('names what cannot be read among the problems', async () => {
    const { candidates, problems } = await rhona.ask('import.stage', { name: 'empty.txt', bytes: '' });
    expect(candidates).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.from).toBe('empty.txt');
  });

  test('recognises a text that is there, and one that is nearly so', async () => {
    const article = await addArticle(rhona, STORY);
    expect(await stageText(STORY)).toMatchObject({ duplicateOf: article.id, near: [] });
    const near = await stageText(`${STORY}\nThe town will be told more on Friday, when the river is expected to fall.`);
    expect(near.duplicateOf).toBeNull();
    expect(near.near).toHaveLength(1);
    expect(near.near[0]?.article).toBe(article.id);
    expect(near.near[0]?.share).toBeGreaterThan(0.5);
    expect(near.near[0]?.share).toBeLessThan(1);
  });

  test('refuses a file beyond the limit', async () => {
    const bytes = Buffer.alloc(MAX_FILE_BYTES + 1, 0x61).toString('base64');
    const error = await rhona.refused('import.stage', { name: 'huge.txt', bytes });
    expect(error.code).toBe('too-large');
    expect(error.message).toContain('huge.txt');
  });
});

describe('keeping', () => {
  test('writes the article, cut and corrected, and the other pages hear of it', async () => {
    const { id, text } = await stageText(STORY);
    const head = text.indexOf('\n') + 1;
    const tail = text.lastIndexOf('\n');
    const fields = { ...FIELDS, title: 'Nobody was there', language: 'en-GB' };
    const article = await rhona.ask('import.keep', { candidate: id, fields, head, tail });
    expect(article).toMatchObject({ type: 'article', title: 'Nobody was there', language: 'en-GB' });
    expect((await rhona.ask('article.read', { article: article.id })).text).toBe(STORY.slice(head, tail));
    const diff = { added: [article], updated: [], removed: [] };
    expect(rhona.heard).toEqual([{ name: 'document', payload: { diff, origin: 'page' }, except: 'page-one' }]);
    expect(await rhona.ask('document.check', {})).toEqual([]);
  });

  test('keeps each once', async () => {
    const { id, text } = await stageText(STORY);
    const input = { candidate: id, fields: FIELDS, head: 0, tail: text.length };
    await rhona.ask('import.keep', input);
    expect(await rhona.refused('import.keep', input)).toMatchObject({ code: 'not-found' });
    const again = await stageText(STORY);
    const error = await rhona.refused('import.keep', { ...input, candidate: again.id });
    expect(error).toMatchObject({ code: 'exists' });
    expect(error.message).toContain('A title');
  });

  test('takes two at once, and the same text only once', async () => {
    const other = await stageText(`${STORY}\nAnd more.`);
    const twins = [await stageText(STORY), await stageText(STORY)];
    const kept = await Promise.all(
      [other, ...twins].map(({ id, text }) =>
        rhona.engine.call('import.keep', { candidate: id, fields: FIELDS, head: 0, tail: text.length }, { page: 'p' }),
      ),
    );
    expect(kept.map(({ ok }) => ok)).toEqual([true, true, false]);
  });

  test.each([
    ['nothing', 5, 5],
    ['less than nothing', 6, 5],
    ['more than there is', 0, STORY.length + 1],
    ['white space', STORY.indexOf('\n'), STORY.indexOf('\n') + 1],
  ])('refuses a cut to %s', async (_what, head, tail) => {
    const { id } = await stageText(STORY);
    const error = await rhona.refused('import.keep', { candidate: id, fields: FIELDS, head, tail });
    expect(error).toMatchObject({ code: 'bad-input' });
  });

  test('is not possible for what was discarded', async () => {
    const { id, text } = await stageText(STORY);
    await rhona.ask('import.discard', { candidates: [id] });
    const input = { candidate: id, fields: FIELDS, head: 0, tail: text.length };
    expect(await rhona.refused('import.keep', input)).toMatchObject({ code: 'not-found' });
  });
});
