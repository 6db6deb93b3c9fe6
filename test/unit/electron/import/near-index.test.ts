import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NearIndex } from '#electron/import/near-index.ts';
import { ArticleId } from '#shared/model/index.ts';
import { nearDuplicates } from '#shared/text/overlap.ts';

const words = fc.array(fc.constantFrom('mill', 'fire', 'Bridge', 'on', 'the', 'night', 'of', 'smoke'), {
  maxLength: 30,
});

test('finds what comparing each text with each finds, with the same shares', () => {
  fc.assert(
    fc.property(fc.array(words, { maxLength: 6 }), words, (texts, wanted) => {
      const known = texts.map((list, at) => [ArticleId.parse(`a${at}`), list.join(' ')] as const);
      const index = new NearIndex();
      for (const [id, text] of known) index.add(id, text);
      const found = new Map(index.near(wanted.join(' ')).map(({ article, share }) => [article, share]));
      expect(found).toEqual(new Map(nearDuplicates(wanted.join(' '), known).map(({ key, share }) => [key, share])));
    }),
  );
});

test('the most alike comes first', () => {
  const index = new NearIndex();
  const [far, near] = [ArticleId.parse('far'), ArticleId.parse('near')];
  index.add(far, 'one two three four five six and then another end');
  index.add(near, 'one two three four five six seven eight');
  const found = index.near('one two three four five six seven eight');
  expect(found.map(({ article }) => article)).toEqual([near, far]);
  expect(found.map(({ share }) => share)).toEqual([1, 0.5]);
});
