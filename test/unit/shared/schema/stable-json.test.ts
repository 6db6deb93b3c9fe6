import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareText, sortedBy, stableStringify } from '#shared/schema/index.ts';
import { LazyList, stablePieces } from '#shared/schema/stable-json.ts';

describe('stableStringify', () => {
  test('puts what says how to read the rest first, then sorts by code units', () => {
    const text = stableStringify({ b: 1, Z: 2, id: 'x', ä: 3, version: 1, a: { d: [], c: {} }, format: 'f' });
    expect(text).toBe(
      [
        '{',
        '  "format": "f",',
        '  "version": 1,',
        '  "id": "x",',
        '  "Z": 2,',
        '  "a": {',
        '    "c": {},',
        '    "d": []',
        '  },',
        '  "b": 1,',
        '  "ä": 3',
        '}',
        '',
      ].join('\n'),
    );
  });

  test('leaves out undefined, keeps null and order in arrays', () => {
    expect(JSON.parse(stableStringify({ a: undefined, b: null, c: [3, 1, 2] }))).toEqual({ b: null, c: [3, 1, 2] });
    expect(stableStringify({ a: undefined })).toBe('{}\n');
  });

  test.each([[NaN], [Infinity], [1n], [() => 1], [undefined]])('throws for %s, which JSON lacks', (value) => {
    expect(() => stableStringify([value])).toThrow(TypeError);
  });

  test('keeps every value, and the order of keys makes no difference', () => {
    const json = fc.jsonValue({ noUnicodeString: false });
    fc.assert(
      fc.property(json, (value) => {
        const text = stableStringify(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(stableStringify(JSON.parse(text))).toBe(text);
      }),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (record) => {
        const turned = Object.fromEntries(Object.entries(record).reverse());
        expect(stableStringify(turned)).toBe(stableStringify(record));
      }),
    );
  });
});

describe('order', () => {
  test('is that of code units, whatever the language', () => {
    expect(sortedBy(['b', 'a', 'B', 'ä', '10', '9'], (each) => each)).toEqual(['10', '9', 'B', 'a', 'b', 'ä']);
    expect(compareText('a', 'a')).toBe(0);
  });
});

describe('stablePieces', () => {
  test('makes the text that the whole would make, item by item', () => {
    const json = fc.jsonValue({ noUnicodeString: false });
    const items = fc.array(fc.dictionary(fc.string(), json));
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), json), items, items, (plain, first, second) => {
        const whole = stableStringify({ ...plain, format: first, zebra: second });
        const lazy = [first, second].map((list) => new LazyList(() => list));
        expect([...stablePieces({ ...plain, format: lazy[0], zebra: lazy[1] })].join('')).toBe(whole);
      }),
    );
    expect([...stablePieces({})].join('')).toBe(stableStringify({}));
  });

  test('asks for an item only when those before it are written', () => {
    let made = 0;
    const list = new LazyList(function* () {
      for (;;) yield { n: (made += 1) };
    });
    let text = '';
    for (const piece of stablePieces({ list })) if ((text += piece).includes('"n": 3')) break;
    expect(made).toBe(3);
  });
});
