import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OpenProject } from '#shared/contract/index.ts';
import { AnnotatorId, ArticleId } from '#shared/model/index.ts';
import { World } from './world.ts';
import type { Person } from './world.ts';

let world: World;
let rhona: Person;
let open: OpenProject;
let annotators: AnnotatorId[];

beforeEach(async () => {
  world = await World.make();
  rhona = world.start();
  open = await rhona.ask('project.sample', {});
  annotators = open.records.flatMap((record) => (record.type === 'annotator' ? [record.id] : []));
});
afterEach(() => world.end());

test('computes the figures of the open project', async () => {
  const page = await rhona.ask('review.agreement', { run: 'one', annotators });
  // Rhona is the reviewer since she writes here; nobody has confirmed a pair of the sample's claims.
  expect(page).toMatchObject({ annotators, reviewer: open.me, seed: 1, standsOn: 'proposed' });
  expect(page.groups.map(({ kind }) => kind)).toEqual(['pair', 'all']);
  expect(page.byArticle).toHaveLength(page.compared);
  const again = await rhona.ask('review.agreement', { run: 'two', annotators });
  expect(again).toEqual(page);
});

test('computes γ of one article', async () => {
  const { article } = (await rhona.ask('review.agreement', { run: 'one', annotators })).byArticle[0] ?? expect.fail();
  const answer = await rhona.ask('review.gamma', { run: 'two', annotators, article, samples: 5 });
  expect(answer.articles.map((one) => one.article)).toEqual([article]);
  expect(answer.gamma.value).toBeLessThan(1);
  const aligned = (answer.alignment ?? []).flat().filter((span) => span !== null);
  expect(aligned).toHaveLength(answer.gamma.n);
});

test('refuses whom it does not know', async () => {
  const first = annotators[0] ?? expect.fail();
  const twice = [first, first];
  expect(await rhona.refused('review.agreement', { run: 'one', annotators: twice })).toMatchObject({
    code: 'bad-input',
  });
  const unknown = [first, AnnotatorId.parse('nobody')];
  expect(await rhona.refused('review.agreement', { run: 'one', annotators: unknown })).toMatchObject({
    code: 'not-found',
  });
  const gone = { run: 'one', annotators, article: ArticleId.parse('gone') };
  expect(await rhona.refused('review.gamma', gone)).toMatchObject({ code: 'not-found' });
  await rhona.ask('project.close', {});
  expect(await rhona.refused('review.agreement', { run: 'one', annotators })).toMatchObject({ code: 'no-project' });
});

test('what a page asks for again ends what it asked for before; cancelling ends it, and something else does not', async () => {
  const all = { annotators, samples: 1000 };
  const first = rhona.refused('review.gamma', { run: 'one', ...all });
  const second = rhona.refused('review.gamma', { run: 'two', ...all });
  expect(await first).toMatchObject({ code: 'cancelled' });
  await rhona.ask('review.cancel', { run: 'one' });
  await rhona.ask('review.cancel', { run: 'two' });
  expect(await second).toMatchObject({ code: 'cancelled' });
});
