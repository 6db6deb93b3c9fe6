import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LinkId, SpanId, StanceId } from '#shared/model/index.ts';
import type { ClaimId, Fragment, SideSpan } from '#shared/model/index.ts';
import { differences } from '#shared/review/report/outcome.ts';
import type { Content } from '#shared/review/report/outcome.ts';
import { claimId, uuid } from '#test/support/records.ts';

const itself = (claim: ClaimId): ClaimId => claim;
let number = 1;
const spanAt = (fragments: readonly Fragment[], ...links: readonly (readonly [number, string])[]): SideSpan => ({
  id: SpanId.parse(uuid(number++)),
  fragments: fragments.map(([start, end]): [number, number] => [start, end]),
  ...{ quote: 'words', prefix: '', suffix: '' },
  links: links.map(([claim, stance]) => ({
    id: LinkId.parse(uuid(number++)),
    claim: claimId(claim),
    stance: StanceId.parse(stance),
  })),
});
const has = (...spans: readonly SideSpan[]): Content => ({ spans, silent: [] });
const nothing = has();
const a = spanAt([[0, 10]], [1, 'agrees']);

describe('what differs', () => {
  test.each<[string, Content, Content, readonly string[]]>([
    ['the same place, claim and stance: nothing', has(a), has(spanAt([[0, 10]], [1, 'agrees'])), []],
    ['a span that the first has not', nothing, has(a), ['missed']],
    ['a span that the second has not', has(a), nothing, ['extra']],
    ['another edge', has(a), has(spanAt([[0, 12]], [1, 'agrees'])), ['boundary']],
    ['a second fragment', has(a), has(spanAt([[0, 10], [20, 30]], [1, 'agrees'])), ['boundary']], // prettier-ignore
    ['another claim', has(a), has(spanAt([[0, 10]], [2, 'agrees'])), ['claim']],
    ['one claim more', has(a), has(spanAt([[0, 10]], [1, 'agrees'], [2, 'agrees'])), ['claim']],
    ['another stance on the same claim', has(a), has(spanAt([[0, 10]], [1, 'contradicts'])), ['stance']],
    ['edge and stance', has(a), has(spanAt([[2, 10]], [1, 'contradicts'])), ['boundary', 'stance']],
    [
      'one span split in two, each with the claim',
      has(a),
      has(spanAt([[0, 4]], [1, 'agrees']), spanAt([[5, 10]], [1, 'agrees'])),
      ['split'],
    ],
    ['a mark of silence', nothing, { spans: [], silent: [claimId(1)] }, ['silent']],
    ['silence against a span', { spans: [], silent: [claimId(1)] }, has(a), ['missed', 'silent']],
  ])('%s', (_, first, second, expected) => {
    expect(differences(first, second, itself)).toEqual(expected);
  });

  test('claims of one class are the same claim', () => {
    const one = (): ClaimId => claimId(1);
    expect(differences(has(a), has(spanAt([[0, 10]], [2, 'agrees'])), one)).toEqual([]);
    expect(differences(has(a), has(spanAt([[0, 10]], [2, 'contradicts'])), one)).toEqual(['stance']);
  });

  test('of two spans at once each is held against the one in its place', () => {
    const first = has(spanAt([[0, 10]], [1, 'agrees']), spanAt([[20, 30]], [2, 'agrees']));
    const second = has(spanAt([[21, 30]], [2, 'agrees']), spanAt([[0, 10]], [1, 'contradicts']));
    expect(differences(first, second, itself)).toEqual(['boundary', 'stance']);
  });

  test('the same both ways round, missed and extra exchanged', () => {
    const content = fc.record({
      spans: fc.array(
        fc
          .tuple(fc.nat(5), fc.integer({ min: 6, max: 12 }), fc.integer({ min: 1, max: 3 }))
          .map(([start, end, claim]) => spanAt([[start, end]], [claim, 'agrees'])),
        { maxLength: 3 },
      ),
      silent: fc.uniqueArray(fc.integer({ min: 1, max: 3 }).map(claimId), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(content, content, (first, second) => {
        const turned = { missed: 'extra', extra: 'missed' } as Record<string, string>;
        const there = differences(first, second, itself).map((each) => turned[each] ?? each);
        const back: string[] = differences(second, first, itself);
        // Which spans go together may differ between equals; that something differs, and whether spans are missing, may not.
        expect(there.length > 0).toBe(back.length > 0);
        for (const each of ['missed', 'extra', 'split', 'silent'])
          expect(there.includes(each)).toBe(back.includes(each));
        expect(differences(first, first, itself)).toEqual([]);
      }),
    );
  });
});
