import { expect, test } from 'vitest';
import { matrixOf } from '#shared/document/matrix.ts';
import { tallyOf, tallyOfRow, workStateOf } from '#shared/document/work.ts';
import { agrees, claimId, linkId, spanId } from '#test/support/records.ts';
import { done, ferry, harbour, me, other, START } from './example.ts';

test('an article is to do until something is done there, and in progress then', () => {
  expect(workStateOf(START, me, ferry)).toBe('todo');
  const marked = done(START, me, { type: 'createSpan', id: spanId(1), article: ferry, fragments: [[4, 9]] });
  expect(workStateOf(marked, me, ferry)).toBe('in-progress');
  expect(workStateOf(marked, me, harbour)).toBe('todo');
  expect(workStateOf(marked, other, ferry)).toBe('todo');
  const silent = done(START, me, { type: 'setSilent', article: harbour, claim: claimId(1), silent: true });
  expect(workStateOf(silent, me, harbour)).toBe('in-progress');
  const noted = done(START, me, { type: 'setNote', on: { type: 'article', article: harbour }, note: 'Odd.' });
  expect(workStateOf(noted, me, harbour)).toBe('in-progress');
});

test('what the annotator said outweighs what she did, until she takes it back', () => {
  const said = done(START, me, { type: 'setProgress', article: ferry, state: 'done' });
  expect(workStateOf(said, me, ferry)).toBe('done');
  const more = done(said, me, { type: 'createSpan', id: spanId(1), article: ferry, fragments: [[4, 9]] });
  expect(workStateOf(more, me, ferry)).toBe('done');
  const again = done(more, me, { type: 'setProgress', article: ferry, state: 'todo' });
  expect(workStateOf(again, me, ferry)).toBe('todo');
  expect(workStateOf(done(again, me, { type: 'setProgress', article: ferry, state: null }), me, ferry)).toBe(
    'in-progress',
  );
});

test('linked and silent cells are decided', () => {
  const doc = done(
    START,
    me,
    { type: 'createSpan', id: spanId(1), article: ferry, fragments: [[4, 9]] },
    { type: 'createLink', id: linkId(1), article: ferry, span: spanId(1), claim: claimId(1), stance: agrees },
    { type: 'setSilent', article: harbour, claim: claimId(1), silent: true },
    { type: 'setSilent', article: harbour, claim: claimId(2), silent: true },
  );
  const { rows } = matrixOf(doc, [ferry, harbour], [me, other]);
  expect(rows.map(tallyOfRow)).toEqual([
    { decided: 2, of: 2 },
    { decided: 1, of: 2 },
  ]);
  expect(tallyOf(rows)).toEqual({ decided: 3, of: 4 });
  expect(tallyOf([])).toEqual({ decided: 0, of: 0 });
});
