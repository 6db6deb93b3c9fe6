/** Every moment between two writes of an edit, as a crash would leave the folder there. */
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { realDisk } from '#electron/workspace/disk.ts';
import { checkProject } from '#electron/workspace/index.ts';
import type { Disk } from '#electron/workspace/index.ts';
import type { Command } from '#shared/document/commands.ts';
import { applyDiff, invert } from '#shared/document/diff.ts';
import type { Diff } from '#shared/document/diff.ts';
import { difference } from '#shared/document/difference.ts';
import { effectiveSheet, resolveClaim } from '#shared/document/effective.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, AnyRecord } from '#shared/model/index.ts';
import { AnnotatorId as AnnotatorSchema } from '#shared/model/index.ts';
import { claimId, claimOf, linkId, linkOf, relationOf, spanOf } from '#test/support/records.ts';
import { BUSY, diffOf, done, ferry, harbour, me, merge, other, TEXTS } from '../unit/shared/document/example.ts';
import { open, temporaryFolder } from './project.ts';
import { projectOn } from './two-hands.ts';

/** Applies the diff and returns the folder as it was before each write, and after the last. */
async function moments(start: DocumentState, diff: Diff, by: AnnotatorId | 'import'): Promise<string[]> {
  const dir = await projectOn(start);
  const folder = await temporaryFolder();
  const kept: string[] = [];
  // Copies are made one after the other, and no write begins while one is made.
  let turn: Promise<unknown> = Promise.resolve();
  const keep = async (): Promise<void> => {
    const copy = path.join(folder, String(kept.length));
    kept.push(copy);
    const make = (): Promise<void> =>
      cp(dir, copy, { recursive: true, force: true, filter: (file) => !file.includes(`${path.sep}.crossread`) });
    // A file may be removed under the copy; then the moment is the one after that.
    await make().catch(() => rm(copy, { recursive: true, force: true }).then(make));
  };
  const disk: Disk = {
    ...realDisk,
    write(file, data, root) {
      if (file.includes(`${path.sep}.crossread${path.sep}`)) return realDisk.write(file, data, root);
      const mine = turn.then(keep).then(() => realDisk.write(file, data, root));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };
  const workspace = await open(dir, { disk });
  await workspace.apply(diff, by);
  await workspace.close();
  await keep();
  return kept;
}

const split: Command = {
  type: 'splitClaim',
  claim: claimId(1),
  id: claimId(50),
  text: 'One of the two.',
  links: [
    { article: ferry, link: linkId(112) },
    { article: harbour, link: linkId(122) },
  ],
};
const mergedIntoMine = diffOf(BUSY, merge(1, 101));
const mergedIntoHers = diffOf(BUSY, merge(1, 2));
const apart = diffOf(BUSY, split);
const merged = applyDiff(BUSY, mergedIntoHers);
const both = diffOf(BUSY, { type: 'batch', label: 'split and merge', commands: [split, merge(50, 2), merge(101, 1)] });

test.each([
  ['a merge into a claim of mine', BUSY, mergedIntoMine],
  ['a merge into a colleague’s claim', BUSY, mergedIntoHers],
  ['a merge taken back', merged, invert(mergedIntoHers)],
  ['a split', BUSY, apart],
  ['a split taken back', applyDiff(BUSY, apart), invert(apart)],
  ['a split and two merges at once', BUSY, both],
  ['a split and two merges taken back', applyDiff(BUSY, both), invert(both)],
])('%s: at no moment a problem, and every link is there under the old claim or the new', async (_name, start, diff) => {
  const end = applyDiff(start, diff);
  const folders = await moments(start, diff, me);
  // Claims and two sheets.
  expect(folders.length).toBeGreaterThanOrEqual(4);
  for (const folder of folders) {
    expect(await checkProject(folder)).toEqual([]);
    const { doc } = await open(folder);
    for (const key of [`${me}/${ferry}`, `${me}/${harbour}`] as const) {
      const [now, then, later] = [doc, start, end].map((state) => {
        const sheet = state.sheets.get(key);
        return sheet === undefined ? undefined : effectiveSheet(state, sheet);
      });
      // A sheet is one file: it is as before or as after, whatever its claims are by then.
      const ids = (state: DocumentState): string[] => [...(state.sheets.get(key)?.links.keys() ?? [])].sort();
      expect([ids(start), ids(end)]).toContainEqual(ids(doc));
      expect(ids(doc).length).toBeGreaterThan(0);
      for (const link of now?.links.values() ?? []) {
        const named = [then, later].flatMap((each) => each?.links.get(link.id)?.claim ?? []);
        // Or already, or still, under the claim that it is merged into.
        expect(named.flatMap((claim) => [claim, resolveClaim(start, claim), resolveClaim(end, claim)])).toContain(
          link.claim,
        );
      }
    }
  }
});

const third = AnnotatorSchema.parse('third');
/** A third annotator's work and what it leans on, as an import brings it: claims of two authors that lead to each other. */
const brought: AnyRecord[] = [
  { type: 'annotator', id: third, name: 'Third' },
  claimOf(301, third, 'Of the third.', { mergedInto: claimId(302) }),
  claimOf(302, other, 'Of Ossian.', { mergedInto: claimId(303) }),
  claimOf(303, third, 'Of the third again.'),
  relationOf(304, third, 303, 305, 'contradicts'),
  claimOf(305, me, 'Of Vera.', { mergedInto: claimId(302) }),
];
const span = spanOf(310, third, ferry, TEXTS[ferry] ?? '', [[0, 3]]);
const imported: Diff = { added: [...brought, span, linkOf(311, span, 305, 'agrees')], updated: [], removed: [] };

test.each([
  ['an import of claims that lead to each other, in files of three annotators', BUSY, imported],
  ['the same taken back', applyDiff(BUSY, imported), difference(applyDiff(BUSY, imported), BUSY)],
  [
    'what leads to them moved elsewhere while they go',
    applyDiff(BUSY, imported),
    difference(applyDiff(BUSY, imported), done(BUSY, me, merge(1, 101))),
  ],
])('%s: at no moment a problem', async (_name, start, diff) => {
  const folders = await moments(start, diff, 'import');
  // Files that go are removed, which is no write; what is written beside them is.
  expect(folders.length).toBeGreaterThanOrEqual(3);
  for (const folder of folders) expect(await checkProject(folder)).toEqual([]);
});
