import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText, isCanonical } from '#shared/text/canonical.ts';

test('line ends become LF and a byte order mark at the start goes', () => {
  expect(canonicalText('\uFEFFone\r\ntwo\rthree\nfour\r\r\n')).toBe('one\ntwo\nthree\nfour\n\n');
});

test('nothing else changes: no normalisation, no trimming, no mark inside taken out', () => {
  const text = '  e\u0301 \u00e9 \u00a0x\uFEFFy\u2028z\f \n\n  ';
  expect(canonicalText(text)).toBe(text);
});

test('twice is the same as once, and the result is canonical', () => {
  const parts = fc.constantFrom('\r', '\n', '\r\n', '\uFEFF', 'a', ' ', '👍', 'ü');
  fc.assert(
    fc.property(fc.array(parts), (list) => {
      const once = canonicalText(list.join(''));
      expect(canonicalText(once)).toBe(once);
      expect(isCanonical(once)).toBe(true);
    }),
  );
});

test('a text with a lone surrogate, a CR or a mark in front is not canonical', () => {
  expect(isCanonical('a\ud83d b')).toBe(false);
  expect(isCanonical('a\rb')).toBe(false);
  expect(isCanonical('\uFEFFab')).toBe(false);
  expect(isCanonical('a👍b\n')).toBe(true);
});
