import { describe, expect, test } from 'vitest';
import type { Command } from '#shared/document/commands.ts';
import { applyDiff, EMPTY_DIFF } from '#shared/document/diff.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnnotatorId, Claim } from '#shared/model/index.ts';
import { claimId, NOW, relationId, spanId } from '#test/support/records.ts';
import {
  claim,
  diffOf,
  done,
  ferry,
  link,
  me,
  merge,
  other,
  refusal,
  relate,
  silent,
  span,
  START,
} from '../example.ts';

const claimIn = (doc: DocumentState, number: number): Claim | undefined => doc.claims.get(claimId(number));
const edit = (number: number, fields: Omit<Extract<Command, { type: 'editClaim' }>, 'type' | 'claim'>): Command => ({
  type: 'editClaim',
  claim: claimId(number),
  ...fields,
});
const retire = (number: number): Command => ({ type: 'retireClaim', claim: claimId(number) });
const restore = (number: number): Command => ({ type: 'restoreClaim', claim: claimId(number) });
const drop = (number: number): Command => ({ type: 'deleteClaim', claim: claimId(number) });
const example = (on: number, number: number, annotator: AnnotatorId = me): Command => ({
  type: 'addExample',
  claim: claimId(number),
  annotator,
  article: ferry,
  span: spanId(on),
});
const noExample = (on: number, number: number): Command => ({
  type: 'removeExample',
  claim: claimId(number),
  span: spanId(on),
});
const unrelate = (number: number): Command => ({ type: 'deleteRelation', relation: relationId(number) });

describe('a claim', () => {
  test('is made by whoever writes it, without the white space around it', () => {
    expect(diffOf(START, claim(5, '  It sank. ', ' End ')).added).toEqual([
      { type: 'claim', annotator: me, id: claimId(5), text: 'It sank.', group: 'End', created: NOW },
    ]);
    expect(diffOf(START, claim(5, 'It sank.', ' ')).added[0]).not.toHaveProperty('group');
  });

  test('keeps what is not given when it is edited, and remembers how its words were', () => {
    const made = done(START, me, claim(5, 'It sank.', 'End'));
    const edited = done(
      made,
      me,
      edit(5, { text: ' It did not sink. ' }),
      edit(5, { guideline: 'Only what is said of the ferry.', colour: 'sky' }),
      edit(5, { group: '', colour: '' }),
    );
    expect(claimIn(edited, 5)).toEqual({
      type: 'claim',
      annotator: me,
      id: claimId(5),
      text: 'It did not sink.',
      guideline: 'Only what is said of the ferry.',
      history: [
        { at: NOW, what: 'text', before: 'It sank.' },
        { at: NOW, what: 'guideline', before: '' },
        { at: NOW, what: 'group', before: 'End' },
      ],
      created: NOW,
    });
  });

  test('edited to what it says already is not changed', () => {
    expect(diffOf(START, edit(1, { text: 'The ferry left. ', group: ' ', guideline: '', colour: '' }))).toEqual(
      EMPTY_DIFF,
    );
    expect(diffOf(START, edit(1, {}))).toEqual(EMPTY_DIFF);
  });

  test('keeps the keys that this version does not know, whatever they say', () => {
    const before = claimIn(START, 1);
    if (before === undefined) throw new Error('there is no claim');
    const strange = { ...before, checked: false, aliases: [], motto: '' };
    const doc = applyDiff(START, { added: [], updated: [[before, strange]], removed: [] });
    expect(claimIn(done(doc, me, edit(1, { text: 'It left.' })), 1)).toMatchObject({
      checked: false,
      aliases: [],
      motto: '',
    });
  });

  test.each([
    ['without words', claim(5, ' \n '), 'text: a claim needs words'],
    ['that loses its words', edit(1, { text: '  ' }), 'text: a claim needs words'],
    ['of a thousand and one characters', claim(5, 'x'.repeat(1001)), 'text: a claim has at most 1,000 characters'],
    ['with a colour that there is not', edit(1, { colour: 'puce' as 'sky' }), 'colour: '],
    ['that is not there', edit(9, { text: 'Mine.' }), 'There is no such claim.'],
    ['of a colleague', edit(2, { text: 'Mine.' }), 'This claim was written by Ossian; only she can change it.'],
    ['of a colleague, retired by me', retire(2), 'This claim was written by Ossian; only she can retire it.'],
    ['of a colleague, restored by me', restore(2), 'This claim was written by Ossian; only she can restore it.'],
    ['of a colleague, deleted by me', drop(2), 'This claim was written by Ossian'],
    ['that is in use, restored', restore(1), 'This claim is in use.'],
  ] satisfies [string, Command, string][])('%s is refused', (_name, command, message) => {
    expect(refusal(START, command)).toContain(message);
  });

  test('in use cannot be deleted: by a link, a silent cell, a merge or a colleague’s relation', () => {
    const linked = done(START, me, span(10), link(20, 10, 1));
    expect(refusal(linked, drop(1))).toContain('has links');
    expect(refusal(done(START, me, silent(1)), drop(1))).toContain('marked silent');
    expect(refusal(done(START, other, silent(1)), drop(1))).toContain('marked silent');
    expect(refusal(done(START, other, merge(2, 1)), drop(1))).toContain('Another claim has been merged into this one');
    expect(refusal(done(START, other, relate(30, 2, 1)), drop(1))).toContain('Ossian has related this claim');
    expect(refusal(done(START, me, merge(1, 2)), drop(1))).toContain('leads to the one that it was merged into');
    expect(done(START, me, drop(1)).claims.has(claimId(1))).toBe(false);
  });

  test('takes the relations that its author drew with it', () => {
    const doc = done(START, me, relate(30, 1, 2), relate(31, 2, 1, 'entails'), drop(1));
    expect(doc.relations.size).toBe(0);
    expect(doc.claims.size).toBe(1);
  });
});

describe('retiring', () => {
  test('takes a claim out of use, with its day, and brings it back', () => {
    const retired = done(START, me, retire(1));
    expect(claimIn(retired, 1)).toMatchObject({ retired: NOW, history: [{ at: NOW, what: 'retired' }] });
    const restored = claimIn(done(retired, me, restore(1)), 1);
    expect(restored).not.toHaveProperty('retired');
    expect(restored?.history?.map(({ what }) => what)).toEqual(['retired', 'restored']);
  });

  test('happens once, and not to a claim that has gone into another', () => {
    expect(refusal(done(START, me, retire(1)), retire(1))).toBe('This claim is retired already.');
    expect(refusal(done(START, me, merge(1, 2)), retire(1))).toBe('This claim has been merged into another.');
  });

  test('is taken back from a merge by the claim’s author; what moved stays where it went', () => {
    const merged = done(START, me, span(10), link(20, 10, 1), merge(1, 2));
    const restored = done(merged, me, restore(1));
    expect(claimIn(restored, 1)).not.toHaveProperty('mergedInto');
    expect(claimIn(restored, 1)?.history?.at(-1)).toEqual({ at: NOW, what: 'restored', other: claimId(2) });
    expect(restored.sheets).toEqual(merged.sheets);
    expect(refusal(merged, restore(1), other)).toContain('written by Vera');
  });
});

describe('examples', () => {
  const doc = done(done(START, me, span(10)), other, span(11));

  test('show spans of anybody with their words, in the order in which they were given', () => {
    const both = claimIn(done(doc, me, example(11, 1, other), example(10, 1)), 1);
    expect(both?.examples).toEqual([
      { annotator: other, article: ferry, span: spanId(11), quote: 'ferry 🛳' },
      { annotator: me, article: ferry, span: spanId(10), quote: 'ferry 🛳' },
    ]);
  });

  test('keep their words when the span is gone, and can be taken away', () => {
    const given = done(doc, me, example(10, 1), { type: 'deleteSpan', article: ferry, span: spanId(10) });
    expect(claimIn(given, 1)?.examples).toMatchObject([{ quote: 'ferry 🛳' }]);
    expect(claimIn(done(given, me, noExample(10, 1)), 1)).not.toHaveProperty('examples');
  });

  test.each([
    ['twice', example(10, 1), 'This span is an example of the claim already.'],
    ['of a colleague’s claim', example(10, 2), 'written by Ossian'],
    ['of no claim', example(10, 9), 'There is no such claim.'],
    ['that is no span', example(12, 1), 'There is no such span.'],
    ['that is looked for in another’s sheet', example(10, 1, other), 'There is no such span.'],
    ['taken from a colleague’s claim', noExample(10, 2), 'written by Ossian'],
    ['taken away that is none', noExample(11, 1), 'This span is not an example of the claim.'],
  ] satisfies [string, Command, string][])('%s: refused', (_name, command, message) => {
    expect(refusal(done(doc, me, example(10, 1)), command)).toContain(message);
  });
});

describe('a relation', () => {
  const related = done(START, me, claim(3, 'It came back.'), relate(30, 1, 2));

  test('says what one claim is to another', () => {
    expect([...related.relations.values()]).toEqual([
      {
        type: 'relation',
        annotator: me,
        id: relationId(30),
        from: claimId(1),
        to: claimId(2),
        kind: 'contradicts',
        created: NOW,
      },
    ]);
    expect(done(related, me, unrelate(30)).relations.size).toBe(0);
  });

  test('that is there already is not drawn again, from either end if it has no direction', () => {
    for (const again of [relate(31, 1, 2), relate(31, 2, 1)]) {
      expect(diffOf(related, again)).toEqual(EMPTY_DIFF);
      expect(diffOf(related, again, other)).toEqual(EMPTY_DIFF);
    }
    expect(diffOf(related, relate(31, 1, 2, 'entails')).added).toHaveLength(1);
    const paired = done(START, me, relate(30, 1, 2, 'same-as'));
    expect(diffOf(paired, relate(31, 2, 1, 'same-as'))).toEqual(EMPTY_DIFF);
    expect(diffOf(paired, relate(31, 2, 1, 'same-as'), other).added).toHaveLength(1);
    const entails = done(START, me, relate(30, 1, 2, 'entails'));
    expect(diffOf(entails, relate(31, 1, 2, 'entails'))).toEqual(EMPTY_DIFF);
    expect(diffOf(entails, relate(31, 2, 1, 'entails')).added).toHaveLength(1);
  });

  test('to a claim that was merged goes to the one that stands for it', () => {
    const merged = done(related, me, merge(1, 3));
    expect(diffOf(merged, relate(31, 1, 2, 'entails')).added).toMatchObject([{ from: claimId(3), to: claimId(2) }]);
    expect(diffOf(merged, relate(31, 2, 1))).toEqual(EMPTY_DIFF);
    expect(refusal(merged, relate(31, 1, 3))).toBe('A claim cannot be related to itself.');
  });

  test.each([
    ['to itself', me, relate(31, 1, 1), 'A claim cannot be related to itself.'],
    ['from no claim', me, relate(31, 9, 1), 'There is no such claim.'],
    ['to no claim', me, relate(31, 1, 9), 'There is no such claim.'],
    ['that is not there, taken away', me, unrelate(31), 'There is no such relation.'],
    ['of a colleague, taken away', other, unrelate(30), 'drawn by a colleague; only she can take it away.'],
  ] satisfies [string, AnnotatorId, Command, string][])('%s is refused', (_name, by, command, message) => {
    expect(refusal(related, command, by)).toContain(message);
  });
});
