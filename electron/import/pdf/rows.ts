/** Rows of tables: lines below each other with gaps at the same places. */
import type { Line } from './lines.ts';

/** A strip that no row covers parts cells if it is that wide, in letters' heights: of two rows it may be a chance. */
const STRIPS = [0.6, 0.12] as const;

/** Returns, for each line that is a row of a table, its text with ` | ` between its cells; undefined for the others. */
export function rowTexts(lines: readonly Line[]): (string | undefined)[] {
  const texts: (string | undefined)[] = lines.map(() => undefined);
  let from = 0;
  while (from < lines.length) {
    let to = from + 1;
    while (to < lines.length && below(lines[to - 1], lines[to])) to += 1;
    if (to - from > 1) {
      const rows = lines.slice(from, to);
      const strips = stripsOf(rows);
      for (const [index, row] of rows.entries()) texts[from + index] = cellsOf(row, strips);
    }
    from = to;
  }
  return texts;
}

function below(one: Line | undefined, other: Line | undefined): boolean {
  if (one === undefined || other === undefined || one.item !== undefined || other.item !== undefined) return false;
  return one.gaps.some(([from, to]) => other.gaps.some(([start, end]) => from < end && start < to));
}

type Strip = readonly [from: number, to: number];

function stripsOf(rows: readonly Line[]): Strip[] {
  const pieces = rows.flatMap((row) => row.pieces).sort((one, other) => one.x0 - other.x0);
  const least = STRIPS[rows.length > 2 ? 1 : 0];
  const strips: Strip[] = [];
  let end = Infinity;
  for (const { x0, x1, size } of pieces) {
    if (x0 - end > least * size) strips.push([end, x0]);
    end = end === Infinity ? x1 : Math.max(end, x1);
  }
  return strips;
}

function cellsOf({ pieces, size }: Line, strips: readonly Strip[]): string {
  let text = '';
  let end: number | undefined;
  let start = 0;
  for (const { text: words, x0, x1, spaced } of pieces) {
    if (end !== undefined) {
      const [low, high] = x0 >= end ? [end, x0] : [x1, start];
      if (strips.some(([from, to]) => from >= low - 1 && to <= high + 1)) text += ' | ';
      else if (spaced || high - low > 0.16 * size) text += ' ';
    }
    text += words;
    [start, end] = [x0, x1];
  }
  return text.replace(/\s+/g, ' ').trim();
}
