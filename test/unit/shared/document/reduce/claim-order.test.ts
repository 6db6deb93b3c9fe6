import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Command } from '#shared/document/commands.ts';
import { EMPTY_DIFF } from '#shared/document/diff.ts';
import { claimsInOrder } from '#shared/document/order.ts';
import { documentOf, recordsOf } from '#shared/document/records.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { Claim } from '#shared/model/index.ts';
import { claimId, claimOf } from '#test/support/records.ts';
import { applyDiff } from '#shared/document/diff.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import { context, diffOf, done, me, merge, other, refusal, START } from '../example.ts';

const at = (second: number): string => `2026-01-01T00:00:${String(second).padStart(2, '0')}.000Z`;
const withClaims = (...claims: Claim[]): DocumentState =>
  documentOf(START.project, [...recordsOf(START).filter(({ type }) => type !== 'claim'), ...claims]);
const order = (doc: DocumentState): number[] =>
  claimsInOrder(doc, [me, other]).map(({ id }) => Number.parseInt(id.slice(-4), 16));
const move = (claim: number, after: number | null): Command => ({
  type: 'moveClaim',
  claim: claimId(claim),
  after: after === null ? null : claimId(after),
});

/** Five of mine, a second apart. */
const five = withClaims(...[1, 2, 3, 4, 5].map((n) => claimOf(n, me, `Claim ${n}.`, { created: at(n) })));

describe('a claim moved in the list', () => {
  test.each([
    [5, null, [5, 1, 2, 3, 4]],
    [5, 1, [1, 5, 2, 3, 4]],
    [1, 3, [2, 3, 1, 4, 5]],
    [1, 5, [2, 3, 4, 5, 1]],
    [3, 4, [1, 2, 4, 3, 5]],
  ])('%i behind %o', (claim, after, expected) => {
    const doc = done(five, me, move(claim, after));
    expect(order(doc)).toEqual(expected);
    // The others keep their records.
    expect(diffOf(five, move(claim, after)).updated).toHaveLength(1);
  });

  test('to where it stands is not moved', () => {
    expect(diffOf(five, move(1, null))).toEqual(EMPTY_DIFF);
    expect(diffOf(five, move(4, 3))).toEqual(EMPTY_DIFF);
    const alone = withClaims(claimOf(1, me, 'Alone.', { group: 'A' }), claimOf(2, me, 'Else.'));
    expect(diffOf(alone, move(1, null))).toEqual(EMPTY_DIFF);
  });

  test('finds a place between two that were made at one moment, and moves only mine for it', () => {
    const doc = withClaims(
      claimOf(1, other, 'Hers.', { created: at(1) }),
      ...[2, 3, 4].map((n) => claimOf(n, me, `Mine ${n}.`, { created: at(5) })),
      claimOf(5, other, 'Hers too.', { created: at(9) }),
    );
    const diff = diffOf(doc, move(4, 2));
    expect(order(applyDiff(doc, diff))).toEqual([1, 2, 4, 3, 5]);
    expect(diff.updated.map(([{ type }, to]) => [type, 'annotator' in to && to.annotator])).toEqual(
      [2, 4, 3].map(() => ['claim', me]),
    );
  });

  test('finds a place again and again, as often as it likes', () => {
    let doc = five;
    for (let turn = 0; turn < 200; turn += 1) doc = done(doc, me, move(turn % 2 === 0 ? 5 : 4, 1));
    expect(order(doc)).toEqual([1, 4, 5, 2, 3]);
  });

  test('a later one still stands behind those that were moved first', () => {
    const first = done(five, me, move(5, null), move(4, null));
    const { claims } = withClaims(...first.claims.values(), claimOf(6, me, 'Later.', { created: at(6) }));
    expect(order({ ...first, claims })).toEqual([4, 5, 1, 2, 3, 6]);
  });

  const grouped = withClaims(
    claimOf(1, me, 'One.', { group: 'A', created: at(1) }),
    claimOf(2, me, 'Two.', { group: 'B', created: at(2) }),
    claimOf(3, other, 'Three.', { group: 'A', created: at(3) }),
    claimOf(4, me, 'Four.', { group: 'A', created: at(4) }),
    claimOf(5, me, 'Five.', { group: 'A', created: at(5) }),
  );
  test.each([
    ['across groups', move(1, 2), 'behind another of its group'],
    ['behind itself', move(1, 1), 'behind another of its group'],
    ['behind none', move(1, 9), 'behind another of its group'],
    ['of a colleague', move(3, null), 'written by Ossian; only she can move it'],
    ['that is not there', move(9, null), 'There is no such claim.'],
    ['behind one that has been merged', move(1, 5), 'behind another of its group'],
    ['that has been merged itself', move(5, 1), 'has been merged into another'],
  ] satisfies [string, Command, string][])('%s is refused', (_name, command, message) => {
    expect(refusal(done(grouped, me, merge(5, 4)), command)).toContain(message);
  });

  test('between two of a colleague’s that were made at one moment is refused: there is no number between', () => {
    const doc = withClaims(claimOf(1, other, 'A.'), claimOf(2, other, 'B.'), claimOf(3, me, 'C.'));
    expect(refusal(doc, move(3, 1))).toContain('no room');
    expect(order(done(doc, me, move(3, null)))).toEqual([3, 1, 2]);
  });

  test('any move that is not refused puts it right there and leaves the rest as it was', () => {
    const made = fc.record({ mine: fc.boolean(), second: fc.nat(3), group: fc.constantFrom('', 'A') });
    fc.assert(
      fc.property(
        fc.array(made, { minLength: 2, maxLength: 8 }),
        fc.array(fc.tuple(fc.nat(7), fc.option(fc.nat(7))), { maxLength: 12 }),
        (list, moves) => {
          let doc = withClaims(
            ...list.map(({ mine, second, group }, index) =>
              claimOf(index + 1, mine ? me : other, `Claim ${index}.`, {
                created: at(second),
                ...(group === '' ? {} : { group }),
              }),
            ),
          );
          for (const [claim, after] of moves) {
            const command = move(1 + (claim % list.length), after === null ? null : 1 + (after % list.length));
            const result = reduce(doc, command, context());
            if (!result.ok) continue;
            const next = applyDiff(doc, result.diff);
            const rest = (numbers: number[]): number[] => numbers.filter((each) => each !== 1 + (claim % list.length));
            expect(rest(groupOf(next, command))).toEqual(rest(groupOf(doc, command)));
            const place = groupOf(next, command).indexOf(1 + (claim % list.length));
            expect(groupOf(next, command)[place - 1] ?? null).toBe(after === null ? null : 1 + (after % list.length));
            doc = next;
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** The numbers of the claims in the moved claim's group, in order. */
function groupOf(doc: DocumentState, command: Command): number[] {
  const id = command.type === 'moveClaim' ? command.claim : undefined;
  const group = id === undefined ? undefined : doc.claims.get(id)?.group;
  return order(doc).filter((number) => doc.claims.get(claimId(number))?.group === group);
}
