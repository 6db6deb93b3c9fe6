import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blocksOf, linesOf } from '#shared/text/blocks.ts';

const kinds = (text: string) => blocksOf(text).map(({ start, end, kind }) => [text.slice(start, end), kind]);

test('one block per line that is not blank, without the white space at its ends', () => {
  expect(kinds('  One line.\n\n \t\nAnother line. \n')).toEqual([
    ['One line.', 'paragraph'],
    ['Another line.', 'paragraph'],
  ]);
  expect(blocksOf('')).toEqual([]);
  expect(blocksOf('\n \n')).toEqual([]);
});

test('a short line without a full stop before longer prose is a heading', () => {
  expect(kinds('The hand brake\nNobody at the dam could have held the gate, the union said.')[0]).toEqual([
    'The hand brake',
    'heading',
  ]);
  expect(kinds('水闸打开了\n星期四清晨，水闸在没有警告的情况下打开了。')[0]?.[1]).toBe('heading');
  expect(kinds('‘NOBODY ON DUTY’\n\n“We heard it before we saw it,” she said.”')[0]?.[1]).toBe('heading');
});

test('lines of a poem, an address or a last line are no headings', () => {
  const poem = 'The river rose\nAnd took the lamps of Tanner Row\nInto the dark';
  expect(kinds(poem).map(([, kind]) => kind)).toEqual(['paragraph', 'paragraph', 'paragraph']);
  expect(kinds('He left.\nThen the street lamps went out too.')[0]?.[1]).toBe('paragraph');
  expect(kinds('12 345\nThat many cubic metres ran out, they said.')[0]?.[1]).toBe('paragraph');
});

test('bullets are items', () => {
  expect(kinds('• sandbags\n- pumps\n-not one').map(([, kind]) => kind)).toEqual(['item', 'item', 'paragraph']);
});

test('blocks are in order, apart, and cover every character that is not white space', () => {
  const piece = fc.oneof(fc.constantFrom('\n', '\n\n', ' ', '\t', '\u00a0', '. '), fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      let rest = '';
      let last = 0;
      for (const { start, end } of linesOf(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
        expect(text.slice(start, end)).not.toContain('\n');
        rest += text.slice(last, start);
        last = end;
      }
      rest += text.slice(last);
      expect(rest.trim()).toBe('');
    }),
  );
});
