import { describe, expect, test } from 'vitest';
import type { Command } from '#shared/document/commands.ts';
import { applyDiff, invert } from '#shared/document/diff.ts';
import { isMerged, resolveClaim } from '#shared/document/effective.ts';
import { violations } from '#shared/document/invariants.ts';
import { claimsInOrder } from '#shared/document/order.ts';
import { documentOf, recordsOf } from '#shared/document/records.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { sheetOf } from '#shared/document/state.ts';
import type { Claim, Link } from '#shared/model/index.ts';
import { agrees, claimId, claimOf, contradicts, linkId, NOW, relationId, spanId } from '#test/support/records.ts';
import {
  claim,
  diffOf,
  done,
  ferry,
  harbour,
  link,
  me,
  merge,
  other,
  refusal,
  relate,
  silent,
  span,
  START,
  TEXTS,
} from '../example.ts';

const claimIn = (doc: DocumentState, number: number): Claim | undefined => doc.claims.get(claimId(number));
const linksOf = (doc: DocumentState, by = me): Link[] => [...(sheetOf(doc, by, ferry)?.links.values() ?? [])];
const silences = (doc: DocumentState, article = ferry): string[] => [
  ...(sheetOf(doc, me, article)?.omissions.keys() ?? []),
];
const unsure = (on: number): Command => ({ type: 'setUnsure', article: ferry, link: linkId(on), unsure: true });
const noteOn = (on: number, note: string): Command => ({
  type: 'setNote',
  on: { type: 'link', article: ferry, link: linkId(on) },
  note,
});
const split = (from: number, into: number, ...links: number[]): Command => ({
  type: 'splitClaim',
  claim: claimId(from),
  id: claimId(into),
  text: 'One of the two.',
  links: links.map((each) => ({ article: ferry, link: linkId(each) })),
});
/** Mine: 1, 3, 4. Ossian's: 2. */
const start = done(START, me, claim(3, 'It has left.'), claim(4, 'Gone.'), span(10), span(11), span(12));
const sound = (doc: DocumentState): void => {
  expect(violations(doc, (id) => TEXTS[id])).toEqual([]);
};

describe('a merge', () => {
  test('moves my links and leaves a redirect; both claims remember it', () => {
    const doc = done(start, me, link(20, 10, 1), link(21, 11, 3, contradicts), merge(1, 3));
    expect(linksOf(doc).map((each) => [each.id, each.claim, each.stance, each.unsure])).toEqual([
      [linkId(20), claimId(3), agrees, undefined],
      [linkId(21), claimId(3), contradicts, undefined],
    ]);
    expect(claimIn(doc, 1)).toMatchObject({
      mergedInto: claimId(3),
      history: [{ at: NOW, what: 'merged', other: claimId(3) }],
    });
    expect(claimIn(doc, 3)?.history).toEqual([{ at: NOW, what: 'absorbed', other: claimId(1) }]);
    expect(claimsInOrder(doc, [me, other]).map(({ id }) => id)).not.toContain(claimId(1));
    sound(doc);
  });

  test('into a colleague’s claim writes nothing of hers', () => {
    const doc = done(start, me, link(20, 10, 1));
    const diff = diffOf(doc, merge(1, 2));
    for (const record of [...diff.added, ...diff.removed, ...diff.updated.flat()]) {
      expect(record).toMatchObject({ annotator: me });
    }
    expect(linksOf(applyDiff(doc, diff))).toMatchObject([{ claim: claimId(2) }]);
  });

  test('is one step, and undone it is as if it had never been', () => {
    const doc = done(
      start,
      me,
      link(20, 10, 1),
      link(21, 10, 3, contradicts),
      silent(1, true, harbour),
      relate(30, 1, 2),
    );
    const diff = diffOf(doc, merge(1, 3));
    expect(applyDiff(applyDiff(doc, diff), invert(diff))).toEqual(doc);
  });

  test('of a span linked to both with one stance leaves the link that stays', () => {
    const doc = done(start, me, link(20, 10, 1), link(21, 10, 3), merge(1, 3));
    expect(linksOf(doc)).toEqual([
      {
        type: 'link',
        annotator: me,
        article: ferry,
        id: linkId(21),
        span: spanId(10),
        claim: claimId(3),
        stance: agrees,
        created: NOW,
      },
    ]);
  });

  test('of a span linked to both with different stances keeps the one to the claim that stays, unsure', () => {
    const doc = done(start, me, link(20, 10, 1, contradicts), link(21, 10, 3), merge(1, 3));
    expect(linksOf(doc)).toMatchObject([{ id: linkId(21), stance: agrees, unsure: true }]);
    sound(doc);
  });

  test('loses no doubt and no note of the two links', () => {
    const doc = done(
      start,
      me,
      ...[link(20, 10, 1), link(21, 10, 3), link(22, 11, 1), link(23, 11, 3), link(24, 12, 1), link(25, 12, 3)],
      ...[unsure(20), noteOn(20, 'From one.'), noteOn(23, 'From three.'), noteOn(24, 'Same.'), noteOn(25, 'Same.')],
      merge(1, 3),
    );
    expect(linksOf(doc).map((each) => [each.id, each.unsure, each.note])).toEqual([
      [linkId(21), true, 'From one.'],
      [linkId(23), undefined, 'From three.'],
      [linkId(25), undefined, 'Same.'],
    ]);
    const two = done(start, me, link(20, 10, 1), link(21, 10, 3), noteOn(20, 'B.'), noteOn(21, 'A.'), merge(1, 3));
    expect(linksOf(two)).toMatchObject([{ note: 'A.\nB.' }]);
  });

  test('moves cells marked silent, unless a link to either speaks there', () => {
    const marked = done(start, me, silent(1), silent(1, true, harbour), merge(1, 3));
    expect([silences(marked), silences(marked, harbour)]).toEqual([[claimId(3)], [claimId(3)]]);
    const both = done(start, me, silent(1), silent(3), merge(1, 3));
    expect(silences(both)).toEqual([claimId(3)]);
    expect(silences(done(start, me, silent(1), link(20, 10, 3), merge(1, 3)))).toEqual([]);
    expect(silences(done(start, me, silent(3), link(20, 10, 1), merge(1, 3)))).toEqual([]);
    for (const doc of [marked, both]) sound(doc);
  });

  test('moves my relations; one that then says the same of the same goes, with its note kept', () => {
    const moved = done(start, me, relate(30, 1, 2), merge(1, 3));
    expect([...moved.relations.values()]).toMatchObject([{ id: relationId(30), from: claimId(3), to: claimId(2) }]);

    const noted = documentOf(start.project, [
      ...recordsOf(done(start, me, relate(30, 1, 2), relate(31, 2, 3))).map((record) =>
        record.type === 'relation' ? { ...record, note: `Note ${record.id.slice(-2)}.` } : record,
      ),
    ]);
    const joined = done(noted, me, merge(1, 3));
    expect([...joined.relations.values()]).toMatchObject([{ id: relationId(31), note: 'Note 1f.\nNote 1e.' }]);

    const entails = done(start, me, relate(30, 1, 2, 'entails'), relate(31, 2, 3, 'entails'), merge(1, 3));
    expect(entails.relations.size).toBe(2);
    expect(done(start, me, relate(30, 1, 3, 'same-as'), merge(1, 3)).relations.size).toBe(0);
  });

  test('leaves a colleague’s relations as she drew them, and mine beside one that says the same', () => {
    const doc = done(done(start, me, relate(30, 1, 4)), other, relate(31, 3, 4), relate(32, 1, 2, 'entails'));
    const merged = done(doc, me, merge(1, 3));
    expect(merged.relations.get(relationId(30))).toMatchObject({ from: claimId(3), to: claimId(4) });
    expect(merged.relations.get(relationId(31))).toBe(doc.relations.get(relationId(31)));
    expect(merged.relations.get(relationId(32))).toMatchObject({ from: claimId(1), to: claimId(2) });
  });

  test('gathers the examples, each span once', () => {
    const example = (on: number, of: number): Command => ({
      type: 'addExample',
      claim: claimId(of),
      annotator: me,
      article: ferry,
      span: spanId(on),
    });
    const doc = done(start, me, example(10, 1), example(11, 1), example(11, 3), example(12, 3), merge(1, 3));
    expect(claimIn(doc, 3)?.examples?.map((each) => each.span)).toEqual([11, 12, 10].map(spanId));
    expect(claimIn(doc, 1)?.examples).toHaveLength(2);
  });

  test('goes on: 1 into 3 into 4, and everything is at 4', () => {
    const doc = done(start, me, link(20, 10, 1), link(21, 11, 3), link(22, 12, 4), merge(1, 3), merge(3, 4));
    expect(linksOf(doc).map((each) => each.claim)).toEqual([4, 4, 4].map(claimId));
    expect(resolveClaim(doc, claimId(1))).toBe(claimId(4));
    expect(claimIn(doc, 1)?.mergedInto).toBe(claimId(3));
    sound(doc);
  });

  test('into a claim that has gone itself goes to where that one went', () => {
    const doc = done(start, me, link(20, 10, 4), merge(1, 3), merge(4, 1));
    expect(claimIn(doc, 4)?.mergedInto).toBe(claimId(3));
    expect(linksOf(doc)).toMatchObject([{ claim: claimId(3) }]);
  });

  test('takes along what a colleague had merged into the claim that goes', () => {
    // Ossian merges his 2 into my 1. I had linked one span to 2 and, with another stance, to 3.
    const theirs = done(
      done(start, me, link(20, 10, 2), link(21, 10, 3, contradicts), link(22, 11, 2)),
      other,
      merge(2, 1),
    );
    const doc = done(theirs, me, merge(1, 3));
    expect(linksOf(doc).map((each) => [each.id, each.claim, each.unsure])).toEqual([
      [linkId(21), claimId(3), true],
      [linkId(22), claimId(3), undefined],
    ]);
    expect(resolveClaim(doc, claimId(2))).toBe(claimId(3));
    sound(doc);
  });

  test.each([
    ['into itself', start, merge(1, 1), 'A claim cannot be merged into itself.'],
    ['in a circle', done(start, me, merge(1, 3)), merge(3, 1), 'they would go round in a circle'],
    ['in a longer circle', done(start, me, merge(1, 3), merge(3, 4)), merge(4, 1), 'they would go round in a circle'],
    ['of what is merged already', done(start, me, merge(1, 3)), merge(1, 4), 'merged into another already'],
    ['the same again', done(start, me, merge(1, 3)), merge(1, 3), 'merged into another already'],
    [
      'into a retired claim',
      done(start, me, { type: 'retireClaim', claim: claimId(3) }),
      merge(1, 3),
      'That claim is retired; restore it',
    ],
    [
      'into what went to a retired claim',
      done(start, me, merge(4, 3), { type: 'retireClaim', claim: claimId(3) }),
      merge(1, 4),
      'That claim is retired',
    ],
    ['of a colleague’s claim', start, merge(2, 1), 'written by Ossian; only she can merge it into another'],
    ['of no claim', start, merge(9, 1), 'There is no such claim.'],
    ['into no claim', start, merge(1, 9), 'There is no such claim.'],
  ] as [string, DocumentState, Command, string][])('%s is refused', (_name, doc, command, message) => {
    expect(refusal(doc, command)).toContain(message);
  });

  test('of a retired claim is a way out for it; restored, it is in use', () => {
    const doc = done(start, me, { type: 'retireClaim', claim: claimId(1) }, merge(1, 3));
    expect(isMerged(doc, claimId(1))).toBe(true);
    const restored = claimIn(done(doc, me, { type: 'restoreClaim', claim: claimId(1) }), 1);
    expect([restored?.retired, restored?.mergedInto]).toEqual([undefined, undefined]);
  });
});

describe('claims that a foreign file has merged in a circle', () => {
  // 1 and 3 are mine, 2 Ossian's: 1 into 2, 2 into 3, 3 into 1; and 4 into 1.
  const circle = documentOf(
    START.project,
    recordsOf(start).map((record) => {
      const into =
        record.type === 'claim' ? { 1: 2, 2: 3, 3: 1, 4: 1 }[Number.parseInt(record.id.slice(-2), 16)] : undefined;
      return record.type === 'claim' && into !== undefined ? { ...record, mergedInto: claimId(into) } : record;
    }),
  );

  test('stand for themselves, and so does what leads there', () => {
    for (const number of [1, 2, 3, 4]) {
      expect(resolveClaim(circle, claimId(number))).toBe(claimId(number));
      expect(isMerged(circle, claimId(number))).toBe(false);
    }
    expect(claimsInOrder(circle, [me, other])).toHaveLength(4);
  });

  test('can be linked, and draw no other in', () => {
    expect(linksOf(done(circle, me, link(20, 10, 1)))).toMatchObject([{ claim: claimId(1) }]);
    const five = done(circle, me, claim(5, 'Five.'));
    expect(refusal(five, merge(5, 2))).toContain('round in a circle');
    expect(refusal(circle, merge(1, 2))).toContain('round in a circle');
  });

  test('come apart when one of them is restored or merged elsewhere', () => {
    const restored = done(circle, me, { type: 'restoreClaim', claim: claimId(1) });
    expect([2, 3, 4].map((number) => resolveClaim(restored, claimId(number)))).toEqual([1, 1, 1].map(claimId));
    sound(restored);
    const five = done(circle, me, claim(5, 'Five.'), merge(3, 5));
    expect([1, 2, 3, 4].map((number) => resolveClaim(five, claimId(number)))).toEqual([5, 5, 5, 5].map(claimId));
    sound(five);
  });

  test('that lead to a claim that is not there stand for the last that is', () => {
    const lost = documentOf(START.project, [
      ...recordsOf(START),
      claimOf(5, me, 'Five.', { mergedInto: claimId(99) }),
      claimOf(6, other, 'Six.', { mergedInto: claimId(5) }),
    ]);
    expect([5, 6].map((number) => resolveClaim(lost, claimId(number)))).toEqual([5, 5].map(claimId));
    sound(done(lost, me, merge(5, 1)));
    sound(done(lost, me, { type: 'restoreClaim', claim: claimId(5) }));
  });
});

describe('a split', () => {
  const linked = done(start, me, link(20, 10, 1), link(21, 11, 1, contradicts), link(22, 12, 3));

  test('makes a claim beside the old one; the links that are named go to it', () => {
    const doc = done(linked, me, split(1, 5, 21));
    expect(linksOf(doc).map((each) => [each.id, each.claim, each.stance])).toEqual([
      [linkId(20), claimId(1), agrees],
      [linkId(21), claimId(5), contradicts],
      [linkId(22), claimId(3), agrees],
    ]);
    expect(claimIn(doc, 5)).toMatchObject({
      annotator: me,
      text: 'One of the two.',
      history: [{ at: NOW, what: 'splitOff', other: claimId(1) }],
    });
    expect(claimIn(doc, 1)?.history).toEqual([{ at: NOW, what: 'split', other: claimId(5) }]);
    sound(doc);
  });

  test('is one step, and undone it is as if it had never been', () => {
    const diff = diffOf(linked, split(1, 5, 20, 21));
    expect(applyDiff(applyDiff(linked, diff), invert(diff))).toEqual(linked);
  });

  test('stands in the old one’s group, in its colour, right behind it', () => {
    const grouped = done(
      linked,
      me,
      { type: 'editClaim', claim: claimId(1), group: 'Ferry', colour: 'blue' },
      claim(6, 'Later in the group.', 'Ferry'),
      split(1, 5, 20),
    );
    expect(claimIn(grouped, 5)).toMatchObject({ group: 'Ferry', colour: 'blue' });
    // All were made at one moment, so the split has no number between them and stands by its id.
    const apart = documentOf(
      grouped.project,
      recordsOf(
        done(linked, me, { type: 'editClaim', claim: claimId(1), group: 'Ferry' }, claim(6, 'Later.', 'Ferry')),
      ).map((record) =>
        record.type === 'claim' && record.id === claimId(6)
          ? { ...record, created: '2026-03-01T00:00:00.000Z' }
          : record,
      ),
    );
    const order = claimsInOrder(done(apart, me, split(1, 5, 20)), [me, other])
      .filter(({ group }) => group === 'Ferry')
      .map(({ id }) => id);
    expect(order).toEqual([1, 5, 6].map(claimId));
  });

  test('of a colleague’s claim makes one of mine and leaves hers alone', () => {
    const doc = done(start, me, link(20, 10, 2), link(21, 11, 2));
    const apart = done(doc, me, split(2, 5, 20));
    expect(claimIn(apart, 5)).toMatchObject({ annotator: me });
    expect(claimIn(apart, 2)).toBe(claimIn(doc, 2));
    expect(linksOf(apart).map((each) => each.claim)).toEqual([5, 2].map(claimId));
  });

  test('of a claim that others were merged into finds their links, and joins two of one span', () => {
    const doc = done(
      done(start, me, link(20, 10, 2), link(21, 10, 1), link(22, 11, 2, contradicts), link(23, 11, 1)),
      other,
      merge(2, 1),
    );
    // 20 and 21 are shown as one; 22 and 23 differ in stance.
    const apart = done(doc, me, split(1, 5, 21, 22, 23));
    expect(linksOf(apart).every((each) => each.claim === claimId(5))).toBe(true);
    expect(linksOf(apart).map(({ id, stance, unsure: doubt }) => [id, stance, doubt])).toEqual([
      [linkId(21), agrees, undefined],
      [linkId(22), contradicts, true],
    ]);
    sound(apart);
  });

  test('names a link once, however often it is named', () => {
    expect(linksOf(done(linked, me, split(1, 5, 20, 20)))).toHaveLength(3);
  });

  test.each([
    ['without links', split(1, 5), 'Choose at least one link'],
    ['with a link to another claim', split(1, 5, 20, 22), 'Only links to the claim that is split'],
    ['with a colleague’s link', split(1, 5, 20, 29), 'There is no such link of yours.'],
    ['of no claim', split(9, 5, 20), 'There is no such claim.'],
    ['without words', { ...split(1, 5, 20), text: ' ' } as Command, 'a claim needs words'],
  ])('%s is refused', (_name, command, message) => {
    const doc = done(linked, other, span(19), link(29, 19, 1));
    expect(refusal(doc, command)).toContain(message);
  });
});
