import { expect, test } from 'vitest';
import { splitGroups } from '#renderer/features/claim-details/split-groups.ts';
import { agrees, claimId, linkId } from '#test/support/records.ts';
import { done, ferry, harbour, link, me, other, span, START } from '#test/unit/shared/document/example.ts';

test('everyone’s links, article by article, in the order of the text', () => {
  const mine = done(START, me, span(10, ferry, [[9, 12]]), span(11, ferry, [[0, 3]]), link(20, 10, 1), link(21, 11, 1));
  const doc = done(mine, other, span(12, harbour, [[4, 11]]), link(22, 12, 1, agrees, harbour));
  expect(
    splitGroups(doc, claimId(1), me).map(({ article, links }) => [
      article,
      links.map((each) => [each.link.id, each.mine]),
    ]),
  ).toEqual([
    [
      ferry,
      [
        [linkId(21), true],
        [linkId(20), true],
      ],
    ],
    [harbour, [[linkId(22), false]]],
  ]);
  expect(splitGroups(doc, claimId(2), me)).toEqual([]);
});
