import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine, neutralise } from '#shared/formats/csv.ts';

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '＝1', '＋1', '－1', '＠x'])('%j is neutralised', (text) => {
  expect(neutralise(text)).toBe(`'${text}`);
});

test.each(['', 'plain', ' =1', "'=1", '5-3', 'a@b', '−1'])('%j stays as it is', (text) => {
  expect(neutralise(text)).toBe(text);
});

test('quotes, commas and line ends are quoted; numbers and truth values are not touched', () => {
  expect(csvLine(['a "b", c', 'x\ny', 'x\r', -5, true, ''])).toBe('"a ""b"", c","x\ny","x\r",-5,true,\r\n');
});

test('an escaped formula is quoted as well where it must be', () => {
  expect(csvLine(['=HYPERLINK("http://x","y")'])).toBe('"\'=HYPERLINK(""http://x"",""y"")"\r\n');
});

test('any table is written as csv-stringify writes it', () => {
  const cell = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', '=', '+', '-', '@', '\t', ' ', '＝', '🔥') }),
    fc.integer(),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 5 }), (rows) => {
      const theirs = stringify(rows, {
        record_delimiter: 'windows',
        quote_record_delimiter: true,
        escape_formulas: true,
      });
      expect(rows.map(csvLine).join('')).toBe(theirs);
    }),
  );
});
