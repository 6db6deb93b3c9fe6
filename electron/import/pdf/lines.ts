/** Lines of a column, and what stands in them. */
import type { Piece, Stretch } from './pieces.ts';

export interface Line {
  readonly text: string;
  /** From its start to its end. */
  readonly pieces: readonly Piece[];
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
  /** The fonts of its letters. */
  readonly fonts: ReadonlySet<string>;
  /** Gaps wider than a word space, from x to x. */
  readonly gaps: readonly (readonly [number, number])[];
  /** Where its text begins behind a bullet or number, if it begins with one. */
  readonly item: number | undefined;
  readonly page: number;
}

/** A gap of this many letters' heights is one between words. */
const WORD_GAP = 0.16;
const SAID_GAP = 0.05;
const CELL_GAP = 1.2;
const BULLET = /^[•◦▪▫●○■□‣⁃∙·–—*\uf0a7\uf0b7-]$/u;
const NUMBER = /^(?:\(?\d{1,2}[.)]|\(?[a-z]\))$/;
const NUMBER_START = /^\(?(\d{1,2})[.)]\s/;
const BULLET_START = /^(?:[•◦▪▫●○■□‣⁃∙\uf0a7\uf0b7]|[–*-](?=\s))\s*/u;

/** Returns the column's lines from top to bottom. */
export function linesOf(flow: readonly Stretch[], page: number): Line[] {
  const rows: Stretch[][] = [];
  for (const stretch of [...flow].sort((one, other) => one.y - other.y)) {
    const row = rows.at(-1);
    const y = row?.[0]?.y ?? -Infinity;
    if (row !== undefined && Math.abs(stretch.y - y) < 0.25 * stretch.size) row.push(stretch);
    else rows.push([stretch]);
  }
  return rows.map((row) => lineOf(row, page));
}

function lineOf(row: Stretch[], page: number): Line {
  const pieces = row.flatMap((stretch) => stretch.pieces);
  const rightToLeft = pieces.filter((piece) => piece.rightToLeft).length > pieces.length / 2;
  pieces.sort((one, other) => (rightToLeft ? other.x1 - one.x1 : one.x0 - other.x0));
  const main = row.reduce((most, next) => (next.x1 - next.x0 > most.x1 - most.x0 ? next : most));
  const [first, second] = pieces;
  const mark = first?.text.trim() ?? '';
  // What stands between a bullet and its words is no gap between cells.
  const marked = (BULLET.test(mark) || NUMBER.test(mark)) && second !== undefined;
  const gaps: [number, number][] = [];
  let text = '';
  let before: Piece | undefined;
  for (const piece of pieces) {
    if (before !== undefined) {
      const gap = rightToLeft ? before.x0 - piece.x1 : piece.x0 - before.x1;
      const isCell = gap > CELL_GAP * main.size && !(marked && before === first);
      if (isCell) gaps.push(rightToLeft ? [piece.x1, before.x0] : [before.x1, piece.x0]);
      // A space that a program only says, between letters that touch, is one of its own making.
      if (gap > (piece.spaced ? SAID_GAP : WORD_GAP) * piece.size) text += ' ';
    }
    text += piece.text;
    before = piece;
  }
  const tidy = text.replace(/\s+/g, ' ').trim();
  const isItem = marked || BULLET_START.test(tidy);
  return {
    text: tidy,
    pieces,
    x0: Math.min(...pieces.map(({ x0 }) => x0)),
    x1: Math.max(...pieces.map(({ x1 }) => x1)),
    y: main.y,
    size: main.size,
    fonts: new Set(pieces.filter((piece) => /\p{L}/u.test(piece.text)).map(({ font }) => font)),
    gaps,
    item: isItem ? (marked ? second.x0 : (first?.x0 ?? 0)) : undefined,
    page,
  };
}

/** Returns the item's words without its bullet; a number stays, since the text may speak of it. */
export const withoutBullet = (text: string): string => text.replace(BULLET_START, '');

/**
 * Returns the lines with those marked as items that begin with a number, where the lines about them show that it counts: the
 * next line stands under the words, or another number goes on counting.
 */
export function countedItems(lines: readonly Line[]): Line[] {
  const numbers = lines.map(({ text }) => Number(NUMBER_START.exec(text)?.[1] ?? NaN));
  return lines.map((line, index) => {
    const number = numbers[index] ?? NaN;
    const next = lines[index + 1];
    if (line.item !== undefined || Number.isNaN(number)) return line;
    const hangs = next !== undefined && next.x0 > line.x0 + 0.6 * line.size && next.x0 < line.x0 + 4 * line.size;
    const counts = numbers.some(
      (other, at) => at !== index && Math.abs(at - index) < 12 && other === number + Math.sign(at - index),
    );
    if (!hangs && !counts) return line;
    return { ...line, item: hangs ? next.x0 : line.x0 };
  });
}
