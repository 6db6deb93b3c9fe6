import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expressionProblem } from '#shared/text/search/expression-problem.ts';
import { atWordEdges, compileQuery, MOST_QUERY } from '#shared/text/search/query.ts';

const LOOSE = { mode: 'phrase', matchCase: false, matchDiacritics: false, wholeWords: false } as const;

describe('compileQuery', () => {
  it('refuses what says nothing, and what is too long, and says why', () => {
    expect(compileQuery({ ...LOOSE, text: '  ' })).toMatchObject({ ok: false, message: 'Type what to look for.' });
    expect(compileQuery({ ...LOOSE, text: '\u00ad\u0301' })).toMatchObject({ ok: false });
    expect(compileQuery({ ...LOOSE, text: 'x'.repeat(MOST_QUERY + 1) })).toMatchObject({ ok: false, at: MOST_QUERY });
  });

  it('takes anything else as a phrase or as words', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
        fc.constantFrom('phrase', 'words'),
        (text, mode) => {
          fc.pre(/[\p{L}\p{N}\p{P}]/u.test(text));
          for (const wholeWords of [true, false]) {
            expect(compileQuery({ ...LOOSE, text: `a${text}`, mode, wholeWords }).ok).toBe(true);
          }
        },
      ),
    );
  });

  it('names the place of a fault in an expression', () => {
    expect(compileQuery({ ...LOOSE, text: 'ab(c', mode: 'expression' })).toEqual({
      ok: false,
      message: 'The expression is not valid at character 3: this “(” is never closed. For the sign itself write “\\(”.',
      at: 2,
    });
  });

  it('folds a set with a range of letters with marks without turning it round', () => {
    expect(compileQuery({ ...LOOSE, text: '[z-ä]', mode: 'expression' }).ok).toBe(true);
  });
});

describe('expressionProblem', () => {
  it.each([
    ['(a', 0],
    ['a(b(c)', 1],
    ['a)b', 1],
    ['[ab', 0],
    ['a[b\\]', 1],
    ['ab]', 2],
    ['ab}', 2],
    ['*a', 0],
    ['a|+', 2],
    ['(?:*)', 3],
    ['a**', 2],
    ['(?<=a)*', 6],
    ['a{2,1}', 1],
    ['a{', 1],
    ['x[b-a]', 2],
    ['[\\x62-a]', 1],
    ['ab\\', 2],
    ['a\\y', 1],
    ['a\\-', 1],
    ['\\p{Letters}', 0],
    ['(?<1a>b)', 0],
    ['(?x)', 0],
    ['𝒜(', 2],
  ])('finds the fault in %s at %i', (source, at) => {
    const problem = expressionProblem(source);
    expect(problem?.at).toBe(at);
    expect(problem?.message).toMatch(/^The expression is not valid at character \d+: .+\.$/);
  });

  it('counts characters as people do', () => {
    expect(expressionProblem('𝒜(')?.message).toContain('at character 2:');
  });

  it.each([
    'a{2,3}?',
    '[\\w-]+',
    '(?<year>\\d{4})\\k<year>',
    '\\p{Lu}\\p{L}+',
    '[^\\]a-]',
    '(?<!a)b',
    'a|',
    '\\u{1F600}',
    '(?i:a)',
  ])('finds none in %s', (source) => {
    expect(expressionProblem(source)).toBeUndefined();
  });

  it('says something in words about every expression that JavaScript turns away, and about no other', () => {
    const sign = fc.constantFrom(
      ...'ab-^$.*+?()[]{}|\\,1',
      '\\d',
      '\\p{L}',
      '(?:',
      '(?<n>',
      '(?=',
      '(?<!',
      '{2}',
      '[^',
      'é',
    );
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 12 }), (source) => {
        let sound = true;
        try {
          new RegExp(source, 'u');
        } catch {
          sound = false;
        }
        const problem = expressionProblem(source);
        expect(problem === undefined).toBe(sound);
        if (problem !== undefined) {
          expect(problem.message).toMatch(/^The expression is not valid.+\.$/s);
          if (problem.at !== undefined) expect(problem.at).toBeLessThan(source.length);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('atWordEdges', () => {
  it('takes letters of every plane', () => {
    expect(atWordEdges('𝒜𝒜', 0, 2)).toBe(false);
    expect(atWordEdges('𝒜 𝒜', 0, 2)).toBe(true);
    expect(atWordEdges('a_b', 0, 1)).toBe(false);
    expect(atWordEdges('a-b', 0, 1)).toBe(true);
  });
});
