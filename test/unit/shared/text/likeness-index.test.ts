import fc from 'fast-check';
import { expect, test } from 'vitest';
import { likenessIndex } from '#shared/text/likeness-index.ts';
import { likenessOf, wordProfile } from '#shared/text/words.ts';

const word = fc.constantFrom(
  ...['gate', 'gates', 'rate', 'opened', 'opens', 'open', 'dam', 'damage', 'aaa', 'aaaa', '14', '1,200', '1200', 'the'],
);
const sentence = fc.array(word, { maxLength: 8 }).map((words) => words.join(' '));

test('the index gives what the comparison of each pair gives', () => {
  fc.assert(
    fc.property(fc.array(sentence, { maxLength: 6 }), sentence, (texts, query) => {
      const profiles = texts.map((text) => wordProfile(text));
      const profile = wordProfile(query);
      const found = likenessIndex(profiles)(profile);
      expect(found).toHaveLength(texts.length);
      profiles.forEach((other, index) => expect(found[index]).toBeCloseTo(likenessOf(profile, other), 10));
    }),
  );
});
