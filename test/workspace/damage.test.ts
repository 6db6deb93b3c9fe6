/** Files that cannot be read as what they should be: named, left alone, and in nobody's way. */
import { readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkProject } from '#electron/workspace/index.ts';
import type { Workspace } from '#electron/workspace/index.ts';
import { claimId, linkId, spanId } from '#test/support/records.ts';
import { diffOf, edit, ferry, harbour, link, me, newProject, open, other, readJson, run, span } from './project.ts';

const SHEET = `annotations/${me}/${ferry}.json`;

async function annotated(): Promise<string> {
  const dir = await newProject();
  const workspace = await open(dir);
  await run(workspace, span(10));
  await run(workspace, link(20, 10, 1));
  await run(workspace, span(11, harbour, [[0, 11]]));
  await workspace.close();
  return dir;
}

const problemOf = (workspace: Workspace, file: string) => workspace.problems.find((each) => each.file === file);

describe('a file that breaks off', () => {
  test('is named with its place and its backup, is not written, and the rest opens', async () => {
    const dir = await annotated();
    // A second session makes the backup.
    const second = await open(dir);
    await run(second, span(12));
    await second.close();
    const whole = await readFile(path.join(dir, SHEET), 'utf8');
    const part = whole.slice(0, whole.indexOf('"quote"'));
    await writeFile(path.join(dir, SHEET), part);

    const workspace = await open(dir);
    const lines = part.split('\n');
    expect(problemOf(workspace, SHEET)).toMatchObject({
      code: 'unreadable',
      message: `The file breaks off at line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}.`,
    });
    const backup = problemOf(workspace, SHEET)?.backup ?? '';
    expect(backup).toMatch(new RegExp(`^\\.crossread/backups/${SHEET}/`));
    const saved = await readJson(dir, backup);
    expect((saved['spans'] as object[]).length).toBe(1);

    const before = workspace.doc;
    await expect(run(workspace, span(30))).rejects.toMatchObject({
      code: 'read-only',
      message: expect.stringContaining(SHEET) as string,
    });
    expect(workspace.doc).toBe(before);
    await run(workspace, span(31, harbour));
    await run(workspace, { type: 'createClaim', id: claimId(5), text: 'Still possible.' });
    await workspace.close();
    expect(await readFile(path.join(dir, SHEET), 'utf8')).toBe(part);
  });

  test('of claims leaves the annotator with the name that her annotations give', async () => {
    const dir = await annotated();
    await writeFile(path.join(dir, `claims/${me}.json`), '');
    const workspace = await open(dir);
    expect(problemOf(workspace, `claims/${me}.json`)).toMatchObject({
      code: 'unreadable',
      message: 'The file is empty.',
    });
    expect(problemOf(workspace, SHEET)).toMatchObject({
      code: 'inconsistent',
      message: `link ${linkId(20)}: there is no claim ${claimId(1)}`,
    });
    expect(workspace.doc.annotators.get(me)?.name).toBe('Vera Lindqvist');
    await expect(run(workspace, { type: 'createClaim', id: claimId(6), text: 'No.' })).rejects.toMatchObject({
      code: 'read-only',
    });
    // What was broken already keeps nobody from working on.
    await run(workspace, span(32));
    await run(workspace, { type: 'deleteLink', article: ferry, link: linkId(20) });
    await expect.poll(() => problemOf(workspace, SHEET)).toBeUndefined();
    expect(await readFile(path.join(dir, `claims/${me}.json`), 'utf8')).toBe('');
  });

  test('of the project is an error', async () => {
    const dir = await annotated();
    await writeFile(path.join(dir, 'project.json'), '{"format": "crossread/project",\n  oh');
    await expect(open(dir)).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('unexpected "o" at line 2, column 3') as string,
    });
    expect(await checkProject(dir)).toMatchObject([{ file: 'project.json', code: 'unreadable' }]);
  });
});

describe('a file from a newer version', () => {
  test('is named and not written', async () => {
    const dir = await annotated();
    await edit(dir, SHEET, (file) => Object.assign(file, { version: 7 }));
    const text = await readFile(path.join(dir, SHEET), 'utf8');
    const workspace = await open(dir);
    expect(problemOf(workspace, SHEET)?.code).toBe('newer-version');
    expect(problemOf(workspace, SHEET)?.message).toContain('version 7');
    await expect(run(workspace, span(30))).rejects.toMatchObject({ code: 'read-only' });
    await workspace.close();
    expect(await readFile(path.join(dir, SHEET), 'utf8')).toBe(text);
  });

  test('makes the whole project read-only if it is the project’s own', async () => {
    const dir = await annotated();
    await edit(dir, 'project.json', (file) => Object.assign(file, { version: 2 }));
    const workspace = await open(dir);
    expect(workspace.readOnly).toMatchObject({ reason: 'newer-version' });
    expect(workspace.doc.sheets.size).toBe(2);
    await expect(run(workspace, span(30))).rejects.toMatchObject({ code: 'read-only' });
    expect(await readdir(path.join(dir, '.crossread'))).not.toContain('lock.json');
  });

  test('is an error if the project’s own no longer fits', async () => {
    const dir = await annotated();
    await edit(dir, 'project.json', (file) => Object.assign(file, { version: 2, stances: 'many' }));
    await expect(open(dir)).rejects.toMatchObject({ code: 'newer-version' });
  });
});

describe('a file that contradicts the rest', () => {
  const broken: [string, (file: Record<string, unknown>) => void, object][] = [
    [
      'a record that is none',
      (file) => Object.assign((file['spans'] as object[])[0] ?? {}, { fragments: [[5, 5]] }),
      { code: 'invalid', message: 'spans[0].fragments[0]: a fragment must end after it starts' },
    ],
    [
      'one record twice',
      (file) => (file['spans'] as unknown[]).push((file['spans'] as unknown[])[0]),
      { code: 'invalid', message: `spans[1]: span "${spanId(10)}" is there twice` },
    ],
    [
      'another annotator’s work under this name',
      (file) => Object.assign(file, { annotator: { id: other, name: 'O' } }),
      { code: 'invalid' },
    ],
    [
      'annotations of another text',
      (file) => Object.assign(file, { article: { id: ferry, hash: 'a'.repeat(64) } }),
      { code: 'inconsistent' },
    ],
    ['another unit', (file) => Object.assign(file, { offsetUnit: 'utf-8' }), { code: 'invalid' }],
    ['another kind of file', (file) => Object.assign(file, { format: 'crossread/claims' }), { code: 'invalid' }],
  ];
  test.each(broken)('%s: left out, named, not written', async (_name, change, problem) => {
    const dir = await annotated();
    await edit(dir, SHEET, change);
    const text = await readFile(path.join(dir, SHEET), 'utf8');
    const workspace = await open(dir);
    expect(problemOf(workspace, SHEET)).toMatchObject(problem);
    expect([...workspace.doc.sheets.keys()]).toEqual([`${me}/${harbour}`]);
    await expect(run(workspace, span(30))).rejects.toMatchObject({ code: 'read-only' });
    expect(await readFile(path.join(dir, SHEET), 'utf8')).toBe(text);
    expect(await checkProject(dir)).toMatchObject([problem]);
  });

  test('annotations whose article is gone', async () => {
    const dir = await annotated();
    await rm(path.join(dir, 'articles', ferry), { recursive: true });
    const workspace = await open(dir);
    expect(workspace.problems).toMatchObject([{ file: SHEET, code: 'missing' }]);
    expect([...workspace.doc.articles.keys()]).toEqual([harbour]);
  });

  test('a claim’s id that another annotator’s file holds too', async () => {
    const dir = await annotated();
    const hers = await readJson(dir, `claims/${other}.json`);
    await edit(dir, `claims/${me}.json`, (file) =>
      (file['claims'] as unknown[]).push((hers['claims'] as unknown[])[0]),
    );
    const workspace = await open(dir);
    expect(problemOf(workspace, `claims/${me}.json`)).toMatchObject({ code: 'inconsistent' });
    expect(workspace.doc.claims.get(claimId(2))?.annotator).toBe(other);
    await expect(run(workspace, { type: 'createClaim', id: claimId(9), text: 'No.' })).rejects.toMatchObject({
      code: 'read-only',
    });
  });

  test('a second copy by a sync tool', async () => {
    const dir = await annotated();
    const copy = `annotations/${me}/${ferry} (conflicted copy).json`;
    await writeFile(path.join(dir, copy), '{}');
    const workspace = await open(dir);
    expect(workspace.problems).toMatchObject([{ file: copy, code: 'invalid' }]);
  });
});

describe('an article’s text', () => {
  test('that is not the one imported is not shown, and no span is put in it', async () => {
    const dir = await annotated();
    const file = path.join(dir, 'articles', ferry, 'text.txt');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('noon', 'dawn'));
    const workspace = await open(dir);
    expect(workspace.problems).toEqual([]);
    await expect(workspace.readArticle(ferry)).rejects.toMatchObject({ code: 'unreadable' });
    expect(workspace.problems).toMatchObject([{ file: `articles/${ferry}/text.txt`, code: 'unreadable' }]);
    await expect(run(workspace, span(30))).rejects.toMatchObject({ code: 'read-only' });
    expect(await checkProject(dir)).toMatchObject([{ file: `articles/${ferry}/text.txt`, code: 'unreadable' }]);
  });

  test('whose line ends git has turned is the same text', async () => {
    const dir = await annotated();
    const file = path.join(dir, 'articles', ferry, 'text.txt');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replaceAll('\n', '\r\n'));
    const workspace = await open(dir);
    expect((await workspace.readArticle(ferry)).text).toBe(text);
  });

  test('is held against the quotes when it is read', async () => {
    const dir = await annotated();
    await edit(dir, SHEET, (file) => Object.assign((file['spans'] as object[])[0] ?? {}, { quote: 'The ferry sank' }));
    const workspace = await open(dir);
    expect(workspace.problems).toEqual([]);
    await workspace.readArticle(ferry);
    const problem = {
      file: SHEET,
      code: 'inconsistent',
      message: `span ${spanId(10)}: the text there is not its quote`,
    };
    expect(workspace.problems).toMatchObject([problem]);
    expect(await checkProject(dir)).toMatchObject([problem]);
    await run(workspace, { type: 'setFragments', article: ferry, span: spanId(10), fragments: [[0, 9]] });
    await expect.poll(() => workspace.problems).toEqual([]);
  });

  test('that is gone is named', async () => {
    const dir = await annotated();
    await rm(path.join(dir, 'articles', ferry, 'text.txt'));
    expect(await checkProject(dir)).toMatchObject([{ file: `articles/${ferry}/text.txt`, code: 'missing' }]);
    const workspace = await open(dir);
    expect(workspace.problems).toMatchObject([{ file: `articles/${ferry}/text.txt`, code: 'missing' }]);
  });

  test('must hold the blocks and sentences that article.json names', async () => {
    const dir = await annotated();
    await edit(dir, `articles/${ferry}/article.json`, (file) => Object.assign(file, { sentences: [[0, 4000]] }));
    expect(await checkProject(dir)).toMatchObject([
      {
        file: `articles/${ferry}/article.json`,
        code: 'inconsistent',
        message: expect.stringContaining('sentences[0]: 0–4000') as string,
      },
    ]);
  });
});

describe('checking', () => {
  test('finds nothing wrong with a sound project, and makes no mark in it', async () => {
    const dir = await annotated();
    await rm(path.join(dir, '.crossread'), { recursive: true });
    expect(await checkProject(dir)).toEqual([]);
    expect(await readdir(dir)).not.toContain('.crossread');
  });

  test('of no project says so', async () => {
    const dir = await annotated();
    await expect(checkProject(path.join(dir, 'claims'))).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('temporary files that a crash left', () => {
  test('are no part of the project, and old ones go', async () => {
    const dir = await annotated();
    const old = new Date(Date.now() - 3_600_000);
    const leftovers = [`${SHEET}.1234567890`, 'project.json.42', `claims/${me}.json.7`, '.crossread/lock.json.8'];
    for (const file of leftovers) {
      await writeFile(path.join(dir, file), '{"half');
      await utimes(path.join(dir, file), old, old);
    }
    const fresh = `${SHEET}.99`;
    await writeFile(path.join(dir, fresh), '{"half');
    await rename(path.join(dir, 'articles', harbour), path.join(dir, 'articles', `.adding-${harbour}`));
    const workspace = await open(dir);
    expect(workspace.problems.map((each) => each.code)).toEqual(['missing']);
    expect([...workspace.doc.articles.keys()]).toEqual([ferry]);
    const names = (await readdir(dir, { recursive: true })).map((name) => name.split(path.sep).join('/'));
    for (const file of leftovers) expect(names).not.toContain(file);
    expect(names).toContain(fresh);
  });

  test('are left alone by one who only reads', async () => {
    const dir = await annotated();
    const old = new Date(Date.now() - 3_600_000);
    const file = path.join(dir, 'project.json.42');
    await writeFile(file, '');
    await utimes(file, old, old);
    const workspace = await open(dir, { readOnly: true });
    expect(workspace.readOnly).not.toBeNull();
    expect(await readdir(dir)).toContain('project.json.42');
    await expect(workspace.apply(diffOf(workspace, span(30)), me)).rejects.toMatchObject({ code: 'read-only' });
  });
});
