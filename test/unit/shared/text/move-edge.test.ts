import { describe, expect, test } from 'vitest';
import { moveEdge } from '#shared/text/move-edge.ts';

//            0         1         2
//            012345678901234567890123456
const text = 'The gate opened. It closed.';
const article = { text, blocks: [{ start: 0, end: text.length, kind: 'paragraph' as const }] };

describe('an edge', () => {
  test.each([
    // “gate opened”
    ['start back a word', { edge: 'start', direction: -1, by: 'word' }, [0, 15]],
    ['start on a word', { edge: 'start', direction: 1, by: 'word' }, [9, 15]],
    ['end on a word', { edge: 'end', direction: 1, by: 'word' }, [4, 19]],
    ['end back a word', { edge: 'end', direction: -1, by: 'word' }, [4, 8]],
    ['start back a character', { edge: 'start', direction: -1, by: 'character' }, [3, 15]],
    ['start on a character', { edge: 'start', direction: 1, by: 'character' }, [5, 15]],
    ['end on a character', { edge: 'end', direction: 1, by: 'character' }, [4, 16]],
    ['end back a character', { edge: 'end', direction: -1, by: 'character' }, [4, 14]],
  ] as const)('%s', (_, step, expected) => {
    expect(moveEdge(article, [4, 15], step, 'en')).toEqual(expected);
  });

  test('at the edges of the text it stays, and says so', () => {
    expect(moveEdge(article, [0, 3], { edge: 'start', direction: -1, by: 'word' }, 'en')).toBe('The text begins here.');
    expect(moveEdge(article, [20, 27], { edge: 'end', direction: 1, by: 'character' }, 'en')).toBe(
      'The text ends here.',
    );
  });

  test('a span is never empty', () => {
    expect(moveEdge(article, [4, 8], { edge: 'start', direction: 1, by: 'word' }, 'en')).toBe(
      'A span keeps at least one word.',
    );
    expect(moveEdge(article, [4, 5], { edge: 'end', direction: -1, by: 'character' }, 'en')).toBe(
      'A span keeps at least one character.',
    );
  });
});
