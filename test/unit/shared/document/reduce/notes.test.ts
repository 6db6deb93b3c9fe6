import { describe, expect, test } from 'vitest';
import type { Command, NoteTarget } from '#shared/document/commands.ts';
import { EMPTY_DIFF } from '#shared/document/diff.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { sheetOf } from '#shared/document/state.ts';
import type { Progress, WorkState } from '#shared/model/index.ts';
import { claimId, linkId, NOW, spanId } from '#test/support/records.ts';
import { diffOf, done, ferry, link, me, other, refusal, span, START } from '../example.ts';

const note = (on: NoteTarget, words: string): Command => ({ type: 'setNote', on, note: words });
const state = (to: WorkState | null, article = ferry): Command => ({ type: 'setProgress', article, state: to });
const progress = (doc: DocumentState, by = me): Progress | undefined => sheetOf(doc, by, ferry)?.progress;

const onSpan: NoteTarget = { type: 'span', article: ferry, span: spanId(10) };
const onLink: NoteTarget = { type: 'link', article: ferry, link: linkId(20) };
const onClaim: NoteTarget = { type: 'claim', claim: claimId(1) };
const onArticle: NoteTarget = { type: 'article', article: ferry };
/** The span stands at the very beginning of the text: no context before it. */
const doc = done(START, me, span(10, ferry, [[0, 9]]), link(20, 10, 1));

describe('a note', () => {
  test.each([
    ['a span', onSpan, (after: DocumentState) => sheetOf(after, me, ferry)?.spans.get(spanId(10))],
    ['a link', onLink, (after: DocumentState) => sheetOf(after, me, ferry)?.links.get(linkId(20))],
    ['a claim', onClaim, (after: DocumentState) => after.claims.get(claimId(1))],
    ['an article', onArticle, (after: DocumentState) => progress(after)],
  ])('on %s is kept without the white space around it, changed, and taken away', (_name, on, record) => {
    const noted = done(doc, me, note(on, '  Look here.\n\nTwice. '));
    expect(record(noted)).toMatchObject({ ...record(doc), note: 'Look here.\n\nTwice.' });
    expect(diffOf(noted, note(on, 'Look here.\n\nTwice.'))).toEqual(EMPTY_DIFF);
    expect(record(done(noted, me, note(on, 'Else.')))).toMatchObject({ note: 'Else.' });
    expect(done(noted, me, note(on, ' '))).toEqual(doc);
    expect(diffOf(doc, note(on, ''))).toEqual(EMPTY_DIFF);
  });

  test('on an article is each annotator’s own', () => {
    const both = done(done(doc, me, note(onArticle, 'Mine.')), other, note(onArticle, 'Hers.'));
    expect([progress(both)?.note, progress(both, other)?.note]).toEqual(['Mine.', 'Hers.']);
  });

  test.each([
    ['on a colleague’s span', other, onSpan, 'no such span of yours'],
    ['on a colleague’s link', other, onLink, 'no such link of yours'],
    ['on a colleague’s claim', other, onClaim, 'written by Vera; only she can change it'],
    ['on no article', me, { type: 'article', article: 'nowhere' as typeof ferry }, 'There is no article "nowhere".'],
    ['on no claim', me, { type: 'claim', claim: claimId(9) }, 'There is no such claim.'],
  ] satisfies [string, typeof me, NoteTarget, string][])('%s is refused', (_name, by, on, message) => {
    expect(refusal(doc, note(on, 'Words.'), by)).toContain(message);
  });

  test.each([onSpan, onLink, onClaim, onArticle])('of more than 10,000 characters is refused: %j', (on) => {
    expect(refusal(doc, note(on, 'x'.repeat(10_001)))).toBe('note: it has more than 10,000 characters');
    expect(diffOf(doc, note(on, 'x'.repeat(10_000)))).not.toEqual(EMPTY_DIFF);
  });
});

describe('progress', () => {
  test('is said once per article, changed and taken back', () => {
    const started = done(START, me, state('in-progress'));
    expect(progress(started)).toEqual({
      type: 'progress',
      annotator: me,
      article: ferry,
      state: 'in-progress',
      created: NOW,
    });
    expect(progress(done(started, me, state('done')))?.state).toBe('done');
    expect(diffOf(started, state('in-progress'))).toEqual(EMPTY_DIFF);
    expect(done(started, me, state(null))).toEqual(START);
    expect(diffOf(START, state(null))).toEqual(EMPTY_DIFF);
  });

  test('and the note on the article do not touch each other', () => {
    const both = done(START, me, note(onArticle, 'Long.'), state('done'));
    expect(progress(both)).toMatchObject({ note: 'Long.', state: 'done' });
    expect(progress(done(both, me, state(null)))).toMatchObject({ note: 'Long.' });
    expect(progress(done(both, me, note(onArticle, '')))).toMatchObject({ state: 'done' });
    expect(done(both, me, state(null), note(onArticle, ''))).toEqual(START);
  });

  test('of no article, or of a kind that there is not, is refused', () => {
    expect(refusal(START, state('done', 'nowhere' as typeof ferry))).toBe('There is no article "nowhere".');
    expect(refusal(START, state('nearly' as WorkState))).toContain('state: ');
  });
});
