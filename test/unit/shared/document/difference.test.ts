import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyDiff, EMPTY_DIFF, isEmptyDiff, misfit } from '#shared/document/diff.ts';
import { difference, retarget } from '#shared/document/difference.ts';
import { documentOf, recordsOf } from '#shared/document/records.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { BUSY, reduceThrown, throws } from './example.ts';
import type { Throw } from './example.ts';

function after(thrown: readonly Throw[], from: DocumentState = BUSY, offset = 0): DocumentState {
  let doc = from;
  for (const [step, each] of thrown.entries()) {
    const result = reduceThrown(doc, each, step + offset);
    if (result.ok) doc = applyDiff(doc, result.diff);
  }
  return doc;
}

describe('difference', () => {
  test('leads from any document to any other', () => {
    fc.assert(
      fc.property(throws, throws, (here, there) => {
        const from = after(here);
        const to = after(there, BUSY, 100);
        const diff = difference(from, to);
        expect(misfit(from, diff)).toBeUndefined();
        expect(applyDiff(from, diff)).toEqual(to);
      }),
      { numRuns: 200 },
    );
  });

  test('is nothing between a document and its copy', () => {
    fc.assert(
      fc.property(throws, (thrown) => {
        const doc = after(thrown);
        expect(isEmptyDiff(difference(doc, structuredClone(doc)))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('retarget', () => {
  test('gives the records of the diff the same end on any document, and fits there', () => {
    fc.assert(
      fc.property(throws, throws, (ours, theirs) => {
        const mine = after(ours);
        const yours = after(theirs, BUSY, 100);
        const diff = difference(BUSY, mine);
        const moved = retarget(yours, diff);
        expect(misfit(yours, moved)).toBeUndefined();
        const joined = applyDiff(yours, moved);
        // Ours is there in full, and so is all of theirs that we have not touched.
        expect(isEmptyDiff(retarget(joined, diff))).toBe(true);
        const untouched = difference(yours, joined);
        for (const [from] of untouched.updated)
          expect(isEmptyDiff(retarget(mine, { ...EMPTY_DIFF, added: [from] }))).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test('leaves a diff that fits as it is', () => {
    fc.assert(
      fc.property(throws, throws, (first, second) => {
        const from = after(first);
        const diff = difference(from, after(second, from, 100));
        expect(applyDiff(from, retarget(from, diff))).toEqual(applyDiff(from, diff));
      }),
      { numRuns: 100 },
    );
  });
});

test('a document as a list of records is the same document', () => {
  fc.assert(
    fc.property(throws, (thrown) => {
      const doc = after(thrown);
      expect(documentOf(doc.project, recordsOf(doc))).toEqual(doc);
    }),
    { numRuns: 100 },
  );
});
