import { describe, expect, test } from 'vitest';
import { labelOf } from '#shared/document/commands.ts';
import type { Command } from '#shared/document/commands.ts';
import { applyDiff, EMPTY_DIFF } from '#shared/document/diff.ts';
import { reduce } from '#shared/document/reduce/index.ts';
import type { DocumentState } from '#shared/document/state.ts';
import { sheetOf } from '#shared/document/state.ts';
import { DEFAULT_STANCES, StanceId } from '#shared/model/index.ts';
import { agrees, claimId, contradicts, linkId, NOW, spanId } from '#test/support/records.ts';
import { context, ferry, harbour, me, other, START } from './example.ts';

function done(doc: DocumentState, ...commands: Command[]): DocumentState {
  let state = doc;
  for (const command of commands) {
    const result = reduce(state, command, context());
    if (!result.ok) throw new Error(result.message);
    state = applyDiff(state, result.diff);
  }
  return state;
}

function refusal(doc: DocumentState, command: Command, by = me): string {
  const result = reduce(doc, command, context(by));
  return result.ok ? 'not refused' : result.message;
}

const span = (number: number): Command => ({
  type: 'createSpan',
  id: spanId(number),
  article: ferry,
  fragments: [[4, 12]],
});
const link = (number: number, on: number, claim: number): Command => ({
  type: 'createLink',
  id: linkId(number),
  article: ferry,
  span: spanId(on),
  claim: claimId(claim),
  stance: agrees,
});
const silent = (claim: number, is = true): Command => ({
  type: 'setSilent',
  article: ferry,
  claim: claimId(claim),
  silent: is,
});

describe('a span', () => {
  test('carries its words and what stands around them', () => {
    const result = reduce(START, span(10), context());
    expect(result).toEqual({
      ok: true,
      diff: {
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
      },
    });
  });

  test('takes its links with it when it is deleted', () => {
    const doc = done(START, span(10), span(11), link(20, 10, 1), link(21, 10, 2), link(22, 11, 1));
    const left = sheetOf(done(doc, { type: 'deleteSpan', article: ferry, span: spanId(10) }), me, ferry);
    expect([...(left?.spans.keys() ?? [])]).toEqual([spanId(11)]);
    expect([...(left?.links.keys() ?? [])]).toEqual([linkId(22)]);
  });

  test('keeps its links and its note when its edges move', () => {
    const doc = done(START, span(10), link(20, 10, 1), {
      type: 'setFragments',
      article: ferry,
      span: spanId(10),
      fragments: [[0, 3]],
    });
    const sheet = sheetOf(doc, me, ferry);
    expect(sheet?.spans.get(spanId(10))).toMatchObject({ quote: 'The', fragments: [[0, 3]], created: NOW });
    expect(sheet?.links.size).toBe(1);
  });

  test.each([
    ['outside the text', { ...span(10), fragments: [[0, 900]] }, 'lies outside the text'],
    ['half a character', { ...span(10), fragments: [[4, 11]] }, 'cuts a character in two'],
    ['in no article', { ...span(10), article: 'nowhere' }, 'There is no article "nowhere".'],
    [
      'that is not there',
      { type: 'deleteSpan', article: ferry, span: spanId(9) },
      'There is no such span of yours in this article.',
    ],
  ])('%s is refused', (_name, command, message) => {
    expect(refusal(START, command as Command)).toContain(message);
  });

  test('of another annotator is nobody else’s to change', () => {
    const doc = done(START, span(10));
    expect(refusal(doc, { type: 'deleteSpan', article: ferry, span: spanId(10) }, other)).toContain(
      'no such span of yours',
    );
  });
});

describe('a link', () => {
  test('of the same span to the same claim sets the stance of the first', () => {
    const doc = done(START, span(10), link(20, 10, 1), { ...link(21, 10, 1), stance: contradicts } as Command);
    expect([...(sheetOf(doc, me, ferry)?.links.values() ?? [])]).toMatchObject([
      { id: linkId(20), stance: contradicts },
    ]);
  });

  test('makes a silent cell speak', () => {
    const doc = done(START, span(10), silent(1), silent(2));
    const sheet = sheetOf(done(doc, link(20, 10, 1)), me, ferry);
    expect([...(sheet?.omissions.keys() ?? [])]).toEqual([claimId(2)]);
  });

  test.each([
    ['to no claim', link(20, 10, 9), 'There is no such claim.'],
    ['from no span', link(20, 9, 1), 'There is no such span'],
    ['with no stance', { ...link(20, 10, 1), stance: 'loves' }, 'This project has no stance "loves".'],
    ['that is not there', { type: 'deleteLink', article: ferry, link: linkId(9) }, 'There is no such link of yours.'],
  ])('%s is refused', (_name, command, message) => {
    expect(refusal(done(START, span(10)), command as Command)).toContain(message);
  });
});

describe('a cell', () => {
  test('is marked silent once, and the mark is taken away once', () => {
    const doc = done(START, silent(1));
    expect(reduce(doc, silent(1), context())).toEqual({ ok: true, diff: EMPTY_DIFF });
    expect(done(doc, silent(1, false)).sheets.size).toBe(0);
    expect(reduce(START, silent(1, false), context())).toEqual({ ok: true, diff: EMPTY_DIFF });
  });

  test('that is linked cannot be silent', () => {
    expect(refusal(done(START, span(10), link(20, 10, 1)), silent(1))).toContain('not silent on it');
  });
});

describe('a claim', () => {
  test('is made, changed and grouped by who wrote it', () => {
    const made = done(START, { type: 'createClaim', id: claimId(5), text: '  It sank. ', group: 'End' });
    expect(made.claims.get(claimId(5))).toMatchObject({ annotator: me, text: 'It sank.', group: 'End' });
    const edited = done(made, { type: 'editClaim', claim: claimId(5), text: 'It did not sink.' });
    expect(edited.claims.get(claimId(5))).toMatchObject({ text: 'It did not sink.', group: 'End' });
    const ungrouped = done(edited, { type: 'editClaim', claim: claimId(5), group: '' });
    expect(ungrouped.claims.get(claimId(5))).not.toHaveProperty('group');
    expect(refusal(START, { type: 'editClaim', claim: claimId(2), text: 'Mine now.' })).toContain('written by Ossian');
  });

  test('without words is refused', () => {
    expect(refusal(START, { type: 'createClaim', id: claimId(5), text: ' ' })).toContain('a claim needs words');
    expect(refusal(START, { type: 'editClaim', claim: claimId(1), text: '' })).toContain('a claim needs words');
  });

  test('in use cannot be deleted, by a link or a silent cell of anybody', () => {
    const linked = done(START, span(10), link(20, 10, 1));
    expect(refusal(linked, { type: 'deleteClaim', claim: claimId(1) })).toContain('has links');
    expect(refusal(done(START, silent(1)), { type: 'deleteClaim', claim: claimId(1) })).toContain('marked silent');
    expect(done(START, { type: 'deleteClaim', claim: claimId(1) }).claims.has(claimId(1))).toBe(false);
  });
});

describe('the project', () => {
  test('loses no stance that is in use', () => {
    const doc = done(START, span(10), link(20, 10, 1));
    const without = DEFAULT_STANCES.filter((stance) => stance.id !== agrees);
    expect(refusal(doc, { type: 'setStances', stances: without })).toContain('"agrees" is in use');
    expect(done(START, { type: 'setStances', stances: without }).project.stances.length).toBe(3);
    const [first] = DEFAULT_STANCES;
    const twice = first === undefined ? [] : [first, { ...first, id: StanceId.parse('again') }];
    expect(refusal(START, { type: 'setStances', stances: twice })).toContain('two stances have the same key');
  });

  test('has a name, as its annotators have', () => {
    expect(refusal(START, { type: 'renameProject', name: ' ' })).toContain('name');
    expect(done(START, { type: 'renameAnnotator', name: 'V.' }).annotators.get(me)?.name).toBe('V.');
    const wrong: Command = { type: 'editArticle', article: harbour, fields: { url: 'ftp://x' } };
    expect(refusal(START, wrong)).toContain('url');
    expect(done(START, { ...wrong, fields: { outlet: 'P' } }).articles.get(harbour)?.outlet).toBe('P');
  });
});

describe('a batch', () => {
  test('is one step in which each command sees what those before it did', () => {
    const batch: Command = {
      type: 'batch',
      label: 'claim from a span',
      commands: [span(10), { type: 'createClaim', id: claimId(5), text: 'New.' }, link(20, 10, 5), silent(1)],
    };
    const result = reduce(START, batch, context());
    expect(result.ok && result.diff.added.map((record) => record.type)).toEqual(['span', 'claim', 'link', 'omission']);
    expect(labelOf(batch)).toBe('claim from a span');
    expect(labelOf(span(1))).toBe('create span');
  });

  test('is refused whole', () => {
    const batch: Command = { type: 'batch', label: 'x', commands: [span(10), link(20, 10, 9)] };
    expect(refusal(START, batch)).toContain('no such claim');
  });
});
