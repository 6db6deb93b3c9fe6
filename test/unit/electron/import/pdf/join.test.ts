import { expect, test } from 'vitest';
import { joined, wordList } from '#electron/import/pdf/join.ts';

/** A document that divides words: three of its lines end so. */
const DIVIDING = ['the har-', 'bour was wa-', 'ter and the ri-', 'ver rose at the well-known bend'];
const join = (before: string, after: string, lines = DIVIDING) => joined(before, after, wordList(lines)).text;

test('a word divided at a line’s end is one again; a hyphen of its own stays', () => {
  expect(join('the har-', 'bour')).toBe('the harbour');
  expect(join('a well-', 'known man')).toBe('a well-known man');
  expect(join('a long-dis-', 'tance coach')).toBe('a long-distance coach');
  expect(join('Mr Tell-', 'Armas said')).toBe('Mr Tell-Armas said');
  expect(join('in 2025-', '2026')).toBe('in 2025-2026');
  expect(join('soft\u00ad', 'ware')).toBe('software');
});

test('where few lines end with a hyphen, it is the words’ own, unless the word is written without it elsewhere', () => {
  const lines = ['a half-', 'built bridge over the harbour', ...Array.from({ length: 200 }, () => 'and so on')];
  expect(join('a half-', 'built bridge', lines)).toBe('a half-built bridge');
  expect(join('the har-', 'bour', lines)).toBe('the harbour');
});

test('lines are joined by a space, but not at dashes without one and not in Chinese', () => {
  expect(join('The gate', 'opened.')).toBe('The gate opened.');
  expect(join('the gate—', 'the old one—')).toBe('the gate—the old one—');
  expect(join('the gate –', 'the old one')).toBe('the gate – the old one');
  expect(join('水闸打', '开了。')).toBe('水闸打开了。');
  expect(joined('har-', 'bour', wordList(DIVIDING)).divided).toBe('harbour');
});
