import { describe, expect, test } from 'vitest';
import type { Command } from '#shared/document/commands.ts';
import { EMPTY_DIFF } from '#shared/document/diff.ts';
import { sheetOf } from '#shared/document/state.ts';
import type { ArticleId } from '#shared/model/index.ts';
import { linkId, NOW, spanId } from '#test/support/records.ts';
import { diffOf, done, ferry, link, me, other, refusal, span, START } from '../example.ts';

const tags = (...list: string[]): Command => ({ type: 'setTags', article: ferry, span: spanId(10), tags: list });

describe('a span', () => {
  test('carries its words and what stands around them', () => {
    expect(diffOf(START, span(10))).toEqual({
      added: [
        {
          type: 'span',
          annotator: me,
          article: ferry,
          id: spanId(10),
          fragments: [[4, 12]],
          quote: 'ferry 🛳',
          prefix: 'The ',
          suffix: ' left at noon.\nNobody was aboard',
          created: NOW,
        },
      ],
      updated: [],
      removed: [],
    });
  });

  test('takes its links with it when it is deleted', () => {
    const doc = done(START, me, span(10), span(11), link(20, 10, 1), link(21, 10, 2), link(22, 11, 1));
    const left = sheetOf(done(doc, me, { type: 'deleteSpan', article: ferry, span: spanId(10) }), me, ferry);
    expect([...(left?.spans.keys() ?? [])]).toEqual([spanId(11)]);
    expect([...(left?.links.keys() ?? [])]).toEqual([linkId(22)]);
  });

  test('keeps its links, its tags and its note when its edges move', () => {
    const doc = done(START, me, span(10), link(20, 10, 1), tags('lead'), {
      type: 'setFragments',
      article: ferry,
      span: spanId(10),
      fragments: [[0, 3]],
    });
    const sheet = sheetOf(doc, me, ferry);
    expect(sheet?.spans.get(spanId(10))).toMatchObject({
      quote: 'The',
      fragments: [[0, 3]],
      tags: ['lead'],
      created: NOW,
    });
    expect(sheet?.links.size).toBe(1);
  });

  test('moved to where it is changes nothing', () => {
    const again: Command = { type: 'setFragments', article: ferry, span: spanId(10), fragments: [[4, 12]] };
    expect(diffOf(done(START, me, span(10)), again)).toEqual(EMPTY_DIFF);
  });

  test.each([
    ['outside the text', span(10, ferry, [[0, 900]]), 'lies outside the text, which has 46 characters'],
    ['of half a character', span(10, ferry, [[4, 11]]), 'cuts a character in two'],
    ['of white space only', span(10, ferry, [[3, 4]]), 'There is only white space at 3–4.'],
    ['of a line end only', span(10, ferry, [[26, 27]]), 'There is only white space at 26–27.'],
    [
      'with a fragment of white space',
      span(10, ferry, [
        [0, 3],
        [9, 10],
      ]),
      'There is only white space at 9–10.',
    ],
    ['of nothing', span(10, ferry, [[4, 4]]), 'The place 4–4 is empty.'],
    ['without a place', span(10, ferry, []), 'fragment'],
    [
      'whose fragments overlap',
      span(10, ferry, [
        [0, 9],
        [4, 12],
      ]),
      'overlap or are out of order',
    ],
    ['in no article', span(10, 'nowhere' as ArticleId), 'There is no article "nowhere".'],
    [
      'whose edge leaves the text',
      { type: 'setFragments', article: ferry, span: spanId(9), fragments: [[0, 47]] },
      'lies outside the text',
    ],
    ['that is not there', { type: 'deleteSpan', article: ferry, span: spanId(8) }, 'There is no such span of yours'],
  ] satisfies [string, Command, string][])('%s is refused', (_name, command, message) => {
    expect(refusal(done(START, me, span(9)), command)).toContain(message);
  });

  test('of another annotator is nobody else’s to change', () => {
    const doc = done(START, me, span(10));
    expect(refusal(doc, { type: 'deleteSpan', article: ferry, span: spanId(10) }, other)).toContain(
      'no such span of yours',
    );
    expect(refusal(doc, tags('mine'), other)).toContain('no such span of yours');
  });
});

describe('tags', () => {
  const tagged = (list: string[], start = 4): unknown =>
    sheetOf(done(START, me, span(10, ferry, [[start, 12]]), tags(...list)), me, ferry)?.spans.get(spanId(10))?.tags;

  test('are replaced as a whole; white space around them and doubles go', () => {
    expect(tagged([' lead ', 'lead', '', 'figure'])).toEqual(['lead', 'figure']);
    const doc = done(START, me, span(10), tags('lead', 'figure'), tags('figure'));
    expect(sheetOf(doc, me, ferry)?.spans.get(spanId(10))?.tags).toEqual(['figure']);
  });

  test('can be set at the very beginning of a text, where no context stands before', () => {
    expect(tagged(['lead'], 0)).toEqual(['lead']);
  });

  test('that are none leave no trace', () => {
    const doc = done(START, me, span(10));
    expect(done(doc, me, tags('lead'), tags())).toEqual(doc);
    expect(diffOf(doc, tags(' '))).toEqual(EMPTY_DIFF);
  });

  test('of more than a hundred characters are refused', () => {
    expect(refusal(done(START, me, span(10)), tags('x'.repeat(101)))).toContain('a tag has at most 100 characters');
  });
});
