import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openDesk } from './run.ts';

test('a new project carries its name and its annotator, whom the workbench will know', async () => {
  const desk = await openDesk();
  const made = JSON.parse(await desk.ok('new', 'mill', '--name', 'Mill fire', '--annotator', 'Ada Vorn', '--json')) as {
    project: string;
    annotator: string;
  };
  expect(made.annotator).toMatch(/^ada-vorn-[0-9a-f]{4}$/);
  const stats = JSON.parse(await desk.ok('stats', 'mill', '--json')) as {
    project: { name: string };
    annotators: { name: string }[];
  };
  expect(stats.project.name).toBe('Mill fire');
  expect(stats.annotators.map(({ name }) => name)).toEqual(['Ada Vorn']);
  const memory = await readFile(path.join(desk.dir, '.config', 'projects', `${made.project}.json`), 'utf8');
  expect(memory).toContain(made.annotator);
  expect(await desk.ok('check', 'mill')).toBe('mill: nothing is wrong\n');
});

test('without a name the project is called as its folder', async () => {
  const desk = await openDesk();
  expect(await desk.ok('new', 'papers/mill')).toBe('papers/mill: project “mill”\n');
});

test('a folder that holds something is left as it is', async () => {
  const desk = await openDesk();
  await desk.write({ 'full/notes.txt': 'mine' });
  const { code, errors } = await desk.run('new', 'full');
  expect(code).toBe(1);
  expect(errors).toHaveLength(1);
  expect(errors[0]).toContain('full is not empty');
  expect(await desk.list('full')).toEqual(['notes.txt']);
});

test('a name without letters is refused and nothing is made', async () => {
  const desk = await openDesk();
  const { code, errors } = await desk.run('new', 'mill', '--annotator', '  ');
  expect(code).toBe(1);
  expect(errors.join()).toContain('the annotator’s name is empty or too long');
  expect(await desk.list('.')).toEqual([]);
});

test('a wrong option is one line on standard error', async () => {
  const desk = await openDesk();
  const { code, errors } = await desk.run('new', 'mill', '--sample', '--name', 'x');
  expect(code).toBe(1);
  expect(errors).toHaveLength(1);
});

test('the version is that of the package', async () => {
  const desk = await openDesk();
  const manifest = await readFile(path.resolve(import.meta.dirname, '../../../package.json'), 'utf8');
  expect(await desk.ok('--version')).toBe(`${(JSON.parse(manifest) as { version: string }).version}\n`);
});
