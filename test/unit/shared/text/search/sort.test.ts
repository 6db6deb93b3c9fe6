import { describe, expect, it } from 'vitest';
import { contextOf, MOST_WORDS } from '#shared/text/search/context.ts';
import { sortedHits } from '#shared/text/search/index.ts';

const TEXT = 'Dam fails\n\nThe old dam gave way. Nobody saw the dam go.';

describe('contextOf', () => {
  it('gives both sides on one line, a ¶ where a paragraph ends', () => {
    const at = TEXT.indexOf('old');
    expect(contextOf(TEXT, at, at + 3, 200)).toEqual({
      left: 'Dam fails ¶ The ',
      words: 'old',
      right: ' dam gave way. Nobody saw the dam go.',
    });
  });

  it('keeps to the width, and never halves a character', () => {
    expect(contextOf('ab𝒜cd𝒜ef', 4, 6, 3)).toEqual({ left: 'b𝒜', words: 'cd', right: '𝒜e' });
    expect(contextOf('ab𝒜cd𝒜ef', 4, 6, 1)).toEqual({ left: '', words: 'cd', right: '' });
  });

  it('cuts a long hit', () => {
    const { words } = contextOf('x'.repeat(MOST_WORDS + 50), 0, MOST_WORDS + 50, 5);
    expect(words).toBe(`${'x'.repeat(MOST_WORDS)}…`);
  });
});

describe('sortedHits', () => {
  const line = (left: string, words: string, right: string) => ({ left, words, right });
  const lines = [
    line('she saw the ', 'dam', ' give way'),
    line('beside an ', 'dam', ' Éclair'),
    line('', 'dam', ''),
    line('he saw the ', 'Weir', ' each'),
    line('they saw the ', 'dam', ' door'),
  ];
  const order = (by: 'article' | 'left' | 'hit' | 'right') => sortedHits(lines, by).map((one) => lines.indexOf(one));

  it('leaves the order of the articles', () => {
    expect(order('article')).toEqual([0, 1, 2, 3, 4]);
  });

  it('sorts by the words before, from the hit outwards', () => {
    // "" < "an" < "the saw he" < "the saw she" < "the saw they"
    expect(order('left')).toEqual([2, 1, 3, 0, 4]);
  });

  it('sorts by the words after, without case and marks', () => {
    // "" < "door" < "each" < "eclair" < "give"
    expect(order('right')).toEqual([2, 4, 3, 1, 0]);
  });

  it('sorts by the hit, then by what follows', () => {
    expect(order('hit')).toEqual([2, 4, 1, 0, 3]);
  });

  it('keeps the order of lines that are alike', () => {
    const alike = [1, 2, 3].map((id) => ({ ...line('a ', 'b', ' c'), id }));
    expect(sortedHits(alike, 'left').map(({ id }) => id)).toEqual([1, 2, 3]);
  });
});
