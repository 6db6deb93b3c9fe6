import { describe, expect, test } from 'vitest';
import type { Command } from '#shared/document/commands.ts';
import { applyDiff } from '#shared/document/diff.ts';
import {
  ALL_PASSAGES,
  articleNotes,
  claimRanks,
  countPassages,
  leadingLink,
  passagesOf,
  tagsInUse,
} from '#shared/document/passages.ts';
import type { PassageFilter, PassageOrder } from '#shared/document/passages.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { ArticleId, Fragment } from '#shared/model/index.ts';
import { agrees, claimId, contradicts, linkId, spanId } from '#test/support/records.ts';
import {} from '#test/support/records.ts';
import { context, ferry, harbour, me, other, START } from './example.ts';

function done(doc: DocumentState, by: typeof me, ...commands: Command[]): DocumentState {
  return commands.reduce((state, command) => {
    const reduced = reduce(state, command, context(by));
    if (!reduced.ok) throw new Error(reduced.message);
    return applyDiff(state, reduced.diff);
  }, doc);
}

const span = (number: number, article: ArticleId, ...fragments: Fragment[]): Command => ({
  type: 'createSpan',
  id: spanId(number),
  article,
  fragments,
});
const link = (number: number, article: ArticleId, on: number, claim: number, stance = agrees): Command => ({
  type: 'createLink',
  id: linkId(number),
  article,
  span: spanId(on),
  claim: claimId(claim),
  stance,
});

/**
 * Of mine: 1 “ferry” agrees with claim 1, unsure, and contradicts claim 2; 2 “left” is unlinked and tagged; 3 “harbour”
 * agrees with claim 2. Of the other: 4 “noon”, contradicts claim 1, with a note.
 */
const DOC = done(
  done(
    START,
    me,
    span(2, ferry, [13, 17]),
    span(1, ferry, [4, 9]),
    span(3, harbour, [4, 11]),
    link(11, ferry, 1, 1),
    link(12, ferry, 1, 2, contradicts),
    link(13, harbour, 3, 2),
    { type: 'setUnsure', article: ferry, link: linkId(11), unsure: true },
    { type: 'setNote', on: { type: 'link', article: ferry, link: linkId(12) }, note: 'The Pilot’s word' },
    { type: 'setNote', on: { type: 'claim', claim: claimId(1) }, note: 'Which ferry?' },
    { type: 'setNote', on: { type: 'article', article: harbour }, note: 'A late edition' },
    { type: 'setTags', article: ferry, span: spanId(2), tags: ['time', 'quoted'] },
    { type: 'setTags', article: harbour, span: spanId(3), tags: ['quoted'] },
  ),
  other,
  span(4, ferry, [21, 25]),
  link(14, ferry, 4, 1, contradicts),
  { type: 'setNote', on: { type: 'span', article: ferry, span: spanId(4) }, note: 'Not at NOÓN' },
  { type: 'setTags', article: ferry, span: spanId(4), tags: ['time'] },
);

function found(filter: Partial<PassageFilter>, order?: PassageOrder, doc = DOC): number[] {
  return passagesOf(doc, { ...ALL_PASSAGES, ...filter }, order).map((one) =>
    Number.parseInt(one.span.id.slice(-4), 16),
  );
}

describe('passagesOf', () => {
  test('without a filter gives every span, article by article in the order of the text', () => {
    // Undated articles stand by title: "ferry" before "harbour".
    expect(found({})).toEqual([1, 2, 4, 3]);
  });

  test.each<[string, Partial<PassageFilter>, number[]]>([
    ['words of the quote, in any case', { text: 'FERRY' }, [1]],
    ['words of a span’s note, without accents', { text: 'noon not' }, [4]],
    ['words of a link’s note, whatever the apostrophe', { text: "pilot's" }, [1]],
    ['words that are partly in the quote and partly in the note', { text: 'ferry pilot' }, []],
    ['one tag', { tags: ['time'] }, [2, 4]],
    ['two tags, both of them', { tags: ['time', 'quoted'] }, [2]],
    ['a note on the span', { note: 'span' }, [4]],
    ['a note on a link', { note: 'link' }, [1]],
    ['a note on span or link', { note: 'any' }, [1, 4]],
    ['a note on a claim', { note: 'claim' }, [1, 4]],
    ['a note on the article by the same annotator', { note: 'article' }, [3]],
    ['nothing linked', { unlinked: true }, [2]],
    ['unsure', { unsure: true }, [1]],
    ['a claim', { claim: claimId(2) }, [1, 3]],
    ['a stance', { stances: [contradicts] }, [1, 4]],
    ['one of two stances', { stances: [contradicts, agrees] }, [1, 4, 3]],
    ['claim and stance of one link', { claim: claimId(1), stances: [contradicts] }, [4]],
    ['unsure of the claim that is asked for', { claim: claimId(2), unsure: true }, []],
    ['an article', { articles: [harbour] }, [3]],
    ['an annotator', { annotators: [other] }, [4]],
    ['all at once', { text: 'left', tags: ['time'], unlinked: true, articles: [ferry], annotators: [me] }, [2]],
  ])('%s', (_, filter, numbers) => {
    expect(found(filter)).toEqual(numbers);
  });

  test('by claim, each stands once, under its first claim in the list, and unlinked ones last', () => {
    expect(found({}, 'claim')).toEqual([1, 4, 3, 2]);
    expect(found({ claim: claimId(2) }, 'claim')).toEqual([1, 3]);
  });

  test('by time, the newest comes first', () => {
    const late = { ...context(me), now: '2026-02-04T00:00:00.000Z' };
    const reduced = reduce(DOC, span(5, ferry, [0, 3]), late);
    if (!reduced.ok) throw new Error(reduced.message);
    expect(found({}, 'time', applyDiff(DOC, reduced.diff))).toEqual([5, 1, 2, 4, 3]);
  });

  test('links stand under the claim that theirs was merged into', () => {
    const merged = done(DOC, other, { type: 'mergeClaim', claim: claimId(2), into: claimId(1) });
    expect(found({ claim: claimId(1) }, 'article', merged)).toEqual([1, 4, 3]);
    expect(found({ claim: claimId(2) }, 'article', merged)).toEqual([1, 4, 3]);
    const [, , , last] = passagesOf(merged, ALL_PASSAGES);
    expect(last?.links.map((one) => one.claim)).toEqual([claimId(1)]);
  });

  test('an edit leaves the passages of other sheets as they were', () => {
    const before = passagesOf(DOC, ALL_PASSAGES);
    const after = passagesOf(done(DOC, me, span(5, ferry, [0, 3])), ALL_PASSAGES);
    const same = before.filter((passage) => after.includes(passage));
    expect(same.map((passage) => passage.span.id)).toEqual([spanId(4), spanId(3)]);
  });
});

test('the leading link is the first in the claim list among those that pass', () => {
  const [passage] = passagesOf(DOC, ALL_PASSAGES);
  if (passage === undefined) throw new Error('no passage');
  const rank = claimRanks(DOC);
  expect(leadingLink(DOC, passage, ALL_PASSAGES, rank)?.claim).toBe(claimId(1));
  expect(leadingLink(DOC, passage, { ...ALL_PASSAGES, stances: [contradicts] }, rank)?.claim).toBe(claimId(2));
  expect(leadingLink(DOC, passage, { ...ALL_PASSAGES, claim: claimId(7) }, rank)).toBeUndefined();
});

test('tags come by use, then by name, of the given annotators', () => {
  expect(tagsInUse(DOC, [me, other])).toEqual([
    { tag: 'quoted', count: 2 },
    { tag: 'time', count: 2 },
  ]);
  expect(tagsInUse(DOC, [me])).toEqual([
    { tag: 'quoted', count: 2 },
    { tag: 'time', count: 1 },
  ]);
});

test('counts and notes on articles are by annotator', () => {
  expect(countPassages(DOC, [me])).toBe(3);
  expect(countPassages(DOC, [me, other])).toBe(4);
  expect(articleNotes(DOC, harbour, [me, other]).map(({ note }) => note)).toEqual(['A late edition']);
  expect(articleNotes(DOC, harbour, [other])).toEqual([]);
});
