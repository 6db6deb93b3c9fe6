import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, withoutMarks } from '#shared/text/search/fold.ts';
import type { FoldOptions } from '#shared/text/search/fold.ts';

const LOOSE: FoldOptions = { matchCase: false, matchDiacritics: false, purpose: 'words' };
const STRICT: FoldOptions = { matchCase: true, matchDiacritics: true, purpose: 'words' };

describe('foldText', () => {
  it.each([
    ['Straße', 'strasse'],
    ['GROẞ', 'gross'],
    ['İstanbul', 'istanbul'],
    ['ΟΔΟΣ οδός', 'οδοσ οδοσ'],
    ['Łódź', 'lodz'],
    ['Cafe\u0301', 'cafe'],
    ['don’t', "don't"],
    ['“so”', '"so"'],
    ['Wasser\u00adwerk', 'wasserwerk'],
    ['كِتَاب', 'كتاب'],
    ['Ёлка', 'елка'],
  ])('folds %s to %s', (text, folded) => {
    expect(foldText(text, LOOSE).folded).toBe(folded);
  });

  it('keeps what is to be matched', () => {
    expect(foldText('Éa Łb', STRICT).folded).toBe('Éa Łb');
    expect(foldText('Cafe\u0301', STRICT).folded).toBe('Caf\u00e9');
    expect(foldText('Éa', { ...LOOSE, matchDiacritics: true }).folded).toBe('éa');
    expect(foldText('Éa Øb', { ...LOOSE, matchCase: true }).folded).toBe('Ea Ob');
  });

  it('keeps kana voicing apart: が is another letter than か', () => {
    expect(foldText('か\u3099', LOOSE).folded).toBe('が');
  });

  it('leaves all but marks to an expression', () => {
    expect(foldText('Ø don’t é\u00ad', { matchCase: true, matchDiacritics: false, purpose: 'expression' }).folded).toBe(
      'Ø don’t e\u00ad',
    );
  });

  it('maps places behind what changed its length', () => {
    // ß is one code unit and folds to two; é is two here and folds to one.
    const text = 'ßa e\u0301b \u00adc';
    const { folded, original } = foldText(text, LOOSE);
    expect(folded).toBe('ssa eb c');
    expect(original(2, 3)).toEqual({ start: 1, end: 2, whole: true });
    expect(original(4, 5)).toEqual({ start: 3, end: 5, whole: true });
    expect(original(5, 6)).toEqual({ start: 5, end: 6, whole: true });
    // The soft hyphen before c is not part of it.
    expect(original(7, 8)).toEqual({ start: 8, end: 9, whole: true });
  });

  it('tells an edge inside of what folds as one, and moves it outwards', () => {
    const { original } = foldText('aßb', LOOSE);
    expect(original(0, 2)).toEqual({ start: 0, end: 2, whole: false });
    expect(original(2, 4)).toEqual({ start: 1, end: 3, whole: false });
    expect(original(1, 3)).toEqual({ start: 1, end: 2, whole: true });
  });

  const letters = fc.constantFrom(
    ...'aßÉİΣς ',
    'e\u0301',
    'x\u0302',
    '\u00ad',
    '\u0301',
    'ﬁ',
    '𝒜',
    '漢',
    'か\u3099',
    'ѐ',
    '\n',
  );
  const options = fc.record<FoldOptions>({
    matchCase: fc.boolean(),
    matchDiacritics: fc.boolean(),
    purpose: fc.constantFrom('words', 'expression'),
  });

  it('is the same for a whole line as for its words, joined', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: letters })), options, (words, option) => {
        const lines = words.map((word) => word.replaceAll(/\s/g, '')).filter((word) => word !== '');
        expect(foldText(lines.join('\n'), option).folded).toBe(
          lines.map((word) => foldText(word, option).folded).join('\n'),
        );
      }),
    );
  });

  it('maps every stretch to one that folds to no less, and the whole to the whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: letters }), options, fc.nat(), fc.nat(), (text, option, one, other) => {
        const { folded, original } = foldText(text, option);
        if (folded === '') return;
        const start = Math.min(one % folded.length, other % folded.length);
        const end = Math.max(one % folded.length, other % folded.length) + 1;
        const place = original(start, end);
        expect(place.start).toBeLessThan(place.end);
        expect(place.start).toBeGreaterThanOrEqual(0);
        expect(place.end).toBeLessThanOrEqual(text.length);
        const again = foldText(text.slice(place.start, place.end), option).folded;
        if (place.whole) expect(again.length).toBe(end - start);
        else expect(again.length).toBeGreaterThan(end - start);
      }),
      { numRuns: 500 },
    );
  });
});

describe('withoutMarks', () => {
  it('takes marks and nothing else', () => {
    expect(withoutMarks('Éßø’')).toBe('Eßø’');
  });
});
