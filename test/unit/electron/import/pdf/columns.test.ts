import { expect, test } from 'vitest';
import { blocksOf, read } from '../fixtures.ts';
import { pdfOf } from './make.ts';
import type { Word } from './make.ts';

const LEFT = [
  [
    'The harbour board closed the',
    'strait at dawn and sent the',
    'ferry back with everybody on',
    'board, wet but unharmed.',
  ],
  [
    'By noon the queue reached the',
    'old customs house, and people',
    'from the rowing club handed',
    'out soup and blankets.',
  ],
];
const RIGHT = [
  [
    'A diver who went down in the',
    'afternoon found the footing',
    'hollow on three of its sides',
    'and came up shaking her head.',
  ],
  [
    'Nobody could say on that day',
    'whether the other piers were',
    'safe to sail past, least of all',
    'those who had built them.',
  ],
];
const words = (lines: readonly string[], x: number, top: number): Word[] =>
  lines.map((text, index) => ({ x, y: top - index * 14, size: 12, text }));
const texts = async (page: readonly Word[]): Promise<string[]> =>
  blocksOf(await read('a.pdf', pdfOf([page]))).map(([, text]) => text);
const paragraphs = [...LEFT, ...RIGHT].map((lines) => lines.join(' '));

test('two columns below a headline that goes across both, whatever order they were written in', async () => {
  const headline: Word = { x: 50, y: 760, size: 20, text: 'The strait is closed and nobody can say until when' };
  const rows = LEFT.flatMap((lines, index) => [
    ...words(lines, 50, 700 - index * 80),
    ...words(RIGHT[index] ?? [], 320, 700 - index * 80),
  ]);
  const byRow = [...rows].sort((one, other) => other.y - one.y || one.x - other.x);
  expect(await texts([headline, ...byRow])).toEqual([headline.text, ...paragraphs]);
  expect(await texts([...rows].reverse().concat(headline))).toEqual([headline.text, ...paragraphs]);
});

test('what goes across in the middle parts the columns above it from those below', async () => {
  const middle: Word = {
    x: 50,
    y: 620,
    size: 12,
    text: 'Later on the same day, and on both shores of the strait, people began to count the ships.',
  };
  const page = [
    ...words(LEFT[0] ?? [], 50, 700),
    ...words(RIGHT[0] ?? [], 320, 700),
    middle,
    ...words(LEFT[1] ?? [], 50, 580),
    ...words(RIGHT[1] ?? [], 320, 580),
  ];
  const [a = '', b = '', c = '', d = ''] = paragraphs;
  expect(await texts(page)).toEqual([a, c, middle.text, b, d]);
});

test('a table of figures is no columns: it is read row by row', async () => {
  const rows = ['Kesselmoor', 'Lock', 'Freight only'].flatMap((name, index): Word[] => [
    { x: 50, y: 700 - index * 14, size: 12, text: name },
    { x: 200, y: 700 - index * 14, size: 12, text: String(index + 4) },
    { x: 300, y: 700 - index * 14, size: 12, text: String(index * 1000 + 1150) },
  ]);
  expect(await texts(rows)).toEqual(['Kesselmoor | 4 | 1150', 'Lock | 5 | 2150', 'Freight only | 6 | 3150']);
});
