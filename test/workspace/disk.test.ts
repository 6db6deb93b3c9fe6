import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder, realDisk, retrying } from '#electron/workspace/disk.ts';
import { placeOf } from '#electron/workspace/layout.ts';
import { temporaryFolder } from './project.ts';

describe('a write', () => {
  test('makes the folders below the root, replaces the whole file and leaves nothing beside it', async () => {
    const root = await temporaryFolder();
    const file = path.join(root, 'a', 'b', 'c.json');
    await realDisk.write(file, 'a long first content', root);
    await Promise.all(['1', '2', '3'].map((content) => realDisk.write(file, content, root)));
    expect(['1', '2', '3']).toContain(await readFile(file, 'utf8'));
    expect(await readdir(path.dirname(file))).toEqual(['c.json']);
  });

  test('does not make the root', async () => {
    const root = path.join(await temporaryFolder(), 'gone');
    await expect(realDisk.write(path.join(root, 'a', 'b.json'), '', root)).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(makeFolder(path.join(root, 'a'), root)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('that fails leaves the old file', async () => {
    const root = await temporaryFolder();
    // A folder in the place of the file: the rename cannot succeed.
    await mkdir(path.join(root, 'file.json'));
    await expect(realDisk.write(path.join(root, 'file.json'), 'new', root)).rejects.toThrow();
    expect(await readdir(root)).toEqual(['file.json']);
  });

  test('to a file that another program holds is tried again; to one that is forbidden is not', async () => {
    const busy = Object.assign(new Error('busy'), { code: 'EBUSY' });
    let tries = 0;
    const result = await retrying(() => {
      tries += 1;
      return tries < 3 ? Promise.reject(busy) : Promise.resolve('done');
    });
    expect([result, tries]).toEqual(['done', 3]);
    await expect(retrying(() => Promise.reject(busy))).rejects.toBe(busy);
    let full = 0;
    const noSpace = Object.assign(new Error('full'), { code: 'ENOSPC' });
    await expect(
      retrying(() => {
        full += 1;
        return Promise.reject(noSpace);
      }),
    ).rejects.toBe(noSpace);
    expect(full).toBe(1);
  });
});

describe('creating exclusively', () => {
  test('succeeds for one only, with the whole content', async () => {
    const root = await temporaryFolder();
    const file = path.join(root, 'lock');
    const made = await Promise.all(Array.from({ length: 20 }, (_, index) => realDisk.create(file, `content ${index}`)));
    expect(made.filter(Boolean).length).toBe(1);
    expect(await readFile(file, 'utf8')).toBe(`content ${made.indexOf(true)}`);
    expect(await readdir(root)).toEqual(['lock']);
    await rm(file);
    await writeFile(file, 'theirs');
    expect(await realDisk.create(file, 'ours')).toBe(false);
    expect(await readFile(file, 'utf8')).toBe('theirs');
  });
});

test('only the paths of the layout are places', () => {
  expect(placeOf('project.json')).toEqual({ kind: 'project' });
  expect(placeOf('claims/vera.json')).toEqual({ kind: 'claims', annotator: 'vera' });
  expect(placeOf('annotations/vera/ferry.json')).toEqual({ kind: 'annotations', annotator: 'vera', article: 'ferry' });
  expect(placeOf('articles/ferry/article.json')).toEqual({ kind: 'article', article: 'ferry' });
  expect(placeOf('articles/ferry/text.txt')).toEqual({ kind: 'text', article: 'ferry' });
  for (const other of [
    'claims/Vera.json',
    'claims/vera.json.123',
    'claims/../project.json',
    'claims/vera/x.json',
    'annotations/vera.json',
    'annotations/vera/ferry (1).json',
    'articles/.adding-ferry/article.json',
    'articles/ferry/notes.json',
    '.crossread/lock.json',
    'elsewhere/project.json',
  ]) {
    expect([other, placeOf(other)]).toEqual([other, undefined]);
  }
});
