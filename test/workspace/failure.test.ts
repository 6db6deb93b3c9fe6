/** The disk says no. As root no permission stops a write, so a disk that fails on purpose is put in place of the real one. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { realDisk } from '#electron/workspace/disk.ts';
import type { Disk } from '#electron/workspace/index.ts';
import { claimId, spanId } from '#test/support/records.ts';
import { backupsKept, diffOf, ferry, harbour, link, me, newProject, open, readJson, run, span } from './project.ts';

/** A disk on which writing files whose path fits fails while `failing` holds a pattern. */
function fragileDisk() {
  const control = {
    failing: undefined as RegExp | undefined,
    after: false,
    writes: [] as string[],
    hold: Promise.resolve(),
  };
  const disk: Disk = {
    ...realDisk,
    async write(file, data, root) {
      const name = path.relative(root, file).split(path.sep).join('/');
      if (!name.startsWith('.crossread')) control.writes.push(name);
      await control.hold;
      const fails = control.failing?.test(name) === true;
      if (fails && !control.after)
        throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
      await realDisk.write(file, data, root);
      if (fails) throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' });
    },
  };
  return { control, disk };
}

describe('a write that fails', () => {
  test('is told with the file’s name; the same edit can be tried again', async () => {
    const dir = await newProject();
    const { control, disk } = fragileDisk();
    const workspace = await open(dir, { disk });
    const before = workspace.doc;
    const diff = diffOf(workspace, span(10));
    control.failing = /^annotations/;
    await expect(workspace.apply(diff, me)).rejects.toMatchObject({
      code: 'io',
      message: expect.stringContaining(`annotations/${me}/${ferry}.json`) as string,
    });
    expect(workspace.doc.sheets).toEqual(before.sheets);
    control.failing = undefined;
    await workspace.apply(diff, me);
    expect([...(workspace.doc.sheets.get(`${me}/${ferry}`)?.spans.keys() ?? [])]).toEqual([spanId(10)]);
    await workspace.close();
    expect((await open(dir)).doc.sheets.size).toBe(1);
  });

  test('takes back what another file of the same edit has got already', async () => {
    const dir = await newProject();
    const { control, disk } = fragileDisk();
    const workspace = await open(dir, { disk });
    await run(workspace, span(10));
    control.failing = /^annotations/;
    const both = diffOf(workspace, {
      type: 'batch',
      label: 'claim and link',
      commands: [{ type: 'createClaim', id: claimId(7), text: 'New.' }, link(20, 10, 7)],
    });
    await expect(workspace.apply(both, me)).rejects.toMatchObject({ code: 'io' });
    expect(workspace.doc.claims.has(claimId(7))).toBe(false);
    await workspace.close();
    const file = await readJson(dir, `claims/${me}.json`);
    expect((file['claims'] as { id: string }[]).map((claim) => claim.id)).toEqual([claimId(1)]);

    const again = await open(dir, { disk: fragileDisk().disk });
    await again.apply(both, me);
    expect(again.problems).toEqual([]);
    expect(again.doc.claims.has(claimId(7))).toBe(true);
  });

  test('turns away the edits made on top of it and keeps those that were not', async () => {
    const dir = await newProject();
    const { control, disk } = fragileDisk();
    const workspace = await open(dir, { disk });
    await run(workspace, span(9));
    let release = (): void => undefined;
    control.hold = new Promise((resolve) => (release = resolve));
    control.failing = new RegExp(`${ferry}`);
    control.writes.length = 0;
    const first = workspace.apply(diffOf(workspace, span(10)), me);
    const settled = first.catch((error: unknown) => error);
    // The first is on its way to the disk; these come meanwhile.
    await expect.poll(() => control.writes.at(-1)).toContain(ferry);
    const onTop = workspace.apply(
      diffOf(workspace, { type: 'setFragments', article: ferry, span: spanId(10), fragments: [[0, 5]] }),
      me,
    );
    const onTopSettled = onTop.catch((error: unknown) => error);
    const elsewhere = workspace.apply(diffOf(workspace, span(11, harbour)), me);
    release();
    expect(await settled).toMatchObject({ code: 'io' });
    expect(await onTopSettled).toMatchObject({ code: 'conflict' });
    await elsewhere;
    control.failing = undefined;
    await run(workspace, span(10));
    await workspace.close();
    const again = await open(dir);
    expect([...(again.doc.sheets.get(`${me}/${ferry}`)?.spans.keys() ?? [])]).toEqual([spanId(9), spanId(10)]);
    expect(again.doc.sheets.get(`${me}/${harbour}`)?.spans.size).toBe(1);
  });

  test('after the file was replaced leaves no edit behind that was turned away', async () => {
    const dir = await newProject();
    const { control, disk } = fragileDisk();
    const workspace = await open(dir, { disk });
    await run(workspace, span(9));
    control.after = true;
    control.failing = /^annotations/;
    const diff = diffOf(workspace, span(10));
    await expect(workspace.apply(diff, me)).rejects.toMatchObject({ code: 'io' });
    control.failing = undefined;
    await run(workspace, span(11, harbour));
    expect([...(workspace.doc.sheets.get(`${me}/${ferry}`)?.spans.keys() ?? [])]).toEqual([spanId(9)]);
    await workspace.close();
    const again = await open(dir);
    expect([...(again.doc.sheets.get(`${me}/${ferry}`)?.spans.keys() ?? [])]).toEqual([spanId(9)]);
  });

  test('of an article leaves no part of it', async () => {
    const dir = await newProject();
    const { control, disk } = fragileDisk();
    const workspace = await open(dir, { disk });
    const article = workspace.doc.articles.get(ferry);
    if (article === undefined) throw new Error('no article');
    const { text, blocks, sentences } = await workspace.readArticle(ferry);
    const fresh = { ...article, id: ferry.replace('news', 'notes') as typeof ferry };
    control.failing = /article\.json$/;
    await expect(workspace.addArticle(fresh, { text, blocks, sentences })).rejects.toMatchObject({ code: 'io' });
    expect((await readdir(path.join(dir, 'articles'))).sort()).toEqual([ferry, harbour]);
    control.failing = undefined;
    await workspace.addArticle(fresh, { text, blocks, sentences });
    expect(workspace.doc.articles.size).toBe(3);
  });
});

describe('a folder that cannot be written', () => {
  // The operating system's own refusal cannot be had as root; what it would answer is given instead.
  test('opens for reading only', async () => {
    const dir = await newProject();
    const refuse = (): never => {
      throw Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' });
    };
    const workspace = await open(dir, { disk: { write: refuse, create: refuse } });
    expect(workspace.readOnly).toMatchObject({
      reason: 'not-writable',
      message: expect.stringContaining('EROFS') as string,
    });
    expect(workspace.doc.articles.size).toBe(2);
    await expect(run(workspace, span(10))).rejects.toMatchObject({ code: 'read-only' });
  });
});

describe('backups', () => {
  test('are made before the first overwrite in a session, and five are kept', async () => {
    const dir = await newProject();
    const counts: number[] = [];
    for (let session = 0; session < 8; session += 1) {
      const workspace = await open(dir);
      await run(workspace, span(100 + 2 * session));
      await run(workspace, span(101 + 2 * session));
      await workspace.close();
      counts.push((await backupsKept(dir, `annotations/${me}/${ferry}.json`)).length);
    }
    // The first session makes the file, so there is nothing to keep.
    expect(counts).toEqual([0, 1, 2, 3, 4, 5, 5, 5]);
    const kept = await backupsKept(dir, `annotations/${me}/${ferry}.json`);
    const spans = await Promise.all(
      kept.map(async (file) => ((await readJson(dir, file))['spans'] as unknown[]).length),
    );
    expect(spans).toEqual([6, 8, 10, 12, 14]);
  });
});
