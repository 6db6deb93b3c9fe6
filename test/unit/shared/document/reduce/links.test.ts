import { describe, expect, test } from 'vitest';
import type { Command } from '#shared/document/commands.ts';
import { EMPTY_DIFF } from '#shared/document/diff.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { sheetOf } from '#shared/document/state.ts';
import type { Link, StanceId } from '#shared/model/index.ts';
import { agrees, claimId, contradicts, linkId, NOW, spanId } from '#test/support/records.ts';
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
  silent,
  span,
  START,
} from '../example.ts';

const links = (doc: DocumentState, by = me): Link[] => [...(sheetOf(doc, by, ferry)?.links.values() ?? [])];
const silences = (doc: DocumentState): string[] => [...(sheetOf(doc, me, ferry)?.omissions.keys() ?? [])];
const setStance = (on: number, stance: StanceId): Command => ({
  type: 'setStance',
  article: ferry,
  link: linkId(on),
  stance,
});
const unsure = (is: boolean): Command => ({ type: 'setUnsure', article: ferry, link: linkId(20), unsure: is });
const drop = (on: number): Command => ({ type: 'deleteLink', article: ferry, link: linkId(on) });

describe('a link', () => {
  test('names its span, claim and stance', () => {
    expect(diffOf(done(START, me, span(10)), link(20, 10, 1)).added).toEqual([
      {
        type: 'link',
        annotator: me,
        article: ferry,
        id: linkId(20),
        span: spanId(10),
        claim: claimId(1),
        stance: agrees,
        created: NOW,
      },
    ]);
  });

  test('of the same span to the same claim sets the stance of the first', () => {
    const doc = done(START, me, span(10), link(20, 10, 1), link(21, 10, 1, contradicts));
    expect(links(doc)).toMatchObject([{ id: linkId(20), stance: contradicts }]);
  });

  test('makes a silent cell speak', () => {
    expect(silences(done(START, me, span(10), silent(1), silent(2), link(20, 10, 1)))).toEqual([claimId(2)]);
  });

  test('is unsure until it is sure; sure is the same as never asked', () => {
    const doc = done(START, me, span(10), link(20, 10, 1));
    const doubted = done(doc, me, unsure(true));
    expect(links(doubted)).toMatchObject([{ unsure: true }]);
    expect(diffOf(doubted, unsure(true))).toEqual(EMPTY_DIFF);
    expect(done(doubted, me, unsure(false))).toEqual(doc);
    expect(diffOf(doc, unsure(false))).toEqual(EMPTY_DIFF);
  });

  test.each([
    ['to no claim', link(20, 10, 9), 'There is no such claim.'],
    ['from no span', link(20, 9, 1), 'There is no such span'],
    ['with no stance', link(20, 10, 1, 'loves' as StanceId), 'This project has no stance "loves".'],
    ['with no stance afterwards', setStance(19, 'loves' as StanceId), 'This project has no stance "loves".'],
    ['that is not there', drop(9), 'There is no such link of yours.'],
    ['that is not there and unsure', unsure(true), 'There is no such link of yours.'],
  ] satisfies [string, Command, string][])('%s is refused', (_name, command, message) => {
    expect(refusal(done(START, me, span(10), link(19, 10, 2)), command)).toContain(message);
  });

  test('of a colleague is hers to change', () => {
    const doc = done(START, me, span(10), link(20, 10, 1));
    for (const command of [unsure(true), drop(20), setStance(20, contradicts)]) {
      expect(refusal(doc, command, other)).toBe('There is no such link of yours.');
    }
  });
});

describe('a claim that was merged into another', () => {
  // 2 is Ossian's own, merged by him into 1; Vera linked it before.
  const before = done(START, me, span(10), span(11), link(20, 10, 2), link(21, 10, 1), link(22, 11, 2));
  const merged = done(before, other, merge(2, 1));

  test('is linked as the one that stands for it', () => {
    const doc = done(merged, me, span(12), link(23, 12, 2));
    expect(links(doc).at(-1)).toMatchObject({ span: spanId(12), claim: claimId(1) });
  });

  test('is not linked again under either name', () => {
    const doc = done(merged, me, link(24, 11, 1, contradicts));
    expect(links(doc).map(({ id, stance }) => [id, stance])).toEqual([
      [linkId(20), agrees],
      [linkId(21), agrees],
      [linkId(22), contradicts],
    ]);
  });

  test('takes with it what is shown with it: two links that say the same go, turn and come together', () => {
    // 20 and 21 link one span with one stance to what is one claim now: they are seen as one link.
    expect(links(done(merged, me, drop(21))).map(({ id }) => id)).toEqual([linkId(22)]);
    expect(links(done(merged, me, setStance(21, contradicts))).map(({ stance }) => stance)).toEqual([
      contradicts,
      contradicts,
      agrees,
    ]);
    expect(links(done(merged, me, link(25, 10, 2, contradicts))).map(({ stance }) => stance)).toEqual([
      contradicts,
      contradicts,
      agrees,
    ]);
    // Before the merge they were two.
    expect(links(done(before, me, drop(21))).map(({ id }) => id)).toEqual([linkId(20), linkId(22)]);
  });

  test('is silent as the one that stands for it', () => {
    expect(refusal(merged, silent(2))).toContain('not silent on it');
    expect(diffOf(merged, silent(2, true, harbour)).added).toMatchObject([{ claim: claimId(1), article: harbour }]);
  });

  test('loses the mark it had, if the other is spoken of', () => {
    const marked = done(done(START, me, silent(2), span(10)), other, merge(2, 1));
    expect(silences(done(marked, me, link(20, 10, 1)))).toEqual([]);
    expect(silences(done(marked, me, silent(1, false)))).toEqual([]);
    expect(diffOf(marked, silent(1))).toEqual(EMPTY_DIFF);
  });
});

describe('a cell', () => {
  test('is marked silent once, and the mark is taken away once', () => {
    const doc = done(START, me, silent(1));
    expect(diffOf(doc, silent(1))).toEqual(EMPTY_DIFF);
    expect(done(doc, me, silent(1, false))).toEqual(START);
    expect(diffOf(START, silent(1, false))).toEqual(EMPTY_DIFF);
  });

  test('that is linked cannot be silent', () => {
    expect(refusal(done(START, me, span(10), link(20, 10, 1)), silent(1))).toContain('not silent on it');
  });

  test('of no claim or no article is none', () => {
    expect(refusal(START, silent(9))).toBe('There is no such claim.');
    expect(refusal(START, silent(1, true, 'nowhere' as typeof ferry))).toBe('There is no article "nowhere".');
  });
});

test('a retired claim keeps its links and gets no new ones', () => {
  const doc = done(START, me, claim(5, 'Old.'), span(10), span(11), link(20, 10, 5), {
    type: 'retireClaim',
    claim: claimId(5),
  });
  expect(refusal(doc, link(21, 11, 5))).toContain('This claim is retired');
  expect(refusal(doc, silent(5, true, harbour))).toContain('This claim is retired');
  expect(links(done(doc, me, setStance(20, contradicts)))).toMatchObject([{ stance: contradicts }]);
  expect(links(done(doc, me, drop(20)))).toEqual([]);
});
