/** We work while a colleague's files are replaced under us: nothing of either is lost, and what then clashes is told. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { realDisk } from '#electron/workspace/disk.ts';
import type { Disk } from '#electron/workspace/index.ts';
import { pathOf } from '#electron/workspace/layout.ts';
import { checkProject } from '#electron/workspace/index.ts';
import { ProjectWorkspace } from '#electron/workspace/workspace.ts';
import { CrossreadError } from '#shared/contract/index.ts';
import type { Command } from '#shared/document/commands.ts';
import { addressOf, invert, isEmptyDiff } from '#shared/document/diff.ts';
import type { Diff } from '#shared/document/diff.ts';
import { resolveClaim } from '#shared/document/effective.ts';
import { violations } from '#shared/document/invariants.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, AnyRecord, ArticleId } from '#shared/model/index.ts';
import { claimId, contradicts, linkId, NOW, relationId, relationOf } from '#test/support/records.ts';
import {
  BUSY,
  commandFrom,
  context,
  diffOf,
  ferry,
  harbour,
  link,
  me,
  merge,
  other,
  relate,
  silent,
  TEXTS,
  oneThrow,
} from '../unit/shared/document/example.ts';
import { edit, open } from './project.ts';
import type { Throw } from '../unit/shared/document/example.ts';
import { Colleague, ownerOf, projectOn, recordsBy } from './two-hands.ts';

async function opened(dir: string, disk: Disk = realDisk): Promise<ProjectWorkspace> {
  const workspace = await open(dir, { disk });
  if (!(workspace instanceof ProjectWorkspace)) throw new Error('not the workspace that is tested');
  return workspace;
}

/** A disk that now and then takes its time, so that one hand's write falls between another's. */
function unsteadyDisk(delays: readonly number[]): Disk {
  let turn = 0;
  return {
    ...realDisk,
    async write(file, data, root) {
      const delay = delays[(turn += 1) % delays.length] ?? 0;
      if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
      await realDisk.write(file, data, root);
    },
  };
}

/** Resolves when the workspace has taken in all that was reported and written all that waits. */
async function settled(workspace: ProjectWorkspace): Promise<void> {
  await workspace.writer.finish();
}

const problemsOf = ({ problems }: ProjectWorkspace): string[] =>
  problems.map((each) => `${each.file}: ${each.message}`);

/** Files that the violations of the document lie in. */
const clashes = (doc: DocumentState): string[] =>
  [...new Set(violations(doc, (id) => TEXTS[id]).map(({ where }) => where))].map((where) => {
    const [annotator = '', article = ''] = where.split('/');
    return where.startsWith('claims/')
      ? `${where}.json`
      : pathOf({ kind: 'annotations', annotator: annotator as AnnotatorId, article: article as ArticleId });
  });

/** Half of what chance throws is bent to what can clash: merging, relating, linking, taking away. */
function bent(thrown: Throw): Throw {
  const clashing = [20, 21, 27, 11, 14, 13, 22, 11];
  return thrown.kind % 2 === 0 ? thrown : { ...thrown, kind: clashing[(thrown.kind >> 1) % clashing.length] ?? 20 };
}

/** How it may begin: she does something of which we do not know, and we something that clashes with it. */
const BEGINNINGS: Readonly<Record<string, { readonly hers: readonly Command[]; readonly ours?: Command }>> = {
  peace: { hers: [] },
  circle: { hers: [merge(2, 1)], ours: merge(1, 2) },
  gone: {
    hers: [silent(202, false, ferry), silent(202, false, harbour), { type: 'deleteClaim', claim: claimId(202) }],
    ours: merge(1, 202),
  },
  unrelated: {
    hers: [silent(202, false, ferry), silent(202, false, harbour), { type: 'deleteClaim', claim: claimId(202) }],
    ours: relate(96, 101, 202),
  },
};

type Act = 'we edit' | 'we edit and do not wait' | 'she edits' | 'she pushes' | 'she pushes unseen' | 'she pulls';
const acts = fc.constantFrom<Act>(
  ...(['we edit', 'we edit and do not wait', 'we edit and do not wait', 'we edit and do not wait'] as const),
  ...(['she edits', 'she edits', 'she edits', 'she edits', 'she pushes', 'she pushes unseen', 'she pulls'] as const),
);

describe('two hands', () => {
  test('in any order: both sides’ records are all there, in memory and on the disk, and every clash is told', async () => {
    let clashed = 0;
    let merged = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(acts, oneThrow.map(bent)), { minLength: 15, maxLength: 40, size: 'max' }),
        fc.array(fc.nat(3), { minLength: 1, maxLength: 7 }),
        fc.constantFrom(...Object.values(BEGINNINGS)),
        async (order, delays, beginning) => {
          const dir = await projectOn(BUSY);
          const workspace = await opened(dir, unsteadyDisk(delays));
          const her = new Colleague(dir, other, BUSY);
          const ours: { diff: Diff; done: Promise<unknown> }[] = [];
          const weDo = (diff: Diff): Promise<unknown> => {
            const done = workspace.apply(diff, me).then(
              () => undefined,
              (error: unknown) => error,
            );
            ours.push({ diff, done });
            return done;
          };
          for (const command of beginning.hers) her.edit(diffOf(her.doc, command, other));
          if (beginning.hers.length > 0) await her.push();
          if (beginning.ours !== undefined) void weDo(diffOf(workspace.doc, beginning.ours));
          for (const [step, [act, each]] of order.entries()) {
            if (act === 'she pulls') await her.pull();
            else if (act === 'she edits') {
              const command = commandFrom(her.doc, { ...each, theirs: true }, step);
              const result = reduce(her.doc, command, context(other));
              if (result.ok) her.edit(result.diff);
            } else if (act === 'she pushes') workspace.report(await her.push());
            else if (act === 'she pushes unseen') await her.push();
            else {
              const command = commandFrom(workspace.doc, { ...each, theirs: false }, step);
              const result = reduce(workspace.doc, command, context(me));
              if (!result.ok || isEmptyDiff(result.diff)) continue;
              if (command.type === 'mergeClaim') merged += 1;
              const done = weDo(result.diff);
              if (act === 'we edit') await done;
            }
          }
          workspace.report(await her.push());
          await settled(workspace);

          // What we were told is saved, in the order in which we did it.
          const kept = recordsBy(BUSY, me);
          for (const { diff, done } of ours) {
            const error = await done;
            if (error !== undefined) {
              // Her files came between our look at the document and the edit.
              expect(error).toBeInstanceOf(CrossreadError);
              expect(['conflict', 'refused']).toContain((error as CrossreadError).code);
              continue;
            }
            for (const record of diff.removed) kept.delete(addressOf(record));
            for (const record of [...diff.updated.map(([, to]) => to), ...diff.added]) {
              if (ownerOf(record) === me) kept.set(addressOf(record), record);
            }
          }
          const here = (doc: DocumentState): Map<string, AnyRecord>[] => [recordsBy(doc, me), recordsBy(doc, other)];
          const both = [kept, recordsBy(her.doc, other)];
          expect(here(workspace.doc)).toEqual(both);
          const told = problemsOf(workspace);
          await workspace.close();

          const again = await opened(dir);
          expect(here(again.doc)).toEqual(both);
          // Nothing of hers was written by us, not even in other words.
          for (const article of [ferry, harbour]) {
            const place = { kind: 'annotations', annotator: other, article } as const;
            const text = await readFile(path.join(dir, pathOf(place)), 'utf8').catch(() => undefined);
            expect(text).toBe(her.textOf(place));
          }
          const claims = { kind: 'claims', annotator: other } as const;
          expect(await readFile(path.join(dir, pathOf(claims)), 'utf8')).toBe(her.textOf(claims));
          // What clashes is told while we work, just as when the project is opened.
          expect(told).toEqual(problemsOf(again));
          expect([...new Set(again.problems.map(({ file }) => file))].sort()).toEqual(clashes(again.doc).sort());
          if (told.length > 0) clashed += 1;
          await again.close();
        },
      ),
      { numRuns: 20 },
    );
    // Guards the property: without merges and clashes it would prove little.
    expect(merged).toBeGreaterThan(0);
    expect(clashed).toBeGreaterThan(0);
    // Twenty projects are made, written and read again, each with its fsyncs.
  }, 180_000);

  /** Our edit waits behind a write that takes its time; her file comes meanwhile; then both go on. */
  async function meanwhile(
    ours: Command,
    theirs: readonly Command[],
  ): Promise<{ workspace: ProjectWorkspace; her: Colleague }> {
    const dir = await projectOn(BUSY);
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let arrive = (): void => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    const disk: Disk = {
      ...realDisk,
      async write(file, data, root) {
        arrive();
        await held;
        await realDisk.write(file, data, root);
      },
    };
    const workspace = await opened(dir, disk);
    const her = new Colleague(dir, other, BUSY);
    const holding = workspace.apply(diffOf(workspace.doc, { type: 'renameProject', name: 'Held' }), me);
    await arrived;
    const waiting = workspace.apply(diffOf(workspace.doc, ours), me);
    for (const command of theirs) her.edit(diffOf(her.doc, command, other));
    const paths = await her.push();
    // Admitted before her file is seen.
    await expect.poll(() => workspace.writer.ledger.pending.length).toBe(2);
    workspace.report(paths);
    release();
    await Promise.all([holding, waiting]);
    await settled(workspace);
    expect(recordsBy(workspace.doc, other)).toEqual(recordsBy(her.doc, other));
    return { workspace, her };
  }
  const linkOfMine = { article: ferry, link: linkId(113) };

  test('we merge into her claim while she merges hers into ours: both stand, and the circle is told in both files', async () => {
    const { workspace } = await meanwhile(merge(1, 2), [merge(2, 1)]);
    expect(workspace.doc.claims.get(claimId(1))?.mergedInto).toBe(claimId(2));
    expect(workspace.doc.claims.get(claimId(2))?.mergedInto).toBe(claimId(1));
    expect(problemsOf(workspace)).toEqual([
      `claims/${other}.json: claim ${claimId(2)}: it was merged round in a circle`,
      `claims/${me}.json: claim ${claimId(1)}: it was merged round in a circle`,
    ]);
    const { dir } = workspace;
    await workspace.close();
    const again = await opened(dir);
    expect(problemsOf(again)).toHaveLength(2);
    expect((await checkProject(dir)).map(({ file, code }) => [file, code])).toEqual([
      [`claims/${other}.json`, 'inconsistent'],
      [`claims/${me}.json`, 'inconsistent'],
    ]);
    // The way out is hers or ours, and it heals both.
    await again.apply(diffOf(again.doc, { type: 'restoreClaim', claim: claimId(1) }), me);
    await settled(again);
    expect(again.problems).toEqual([]);
    expect(await checkProject(dir)).toEqual([]);
  });

  test('we merge into her claim while she deletes it: nothing of ours is lost, and all that hangs in the air is told', async () => {
    // 202 is hers; nobody else uses it but for her own marks, which she takes away.
    const theirs: Command[] = [
      silent(202, false, ferry),
      silent(202, false, harbour),
      { type: 'deleteClaim', claim: claimId(202) },
    ];
    const { workspace } = await meanwhile(merge(1, 202), theirs);
    expect(workspace.doc.claims.get(claimId(1))?.mergedInto).toBe(claimId(202));
    expect(workspace.doc.claims.has(claimId(202))).toBe(false);
    const links = workspace.doc.sheets.get(`${me}/${ferry}`)?.links;
    expect(links?.get(linkOfMine.link)).toMatchObject({ claim: claimId(2) });
    expect([...(links?.values() ?? [])].filter(({ claim }) => claim === claimId(202))).not.toEqual([]);
    expect(workspace.problems.map(({ file, code }) => [file, code])).toEqual([
      [`annotations/${me}/${ferry}.json`, 'inconsistent'],
      [`annotations/${me}/${harbour}.json`, 'inconsistent'],
      [`claims/${me}.json`, 'inconsistent'],
    ]);
    expect(problemsOf(workspace).at(-1)).toContain(`it was merged into ${claimId(202)}, which is not there`);
    // Undone, all is well again.
    await workspace.apply(invert(diffOf(BUSY, merge(1, 202))), me);
    await settled(workspace);
    expect(workspace.problems).toEqual([]);
  });

  test('she relates, retires and rewords the claim that we merge into, and links ours: all of it stands, none of it clashes', async () => {
    const { workspace } = await meanwhile(merge(1, 2), [
      relate(90, 2, 1, 'same-as'),
      { type: 'editClaim', claim: claimId(2), text: 'Nobody at all was aboard.' },
      link(91, 210, 1, contradicts),
      { type: 'retireClaim', claim: claimId(2) },
    ]);
    expect(workspace.problems).toEqual([]);
    expect(workspace.doc.claims.get(claimId(2))).toMatchObject({ text: 'Nobody at all was aboard.', retired: NOW });
    expect(resolveClaim(workspace.doc, claimId(1))).toBe(claimId(2));
    expect(workspace.doc.relations.get(relationId(90))).toMatchObject({ from: claimId(2), to: claimId(1) });
  });
});

describe('a file of claims from another hand', () => {
  const claimsFile = `claims/${other}.json`;

  test('with a relation’s id that another file has is left out whole, named, and never written over', async () => {
    const dir = await projectOn(BUSY);
    const [relation] = BUSY.relations.values();
    if (relation === undefined) throw new Error('there is no relation');
    // "ossian" sorts before "vera": his file counts, and mine is the one that is left out.
    await edit(dir, claimsFile, (file) => {
      const [first] = file['relations'] as object[];
      file['relations'] = [{ ...first, id: relation.id }];
    });
    const workspace = await opened(dir);
    const mine = `claims/${me}.json`;
    const before = await readFile(path.join(dir, mine), 'utf8');
    expect(workspace.problems.find(({ file }) => file === mine)).toMatchObject({
      code: 'inconsistent',
      message: `relations: relation ${relation.id} stands in ${claimsFile} too; give one of them another id`,
    });
    await expect(
      workspace.apply(diffOf(workspace.doc, { type: 'createClaim', id: claimId(77), text: 'New.' }), me),
    ).rejects.toMatchObject({ code: 'read-only' });
    await workspace.close();
    expect(await readFile(path.join(dir, mine), 'utf8')).toBe(before);
  });

  test('whose claims lead nowhere opens, is told, and can be written', async () => {
    const dir = await projectOn(BUSY);
    await edit(dir, claimsFile, (file) => {
      const claims = file['claims'] as { id: string; mergedInto?: string }[];
      for (const claim of claims) {
        if (claim.id === claimId(2)) claim.mergedInto = claimId(99);
        if (claim.id === claimId(201)) claim.mergedInto = claimId(202);
        if (claim.id === claimId(202)) claim.mergedInto = claimId(201);
      }
    });
    const workspace = await opened(dir);
    const told = [
      `${claimsFile}: claim ${claimId(2)}: it was merged into ${claimId(99)}, which is not there; ` +
        `claim ${claimId(201)}: it was merged round in a circle; claim ${claimId(202)}: it was merged round in a circle`,
    ];
    expect(problemsOf(workspace)).toEqual(told);
    await workspace.apply(diffOf(workspace.doc, { type: 'restoreClaim', claim: claimId(2) }, other), other);
    await workspace.apply(diffOf(workspace.doc, { type: 'restoreClaim', claim: claimId(202) }, other), other);
    await settled(workspace);
    expect(workspace.problems).toEqual([]);
  });
});

describe('a relation', () => {
  test('does not pass from one annotator to another, not by an import either', async () => {
    const workspace = await opened(await projectOn(BUSY));
    const relation = workspace.doc.relations.get(relationId(103));
    if (relation === undefined) throw new Error('there is no relation');
    const passed: Diff = { added: [], updated: [[relation, { ...relation, annotator: other }]], removed: [] };
    await expect(workspace.apply(passed, 'import')).rejects.toMatchObject({ code: 'refused' });
    await expect(workspace.apply({ added: [], updated: [], removed: [relation] }, other)).rejects.toMatchObject({
      code: 'refused',
    });
  });

  test('to a claim that is not there is refused, and so is a merge', async () => {
    const workspace = await opened(await projectOn(BUSY));
    const claim = workspace.doc.claims.get(claimId(1));
    if (claim === undefined) throw new Error('there is no claim');
    const apply = (diff: Partial<Diff>): Promise<void> =>
      workspace.apply({ added: [], updated: [], removed: [], ...diff }, me);
    await expect(apply({ added: [relationOf(95, me, 1, 99, 'entails')] })).rejects.toMatchObject({ code: 'refused' });
    await expect(apply({ updated: [[claim, { ...claim, mergedInto: claimId(99) }]] })).rejects.toMatchObject({
      code: 'refused',
    });
    await expect(apply({ updated: [[claim, { ...claim, mergedInto: claim.id }]] })).rejects.toMatchObject({
      code: 'refused',
      message: `claims/${me}: claim ${claim.id}: it was merged round in a circle`,
    });
  });
});
