import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matrixRow } from '#shared/document/cells.ts';
import type { Command } from '#shared/document/commands.ts';
import { applyDiff } from '#shared/document/diff.ts';
import { matrixOf } from '#shared/document/matrix.ts';
import { claimsInOrder } from '#shared/document/order.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { agrees, claimId, contradicts, linkId, spanId } from '#test/support/records.ts';
import { BUSY, context, ferry, harbour, me, other, reduceThrown, START, throws } from './example.ts';

function after(doc: DocumentState, ...commands: Command[]): DocumentState {
  return commands.reduce((state, command) => {
    const reduced = reduce(state, command, context());
    return reduced.ok ? applyDiff(state, reduced.diff) : state;
  }, doc);
}

const linked = after(
  START,
  { type: 'createSpan', id: spanId(1), article: ferry, fragments: [[4, 9]] },
  { type: 'createLink', id: linkId(1), article: ferry, span: spanId(1), claim: claimId(1), stance: agrees },
  { type: 'setSilent', article: harbour, claim: claimId(1), silent: true },
);

test('a matrix kept up through any edits equals one worked out afresh, cell by cell', () => {
  fc.assert(
    fc.property(throws, fc.boolean(), (list, both) => {
      const articles = [ferry, harbour];
      const who = both ? [me, other] : [me];
      let doc = BUSY;
      let matrix = matrixOf(doc, articles, who);
      list.forEach((thrown, step) => {
        const reduced = reduceThrown(doc, thrown, step);
        if (reduced.ok) doc = applyDiff(doc, reduced.diff);
        matrix = matrixOf(doc, articles, who, matrix);
        const claims = claimsInOrder(doc, who);
        expect(matrix.claims).toEqual(claims);
        expect(matrix.rows).toEqual(claims.map((claim) => matrixRow(doc, claim.id, articles, who)));
      });
    }),
    { numRuns: 60 },
  );
});

test('rows that an edit does not touch stay the same objects', () => {
  const before = matrixOf(linked, [ferry, harbour], [me, other]);
  const edited = after(linked, { type: 'setSilent', article: harbour, claim: claimId(2), silent: true });
  const now = matrixOf(edited, [ferry, harbour], [me, other], before);
  expect(now.rows[0]).toBe(before.rows[0]);
  expect(now.rows[1]).not.toBe(before.rows[1]);
  expect(now.rows[1]?.cells).toEqual([{ state: 'unlooked' }, { state: 'silent' }]);
  expect(now.claims).toBe(before.claims);
});

test('an edit that changes no cell changes no row', () => {
  const before = matrixOf(linked, [ferry, harbour], [me]);
  const edited = after(linked, { type: 'createSpan', id: spanId(2), article: ferry, fragments: [[0, 3]] });
  expect(matrixOf(edited, [ferry, harbour], [me], before).rows).toBe(before.rows);
});

test('a change of stances is seen in every column', () => {
  const before = matrixOf(linked, [ferry, harbour], [me]);
  const stances = linked.project.stances.map((stance) =>
    stance.id === agrees ? { ...stance, polarity: '-' as const } : stance,
  );
  const edited = after(linked, { type: 'setStances', stances });
  const now = matrixOf(edited, [ferry, harbour], [me], before);
  expect(now.rows[0]?.contradicted).toBe(true);
  expect(before.rows[0]?.contradicted).toBe(false);
});

test('two annotators who differ make a cell that says both', () => {
  const theirs = reduce(
    linked,
    { type: 'createSpan', id: spanId(3), article: ferry, fragments: [[4, 9]] },
    context(other),
  );
  const doc = theirs.ok ? applyDiff(linked, theirs.diff) : linked;
  const link = reduce(
    doc,
    { type: 'createLink', id: linkId(3), article: ferry, span: spanId(3), claim: claimId(1), stance: contradicts },
    context(other),
  );
  const both = link.ok ? applyDiff(doc, link.diff) : doc;
  expect(matrixOf(both, [ferry], [me, other]).rows[0]?.cells).toEqual([
    { state: 'linked', side: 'both', count: 2, unsure: false },
  ]);
  expect(matrixOf(both, [ferry], [me]).rows[0]?.cells).toEqual([
    { state: 'linked', side: '+', count: 1, unsure: false },
  ]);
});
