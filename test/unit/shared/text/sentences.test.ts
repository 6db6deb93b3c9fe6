import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocksOf } from '#shared/text/blocks.ts';
import { sentencesOf } from '#shared/text/sentences.ts';

const split = (text: string, language = 'en') =>
  sentencesOf(text, blocksOf(text), language).map(([start, end]) => text.slice(start, end));
const asGiven = (sentences: string[], language = 'en') =>
  expect(split(sentences.join(' '), language)).toEqual(sentences);

test('titles and initials', () => {
  asGiven(['Dr. Holm met Mr. Dellin.', 'St. Mary’s was shut.']);
  asGiven(['Edda M. Prynne spoke.', 'A. B. Holm did not.', 'George W. Marlow wrote to Gen. Sarrick.']);
});

test('letters with stops: before a name they go on, before a function word they end', () => {
  asGiven(['The U.S. President called.', 'He was in the U.S.', 'The call was long.']);
  asGiven(['It began at 5 p.m. Tuesday.', 'It ended at 6 a.m. on Friday.', 'It was 9 a.m.', 'Sirens sounded.']);
});

test('numbers', () => {
  asGiven(['It fell by 1.8 metres.', 'See No. 5 and p. 12.', 'He said no.', 'Five came in 2024.', 'Then it rained.']);
  asGiven(['1. The gate opened.', '2. It shut.']);
  asGiven(['On Jan. 5 it froze.', 'On Sept. 11 it thawed.']);
});

test('ellipses, quotes and speech', () => {
  asGiven(['He waited... and then left.', 'So it was…', '“Is it shut?” he asked.', '"No."', '"Yes!"']);
  asGiven(['Firms such as Acme Inc. of Halvern, sand, pumps etc. came.', 'They helped.']);
});

test('other languages', () => {
  asGiven(['Am 3. Oktober kam Dr. Holm.', 'Es war z. B. kalt.', '„Nein.“', 'Er ging 2024.', 'Das war alles.'], 'de');
  asGiven(['M. Dupont et Mme Roux sont venus.', 'Ils sont partis.'], 'fr');
  asGiven(['El Sr. Pérez llegó.', '¿Quién lo vio?', 'Nadie.'], 'es');
  asGiven(['وصل الرئيس.', 'هل غادر؟', 'نعم.'], 'ar');
  expect(split('水闸打开了。“没有人！”他说。你好！“再见。”', 'zh')).toEqual([
    '水闸打开了。',
    '“没有人！”',
    '他说。',
    '你好！',
    '“再见。”',
  ]);
});

test('a language tag that Intl refuses is read as unknown', () => {
  expect(split('One came. Two left.', 'en-a')).toEqual(['One came.', 'Two left.']);
});

test('no sentence reaches over the edge of a block', () => {
  expect(split('He met Dr.\nHolm came\nat last.')).toEqual(['He met Dr.', 'Holm came', 'at last.']);
});

test('sentences are in order, trimmed, inside blocks, and leave out only white space', () => {
  const piece = fc.oneof(
    fc.constantFrom('. ', '! ', '? ', '\n', '\n\n', ' ', '… ', '”', '“', 'Dr. ', 'U.S. ', '5. ', '。', 'Word', 'no'),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const blocks = blocksOf(text);
      const sentences = sentencesOf(text, blocks, 'en');
      let last = 0;
      let rest = '';
      for (const [start, end] of sentences) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
        expect(blocks.some((block) => block.start <= start && end <= block.end)).toBe(true);
        rest += text.slice(last, start);
        last = end;
      }
      expect((rest + text.slice(last)).trim()).toBe('');
    }),
    { numRuns: 300 },
  );
});
