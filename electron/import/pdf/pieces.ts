/** What stands on a page: pieces of text at their places, then rows of them on one baseline, then stretches without a gap. */
import type { PdfPage, TextItem } from './load.ts';

/** Lengths are points; y grows downwards and is that of the baseline. */
export interface Piece {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
  readonly font: string;
  readonly rightToLeft: boolean;
  /** There is white space before it, however near it stands. */
  readonly spaced: boolean;
}

/** Pieces of one baseline with no gap between them wider than words have. */
export interface Stretch {
  readonly pieces: readonly Piece[];
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
}

export interface PageText {
  readonly stretches: Stretch[];
  /** Pieces that were left out because they do not stand upright. */
  readonly sideways: number;
}

/** A gap of this many letters' heights (em) ends a stretch: word spaces stay below it, gutters and cells do not. */
const GAP = 0.8;
/** Raised figures are at most this much of the size of their line. */
const SMALL = 0.86;
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Returns the page's text, from top to bottom and from left to right. */
export async function pageText(page: PdfPage): Promise<PageText> {
  const { items } = await page.getTextContent({ includeMarkedContent: true });
  const { transform } = page.getViewport({ scale: 1 });
  const pieces: Piece[] = [];
  let sideways = 0;
  let spaced = false;
  for (const item of items) {
    if (!('str' in item)) continue;
    if (item.str.trim() === '') {
      spaced ||= item.str !== '';
      continue;
    }
    const piece = placed(item, transform, spaced);
    spaced = false;
    if (piece === undefined) sideways += 1;
    else pieces.push(piece);
  }
  return { stretches: rowsOf(pieces).flatMap(stretchesOf), sideways };
}

function placed(item: TextItem, view: readonly number[], spaced: boolean): Piece | undefined {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = view;
  const [t0 = 0, t1 = 0, t2 = 0, t3 = 0, t4 = 0, t5 = 0] = item.transform;
  const dx = a * t0 + c * t1;
  const dy = b * t0 + d * t1;
  const size = Math.hypot(t2, t3) * Math.hypot(a, b);
  if (dx <= 0 || Math.abs(dy) > 0.2 * dx || !(size > 0)) return undefined;
  const x0 = a * t4 + c * t5 + e;
  const text = item.str.replace(/[\0-\x1f\x7f]/g, ' ');
  return {
    text,
    x0,
    x1: x0 + item.width * Math.hypot(a, b),
    y: b * t4 + d * t5 + f,
    size,
    font: item.fontName,
    rightToLeft: item.dir === 'rtl',
    spaced: spaced || /^\s/.test(text),
  };
}

/** Pieces by baseline, raised figures on that of the line that they stand in. */
function rowsOf(pieces: readonly Piece[]): Piece[][] {
  const rows: { y: number; size: number; pieces: Piece[] }[] = [];
  const sorted = [...pieces].sort((one, other) => one.y - other.y || one.x0 - other.x0);
  for (const piece of sorted) {
    const row = rows.at(-1);
    if (row !== undefined && Math.abs(piece.y - row.y) <= 0.25 * Math.min(row.size, piece.size)) {
      row.pieces.push(piece);
      row.size = Math.max(row.size, piece.size);
    } else rows.push({ y: piece.y, size: piece.size, pieces: [piece] });
  }
  for (const [index, row] of rows.entries()) {
    row.pieces = row.pieces.filter((piece) => {
      for (const line of rows.slice(index + 1, index + 4)) {
        const above = line.y - piece.y;
        if (piece.size > SMALL * line.size || above > 0.6 * line.size) continue;
        const near = line.pieces.some(
          ({ x0, x1, size }) => size === line.size && piece.x0 > x0 - 1.5 * piece.size && piece.x0 < x1 + piece.size,
        );
        if (!near) continue;
        line.pieces.push({ ...piece, y: line.y, text: raised(piece.text) });
        return false;
      }
      return true;
    });
  }
  return rows.map((row) => inserted(withoutDoubles(row.pieces.sort((one, other) => one.x0 - other.x0))));
}

const raised = (text: string): string =>
  /^\s*\d+\s*$/.test(text) ? text.replace(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] ?? digit) : text;

/** Some programs make letters bold by writing them twice. */
const withoutDoubles = (row: readonly Piece[]): Piece[] =>
  row.filter((piece, index) => {
    const before = row[index - 1];
    return before === undefined || before.text !== piece.text || piece.x0 - before.x0 > 0.15 * piece.size;
  });

/** A letter that its own font lacks comes in another, after the rest, which has a gap in its place. */
function inserted(row: readonly Piece[]): Piece[] {
  const pieces: Piece[] = [];
  for (const piece of row) {
    const host = pieces.at(-1);
    const isInside = host !== undefined && piece.x0 > host.x0 && piece.x1 < host.x1 && host.font !== piece.font;
    const at = isInside ? gapNear(host, piece) : -1;
    if (host === undefined || at === -1) pieces.push(piece);
    else {
      const text = host.text.slice(0, at) + piece.text.trim() + host.text.slice(at + 1);
      pieces[pieces.length - 1] = { ...host, text };
    }
  }
  return pieces;
}

/** The index of the space of the host that is nearest to where the piece stands, if one is near. */
function gapNear(host: Piece, piece: Piece): number {
  const about = ((piece.x0 - host.x0) / (host.x1 - host.x0)) * host.text.length;
  let best = -1;
  for (let at = Math.max(0, Math.floor(about) - 4); at <= about + 4; at += 1) {
    if (host.text[at] === ' ' && Math.abs(at - about) < Math.abs(best - about)) best = at;
  }
  return best;
}

function stretchesOf(row: readonly Piece[]): Stretch[] {
  const stretches: Piece[][] = [];
  let end = -Infinity;
  for (const piece of row) {
    const last = stretches.at(-1);
    if (last === undefined || piece.x0 - end > GAP * piece.size) stretches.push([piece]);
    else last.push(piece);
    end = Math.max(end, piece.x1);
  }
  return stretches.map((pieces) => ({
    pieces,
    x0: Math.min(...pieces.map(({ x0 }) => x0)),
    x1: Math.max(...pieces.map(({ x1 }) => x1)),
    y: pieces[0]?.y ?? 0,
    size: sizeOf(pieces),
  }));
}

/** The size in which most of the letters are. */
function sizeOf(pieces: readonly Piece[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of pieces) letters.set(size, (letters.get(size) ?? 0) + text.length);
  return [...letters].reduce((most, next) => (next[1] > most[1] ? next : most), [0, -1])[0];
}
