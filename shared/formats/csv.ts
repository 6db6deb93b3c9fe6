/**
 * CSV as RFC 4180 has it: CR LF line ends, cells quoted where they must be, quotes doubled. Written here rather than with
 * csv-stringify because that library needs Node's Buffer and `shared/` runs in pages too; the tests hold the two equal.
 */

export type CsvCell = string | number | boolean;

/**
 * Spreadsheets read a cell that begins so as a formula and run it (OWASP, "CSV Injection"). The last four are the
 * full-width forms of the first four, which some spreadsheets take for them.
 */
const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
const NEEDS_QUOTES = /[",\r\n]/;

/** Returns the text with an apostrophe before it if a spreadsheet would take it for a formula. */
export function neutralise(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Returns one line of CSV with its line end. Texts are neutralised; numbers are written as they are. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: CsvCell): string {
  const text = typeof cell === 'string' ? neutralise(cell) : String(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
