import { access, readdir, readFile, writeFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProject } from '#electron/workspace/index.ts';
import { recordsOf } from '#shared/document/records.ts';
import { addressOf } from '#shared/document/diff.ts';
import type { AnyRecord } from '#shared/model/index.ts';
import { articleOf, agrees, claimId, contradicts, linkId, spanId } from '#test/support/records.ts';
import {
  bodyOf,
  diffOf,
  edit,
  ferry,
  harbour,
  link,
  me,
  newProject,
  open,
  other,
  project,
  readJson,
  run,
  span,
  temporaryFolder,
  TEXTS,
} from './project.ts';

const byAddress = (records: AnyRecord[]): AnyRecord[] => records.sort((a, b) => (addressOf(a) < addressOf(b) ? -1 : 1));

describe('a project on the disk', () => {
  test('comes back as it was left', async () => {
    const dir = await newProject();
    const first = await open(dir);
    await run(first, span(10));
    await run(
      first,
      span(11, ferry, [
        [0, 9],
        [24, 30],
      ]),
    );
    await run(first, link(20, 10, 1));
    await run(first, link(21, 11, 2, ferry, contradicts));
    await run(first, { type: 'setSilent', article: harbour, claim: claimId(1), silent: true });
    await run(first, { type: 'editArticle', article: harbour, fields: { title: 'Closed' } });
    await run(first, { type: 'renameProject', name: 'Two ferries' });
    const left = first.doc;
    await first.close();

    const again = await open(dir);
    expect(again.problems).toEqual([]);
    expect(again.readOnly).toBeNull();
    expect(again.doc.project.name).toBe('Two ferries');
    expect(byAddress(recordsOf(again.doc))).toEqual(byAddress(recordsOf(left)));
    expect(await again.readArticle(ferry)).toEqual({ article: ferry, ...bodyOf(TEXTS[ferry] ?? '') });
  });

  test('lies in the files that the layout names', async () => {
    const dir = await newProject();
    const workspace = await open(dir);
    await run(workspace, span(11));
    await run(workspace, span(10));
    await run(workspace, link(20, 10, 1));
    expect((await readdir(dir)).sort()).toEqual(['.crossread', 'annotations', 'articles', 'claims', 'project.json']);
    expect((await readdir(path.join(dir, 'articles', ferry))).sort()).toEqual(['article.json', 'text.txt']);
    expect(await readFile(path.join(dir, 'articles', ferry, 'text.txt'), 'utf8')).toBe(TEXTS[ferry]);
    expect(await readdir(path.join(dir, 'claims'))).toEqual([`${other}.json`, `${me}.json`]);
    const file = await readJson(dir, `annotations/${me}/${ferry}.json`);
    expect(file).toMatchObject({
      format: 'crossread/annotations',
      version: 2,
      offsetUnit: 'utf-16',
      annotator: { id: me, name: 'Vera Lindqvist' },
      article: { id: ferry, hash: articleOf(ferry, TEXTS[ferry] ?? '').hash },
      spans: [{ id: spanId(10), quote: 'The ferry left at noon' }, { id: spanId(11) }],
      links: [{ id: linkId(20), span: spanId(10), claim: claimId(1), stance: agrees }],
      omissions: [],
    });
    for (const record of [...(file['spans'] as object[]), ...(file['links'] as object[])]) {
      expect(Object.keys(record)).not.toEqual(expect.arrayContaining(['type']));
      expect(record).not.toHaveProperty('annotator');
      expect(record).not.toHaveProperty('article');
    }
    const text = await readFile(path.join(dir, `annotations/${me}/${ferry}.json`), 'utf8');
    expect(text).toMatch(/^\{\n {2}"format": "crossread\/annotations",\n {2}"version": 2,/);
    expect(text.endsWith('}\n')).toBe(true);
  });

  test('keeps the keys that this version does not know, at every level', async () => {
    const dir = await newProject();
    const first = await open(dir);
    await run(first, span(10));
    await run(first, link(20, 10, 1));
    await run(first, { type: 'setSilent', article: ferry, claim: claimId(2), silent: true });
    await first.close();
    const sheet = `annotations/${me}/${ferry}.json`;
    const mark = { weather: ['rain', { deep: 1 }] };
    await edit(dir, sheet, (file) => {
      Object.assign(file, mark);
      for (const key of ['annotator', 'article']) Object.assign(file[key] as object, mark);
      for (const key of ['spans', 'links', 'omissions']) Object.assign((file[key] as object[])[0] ?? {}, mark);
    });
    await edit(dir, `claims/${me}.json`, (file) => {
      Object.assign(file, mark);
      Object.assign(file['annotator'] as object, mark);
      Object.assign((file['claims'] as object[])[0] ?? {}, mark);
    });
    await edit(dir, 'project.json', (file) => {
      Object.assign(file, mark);
      Object.assign((file['stances'] as object[])[0] ?? {}, mark);
    });
    await edit(dir, `articles/${ferry}/article.json`, (file) => {
      Object.assign(file, mark);
      Object.assign((file['blocks'] as object[])[0] ?? {}, mark);
      Object.assign(file['source'] as object, mark);
    });
    const files = [sheet, `claims/${me}.json`, 'project.json', `articles/${ferry}/article.json`];
    const count = async (): Promise<number[]> =>
      Promise.all(
        files.map(async (file) => (await readFile(path.join(dir, file), 'utf8')).split('"weather"').length - 1),
      );
    expect(await count()).toEqual([6, 3, 2, 3]);

    const again = await open(dir);
    expect(again.problems).toEqual([]);
    await run(again, span(12));
    await run(again, { type: 'setStance', article: ferry, link: linkId(20), stance: contradicts });
    await run(again, { type: 'createClaim', id: claimId(3), text: 'A third claim.' });
    await run(again, { type: 'renameAnnotator', name: 'Vera L.' });
    await run(again, { type: 'renameProject', name: 'Other' });
    await run(again, { type: 'editArticle', article: ferry, fields: { title: 'Other' } });
    expect(await count()).toEqual([6, 3, 2, 3]);
  });

  test('is not made where something lies already', async () => {
    const dir = await newProject();
    await expect(createProject(dir, project)).rejects.toMatchObject({ code: 'exists' });
    const full = await temporaryFolder();
    await mkdir(path.join(full, 'photos'));
    await expect(createProject(full, project)).rejects.toMatchObject({ code: 'exists' });
    await writeFile(path.join(full, 'file'), '');
    await expect(createProject(path.join(full, 'file'), project)).rejects.toMatchObject({ code: 'exists' });
  });

  test('is not found where there is none', async () => {
    const dir = await temporaryFolder();
    await expect(open(dir)).rejects.toMatchObject({ code: 'not-found' });
    await expect(open(path.join(dir, 'nowhere'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(access(path.join(dir, '.crossread'))).rejects.toThrow();
  });
});

describe('an edit', () => {
  test('that does not start from what the project holds is a conflict', async () => {
    const dir = await newProject();
    const workspace = await open(dir);
    const rename = diffOf(workspace, { type: 'renameProject', name: 'One' });
    await workspace.apply(rename, me);
    await expect(workspace.apply(rename, me)).rejects.toMatchObject({ code: 'conflict' });
    expect(workspace.doc.project.name).toBe('One');
  });

  test('in another annotator’s name is refused, but for an import', async () => {
    const dir = await newProject();
    const workspace = await open(dir);
    const hers = diffOf(workspace, span(10), other);
    await expect(workspace.apply(hers, me)).rejects.toMatchObject({ code: 'refused' });
    expect(workspace.doc.sheets.size).toBe(0);
    await workspace.apply(hers, 'import');
    expect(workspace.doc.sheets.size).toBe(1);
  });

  test('that breaks an invariant is refused', async () => {
    const dir = await newProject();
    const workspace = await open(dir);
    const [made] = diffOf(workspace, span(10)).added;
    if (made?.type !== 'span') throw new Error('no span');
    const wrongQuote = { added: [{ ...made, quote: 'The ferry sank' }], updated: [], removed: [] };
    await expect(workspace.apply(wrongQuote, me)).rejects.toMatchObject({ code: 'refused' });
    const outside = { added: [{ ...made, fragments: [[0, 9999] as [number, number]] }], updated: [], removed: [] };
    await expect(workspace.apply(outside, me)).rejects.toMatchObject({ code: 'refused' });
    await run(workspace, span(10));
    await run(workspace, link(20, 10, 2));
    const claim = workspace.doc.claims.get(claimId(2));
    if (claim === undefined) throw new Error('no claim');
    const gone = { added: [], updated: [], removed: [claim] };
    await expect(workspace.apply(gone, other)).rejects.toMatchObject({ code: 'refused' });
    const article = workspace.doc.articles.get(ferry);
    if (article === undefined) throw new Error('no article');
    const otherText = { added: [], updated: [[article, { ...article, length: 3 }] as const], removed: [] };
    await expect(workspace.apply(otherText, me)).rejects.toMatchObject({ code: 'refused' });
    await expect(workspace.apply({ added: [], updated: [], removed: [article] }, me)).rejects.toMatchObject({
      code: 'refused',
    });
  });

  test('by somebody unknown is refused', async () => {
    const dir = await newProject();
    const workspace = await open(dir);
    const [made] = diffOf(workspace, span(10)).added;
    if (made?.type !== 'span') throw new Error('no span');
    const stranger = { ...made, annotator: other.replace('ossian', 'stranger') as typeof other };
    await expect(
      workspace.apply({ added: [stranger], updated: [], removed: [] }, stranger.annotator),
    ).rejects.toMatchObject({ code: 'refused' });
  });

  test('many at once keep their order and all reach the disk', async () => {
    const dir = await newProject();
    const first = await open(dir);
    const waiting: Promise<void>[] = [];
    // Each diff is made on top of the one before, none of which is on the disk yet.
    for (let number = 100; number < 140; number += 1) {
      const command = span(number, number % 2 === 0 ? ferry : harbour, [[0, (number % 7) + 3]]);
      waiting.push(first.apply(diffOf(first, command), me));
    }
    await Promise.all(waiting);
    await first.close();
    const again = await open(dir);
    const found = [...again.doc.sheets.values()].flatMap((sheet) => [...sheet.spans.keys()]);
    expect(found.sort()).toEqual(Array.from({ length: 40 }, (_, index) => spanId(100 + index)));
  });
});

describe('an article', () => {
  test('is added once, with its own text', async () => {
    const dir = await newProject();
    const workspace = await open(dir);
    const article = articleOf(ferry, TEXTS[ferry] ?? '');
    await expect(workspace.addArticle(article, bodyOf(TEXTS[ferry] ?? ''))).rejects.toMatchObject({ code: 'exists' });
    const fresh = { ...article, id: harbour.replace('post', 'mail') as typeof harbour };
    await expect(workspace.addArticle(fresh, bodyOf('Another text.'))).rejects.toMatchObject({ code: 'refused' });
    const body = bodyOf(TEXTS[ferry] ?? '');
    await expect(workspace.addArticle(fresh, { ...body, sentences: [[0, 5000]] })).rejects.toMatchObject({
      code: 'refused',
    });
    await workspace.addArticle(fresh, body);
    expect((await workspace.readArticle(fresh.id)).text).toBe(TEXTS[ferry]);
    expect((await readdir(path.join(dir, 'articles'))).sort()).toEqual([ferry, fresh.id, harbour].sort());
    await expect(workspace.readArticle(harbour.replace('post', 'none') as typeof harbour)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
