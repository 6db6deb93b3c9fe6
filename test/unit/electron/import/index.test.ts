import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { readSource } from '#electron/import/index.ts';
import { ReadingThread } from '#electron/import/worker-client.ts';
import { Candidate, MAX_FILE_BYTES } from '#shared/contract/index.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const Read = Candidate.omit({ id: true, duplicateOf: true, near: true }).strict();

test('each format by its name, with fields that the schema accepts', async () => {
  const sources = [
    ['a.txt', 'Gate opens\n\nIt did.', 'text', 'Gate opens'],
    ['folder/notes', 'It opened. It shut.', 'text', 'notes'],
    ['a.MD', '# Gate opens\n\nIt did.', 'markdown', 'Gate opens'],
    ['a.htm', '<title>Gate opens</title><p>It did.', 'html', 'Gate opens'],
    ['a.jsonl', '{"title":"Gate opens","text":"It did."}', 'jsonl', 'Gate opens'],
  ] as const;
  for (const [name, text, format, title] of sources) {
    const { articles, problems } = await readSource({ name, bytes: utf8(text) });
    expect(problems).toEqual([]);
    expect(articles).toHaveLength(1);
    expect(Read.parse(articles[0])).toMatchObject({ format, encoding: 'UTF-8', fields: { title } });
  }
});

test('pasted text, also such as looks like a page', async () => {
  const { articles } = await readSource({ pasted: '\uFEFF<p>One</p>\r\n<p>Two</p>' });
  expect(Read.parse(articles[0])).toMatchObject({
    from: 'Pasted text',
    format: 'paste',
    text: '<p>One</p>\n<p>Two</p>',
  });
  expect((await readSource({ pasted: ' \n' })).problems[0]?.message).toContain('no text');
  expect((await readSource({ pasted: 'ab\ud83d' })).problems[0]?.message).toContain('offset 2');
});

test('lines of JSON are named one by one', async () => {
  const { articles, problems } = await readSource({
    name: 'many.jsonl',
    bytes: utf8(
      '{"text":"One came. Two left.","date":"3/4/2026"}\nnonsense\n{"text":"Three.","url":"ftp://x","lang":"en-"}',
    ),
  });
  expect(articles.map(({ from }) => from)).toEqual(['many.jsonl, line 1', 'many.jsonl, line 3']);
  expect(articles.map(({ fields }) => fields.title)).toEqual(['many', 'many']);
  expect(problems.map(({ from }) => from)).toEqual([
    'many.jsonl, line 2',
    'many.jsonl, line 1',
    'many.jsonl, line 3',
    'many.jsonl, line 3',
  ]);
  expect(problems[1]?.message).toContain('“3/4/2026”');
});

test('what cannot be read is a problem that names the file, and nothing else', async () => {
  const cases: [string, Uint8Array, string][] = [
    ['a.txt', utf8(''), 'a.txt is empty'],
    ['a.pdf', utf8('%PDF-1.4'), 'a.pdf is broken off'],
    ['a.csv', utf8('a,b'), 'a.csv is of a kind that is not read'],
    ['a.txt', Uint8Array.from([0xff, 0x81]), 'byte 0 is FF'],
    ['a.txt', new Uint8Array(MAX_FILE_BYTES + 1), 'a.txt has 20.0 MB'],
  ];
  for (const [name, bytes, message] of cases) {
    const { articles, problems } = await readSource({ name, bytes });
    expect(articles).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ from: name, message: expect.stringContaining(message) as string });
  }
});

test('offsets of blocks and of the cut lie in the text, whatever the script', async () => {
  const text = '水闸打开了\n\n星期四清晨，👨‍👩‍👧 水闸打开了。\nفتحت البوابة فجأة.\ne\u0301.\n0 Comments\n';
  const { articles } = await readSource({ name: 'a.txt', bytes: utf8(text) });
  const [article] = articles;
  expect(article?.text).toBe(text);
  expect(article?.fields.title).toBe('水闸打开了');
  expect(article?.blocks.map(({ start, end }) => text.slice(start, end))).toEqual(text.trim().split(/\n+/));
  expect(text.slice(article?.cut.tail)).toBe('\n0 Comments\n');
});

const threads: ReadingThread[] = [];
afterAll(async () => {
  for (const thread of threads) await thread.close();
});
/** A worker whose whole program is the given code. */
function threadOf(code: string, limit: number): ReadingThread {
  const thread = new ReadingThread(limit, new URL(`data:text/javascript,${encodeURIComponent(code)}`));
  threads.push(thread);
  return thread;
}
const ANSWER = `import { parentPort, threadId } from 'node:worker_threads';
  const answer = (name) => parentPort.postMessage({ reading: { articles: [], problems: [{ from: name, message: String(threadId) }] } });
  parentPort.on('message', ({ name }) => {`;
const NONE = new Uint8Array();

test('a file that takes too long is a problem, and the next is read in a new thread', async () => {
  const thread = threadOf(`${ANSWER} if (name === 'slow') for (;;); answer(name); });`, 2000);
  const ask = async (name: string) => (await thread.read({ name, bytes: NONE })).problems[0];
  const first = await ask('a');
  expect(await ask('b')).toEqual({ from: 'b', message: first?.message });
  const [slow, next] = await Promise.all([ask('slow'), ask('c')]);
  expect(slow?.message).toBe('slow took longer than 2 seconds to read and was given up. Copy its text and paste it.');
  expect(next?.from).toBe('c');
  expect(next?.message).not.toBe(first?.message);
});

test('a thread that fails or ends is a problem, and the next file is read', async () => {
  const thread = threadOf(
    `${ANSWER} if (name === 'throws') throw new Error('odd page'); if (name === 'exits') process.exit(3); answer(name); });`,
    10_000,
  );
  const ask = async (name: string) => (await thread.read({ name, bytes: NONE })).problems[0];
  expect((await ask('throws'))?.message).toBe('throws cannot be read: odd page');
  expect((await ask('exits'))?.message).toBe('exits cannot be read: the reading thread ended (3)');
  expect((await ask('fine'))?.from).toBe('fine');
});

test('memory is limited: what needs more is a problem of that file', async () => {
  const thread = threadOf(
    `${ANSWER} const all = []; if (name === 'big') for (;;) all.push([...'x'.repeat(9999)]); answer(name); });`,
    60_000,
  );
  const { problems } = await thread.read({ name: 'big', bytes: NONE });
  expect(problems[0]?.message).toContain('big needs more than');
}, 60_000);

const folder = fileURLToPath(new URL('../../../../../shared/articles', import.meta.url));

test('articles as they are found: whole, with boilerplate proposed for cutting', async () => {
  if (!existsSync(folder)) {
    console.log('No articles beside the checkout (../shared/articles): only invented ones were read.');
    return;
  }
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  expect(names.length).toBeGreaterThan(0);
  for (const name of names) {
    const bytes = readFileSync(`${folder}/${name}`);
    const { articles, problems } = await readSource({ name, bytes });
    expect(problems).toEqual([]);
    const article = Read.parse(articles[0]);
    expect(article.text).toBe(bytes.toString('utf8').replace(/\r\n?/g, '\n'));
    expect(article.fields.language).toBe('en');
    const kept = article.text.slice(article.cut.head, article.cut.tail);
    expect(kept.length).toBeGreaterThan(article.text.length * 0.9);
    expect(kept).not.toMatch(/^(\d+ Comments|Add a Comment|Your email address .*|FAQs|Source: .*|World)$/m);
  }
});
