import { describe, expect, test } from 'vitest';
import { filterChips, toggled } from '#renderer/features/passages/chips.ts';
import { ALL_PASSAGES } from '#shared/document/passages.ts';
import { agrees, claimId, contradicts } from '#test/support/records.ts';
import { me, other, START } from '../../../shared/document/example.ts';

describe('filterChips', () => {
  test('there is none for the filter that everything passes', () => {
    expect(filterChips(START, { ...ALL_PASSAGES, text: '  ' })).toEqual([]);
  });

  test('each part has its words, and taking one off leaves the others', () => {
    const filter = {
      ...ALL_PASSAGES,
      text: ' noon ',
      unsure: true,
      note: 'link' as const,
      tags: ['a', 'b'],
      claim: claimId(1),
      stances: [agrees, contradicts],
      annotators: [me, other],
    };
    const chips = filterChips(START, filter);
    expect(chips.map(({ words }) => words)).toEqual([
      '“noon”',
      'Unsure',
      'Note on a link',
      'Tag: a',
      'Tag: b',
      'Claim: The ferry left.',
      'Stance: agrees',
      'Stance: contradicts',
      'By: Vera',
      'By: Ossian',
    ]);
    const without = (words: string) => chips.find((chip) => chip.words === words)?.without;
    expect(without('Tag: a')).toEqual({ ...filter, tags: ['b'] });
    expect(without('Claim: The ferry left.')).toEqual({ ...filter, claim: null });
    expect(without('Stance: contradicts')).toEqual({ ...filter, stances: [agrees] });
    expect(new Set(chips.map(({ key }) => key)).size).toBe(chips.length);
  });

  test('with every chip taken off nothing is left', () => {
    const filter = { ...ALL_PASSAGES, unlinked: true, note: 'any' as const, tags: ['a'], annotators: [me] };
    let left = filter as typeof ALL_PASSAGES;
    for (let chips = filterChips(START, left); chips[0] !== undefined; chips = filterChips(START, left)) {
      left = chips[0].without;
    }
    expect(left).toEqual(ALL_PASSAGES);
  });
});

test('toggled adds what is not there and takes out what is', () => {
  expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
  expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
});
