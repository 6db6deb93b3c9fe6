import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineAndColumn, syntaxErrorAt } from '#shared/schema/json-position.ts';

describe('syntaxErrorAt', () => {
  test.each([
    ['{"a": 1,}', 8],
    ['{"a" 1}', 5],
    ['[1 2]', 3],
    ['[1, 2', 5],
    ['{"a": "b', 8],
    ['', 0],
    ['   ', 3],
    ['{} x', 3],
    ['{a: 1}', 1],
    ["{'a': 1}", 1],
    ['[01]', 2],
    ['[tru]', 4],
    ['"\\x"', 1],
    ['"a\nb"', 2],
    ['[1,]', 3],
    ['nul', 3],
  ])('%s: at %i', (text, at) => {
    expect(syntaxErrorAt(text)).toBe(at);
  });

  test('a string of millions of characters that is cut takes no more of the stack than a short one', () => {
    const text = `["${'a\\n'.repeat(3_000_000)}`;
    expect(syntaxErrorAt(text)).toBe(text.length);
  });

  test('finds nothing in JSON, however it is indented', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, 2, '\t'), (value, indent) => {
        expect(syntaxErrorAt(JSON.stringify(value, null, indent))).toBeUndefined();
      }),
    );
  });

  test('agrees with JSON.parse on what is JSON', () => {
    const isJson = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const character = fc.constantFrom(...'{}[]",:\\ 0123456789-+.eEtrufalsn\n', 'x', '\u0001');
    // JSON with one character put in, taken out or cut off there.
    const damaged = fc
      .tuple(fc.jsonValue(), fc.nat(), character, fc.constantFrom('in', 'out', 'off'))
      .map(([value, where, put, how]) => {
        const text = JSON.stringify(value);
        const at = where % (text.length + 1);
        return text.slice(0, at) + (how === 'in' ? put + text.slice(at) : how === 'out' ? text.slice(at + 1) : '');
      });
    const anything = fc.array(character, { maxLength: 12 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(damaged, anything), (text) => {
        expect(syntaxErrorAt(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 3000 },
    );
  });

  test('a text that is cut off ends too early', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(), (value, cut) => {
        const text = JSON.stringify(value);
        const part = text.slice(0, 1 + (cut % (text.length - 1)));
        expect(syntaxErrorAt(part)).toBe(part.length);
      }),
    );
  });

  test('is not stopped by nesting deeper than the stack', () => {
    const deep = '['.repeat(200_000);
    expect(syntaxErrorAt(deep)).toBe(deep.length);
    expect(syntaxErrorAt(deep + ']'.repeat(200_000))).toBeUndefined();
  });
});

test('lineAndColumn counts from one and knows every line end', () => {
  expect(lineAndColumn('ab\ncd', 0)).toEqual({ line: 1, column: 1 });
  expect(lineAndColumn('ab\ncd', 4)).toEqual({ line: 2, column: 2 });
  expect(lineAndColumn('a\r\nb\rc', 5)).toEqual({ line: 3, column: 1 });
});
