import { expect, test } from 'vitest';
import { findable, hasWords, typedWords } from '#shared/text/find-words.ts';

const finds = (text: string, typed: string): boolean => hasWords(findable(text), typedWords(typed));

test('words are found in any order, by their beginnings', () => {
  expect(finds('The gate was opened at night', 'night gat')).toBe(true);
  expect(finds('The gate was opened at night', 'ate')).toBe(false);
  expect(finds('The gate was opened at night', 'gate shut')).toBe(false);
});

test('case and diacritics do not matter', () => {
  expect(finds('ČELIK visited Łódź', 'celik lodz')).toBe(true);
  expect(finds('the company’s letter', "company's")).toBe(true);
  expect(finds('they don’t know', "don't")).toBe(true);
});

test('a number is found however it is grouped, and while it is being typed', () => {
  for (const typed of ['1', '1,', '1,2', '1,20', '1,200', '1200', '1.200']) {
    expect(finds('About 1,200 people', typed), typed).toBe(true);
  }
  expect(finds('About 1,200 people', '200')).toBe(false);
});

test('scripts without spaces are found in the middle of a word', () => {
  expect(finds('水库大坝闸门打开', '坝闸')).toBe(true);
  expect(finds('水库大坝闸门打开', '桥')).toBe(false);
});

test('nothing typed, or no word in it, is found everywhere', () => {
  expect(finds('anything', '')).toBe(true);
  expect(finds('anything', ' – “')).toBe(true);
});
