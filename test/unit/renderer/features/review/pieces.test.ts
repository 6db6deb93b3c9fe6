import { describe, expect, test } from 'vitest';
import { blockPieces, lengthOf } from '#renderer/features/review/pieces.ts';

//            0         1          2
//            0123456789012345 6789012345
const text = 'The gate opened.\nIt closed.';
const blocks = [
  { start: 0, end: 16, kind: 'paragraph' as const },
  { start: 17, end: 27, kind: 'paragraph' as const },
];

describe('the text of a disagreement', () => {
  test('is cut where anybody begins or ends', () => {
    const found = blockPieces(text, blocks, [
      { place: 0, fragments: [[4, 15]] },
      { place: 1, fragments: [[9, 16]] },
    ]);
    expect(found).toEqual([
      {
        block: blocks[0],
        index: 0,
        pieces: [
          { text: 'The ', places: [], edges: [] },
          { text: 'gate ', places: [0], edges: [{ place: 0, side: 'start' }] },
          { text: 'opened', places: [0, 1], edges: [{ place: 1, side: 'start' }] },
          { text: '.', places: [1], edges: [{ place: 0, side: 'end' }] },
          { text: '', places: [], edges: [{ place: 1, side: 'end' }] },
        ],
      },
    ]);
  });

  test('shows where one span of an annotator ends and another of hers begins', () => {
    const [block] = blockPieces(text, blocks, [
      { place: 0, fragments: [[0, 8]] },
      { place: 0, fragments: [[8, 15]] },
    ]);
    expect(block?.pieces.map(({ text: words, edges }) => [words, edges.map(({ side }) => side)])).toEqual([
      ['The gate', ['start']],
      [' opened', ['end', 'start']],
      ['.', ['end']],
    ]);
  });

  test('has every block that a span lies in, and no other', () => {
    const across = blockPieces(text, blocks, [{ place: 2, fragments: [[9, 19]] }]);
    expect(across.map(({ index, pieces }) => [index, pieces.map((piece) => piece.text)])).toEqual([
      [0, ['The gate ', 'opened.']],
      [1, ['It', ' closed.']],
    ]);
    expect(blockPieces(text, blocks, [{ place: 0, fragments: [[17, 19]] }]).map(({ index }) => index)).toEqual([1]);
    expect(blockPieces(text, blocks, [])).toEqual([]);
  });

  test('all pieces of a block together are the block', () => {
    const found = blockPieces(text, blocks, [
      { place: 0, fragments: [[1, 3], [5, 20]] }, // prettier-ignore
      { place: 1, fragments: [[2, 26]] },
    ]);
    for (const { block, pieces } of found) {
      expect(pieces.map((piece) => piece.text).join('')).toBe(text.slice(block.start, block.end));
    }
  });
});

test('a length counts all fragments', () => {
  expect(lengthOf([[4, 15], [17, 19]])).toBe(13); // prettier-ignore
});
