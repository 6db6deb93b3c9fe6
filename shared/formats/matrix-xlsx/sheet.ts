/** One sheet of a workbook, written row by row (SpreadsheetML: ECMA-376, fifth edition, part 1, chapter 18). */
import { escapeText } from '../xml.ts';

/** Places in the list of cell formats that `styles.ts` writes. */
export type StyleIndex = number;

export type SheetValue = string | number | boolean;
export interface SheetCell {
  readonly value: SheetValue;
  readonly style?: StyleIndex;
  /** Its text goes on below where the column is too narrow: the row is made as high as it needs. */
  readonly wrapped?: boolean;
}

export interface SheetPlan {
  readonly head: readonly string[];
  /** In characters, by column; the last counts for all that follow. */
  readonly widths: readonly number[];
  /** Columns at the left that stay when the sheet is scrolled. */
  readonly frozen: number;
  readonly headStyle: StyleIndex;
  readonly rows: Iterable<readonly SheetCell[]>;
}

/** What a sheet can hold (Excel's specification and limits). */
export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;
/** UTF-16 code units of one cell. */
export const MOST_CHARACTERS = 32_767;

/** Rows are gathered into pieces of about this many UTF-16 code units. */
const PIECE = 1 << 16;
/** Height of a line in points, and how many a row shows at most. */
const LINE = 15;
const MOST_LINES = 20;
const CUT = '… (cut)';

/** Returns the sheet's XML in pieces. Texts are written as strings and never as formulas; too long ones end in `… (cut)`. */
export function* sheetXml({ head, widths, frozen, headStyle, rows }: SheetPlan): Generator<string> {
  const corner = `${columnName(frozen)}2`;
  let piece = [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetViews><sheetView workbookViewId="0">',
    `<pane${frozen > 0 ? ` xSplit="${frozen}"` : ''} ySplit="1" topLeftCell="${corner}" activePane="${frozen > 0 ? 'bottomRight' : 'bottomLeft'}" state="frozen"/>`,
    '</sheetView></sheetViews>',
    `<cols>${colsOf(widths, head.length)}</cols>`,
    '<sheetData>',
    rowXml(
      head.map((value) => ({ value, style: headStyle })),
      1,
      widths,
    ),
  ].join('');
  let last = 1;
  for (const row of rows) {
    last += 1;
    piece += rowXml(row, last, widths);
    if (piece.length >= PIECE) {
      yield piece;
      piece = '';
    }
  }
  const all = `A1:${columnName(Math.max(0, head.length - 1))}${last}`;
  yield `${piece}</sheetData><autoFilter ref="${all}"/></worksheet>`;
}

/** Returns the column's letters: 0 is `A`, 26 `AA`. */
export function columnName(index: number): string {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/**
 * Returns the text as a string of a workbook: what XML cannot hold, and what would be read as such an escape, as `_xHHHH_`
 * (ECMA-376, part 1, 22.9.2.19, ST_Xstring).
 */
export function cellText(text: string): string {
  const escaped = fitting(text).replace(
    /_(?=x[0-9A-Fa-f]{4}_)|[\0-\x08\x0b-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
  return escapeText(escaped);
}

function fitting(text: string): string {
  if (text.length <= MOST_CHARACTERS) return text;
  const end = MOST_CHARACTERS - CUT.length;
  const half = /[\ud800-\udbff]/.test(text.charAt(end - 1));
  return text.slice(0, half ? end - 1 : end) + CUT;
}

const names: string[] = [];
function rowXml(cells: readonly SheetCell[], row: number, widths: readonly number[]): string {
  const lines = linesOf(cells, widths);
  let xml = `<row r="${row}"${lines > 1 ? ` ht="${lines * LINE}" customHeight="1"` : ''}>`;
  for (let at = 0; at < cells.length; at += 1) {
    const cell = cells[at];
    if (cell === undefined || cell.value === '') continue;
    const place = `${(names[at] ??= columnName(at))}${row}`;
    const style = cell.style === undefined ? '' : ` s="${cell.style}"`;
    if (typeof cell.value === 'string') {
      xml += `<c r="${place}"${style} t="inlineStr"><is><t xml:space="preserve">${cellText(cell.value)}</t></is></c>`;
    } else if (typeof cell.value === 'number') {
      xml += `<c r="${place}"${style}><v>${cell.value}</v></c>`;
    } else {
      xml += `<c r="${place}"${style} t="b"><v>${Number(cell.value)}</v></c>`;
    }
  }
  return `${xml}</row>`;
}

/** Lines of the highest cell, guessed from the number of characters; not every program measures rows by itself. */
function linesOf(cells: readonly SheetCell[], widths: readonly number[]): number {
  let most = 1;
  for (const [at, { value, wrapped }] of cells.entries()) {
    if (wrapped !== true || typeof value !== 'string') continue;
    const width = (widths[at] ?? widths.at(-1) ?? 10) * 0.95;
    const lines = value.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
    most = Math.max(most, lines);
  }
  return Math.min(most, MOST_LINES);
}

function colsOf(widths: readonly number[], count: number): string {
  const own = widths.slice(0, count);
  const last = own.at(-1) ?? 10;
  const col = (from: number, to: number, width: number): string =>
    `<col min="${from}" max="${to}" width="${width}" customWidth="1"/>`;
  const each = own.map((width, at) => col(at + 1, at + 1, width)).join('');
  return count > own.length ? each + col(own.length + 1, count, last) : each;
}
