import fc from 'fast-check';
import { expect, test } from 'vitest';
import { characterStart, nextBoundary, wordAt, type Direction, type MovementUnit } from '#shared/text/movement.ts';

const FAMILY = '👨‍👩‍👧‍👦';
const FLAGS = '🇫🇷🇩🇪🇯🇵';

/** Walks from one edge of the text to the other and returns the stretches between the steps, in reading order. */
function walk(text: string, unit: MovementUnit, direction: Direction, locale?: string): string[] {
  const steps: string[] = [];
  let at = direction === 1 ? 0 : text.length;
  for (;;) {
    const next = nextBoundary(text, at, unit, direction, locale);
    if (next === at) return direction === 1 ? steps : steps.reverse();
    steps.push(direction === 1 ? text.slice(at, next) : text.slice(next, at));
    at = next;
  }
}

test('a character is what a reader sees as one', () => {
  const expected = ['e\u0301', FAMILY, '🇫🇷', '🇩🇪', '🇯🇵', 'म', 'नि', '한', '\n', 'لَّ', '!'];
  const text = expected.join('');
  expect(walk(text, 'character', 1)).toEqual(expected);
  expect(walk(text, 'character', -1)).toEqual(expected);
});

test('a word step goes to the end of the next word, or the start of the previous one', () => {
  const text = 'Gate 2 opened at 03:40, didn’t it?';
  expect(walk(text, 'word', 1)).toEqual(['Gate', ' 2', ' opened', ' at', ' 03', ':40', ', didn’t', ' it', '?']);
  expect(nextBoundary(text, text.length, 'word', -1)).toBe(text.indexOf('it?'));
  expect(nextBoundary(text, 3, 'word', 1)).toBe(4);
  expect(nextBoundary(text, 3, 'word', -1)).toBe(0);
});

test('words of Arabic and Chinese', () => {
  expect(walk('فتحت البوابة فجأة', 'word', 1, 'ar')).toEqual(['فتحت', ' البوابة', ' فجأة']);
  expect(walk('我们在学校学习中文', 'word', 1, 'zh')).toContain('学校');
  expect(walk('我们在学校学习中文', 'word', -1, 'zh').join('')).toBe('我们在学校学习中文');
});

test('word steps go over line ends and blank lines', () => {
  const text = 'one\n\n \n– two\n';
  expect(nextBoundary(text, 3, 'word', 1)).toBe(text.indexOf('two') + 3);
  expect(nextBoundary(text, text.indexOf('two'), 'word', -1)).toBe(0);
  expect(nextBoundary(text, text.indexOf('two') + 3, 'word', 1)).toBe(text.length);
});

test('sentences and blocks: the end of this one, then of the next; the start of this one, then of the one before', () => {
  const text = 'One. Two.\n\nThree.';
  const sentences = [
    [0, 4],
    [5, 9],
    [11, 17],
  ] as const;
  expect(nextBoundary(text, 0, 'sentence', 1, 'en', sentences)).toBe(4);
  expect(nextBoundary(text, 4, 'sentence', 1, 'en', sentences)).toBe(9);
  expect(nextBoundary(text, 17, 'sentence', 1, 'en', sentences)).toBe(17);
  expect(nextBoundary(text, 7, 'sentence', -1, 'en', sentences)).toBe(5);
  expect(nextBoundary(text, 5, 'sentence', -1, 'en', sentences)).toBe(0);
  const blocks = [
    { start: 0, end: 9 },
    { start: 11, end: 17 },
  ];
  expect(nextBoundary(text, 9, 'block', 1, 'en', blocks)).toBe(17);
  expect(nextBoundary(text, 12, 'block', -1, 'en', blocks)).toBe(11);
  expect(nextBoundary(text, 11, 'block', -1, 'en', blocks)).toBe(0);
});

test('with blocks given, a caret never stands where nothing is drawn', () => {
  const text = 'ab\n\ncd\n';
  const blocks = [
    { start: 0, end: 2 },
    { start: 4, end: 6 },
  ];
  expect(nextBoundary(text, 2, 'character', 1, 'en', blocks)).toBe(4);
  expect(nextBoundary(text, 4, 'character', -1, 'en', blocks)).toBe(2);
  expect(nextBoundary(text, 6, 'character', 1, 'en', blocks)).toBe(6);
  expect(nextBoundary(text, 6, 'word', 1, 'en', blocks)).toBe(6);
  expect(nextBoundary('  ab', 2, 'word', -1, 'en', [{ start: 2, end: 4 }])).toBe(2);
});

test('the word at an offset: inside, at its start, at its end, and none between', () => {
  const text = 'a gate, 5.3 m';
  expect(wordAt(text, 4)).toEqual([2, 6]);
  expect(wordAt(text, 2)).toEqual([2, 6]);
  expect(wordAt(text, 6)).toEqual([2, 6]);
  expect(wordAt(text, 7)).toBeUndefined();
  expect(wordAt(text, 9)).toEqual([8, 11]);
  expect(wordAt(text, text.length)).toEqual([12, 13]);
  expect(wordAt('a\nb', 1)).toEqual([0, 1]);
  expect(wordAt('a\n', 2)).toBeUndefined();
  expect(wordAt('', 0)).toBeUndefined();
  expect(wordAt('abc', 9)).toBeUndefined();
});

const boundaries = (text: string): Set<number> => {
  const all = new Set([text.length]);
  for (const { index } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)) all.add(index);
  return all;
};

const mixed = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(FAMILY, FLAGS, 'e\u0301\u0323', '\n', ' ', 'क्षि', 'กำ', '\u0600a', 'ㅎㅏㄴ', '学习', 'word'),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

test('no step ends inside a character, and each makes way or is at the edge', () => {
  fc.assert(
    fc.property(mixed, fc.nat(), (text, seed) => {
      const legal = boundaries(text);
      const at = [...legal][seed % legal.size] ?? 0;
      for (const unit of ['character', 'word'] as const) {
        const right = nextBoundary(text, at, unit, 1);
        const left = nextBoundary(text, at, unit, -1);
        expect(legal.has(right)).toBe(true);
        expect(legal.has(left)).toBe(true);
        expect(right > at || at === text.length).toBe(true);
        expect(left < at || at === 0).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('character steps visit every boundary of the whole text, long lines included', () => {
  for (const piece of ['The gate opened. ', '水闸打开了', FLAGS, FAMILY, 'e\u0301\u0323', 'กำ', '\u1100\u1161\u11a8']) {
    const text = piece.repeat(Math.ceil(6000 / piece.length));
    const legal = boundaries(text);
    let at = characterStart(text, 2900);
    while (at < 3100) {
      const next = nextBoundary(text, at, 'character', 1);
      expect(legal.has(next)).toBe(true);
      expect(characterStart(text, next)).toBe(next);
      at = next;
    }
  }
});

test('word steps in the middle of a very long line are those of the line alone', () => {
  const sentence = 'The gate opened at 03:40 without a warning; didn’t it, Dr. Čelik? ';
  const text = sentence.repeat(200);
  const from = sentence.length * 100;
  const here: number[] = [];
  for (let at = from; at < from + sentence.length - 1;) {
    at = nextBoundary(text, at, 'word', 1, 'en');
    if (at < from + sentence.length) here.push(at - from);
  }
  const alone: number[] = [];
  for (const part of new Intl.Segmenter('en', { granularity: 'word' }).segment(sentence))
    if (part.isWordLike === true) alone.push(part.index + part.segment.length);
  expect(here).toEqual(alone);
});
