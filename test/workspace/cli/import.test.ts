import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openWorkspace } from '#electron/workspace/index.ts';
import { openDesk } from './run.ts';

const WIRE =
  'The mill by the lower bridge burned down on Monday night. Nobody was hurt, the fire service said. The owner of the mill was abroad and could not be reached.\n';
const COPY = `${WIRE.trim()} A neighbour had smelt smoke since noon.\n`;
const OTHER = 'The council met on Tuesday and spoke of drains.\n';

interface Reports {
  files: {
    from: string;
    taken?: { id: string; title: string; near: { article: string; share: number }[]; boilerplate: { foot: number } }[];
    duplicates?: { from: string; of: string }[];
    problems: { from: string; message: string }[];
  }[];
}

test('a folder with good and bad files: the good come in, each bad one is named with its place, the exit code is 1', async () => {
  const desk = await openDesk();
  await desk.ok('new', 'mill');
  await desk.write({
    'in/a.txt': WIRE,
    'in/deep/b.md': '---\ntitle: Drains\noutlet: Town Post\n---\n\nThe council met and spoke of drains.\n',
    'in/c.html':
      '<html><head><title>C</title></head><body><article><h1>Smoke</h1><p>Smoke was seen over the mill at night by several people who live near the river.</p></article></body></html>',
    'in/d.jsonl':
      '{"title":"First","text":"A first text about the mill."}\n{"title":"No text"}\n{"title":"Third","text":"A third text, on something else."}\n',
    'in/empty.txt': '',
    'in/broken.txt': new Uint8Array([0x61, 0x00, 0x01, 0x02, 0xff]),
    'in/photo.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47]),
    'in/.hidden.txt': 'not meant',
    'in/colleague.crossread.json': '{"format": "crossread/annotation-file", "version": 1',
  });
  const { code, stdout, errors } = await desk.run('import', 'mill', 'in', 'nowhere.txt');
  expect(code).toBe(1);
  expect(stdout.split('\n').filter((line) => /^\S+\t/.test(line))).toHaveLength(5);
  expect(stdout).toMatch(/^town-post-[0-9a-f]{6}\tDrains$/m);
  const label = (name: string): string => path.join('in', name);
  expect(errors).toHaveLength(5);
  expect(errors[0]).toBe('nowhere.txt: there is no such file or folder');
  expect(errors[1]).toMatch(`${label('colleague.crossread.json')}: The file breaks off at line 1`);
  expect(errors[2]).toMatch(`${label('broken.txt')}: is not text: byte 1`);
  expect(errors[3]).toMatch(`${label('d.jsonl')}: line 2: `);
  expect(errors[4]).toMatch(`${label('empty.txt')}: `);
  expect(JSON.parse(await desk.ok('stats', 'mill', '--json'))).toMatchObject({ articles: 5 });
  expect(await desk.ok('check', 'mill')).toBe('mill: nothing is wrong\n');
});

test('a text that is there is left out, wire copy is pointed out with its share', async () => {
  const desk = await openDesk();
  await desk.ok('new', 'mill');
  await desk.write({
    'wire.txt': WIRE,
    'copy.txt': COPY,
    'again.txt': WIRE.replaceAll('\n', '\r\n'),
    'other.txt': OTHER,
  });
  await desk.ok('import', 'mill', 'wire.txt');
  const out = await desk.ok('import', 'mill', 'copy.txt', 'again.txt', 'other.txt', '--json');
  const [copy, again, other] = (JSON.parse(out) as Reports).files;
  // 30 words make 26 runs of five, the seven more of the copy 7 runs of its own: 26 of 33.
  expect(copy?.taken?.[0]?.near).toHaveLength(1);
  expect(copy?.taken?.[0]?.near[0]?.share).toBeCloseTo(26 / 33);
  expect(again).toMatchObject({ taken: [], problems: [] });
  expect(again?.duplicates?.map(({ from }) => from)).toEqual(['again.txt']);
  expect(other?.taken?.[0]?.near).toEqual([]);
  expect(JSON.parse(await desk.ok('stats', 'mill', '--json'))).toMatchObject({ articles: 3 });
});

test('boilerplate is pointed out, and cut only if asked', async () => {
  const desk = await openDesk();
  const text = `${WIRE}\n0 Comments\nAdd a Comment\n`;
  await desk.write({ 'page.txt': text });
  await desk.ok('new', 'whole');
  await desk.ok('new', 'cut');
  expect(await desk.ok('import', 'whole', 'page.txt')).toContain('looks like boilerplate');
  expect(await desk.ok('import', 'cut', 'page.txt', '--cut')).toContain('cut as boilerplate');
  const textOf = async (project: string): Promise<string> => {
    const [article = ''] = await desk.list(path.join(project, 'articles'));
    return readFile(path.join(desk.dir, project, 'articles', article, 'text.txt'), 'utf8');
  };
  expect(await textOf('whole')).toBe(text);
  expect((await textOf('cut')).trim()).toBe(WIRE.trim());
  // The same page again is known in either form.
  expect(await desk.ok('import', 'cut', 'page.txt')).toContain('has this text already');
});

test('while somebody else has the project open, import says who, and export and stats work', async () => {
  const desk = await openDesk();
  await desk.ok('new', 'mill', '--annotator', 'Ada Vorn');
  await desk.write({ 'wire.txt': WIRE });
  const holder = await openWorkspace(path.join(desk.dir, 'mill'), { face: 'electron' });
  try {
    const { code, stdout, errors } = await desk.run('import', 'mill', 'wire.txt');
    expect([code, stdout]).toEqual([1, '']);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^mill: /);
    expect(errors[0]).toContain(os.hostname());
    expect(await desk.ok('stats', 'mill')).toMatch(/^articles +0$/m);
    expect(await desk.ok('export', 'mill', '--format', 'links-jsonl', '--out', '-')).toBe('');
  } finally {
    await holder.close();
  }
  expect(await desk.ok('import', 'mill', 'wire.txt')).toContain('\t');
});

test('there is no project, or nothing to import: one line that names it', async () => {
  const desk = await openDesk();
  await desk.write({ 'wire.txt': WIRE, 'photos/a.png': 'x' });
  for (const dir of ['nowhere', 'photos']) {
    const { code, errors } = await desk.run('import', dir, 'wire.txt');
    expect(code).toBe(1);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(dir);
  }
  await desk.ok('new', 'mill');
  const { code, errors } = await desk.run('import', 'mill', 'photos');
  expect(code).toBe(1);
  expect(errors).toEqual([
    'photos: there is nothing to import in this folder (articles as .txt, .md, .html, .mhtml, .docx, .pdf, .epub or .jsonl, .crossread.json or a project)',
  ]);
});
