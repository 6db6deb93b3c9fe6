import { describe, expect, test } from 'vitest';
import { tagOffer, tidyTag } from '#renderer/features/notes/tag-offer.ts';

const inUse = [
  { tag: 'union', count: 4 },
  { tag: 'loaded', count: 3 },
  { tag: 'Onlooker', count: 1 },
];
const tags = (has: readonly string[], typed: string): string[] => tagOffer(inUse, has, typed).map(({ tag }) => tag);

test('a tag is one line without white space around it, and not too long', () => {
  expect(tidyTag('  two \n words ')).toBe('two words');
  expect(tidyTag('x'.repeat(300))).toHaveLength(100);
});

describe('tagOffer', () => {
  test('offers the most used while nothing is typed, without those it has', () => {
    expect(tags([], '')).toEqual(['union', 'loaded', 'Onlooker']);
    expect(tags(['union'], ' ')).toEqual(['loaded', 'Onlooker']);
  });
  test('offers those that begin so before those that contain it, and what is typed as a new one', () => {
    expect(tags([], 'on')).toEqual(['Onlooker', 'union', 'on']);
  });
  test('does not offer as new what there is, here or elsewhere', () => {
    expect(tags([], 'union')).toEqual(['union']);
    expect(tags(['lamp'], 'lamp')).toEqual([]);
  });
  test('offers no more than can be looked through', () => {
    const many = Array.from({ length: 30 }, (_, index) => ({ tag: `tag ${index}`, count: 1 }));
    expect(tagOffer(many, [], '')).toHaveLength(8);
  });
});
