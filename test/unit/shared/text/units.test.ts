import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromByte, fromCodePoint, toByte, toCodePoint } from '#shared/text/units.ts';

const text = fc.array(fc.string({ unit: 'binary' }), { maxLength: 40 }).map((list) => list.join('é👍x'));

test('every boundary between characters goes out and comes back', () => {
  fc.assert(
    fc.property(text, (value) => {
      const maps = [toCodePoint(value), fromCodePoint(value), toByte(value), fromByte(value)] as const;
      let at = 0;
      for (const [index, character] of [...value, ''].entries()) {
        expect(maps[0](at)).toBe(index);
        expect(maps[1](index)).toBe(at);
        const bytes = new TextEncoder().encode(value.slice(0, at)).length;
        expect(maps[2](at)).toBe(bytes);
        expect(maps[3](bytes)).toBe(at);
        at += character.length;
      }
    }),
  );
});

test('known places', () => {
  const value = 'añ👍b';
  expect(toCodePoint(value)(4)).toBe(3);
  expect(toByte(value)(4)).toBe(7);
  expect(fromCodePoint(value)(3)).toBe(4);
  expect(fromByte(value)(7)).toBe(4);
});

test('a place inside a character or outside the text is refused with its number', () => {
  const value = 'a👍';
  expect(() => toCodePoint(value)(2)).toThrow('The offset 2 (code units) cuts a character in two.');
  expect(() => fromByte(value)(3)).toThrow('The offset 3 (bytes) cuts a character in two.');
  expect(() => toByte(value)(4)).toThrow('The offset 4 (code units) lies outside the text.');
  expect(() => fromCodePoint(value)(3)).toThrow('The offset 3 (code points) lies outside the text.');
  expect(() => fromCodePoint(value)(-1)).toThrow(RangeError);
  expect(() => toByte(value)(0.5)).toThrow(RangeError);
});
