import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openDesk } from './run.ts';

interface SampleSource {
  annotators: {
    name: string;
    claims: unknown[];
    articles: { spans: { links: { stance: string; unsure?: boolean }[] }[]; silent: string[] }[];
  }[];
}

/** Counted in the sample's own source, which knows nothing of the store or the formats. */
async function sampleCounts(): Promise<{ claims: number; spans: number; links: string[]; silent: number }> {
  const file = path.resolve(import.meta.dirname, '../../../electron/sample/annotations.json');
  const { annotators } = JSON.parse(await readFile(file, 'utf8')) as SampleSource;
  const articles = annotators.flatMap((annotator) => annotator.articles);
  const spans = articles.flatMap((article) => article.spans);
  return {
    claims: annotators.flatMap(({ claims }) => claims).length,
    spans: spans.length,
    links: spans.flatMap(({ links }) => links.map(({ stance }) => stance)),
    silent: articles.flatMap(({ silent }) => silent).length,
  };
}

test('stats and every format hold what the sample is made of', async () => {
  const desk = await openDesk();
  await desk.ok('new', 'sample', '--sample');
  const counts = await sampleCounts();
  expect(counts.links.length).toBeGreaterThan(100);

  const stats = JSON.parse(await desk.ok('stats', 'sample', '--json')) as {
    linksByStance: Record<string, number>;
    cells: Record<string, number>;
  };
  expect(stats).toMatchObject({
    articles: 7,
    claims: counts.claims,
    spans: counts.spans,
    links: counts.links.length,
    silent: counts.silent,
  });
  for (const [stance, count] of Object.entries(stats.linksByStance)) {
    expect(count).toBe(counts.links.filter((each) => each === stance).length);
  }
  expect(Object.values(stats.cells).reduce((a, b) => a + b)).toBe(counts.claims * 7);

  const links = (await desk.ok('export', 'sample', '--format', 'links-jsonl', '--out', '-')).trimEnd().split('\n');
  expect(links).toHaveLength(counts.links.length);
  const said = JSON.parse(await desk.ok('export', 'sample', '--format', 'cells-csv', '--out', '.', '--json')) as {
    path: string;
    records: number;
    annotators: string[];
  };
  expect(said.records).toBe(counts.claims * 7 * 2);
  expect(said.annotators).toHaveLength(2);
  expect(path.basename(said.path)).toBe('the-quillmere-sluice.cells.csv');
  const cells = await readFile(said.path, 'utf8');
  expect(cells.match(/,silent,0,/g)).toHaveLength(counts.silent);
});

test('exported quotes are the text at the exported offsets', async () => {
  const desk = await openDesk();
  await desk.ok('new', 'sample', '--sample');
  const lines = (await desk.ok('export', 'sample', '--format', 'links-jsonl', '--out', '-')).trimEnd().split('\n');
  for (const line of lines) {
    const link = JSON.parse(line) as { article: { id: string }; fragments: [number, number][]; quote: string };
    const text = await readFile(path.join(desk.dir, 'sample/articles', link.article.id, 'text.txt'), 'utf8');
    expect(link.fragments.map(([start, end]) => text.slice(start, end)).join(' ')).toBe(link.quote);
  }
});

test('a file that is there is kept unless --force is given, and nothing is left beside it', async () => {
  const desk = await openDesk();
  await desk.ok('new', 'sample', '--sample');
  await desk.write({ 'out/links.csv': 'mine' });
  const args = ['export', 'sample', '--format', 'links-csv', '--out', 'out/links.csv'];
  const { code, errors } = await desk.run(...args);
  expect([code, errors]).toEqual([1, ['out/links.csv: there is a file already (--force replaces it)']]);
  expect(await readFile(path.join(desk.dir, 'out/links.csv'), 'utf8')).toBe('mine');
  await desk.ok(...args, '--force');
  expect(await readFile(path.join(desk.dir, 'out/links.csv'), 'utf8')).toMatch(/^project_id,project_name,link_id,/);
  expect(await desk.list('out')).toEqual(['links.csv']);
});

test('what cannot be exported is one line that says why', async () => {
  const desk = await openDesk();
  await desk.ok('new', 'sample', '--sample');
  await desk.ok('new', 'empty');
  const failing = async (...args: string[]): Promise<string> => {
    const { code, stdout, errors } = await desk.run('export', ...args);
    expect([code, stdout, errors.length]).toEqual([1, '', 1]);
    return errors.join();
  };
  expect(await failing('sample', '--format', 'xml', '--out', '-')).toContain('there is no format "xml"');
  expect(await failing('sample', '--format', 'annotation-file', '--out', '-')).toContain(
    'choose one of Imke Vasarell (',
  );
  expect(await failing('sample', '--format', 'links-csv', '--annotator', 'Nobody', '--out', '-')).toContain('“Nobody”');
  expect(await failing('sample', '--format', 'links-csv', '--out', 'no/such/folder.csv')).toContain(
    'cannot be written',
  );
  expect(await failing('empty', '--format', 'links-csv', '--out', '-')).toContain('nobody has annotated');
  expect(await failing('nowhere', '--format', 'links-csv', '--out', '-')).toContain('nowhere');
  expect(await desk.list('.')).toEqual(['.config', 'empty', 'sample']);
});

test('formats are listed for people and for programs', async () => {
  const desk = await openDesk();
  const ids = (JSON.parse(await desk.ok('formats', '--json')) as { id: string }[]).map(({ id }) => id);
  expect(ids).toEqual(
    expect.arrayContaining(['annotation-file', 'links-jsonl', 'links-csv', 'cells-csv', 'nli-jsonl']),
  );
  const listed = (await desk.ok('formats')).trimEnd().split('\n');
  expect(listed.filter((line) => !line.startsWith(' ')).map((line) => line.split(' ')[0])).toEqual(ids);
  for (const what of ['for:', 'offsets:', 'lost:']) {
    expect(listed.filter((line) => line.trim().startsWith(what))).toHaveLength(ids.length);
  }
});

test('serve says what is wrong with the project or the port', async () => {
  const desk = await openDesk();
  const missing = await desk.run('serve', 'nowhere', '--no-open');
  expect([missing.code, missing.errors.length]).toEqual([1, 1]);
  expect(missing.errors[0]).toContain('nowhere');
  const port = await desk.run('serve', '--port', '70000', '--no-open');
  expect(port.code).toBe(1);
  expect(port.errors.join()).toContain('from 0 to 65535');
});
