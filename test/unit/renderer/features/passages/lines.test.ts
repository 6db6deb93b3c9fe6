import { describe, expect, test } from 'vitest';
import { linesOf } from '#renderer/features/passages/lines.ts';
import { neighbourOf } from '#renderer/features/passages/neighbour.ts';
import { ALL_PASSAGES, passagesOf } from '#shared/document/passages.ts';
import type { PassageOrder } from '#shared/document/passages.ts';
import { documentOf, recordsOf } from '#shared/document/records.ts';
import { claimId, linkOf, spanId, spanOf } from '#test/support/records.ts';
import { ferry, harbour, me, START, TEXTS } from '../../../shared/document/example.ts';

const one = spanOf(1, me, ferry, TEXTS[ferry] ?? '', [[4, 9]]);
const two = spanOf(2, me, ferry, TEXTS[ferry] ?? '', [[13, 17]]);
const three = spanOf(3, me, harbour, TEXTS[harbour] ?? '', [[4, 11]]);
const doc = documentOf(START.project, [
  ...recordsOf(START),
  ...[one, two, three],
  linkOf(11, one, 2, 'agrees'),
  linkOf(12, one, 1, 'agrees'),
  linkOf(13, three, 2, 'contradicts'),
]);

function lines(order: PassageOrder): (number | string)[] {
  return linesOf(doc, passagesOf(doc, ALL_PASSAGES, order), ALL_PASSAGES, order).map((line) => {
    if (line.kind === 'passage') return [one, two, three].findIndex(({ id }) => id === line.passage.span.id) + 1;
    return line.kind === 'article' ? `${line.article} ${line.count}` : `${line.claim ?? 'none'} ${line.count}`;
  });
}

describe('linesOf', () => {
  test('by article, a heading stands before each article’s passages', () => {
    expect(lines('article')).toEqual([`${ferry} 2`, 1, 2, `${harbour} 1`, 3]);
  });
  test('by claim, a heading stands before each claim’s passages, unlinked ones last', () => {
    expect(lines('claim')).toEqual([`${claimId(1)} 1`, 1, `${claimId(2)} 1`, 3, 'none 1', 2]);
  });
  test('in the order of time there are no headings', () => {
    expect(lines('time').toSorted()).toEqual([1, 2, 3]);
  });
});

test('the keyboard goes to the next passage, from the last to the one before, and nowhere if there is none', () => {
  const all = passagesOf(doc, ALL_PASSAGES);
  expect(neighbourOf(all, spanId(1))).toBe(spanId(2));
  expect(neighbourOf(all, spanId(3))).toBe(spanId(2));
  expect(neighbourOf(all.slice(0, 1), spanId(1))).toBeNull();
});
