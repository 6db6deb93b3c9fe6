import { describe, expect, test } from 'vitest';
import { articlesInOrder, claimsInOrder, inListOrder, orderOf } from '#shared/document/order.ts';
import { documentOf } from '#shared/document/records.ts';
import type { DocumentState } from '#shared/document/state.ts';
import type { AnyRecord } from '#shared/model/index.ts';
import { articleOf, claimId, claimOf, projectOf } from '#test/support/records.ts';
import { done, ferry, harbour, link, me, other, silent, span, START } from './example.ts';

const of = (...records: AnyRecord[]): DocumentState => documentOf(projectOf(1, 'P'), records);
const ids = (claims: readonly { id: string }[]): string[] => claims.map(({ id }) => id);

test('articles stand by their time of publication, undated ones last, then by title and id', () => {
  const doc = of(
    articleOf('undated', 'u', { published: '', title: 'A' }),
    articleOf('noon', 'n', { published: '2026-01-02T12:00:00+02:00' }),
    articleOf('morning', 'm', { published: '2026-01-02T09:00:00Z' }),
    articleOf('day', 'd', { published: '2026-01-02' }),
    articleOf('twin-b', 'b', { published: '2026-01-01', title: 'Twin' }),
    articleOf('twin-a', 'a', { published: '2026-01-01', title: 'Twin' }),
  );
  expect(ids(articlesInOrder(doc))).toEqual(['twin-a', 'twin-b', 'day', 'morning', 'noon', 'undated']);
});

describe('claims', () => {
  test('stand where they were made, in milliseconds, unless their author has put them elsewhere', () => {
    const made = claimOf(1, me, 'Made.', { created: '1970-01-01T00:00:02.000Z' });
    expect(orderOf(made)).toBe(2000);
    expect(orderOf({ ...made, order: -3.5 })).toBe(-3.5);
    expect(orderOf({ ...made, order: 0 })).toBe(0);
    const late = claimOf(2, me, 'Late.', { created: '1970-01-01T00:00:09.000Z' });
    expect(ids(inListOrder([late, made]))).toEqual([1, 2].map(claimId));
    expect(ids(inListOrder([{ ...late, order: 1999 }, made]))).toEqual([2, 1].map(claimId));
  });

  test('stand by group: those without one first, groups by their first claim', () => {
    const doc = of(
      claimOf(1, me, 'A1.', { group: 'A', order: 3 }),
      claimOf(2, me, 'B.', { group: 'B', order: 2 }),
      claimOf(3, me, 'A2.', { group: 'A', order: 1 }),
      claimOf(4, me, 'None.', { order: 9 }),
    );
    expect(ids(claimsInOrder(doc, [me]))).toEqual([4, 3, 1, 2].map(claimId));
  });

  test('take their group nowhere when they are moved within it', () => {
    const one = claimOf(1, me, 'A1.', { group: 'A' });
    const two = claimOf(2, me, 'A2.', { group: 'A' });
    const b = claimOf(3, me, 'B1.', { group: 'B' });
    const late = claimOf(4, me, 'B2.', { group: 'B', created: '2030-01-01T00:00:00Z' });
    expect(ids(claimsInOrder(of(one, two, b, late), [me]))).toEqual([1, 2, 3, 4].map(claimId));
    expect(ids(claimsInOrder(of(one, two, b, { ...late, order: 0 }), [me]))).toEqual([1, 2, 4, 3].map(claimId));
    const last = { ...one, order: orderOf(late) + 1 };
    expect(ids(claimsInOrder(of(last, two, b, late), [me]))).toEqual([2, 1, 3, 4].map(claimId));
  });

  test('are those that somebody shown wrote, linked or marked silent', () => {
    expect(ids(claimsInOrder(START, [me]))).toEqual([claimId(1)]);
    expect(ids(claimsInOrder(done(START, me, silent(2, true, harbour)), [me]))).toEqual([1, 2].map(claimId));
    expect(ids(claimsInOrder(done(START, me, span(10, ferry), link(20, 10, 2)), [me]))).toEqual([1, 2].map(claimId));
    expect(claimsInOrder(START, [])).toEqual([]);
  });

  test('that are retired stand apart, and those that were merged nowhere', () => {
    const doc = of(
      claimOf(1, me, 'In use.'),
      claimOf(2, me, 'Retired.', { retired: '2026-01-01T00:00:00Z' }),
      claimOf(3, me, 'Merged.', { mergedInto: claimId(1) }),
      claimOf(4, other, 'Merged and retired.', { mergedInto: claimId(2), retired: '2026-01-01T00:00:00Z' }),
    );
    expect(ids(claimsInOrder(doc, [me, other]))).toEqual([claimId(1)]);
    expect(ids(claimsInOrder(doc, [me, other], 'retired'))).toEqual([claimId(2)]);
  });
});
