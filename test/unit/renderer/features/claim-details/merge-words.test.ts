import { expect, test } from 'vitest';
import { mergeInWords } from '#renderer/features/claim-details/merge-words.ts';

const NOTHING = { moved: 0, joined: 0, unsure: 0, redirected: 0, silent: 0, silentGone: 0 };

test('one and many', () => {
  const one = { moved: 1, joined: 1, unsure: 1, redirected: 1, silent: 1, silentGone: 1 };
  expect(mergeInWords(one).slice(0, -1)).toEqual([
    '1 link of yours moves to the claim that stays.',
    '1 span of yours is linked to both with different stances: the stance to the claim that stays is kept and marked unsure.',
    '1 span of yours is linked to both with the same stance: one link stays.',
    '1 link of colleagues follows by redirect.',
    '1 mark “checked: silent” moves too.',
    '1 mark “checked: silent” goes: the article is linked to the other claim.',
  ]);
  const two = { moved: 2, joined: 2, unsure: 2, redirected: 2, silent: 2, silentGone: 2 };
  expect(mergeInWords(two).slice(0, -1)).toEqual([
    '2 links of yours move to the claim that stays.',
    '2 spans of yours are linked to both with different stances: the stance to the claim that stays is kept and marked unsure.',
    '2 spans of yours are linked to both with the same stance: one link stays.',
    '2 links of colleagues follow by redirect.',
    '2 marks “checked: silent” move too.',
    '2 marks “checked: silent” go: the article is linked to the other claim.',
  ]);
});

test('what would not happen is not told, and nothing is told as such', () => {
  expect(mergeInWords({ ...NOTHING, moved: 3 })).toHaveLength(2);
  expect(mergeInWords(NOTHING)[0]).toBe('Nothing is linked to the claim that goes.');
});
