import { afterEach, describe, expect, test } from 'vitest';
import { ArticleSearch } from '#electron/search/index.ts';
import { CrossreadError, MOST_HITS } from '#shared/contract/index.ts';
import type { Article } from '#shared/model/index.ts';
import { ArticleId } from '#shared/model/index.ts';
import type { SearchQuery } from '#shared/text/search/index.ts';

const PHRASE: SearchQuery = {
  text: '',
  mode: 'phrase',
  matchCase: false,
  matchDiacritics: false,
  wholeWords: false,
};

const open: ArticleSearch[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((search) => search.close()));
});

/** A search over texts; it counts how often each is read, and cannot read those that are null. */
function searchOf(texts: Readonly<Record<string, string | null>>, limits = { article: 10_000, whole: 60_000 }) {
  const reads: string[] = [];
  const articles = Object.keys(texts).map(
    (id): Article =>
      ({
        type: 'article',
        id: ArticleId.parse(id),
        title: `About ${id}`,
        outlet: '',
        author: '',
        published: '',
        url: '',
        language: 'en',
        hash: `${id}-0`,
        length: texts[id]?.length ?? 0,
        source: { name: `${id}.txt`, format: 'text' },
        imported: '2026-03-20T09:00:00.000Z',
      }) as unknown as Article,
  );
  const search = new ArticleSearch(
    {
      readArticle: async (id) => {
        reads.push(id);
        const text = texts[id];
        if (text === null || text === undefined) throw new CrossreadError('unreadable', 'gone');
        return { text };
      },
    },
    limits,
  );
  open.push(search);
  const find = (query: Partial<SearchQuery>, signal = new AbortController().signal) =>
    search.find({ query: { ...PHRASE, ...query }, articles, context: 10 }, signal, () => undefined);
  return { search, articles, reads, find };
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof CrossreadError ? error.code : String(error)),
  );

describe('a search', () => {
  test('answers in the order of the articles with places, contexts and counts', async () => {
    const { find } = searchOf({ b: 'The dam held.\nA dam!', a: 'Nothing.', c: 'No Dam.' });
    expect(await find({ text: 'dam' })).toEqual({
      hits: [
        { article: 'b', start: 4, end: 7, left: 'The ', words: 'dam', right: ' held. ¶ A d' },
        { article: 'b', start: 16, end: 19, left: 'm held. ¶ A ', words: 'dam', right: '!' },
        { article: 'c', start: 3, end: 6, left: 'No ', words: 'Dam', right: '.' },
      ],
      total: 3,
      capped: false,
      articles: [
        { article: 'b', count: 2 },
        { article: 'c', count: 1 },
      ],
      unread: [],
      emptyPlaces: false,
    });
  });

  test('reads each text once', async () => {
    const { find, reads } = searchOf({ a: 'one', b: 'two' });
    await find({ text: 'o' });
    await find({ text: 't', matchCase: true });
    expect(reads.sort()).toEqual(['a', 'b']);
  });

  test('says which articles it could not read, and tries them again', async () => {
    const { find, reads } = searchOf({ a: 'one', b: null });
    expect(await find({ text: 'one' })).toMatchObject({ total: 1, unread: ['b'] });
    await find({ text: 'one' });
    expect(reads.sort()).toEqual(['a', 'b', 'b']);
  });

  test('counts all hits and answers with the first of them', async () => {
    const { find } = searchOf({ a: 'x'.repeat(MOST_HITS - 1), b: 'xxx' });
    const answer = await find({ text: 'x' });
    expect(answer.hits).toHaveLength(MOST_HITS);
    expect(answer).toMatchObject({ total: MOST_HITS + 2, capped: true });
    expect(answer.articles).toEqual([
      { article: 'a', count: MOST_HITS - 1 },
      { article: 'b', count: 3 },
    ]);
  });

  test('passes over places with nothing in them and says so', async () => {
    const { find } = searchOf({ a: 'baab' });
    expect(await find({ text: 'a*', mode: 'expression' })).toMatchObject({ total: 1, emptyPlaces: true });
    expect(await find({ text: 'x*', mode: 'expression' })).toMatchObject({ total: 0, emptyPlaces: true });
  });

  test('refuses an expression that is none', async () => {
    const { search, articles } = searchOf({ a: 'baab' });
    const request = { query: { ...PHRASE, text: '(', mode: 'expression' as const }, articles, context: 0 };
    expect(() => search.find(request, new AbortController().signal, () => undefined)).toThrow(/character 1: this “\(”/);
  });
});

describe('an expression that runs away', () => {
  const runaway = { text: '(a+)+$', mode: 'expression' as const };
  const texts = { fine: 'aaaa', trap: `${'a'.repeat(60)}b` };

  test('is stopped, with the article named, and the next search is answered', async () => {
    const { find, reads } = searchOf(texts, { article: 400, whole: 60_000 });
    const failure = await find(runaway).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'too-large' });
    expect(String(failure)).toMatch(/longer than 0\.4 seconds in “About trap”/);
    expect(await find({ text: 'b' })).toMatchObject({ total: 1 });
    expect(reads.sort()).toEqual(['fine', 'fine', 'trap', 'trap']);
  });

  test('is stopped when it takes too long in all', async () => {
    const { find } = searchOf(texts, { article: 60_000, whole: 1500 });
    const failure = await find(runaway).catch((error: unknown) => error);
    expect(String(failure)).toMatch(/longer than 1\.5 seconds\. A repeat/);
  });

  test('can be cancelled, and so can one that waits for its turn', async () => {
    const { find } = searchOf(texts, { article: 60_000, whole: 60_000 });
    const [one, two] = [new AbortController(), new AbortController()];
    const first = codeOf(find(runaway, one.signal));
    const second = codeOf(find(runaway, two.signal));
    const third = find({ text: 'b' });
    one.abort();
    two.abort();
    expect(await first).toBe('cancelled');
    expect(await second).toBe('cancelled');
    expect(await third).toMatchObject({ total: 1 });
  });

  test('ends when the project is closed', async () => {
    const { find, search } = searchOf(texts, { article: 60_000, whole: 60_000 });
    const code = codeOf(find(runaway));
    await search.close();
    expect(await code).toBe('cancelled');
  });
});
