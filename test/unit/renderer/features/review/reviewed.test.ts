import { describe, expect, test } from 'vitest';
import type { Command } from '#shared/document/commands.ts';
import { applyDiff } from '#shared/document/diff.ts';
import { goldOf } from '#shared/document/gold.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { AnnotatorId, ArticleId } from '#shared/model/index.ts';
import type { Side } from '#shared/model/index.ts';
import { reviewedOf, withWork } from '#renderer/features/review/reviewed.ts';
import { decisionId } from '#test/support/records.ts';
import { ada, ben, cleo, projectFrom, TEXT } from '../../../shared/review/support.ts';

const dora = AnnotatorId.parse('dora');

// Dora wrote a claim and marked nothing.
const DOC = projectFrom({
  claims: [
    [1, ada, 'The bridge was closed'],
    [2, dora, 'The ferry sank'],
  ],
  spans: [
    { by: cleo, at: [[0, 10]], links: [[1, 'agrees']] },
    { by: ben, at: [[0, 10]] },
  ],
  silent: [{ by: ada, claim: 1 }],
});

function settledBy(
  doc: DocumentState,
  me: AnnotatorId,
  annotators: readonly AnnotatorId[],
  number: number,
  now: string,
) {
  const sides = annotators.map((annotator): Side => ({ annotator, spans: [], silent: [] }));
  const command: Command = {
    type: 'settle',
    decisions: [
      {
        ...{ article: ArticleId.parse('one'), id: decisionId(number), sides, verdict: 'neither' },
        chosen: { spans: [], silent: [] },
      },
    ],
  };
  const reduced = reduce(doc, command, { me, now, textOf: () => TEXT });
  if (!reduced.ok) throw new Error(reduced.message);
  return applyDiff(doc, reduced.diff);
}

describe('who is compared', () => {
  test('can be everybody who has marked anything, by name', () => {
    expect(withWork(DOC)).toEqual([ada, ben, cleo]);
  });

  test('is all of them, the reviewer first, before anything was chosen', () => {
    expect(reviewedOf(DOC, ben, null)).toEqual([ben, ada, cleo]);
    expect(reviewedOf(DOC, dora, null)).toEqual([ada, ben, cleo]);
    expect(reviewedOf(DOC, null, null)).toEqual([ada, ben, cleo]);
  });

  test('is who was chosen, in that order', () => {
    expect(reviewedOf(DOC, ben, [cleo, ada])).toEqual([cleo, ada]);
    expect(reviewedOf(DOC, ben, [cleo, dora])).toEqual([cleo]);
  });

  test('is who was settled last, so that an adjudication goes on with them', () => {
    const begun = settledBy(DOC, dora, [cleo, ben], 1, '2026-03-01T00:00:00.000Z');
    expect(reviewedOf(begun, dora, null)).toEqual([cleo, ben]);
    // Another reviewer begins her own.
    expect(reviewedOf(begun, ada, null)).toEqual([ada, ben, cleo]);
    const changed = settledBy(begun, dora, [ada, cleo], 2, '2026-03-02T00:00:00.000Z');
    expect(reviewedOf(changed, dora, null)).toEqual([ada, cleo]);
    expect(withWork(changed)).not.toContain(goldOf(dora));
  });
});
