import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { collectForeign } from '#electron/cli/collect-foreign.ts';
import { formatOf } from '#shared/formats/index.ts';
import { ada, millFire } from '../../shared/formats/dataset.ts';

/** Makes the files and collects what is named, all by paths relative to their folder. */
async function collected(files: Readonly<Record<string, string>>, ...named: string[]) {
  const dir = await mkdtemp(path.join(tmpdir(), 'crossread-collect-'));
  onTestFinished(() => rm(dir, { recursive: true, force: true, maxRetries: 5 }));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(dir, name)), { recursive: true });
    await writeFile(path.join(dir, name), content);
  }
  const paths = named.map((name) => path.join(dir, name));
  const { found, taken, aside } = await collectForeign(paths, path.join(dir, 'project'), undefined);
  const short = (file: string): string => file.slice(dir.length + 1);
  return {
    found: found.map((one) => [one.format.info.id, one.files.map((file) => short(file.path)).sort()]),
    taken: [...taken].map(short).sort(),
    aside: aside.map(({ label }) => short(label)),
  };
}

const BRAT = { 'corpus/one.txt': 'The dam broke.\n', 'corpus/one.ann': 'T1\tThing 4 7\tdam\n' };

test('files that tell of a corpus are spoken for, where a folder with files of it was searched', async () => {
  const files = {
    ...BRAT,
    ...{ 'corpus/README': 'x', 'corpus/README.md': 'x', 'corpus/license-1.txt': 'x', 'corpus/CHANGELOG.md': 'x' },
    // Titles of articles, and a folder that holds no file of the corpus.
    ...{ 'corpus/Notice of eviction.txt': 'x', 'corpus/Readmission.txt': 'x', 'corpus/more/readme.txt': 'x' },
  };
  const { found, taken, aside } = await collected(files, 'corpus');
  expect(found).toEqual([['brat', ['corpus/one.ann', 'corpus/one.txt']]]);
  expect(taken).toEqual([
    ...['corpus/CHANGELOG.md', 'corpus/README.md', 'corpus/license-1.txt'],
    ...['corpus/one.ann', 'corpus/one.txt'],
  ]);
  expect(aside).toEqual(['corpus/CHANGELOG.md and 2 more']);
});

test('they are articles where they are named, and in a folder of articles', async () => {
  const named = await collected({ ...BRAT, 'corpus/README.md': 'x' }, 'corpus', 'corpus/README.md');
  expect(named.taken).toEqual(['corpus/one.ann', 'corpus/one.txt']);
  expect(named.aside).toEqual([]);
  const articles = await collected({ 'in/README.md': 'x', 'in/one.txt': 'It rained.\n' }, 'in');
  expect(articles).toEqual({ found: [], taken: [], aside: [] });
});

test('a readme with annotations is a text like the others', async () => {
  const files = { 'corpus/README.txt': 'The dam broke.\n', 'corpus/README.ann': 'T1\tThing 4 7\tdam\n' };
  expect(await collected(files, 'corpus')).toMatchObject({
    found: [['brat', ['corpus/README.ann', 'corpus/README.txt']]],
    aside: [],
  });
});

test.each([
  ['webanno-tsv', 'x.tsv', false],
  ['uima-xmi', 'x.xmi', true],
])('a type system beside %s is no corpus of its own; XMI takes it along', async (format, name, along) => {
  const files = Object.fromEntries(
    [...(formatOf(format)?.files?.(millFire([ada])) ?? [])].map(({ path: file, pieces }) => [
      file === 'TypeSystem.xml' ? `out/${file}` : `out/${name}`,
      [...pieces].join(''),
    ]),
  );
  expect(Object.keys(files).sort()).toEqual(['out/TypeSystem.xml', `out/${name}`]);
  const { found } = await collected(files, 'out');
  expect(found).toEqual([[format, along ? ['out/TypeSystem.xml', `out/${name}`] : [`out/${name}`]]]);
  const alone = await collected({ 'out/TypeSystem.xml': files['out/TypeSystem.xml'] ?? '' }, 'out');
  expect(alone).toEqual({ found: [], taken: [], aside: [] });
});
