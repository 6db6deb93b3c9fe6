import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileQuery, findMatches } from '#shared/text/search/index.ts';
import type { SearchQuery } from '#shared/text/search/index.ts';

const LOOSE: SearchQuery = { text: '', mode: 'phrase', matchCase: false, matchDiacritics: false, wholeWords: false };

/** The words that the query hits, in order. */
function hits(text: string, query: Partial<SearchQuery>): string[] {
  const compiled = compileQuery({ ...LOOSE, ...query });
  if (!compiled.ok) throw new Error(compiled.message);
  const found: string[] = [];
  findMatches(text, compiled.matcher, (start, end) => void found.push(text.slice(start, end)));
  return found;
}

describe('a phrase', () => {
  it('is found whatever its case and marks, and with its own offsets', () => {
    expect(hits('Die Straße, STRASSE, strasse', { text: 'strasse' })).toEqual(['Straße', 'STRASSE', 'strasse']);
    expect(hits('Café cafe cafe\u0301', { text: 'CAFÉ' })).toEqual(['Café', 'cafe', 'cafe\u0301']);
    expect(hits('İstanbul', { text: 'i' })).toEqual(['İ']);
    expect(hits('İx', { text: 'x' })).toEqual(['x']);
  });

  it('matches case or diacritics where that is asked for', () => {
    expect(hits('Dam dam', { text: 'dam', matchCase: true })).toEqual(['dam']);
    expect(hits('Café cafe cafe\u0301', { text: 'cafe', matchDiacritics: true })).toEqual(['cafe']);
    expect(hits('Café cafe\u0301', { text: 'café', matchDiacritics: true })).toEqual(['Café', 'cafe\u0301']);
  });

  it('is never found inside a letter', () => {
    expect(hits('ß s', { text: 's' })).toEqual(['s']);
    expect(hits('x\u0302 x', { text: 'x', matchDiacritics: true })).toEqual(['x']);
  });

  it('runs over any white space but not into the next paragraph', () => {
    expect(hits('the\u00a0 water, the\nwater', { text: ' the  water ' })).toEqual(['the\u00a0 water']);
  });

  it('takes signs literally and typed quotation marks for any', () => {
    expect(hits('a.b axb (c)', { text: 'a.b' })).toEqual(['a.b']);
    expect(hits('[x] x', { text: '[x]' })).toEqual(['[x]']);
    expect(hits("don’t don‘t don't", { text: "don't" })).toEqual(['don’t', 'don‘t', "don't"]);
  });

  it('can be held to whole words, of any script', () => {
    expect(hits('dam dams Damme macadam', { text: 'dam', wholeWords: true })).toEqual(['dam']);
    expect(hits('l’eau, d’eau, eaux', { text: 'eau', wholeWords: true })).toEqual(['eau', 'eau']);
    expect(hits('вода водами', { text: 'вода', wholeWords: true })).toEqual(['вода']);
    // Chinese has no spaces: any place may be the edge of a word.
    expect(hits('水库大坝', { text: '大坝', wholeWords: true })).toEqual(['大坝']);
    expect(hits('é éa', { text: 'e', wholeWords: true })).toEqual(['é']);
  });

  it('finds hits side by side but none over another', () => {
    expect(hits('aaaaa', { text: 'aa' })).toEqual(['aa', 'aa']);
  });
});

describe('any of several words', () => {
  it('hits each of them, the longer of two that begin alike', () => {
    expect(hits('the weir, the dam, dams', { text: 'dam dams weir', mode: 'words' })).toEqual(['weir', 'dam', 'dams']);
    expect(hits("can't can'ts can", { text: "can can't", mode: 'words', wholeWords: true })).toEqual([
      "can't",
      'can',
      'can',
    ]);
  });
});

describe('an expression', () => {
  const expression = (text: string, more: Partial<SearchQuery> = {}) => ({
    text,
    mode: 'expression' as const,
    ...more,
  });

  it('is JavaScript’s, line by line', () => {
    expect(hits('At 03:40\n09:15 it', expression('\\d{2}:\\d{2}'))).toEqual(['03:40', '09:15']);
    expect(hits('At 03:40\n09:15 it', expression('^\\d{2}:\\d{2}'))).toEqual(['09:15']);
  });

  it('folds case and marks as asked', () => {
    expect(hits('Été été ete', expression('été'))).toEqual(['Été', 'été', 'ete']);
    expect(hits('Été été ete', expression('été', { matchDiacritics: true }))).toEqual(['Été', 'été']);
    expect(hits('Été été ete', expression('été', { matchDiacritics: true, matchCase: true }))).toEqual(['été']);
    expect(hits('maté', expression('[éx]'))).toEqual(['é']);
    expect(hits('cafe\u0301s', expression('e'))).toEqual(['e\u0301']);
  });

  it('can be held to whole words', () => {
    expect(hits('dam dams вода', expression('dam|вод.', { wholeWords: true }))).toEqual(['dam', 'вода']);
  });

  it('that fits the empty string hits where there is something, and tells', () => {
    const compiled = compileQuery({ ...LOOSE, ...expression('a*') });
    if (!compiled.ok) throw new Error(compiled.message);
    const found: [number, number][] = [];
    expect(findMatches('baa𝒜a', compiled.matcher, (start, end) => void found.push([start, end]))).toBe(true);
    expect(found).toEqual([
      [1, 3],
      [5, 6],
    ]);
    expect(hits('bcd', expression('x*|(?=c)'))).toEqual([]);
  });

  it('stops when it is told to', () => {
    const compiled = compileQuery({ ...LOOSE, ...expression('.') });
    if (!compiled.ok) throw new Error(compiled.message);
    let count = 0;
    findMatches('abcdef', compiled.matcher, () => {
      count += 1;
      return count < 3;
    });
    expect(count).toBe(3);
  });
});

describe('a search without folding', () => {
  it('finds what indexOf finds', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', '.', '𝒜', '漢', 'c') });
    fc.assert(
      fc.property(words, words, (text, wanted) => {
        fc.pre(wanted !== '');
        const expected: number[] = [];
        for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) expected.push(at);
        const compiled = compileQuery({ ...LOOSE, text: wanted, matchCase: true, matchDiacritics: true });
        if (!compiled.ok) throw new Error(compiled.message);
        const found: number[] = [];
        findMatches(text, compiled.matcher, (start) => void found.push(start));
        expect(found).toEqual(expected);
      }),
    );
  });

  it('finds every letter of a text that was typed decomposed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('é', 'n', 'ü', 'ß', 'İ', 'ø', 'Σ'), { minLength: 1 }), (letters) => {
        const text = letters.join(' ');
        for (const letter of new Set(letters)) {
          const found = hits(text.normalize('NFD'), { text: letter, matchDiacritics: true, matchCase: true });
          expect(found.map((one) => one.normalize('NFC'))).toEqual(letters.filter((other) => other === letter));
        }
      }),
    );
  });
});
