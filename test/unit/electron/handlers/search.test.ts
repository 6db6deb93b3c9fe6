import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallInput } from '#shared/contract/index.ts';
import { ArticleId } from '#shared/model/index.ts';
import { addArticle, home, PAGE, World } from './world.ts';
import type { Person } from './world.ts';

let world: World;
let rhona: Person;

beforeEach(async () => {
  world = await World.make();
  rhona = world.start();
});
afterEach(() => world.end());

const asking = (text: string, more: Partial<CallInput<'search.find'>> = {}): CallInput<'search.find'> => ({
  search: 'one',
  query: { text, mode: 'phrase', matchCase: false, matchDiacritics: false, wholeWords: false },
  scope: 'all',
  context: 40,
  ...more,
});

async function openFlood(): Promise<void> {
  const input = { parent: await home(rhona), folder: 'flood', name: 'The flood', annotatorName: 'Rhona' };
  await rhona.ask('project.create', input);
}

test('finds words in all articles or in one, also in such as came since', async () => {
  await openFlood();
  const first = await addArticle(rhona, 'The gate opened.\n\nNobody shut the gate.');
  expect(await rhona.ask('search.find', asking('GATE'))).toMatchObject({ total: 2 });
  const second = await addArticle(rhona, 'Another gate.\n\nNobody saw it.');
  const answer = await rhona.ask('search.find', asking('GATE'));
  expect(new Map(answer.articles.map(({ article, count }) => [article, count]))).toEqual(
    new Map([
      [first.id, 2],
      [second.id, 1],
    ]),
  );
  const one = await rhona.ask('search.find', asking('nobody', { scope: { article: second.id }, context: 0 }));
  const { text } = await rhona.ask('article.read', { article: second.id });
  const start = text.indexOf('Nobody');
  expect(one.hits).toEqual([{ article: second.id, start, end: start + 6, left: '', words: 'Nobody', right: '' }]);
});

test('refuses what cannot be looked for', async () => {
  expect(await rhona.refused('search.find', asking('x'))).toMatchObject({ code: 'no-project' });
  await openFlood();
  expect(await rhona.refused('search.find', asking(' '))).toMatchObject({ code: 'bad-input' });
  const gone = { scope: { article: ArticleId.parse('gone') } };
  expect(await rhona.refused('search.find', asking('x', gone))).toMatchObject({ code: 'not-found' });
  const query = { ...asking('(').query, mode: 'expression' as const };
  expect(await rhona.refused('search.find', { ...asking('('), query })).toEqual({
    code: 'bad-input',
    message: 'The expression is not valid at character 1: this “(” is never closed. For the sign itself write “\\(”.',
  });
});

test('a newer search of a page ends the one before, another page’s does not', async () => {
  await openFlood();
  await addArticle(rhona, `Trap\n\n${'a'.repeat(60)}b`);
  const query = { ...asking('(a+)+$').query, mode: 'expression' as const };
  const runaway = rhona.engine.call('search.find', { ...asking(''), query }, PAGE);
  const other = rhona.engine.call('search.find', { ...asking('trap'), search: 'two' }, { page: 'page-two' });
  const newer = rhona.engine.call('search.find', { ...asking('trap'), search: 'three' }, PAGE);
  expect(await runaway).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  // One in the title, where the text has it too.
  expect(await other).toMatchObject({ ok: true, value: { total: 1 } });
  expect(await newer).toMatchObject({ ok: true, value: { total: 1 } });
});

test('a page can end its search by its name', async () => {
  await openFlood();
  await addArticle(rhona, `Trap\n\n${'a'.repeat(60)}b`);
  const query = { ...asking('(a+)+$').query, mode: 'expression' as const };
  const runaway = rhona.engine.call('search.find', { ...asking(''), query }, PAGE);
  await rhona.ask('search.cancel', { search: 'another' });
  await rhona.ask('search.cancel', { search: 'one' });
  expect(await runaway).toMatchObject({ ok: false, error: { code: 'cancelled' } });
});
