import { expect, test } from 'vitest';
import { isClaimUsed } from '#shared/document/claim-use.ts';
import type { Command } from '#shared/document/commands.ts';
import { applyDiff } from '#shared/document/diff.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { agrees, claimId, linkId, spanId } from '#test/support/records.ts';
import { context, ferry, harbour, me, other, START } from './example.ts';

function done(by: typeof me, ...commands: Command[]): DocumentState {
  return commands.reduce((state, command) => {
    const reduced = reduce(state, command, context(by));
    if (!reduced.ok) throw new Error(reduced.message);
    return applyDiff(state, reduced.diff);
  }, START);
}

test('a claim is used when anyone links it or marks an article silent on it', () => {
  expect(isClaimUsed(START, claimId(1))).toBe(false);
  const linked = done(
    other,
    { type: 'createSpan', id: spanId(1), article: ferry, fragments: [[4, 9]] },
    { type: 'createLink', id: linkId(1), article: ferry, span: spanId(1), claim: claimId(1), stance: agrees },
  );
  expect(isClaimUsed(linked, claimId(1))).toBe(true);
  expect(isClaimUsed(linked, claimId(2))).toBe(false);
  const silent = done(me, { type: 'setSilent', article: harbour, claim: claimId(2), silent: true });
  expect(isClaimUsed(silent, claimId(2))).toBe(true);
  expect(isClaimUsed(silent, claimId(1))).toBe(false);
});
