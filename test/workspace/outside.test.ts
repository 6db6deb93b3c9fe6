/** Other programs write into the project while it is open. */
import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { realDisk } from '#electron/workspace/disk.ts';
import type { Disk } from '#electron/workspace/index.ts';
import { applyDiff } from '#shared/document/diff.ts';
import { recordsOf } from '#shared/document/records.ts';
import { articleOf, agrees, claimId, contradicts, linkId, spanId } from '#test/support/records.ts';
import {
  backupsKept,
  diffOf,
  edit,
  ferry,
  harbour,
  link,
  listen,
  me,
  newProject,
  open,
  other,
  readJson,
  run,
  span,
  TEXTS,
} from './project.ts';

const SHEET = `annotations/${me}/${ferry}.json`;
const THEIRS = `annotations/${other}/${ferry}.json`;

/** A project with a span, linked, by each annotator, and a copy of it as it was before. */
async function annotated(): Promise<string> {
  const dir = await newProject();
  const workspace = await open(dir);
  await run(workspace, span(10));
  await run(workspace, link(20, 10, 1));
  await run(workspace, span(11, ferry, [[24, 30]]), other);
  await workspace.close();
  return dir;
}

/** A disk whose writes of files that fit wait to be let go. */
function slowDisk(pattern: RegExp) {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let arrive = (): void => undefined;
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  const disk: Disk = {
    ...realDisk,
    async write(file, data, root) {
      if (pattern.test(path.relative(root, file).split(path.sep).join('/'))) {
        arrive();
        await held;
      }
      await realDisk.write(file, data, root);
    },
  };
  return { disk, release, arrived };
}

describe('a change by another program', () => {
  test('to a colleague’s file comes into the document', async () => {
    const dir = await annotated();
    const workspace = await open(dir, { watch: true });
    const { until } = listen(workspace);
    const before = workspace.doc;
    await edit(dir, THEIRS, (file) => Object.assign((file['spans'] as object[])[0] ?? {}, { note: 'Look here.' }));
    const { diff } = await until('document');
    expect(diff.updated).toMatchObject([[{ id: spanId(11) }, { id: spanId(11), note: 'Look here.' }]]);
    expect(diff.added).toEqual([]);
    expect(diff.removed).toEqual([]);
    expect(recordsOf(applyDiff(before, diff))).toEqual(recordsOf(workspace.doc));
  });

  test('files that are added, in folders that were not there', async () => {
    const dir = await annotated();
    const workspace = await open(dir, { watch: true });
    const { until, events } = listen(workspace);
    const third = 'third-person';
    const claims = await readJson(dir, `claims/${me}.json`);
    await writeFile(
      path.join(dir, `claims/${third}.json`),
      JSON.stringify({ ...claims, annotator: { id: third, name: 'Third' }, claims: [] }),
    );
    const sheet = await readJson(dir, SHEET);
    await mkdir(path.join(dir, 'annotations', third));
    await writeFile(
      path.join(dir, `annotations/${third}/${ferry}.json`),
      JSON.stringify({ ...sheet, annotator: { id: third, name: 'Third' } }),
    );
    const article = path.join(dir, 'articles', 'late-paper');
    await cp(path.join(dir, 'articles', harbour), article, { recursive: true });
    await edit(dir, 'articles/late-paper/article.json', (file) => Object.assign(file, { id: 'late-paper' }));
    await until('document', ({ diff }) => diff.added.some((each) => each.type === 'article'));
    await until('document', ({ diff }) => diff.added.some((each) => each.type === 'annotator'));
    await until('document', ({ diff }) => diff.added.some((each) => each.type === 'span'));
    expect(events.filter((event) => event.type === 'notice')).toEqual([]);
    expect(workspace.problems).toEqual([]);
    expect([...workspace.doc.annotators.values()].map((each) => each.name).sort()).toEqual([
      'Ossian Bray',
      'Third',
      'Vera Lindqvist',
    ]);
  });

  test('files that are removed, and an article that is corrected', async () => {
    const dir = await annotated();
    const workspace = await open(dir, { watch: true });
    const { until } = listen(workspace);
    await rm(path.join(dir, THEIRS));
    const { diff } = await until('document');
    expect(diff.removed).toMatchObject([{ id: spanId(11) }]);
    await edit(dir, `articles/${ferry}/article.json`, (file) => Object.assign(file, { title: 'Corrected' }));
    await until('document', (event) => event.diff.updated.some(([, to]) => to.type === 'article'));
    await edit(dir, 'project.json', (file) => Object.assign(file, { name: 'Renamed' }));
    await until('document', (event) => event.diff.updated.some(([, to]) => to.type === 'project'));
    expect(workspace.doc.project.name).toBe('Renamed');
  });

  test('is not seen in what this program writes itself', async () => {
    const dir = await annotated();
    const workspace = await open(dir, { watch: true });
    const { until, events } = listen(workspace);
    await run(workspace, span(12));
    await run(workspace, { type: 'createClaim', id: claimId(5), text: 'Mine.' });
    const text = 'A new text.';
    const id = ferry.replace('news', 'notes') as typeof ferry;
    await workspace.addArticle(articleOf(id, text), { text, blocks: [], sentences: [] });
    // Something that is seen, after all of the above.
    await edit(dir, THEIRS, (file) => Object.assign((file['spans'] as object[])[0] ?? {}, { note: 'Now.' }));
    await until('document', ({ diff }) => diff.updated.length === 1);
    expect(events.length).toBe(1);
  });

  test('half written is a problem until it is whole; nothing is written over it', async () => {
    const dir = await annotated();
    const workspace = await open(dir, { watch: true });
    const { until } = listen(workspace);
    const whole = await readFile(path.join(dir, SHEET), 'utf8');
    const half = whole.slice(0, 300);
    await writeFile(path.join(dir, SHEET), half);
    await until('problems', ({ problems }) => problems.some((each) => each.code === 'unreadable'));
    expect(workspace.problems).toMatchObject([{ file: SHEET, code: 'unreadable' }]);
    expect(workspace.doc.sheets.get(`${me}/${ferry}`)?.spans.size).toBe(1);
    await expect(run(workspace, span(12))).rejects.toMatchObject({ code: 'read-only' });
    expect(await readFile(path.join(dir, SHEET), 'utf8')).toBe(half);
    await writeFile(path.join(dir, SHEET), whole);
    await until('problems', ({ problems }) => problems.length === 0);
    await run(workspace, span(12));
    expect((await readJson(dir, SHEET))['spans']).toMatchObject([{ id: spanId(10) }, { id: spanId(12) }]);
  });

  test('is noticed by the next write without a watcher too', async () => {
    const dir = await annotated();
    const workspace = await open(dir);
    await edit(dir, SHEET, (file) => Object.assign((file['spans'] as object[])[0] ?? {}, { note: 'From git.' }));
    await run(workspace, span(12));
    expect((await readJson(dir, SHEET))['spans']).toMatchObject([
      { id: spanId(10), note: 'From git.' },
      { id: spanId(12) },
    ]);
    expect(workspace.doc.sheets.get(`${me}/${ferry}`)?.spans.get(spanId(10))?.note).toBe('From git.');
  });

  test('a file that appears where ours is to be made', async () => {
    const dir = await annotated();
    const workspace = await open(dir);
    const sheet = await readJson(dir, SHEET);
    const article = await readJson(dir, `articles/${harbour}/article.json`);
    const quote = (TEXTS[harbour] ?? '').slice(0, 11);
    await writeFile(
      path.join(dir, `annotations/${me}/${harbour}.json`),
      JSON.stringify({
        ...sheet,
        article: { id: harbour, hash: article['hash'] },
        spans: [
          {
            id: spanId(40),
            fragments: [[0, 11]],
            quote,
            prefix: '',
            suffix: '',
            created: sheet['created'] ?? '2026-01-01T00:00:00Z',
          },
        ],
        links: [],
      }),
    );
    await run(workspace, span(41, harbour, [[0, 3]]));
    expect((await readJson(dir, `annotations/${me}/${harbour}.json`))['spans']).toMatchObject([
      { id: spanId(40) },
      { id: spanId(41) },
    ]);
  });
});

describe('a file that changes under an edit that is on its way', () => {
  test('is joined with it record by record, ours where both changed one; theirs is kept as a backup', async () => {
    const dir = await annotated();
    const { disk, release, arrived } = slowDisk(/^claims/);
    const workspace = await open(dir, { disk });
    const { until, events } = listen(workspace);
    // The first edit holds the disk; the others wait behind it.
    const holding = run(workspace, { type: 'createClaim', id: claimId(5), text: 'Holding.' });
    await arrived;
    const edits = [
      run(workspace, { type: 'setFragments', article: ferry, span: spanId(10), fragments: [[0, 9]] }),
      run(workspace, span(12, ferry, [[4, 9]])),
    ];
    await edit(dir, SHEET, (file) => {
      const [first] = file['spans'] as Record<string, unknown>[];
      Object.assign(first ?? {}, { note: 'Theirs.' });
      const copy = { ...first, id: spanId(13), note: 'Theirs too.' };
      (file['spans'] as unknown[]).push(copy);
    });
    const incoming = await readFile(path.join(dir, SHEET), 'utf8');
    release();
    await Promise.all([holding, ...edits]);

    const { message } = await until('notice');
    expect(message).toContain(SHEET);
    const file = await readJson(dir, SHEET);
    expect(file['spans']).toMatchObject([
      { id: spanId(10), fragments: [[0, 9]] },
      { id: spanId(12) },
      { id: spanId(13), note: 'Theirs too.' },
    ]);
    expect((file['spans'] as object[])[0]).not.toHaveProperty('note');
    const kept = (await backupsKept(dir, SHEET)).find((name) => message.includes(name)) ?? '';
    expect(await readFile(path.join(dir, kept), 'utf8')).toBe(incoming);
    const told = events.flatMap((event) => (event.type === 'document' ? event.diff.added : []));
    expect(told).toMatchObject([{ id: spanId(13) }]);
    await workspace.close();
    expect((await open(dir)).problems).toEqual([]);
  });

  test('keeps a span that they removed and we linked, and one link where both linked the same', async () => {
    const dir = await annotated();
    const { disk, release, arrived } = slowDisk(/^claims/);
    const workspace = await open(dir, { disk });
    const holding = run(workspace, { type: 'createClaim', id: claimId(5), text: 'Holding.' });
    await arrived;
    const linked = run(workspace, link(21, 10, 2));
    await edit(dir, SHEET, (file) => {
      const [theirs] = file['links'] as Record<string, unknown>[];
      file['links'] = [{ ...theirs, id: linkId(22), claim: claimId(2), stance: contradicts }];
    });
    release();
    await Promise.all([holding, linked]);
    expect((await readJson(dir, SHEET))['links']).toMatchObject([
      { id: linkId(21), claim: claimId(2), stance: agrees },
    ]);
    await workspace.close();

    const again = await open(dir);
    const linkedAgain = diffOf(again, link(23, 10, 5));
    await edit(dir, SHEET, (file) => Object.assign(file, { spans: [], links: [] }));
    await again.apply(linkedAgain, me);
    await again.close();
    const last = await open(dir);
    expect(last.problems).toEqual([]);
    expect([...(last.doc.sheets.get(`${me}/${ferry}`)?.spans.keys() ?? [])]).toEqual([spanId(10)]);
    expect([...(last.doc.sheets.get(`${me}/${ferry}`)?.links.keys() ?? [])]).toEqual([linkId(23)]);
  });

  test('into something unreadable turns the edit away and stays as it is', async () => {
    const dir = await annotated();
    const { disk, release, arrived } = slowDisk(/^claims/);
    const workspace = await open(dir, { disk });
    const holding = run(workspace, { type: 'createClaim', id: claimId(5), text: 'Holding.' });
    await arrived;
    const turnedAway = run(workspace, span(12)).catch((error: unknown) => error);
    await writeFile(path.join(dir, SHEET), '<<<<<<< HEAD\n');
    release();
    await holding;
    expect(await turnedAway).toMatchObject({ code: 'read-only', message: expect.stringContaining(SHEET) as string });
    expect(await readFile(path.join(dir, SHEET), 'utf8')).toBe('<<<<<<< HEAD\n');
    expect([...(workspace.doc.sheets.get(`${me}/${ferry}`)?.spans.keys() ?? [])]).toEqual([spanId(10)]);
    expect(workspace.problems).toMatchObject([{ file: SHEET, code: 'unreadable' }]);
  });

  test('away is written again', async () => {
    const dir = await annotated();
    const { disk, release, arrived } = slowDisk(/^claims/);
    const workspace = await open(dir, { disk });
    const { until } = listen(workspace);
    const holding = run(workspace, { type: 'createClaim', id: claimId(5), text: 'Holding.' });
    await arrived;
    const added = run(workspace, span(12));
    await rename(path.join(dir, SHEET), path.join(dir, 'elsewhere'));
    release();
    await Promise.all([holding, added]);
    await until('notice');
    expect((await readJson(dir, SHEET))['spans']).toMatchObject([{ id: spanId(10) }, { id: spanId(12) }]);
  });
});
