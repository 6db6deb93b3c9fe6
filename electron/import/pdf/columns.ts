/**
 * Columns: where a page's text stands side by side, a column is read to its end before the next one. What goes across the
 * gutter (a headline, a wide table) parts what is above it from what is below, as in the recursive cuts of Nagy and Seth
 * (1984), but with gutters first.
 */
import type { Stretch } from './pieces.ts';

/** Lines on either side that show a gutter, not a table or a chance; within a column it takes more. */
const LEAST_LINES = [3, 8] as const;
/** The share of all lines that stand beside it. */
const LEAST_SHARE = [0.25, 0.75] as const;
/** Running text has that many words in a line of a column; cells of tables have fewer. */
const LEAST_WORDS = 3;
const LEAST_GUTTER = 0.6;
/** A gutter that other pages have too is found again within this many points. */
const SAME = 6;

/** Returns the stretches in the order in which they are read, those of a column together. */
export function flowsOf(stretches: readonly Stretch[], known: readonly number[], within: 0 | 1 = 0): Stretch[][] {
  if (stretches.length === 0) return [];
  const gutter = gutterOf(stretches, known, within);
  if (gutter === undefined) return [[...stretches]];
  const flows: Stretch[][] = [];
  const rightToLeft = mostlyRightToLeft(stretches);
  for (const { across, members } of bandsOf(stretches, gutter)) {
    const left = members.filter(({ x1 }) => x1 <= gutter);
    const right = members.filter(({ x0 }) => x0 >= gutter);
    if (across || left.length === 0 || right.length === 0) flows.push(members);
    else {
      const sides = [flowsOf(left, known, 1), flowsOf(right, known, 1)];
      flows.push(...(rightToLeft ? sides.reverse() : sides).flat());
    }
  }
  return flows;
}

/** Returns the gutters that the page shows by itself, as x of their middles. */
export function guttersOf(stretches: readonly Stretch[], within: 0 | 1 = 0): number[] {
  const gutter = gutterOf(stretches, [], within);
  if (gutter === undefined) return [];
  const left = stretches.filter(({ x1 }) => x1 <= gutter);
  const right = stretches.filter(({ x0 }) => x0 >= gutter);
  return [...guttersOf(left, 1), gutter, ...guttersOf(right, 1)];
}

interface Band {
  readonly across: boolean;
  readonly members: Stretch[];
}

/** From top to bottom: what goes across the gutter, and what stands beside it. */
function bandsOf(stretches: readonly Stretch[], gutter: number): Band[] {
  const across = stretches.filter(({ x0, x1 }) => x0 < gutter && x1 > gutter);
  const rows = new Set(across.map(({ y }) => y));
  const bands: Band[] = [];
  for (const stretch of [...stretches].sort((one, other) => one.y - other.y)) {
    const isAcross = rows.has(stretch.y);
    const last = bands.at(-1);
    if (last?.across === isAcross) last.members.push(stretch);
    else bands.push({ across: isAcross, members: [stretch] });
  }
  return bands;
}

function gutterOf(stretches: readonly Stretch[], known: readonly number[], within: 0 | 1): number | undefined {
  const sizes = stretches.map(({ size }) => size).sort((one, other) => one - other);
  const em = sizes[sizes.length >> 1] ?? 10;
  let best: { x: number; lines: number } | undefined;
  for (const { x, width } of valleys(stretches)) {
    if (width < LEAST_GUTTER * em) continue;
    const told = known.some((gutter) => Math.abs(gutter - x) <= SAME);
    const lines = linesBeside(stretches, x, told ? 1 : LEAST_LINES[within], told);
    const isMuch = told || lines >= LEAST_SHARE[within] * stretches.length;
    if (lines > 0 && isMuch && lines > (best?.lines ?? 0)) best = { x, lines };
  }
  return best?.x;
}

/** How many stretches stand beside the gutter, or 0 if it is none. */
function linesBeside(stretches: readonly Stretch[], x: number, least: number, told: boolean): number {
  let lines = 0;
  for (const { across, members } of bandsOf(stretches, x)) {
    if (across) continue;
    const left = members.filter(({ x1 }) => x1 <= x);
    const right = members.filter(({ x0 }) => x0 >= x);
    if (left.length < least || right.length < least) continue;
    if (!told && (!isRunning(left) || !isRunning(right))) continue;
    lines += left.length + right.length;
  }
  return lines;
}

function isRunning(column: readonly Stretch[]): boolean {
  const width = Math.max(...column.map(({ x1 }) => x1)) - Math.min(...column.map(({ x0 }) => x0));
  const lines = new Map<number, { width: number; words: number }>();
  for (const { y, x0, x1, pieces } of column) {
    const words =
      pieces
        .map(({ text }) => text)
        .join(' ')
        .match(/\S+/g)?.length ?? 0;
    const line = lines.get(Math.round(y)) ?? { width: 0, words: 0 };
    lines.set(Math.round(y), { width: line.width + x1 - x0, words: line.words + words });
  }
  const list = [...lines.values()];
  const full = list.filter((line) => line.width > 0.6 * width).length;
  const words = list.reduce((sum, line) => sum + line.words, 0);
  // Chinese and Japanese put no spaces between words.
  const dense = column.some(({ pieces }) => pieces.some(({ text }) => /[\p{Script=Han}\p{Script=Kana}]/u.test(text)));
  return full >= list.length / 2 && (dense || words >= LEAST_WORDS * list.length);
}

/** Places that fewer stretches cover than on both sides of them, as far as any are: where a gutter may be. */
function valleys(stretches: readonly Stretch[]): { x: number; width: number }[] {
  const from = Math.floor(Math.min(...stretches.map(({ x0 }) => x0)));
  const to = Math.ceil(Math.max(...stretches.map(({ x1 }) => x1)));
  const bins = Math.min(10_000, Math.max(1, to - from));
  const cover = new Int32Array(bins + 1);
  for (const { x0, x1 } of stretches) {
    const start = Math.max(0, Math.min(bins, Math.round(x0 - from)));
    const end = Math.max(start, Math.min(bins, Math.round(x1 - from)));
    for (let bin = start; bin < end; bin += 1) cover[bin] = (cover[bin] ?? 0) + 1;
  }
  const found: { x: number; width: number }[] = [];
  for (let bin = 1; bin < bins; bin += 1) {
    const depth = cover[bin] ?? 0;
    if (depth >= (cover[bin - 1] ?? 0)) continue;
    let end = bin;
    while (end < bins && cover[end] === depth) end += 1;
    if ((cover[end] ?? 0) > depth && end < bins) found.push({ x: from + (bin + end) / 2, width: end - bin });
    bin = end - 1;
  }
  return found;
}

function mostlyRightToLeft(stretches: readonly Stretch[]): boolean {
  const pieces = stretches.flatMap((stretch) => stretch.pieces);
  return pieces.filter(({ rightToLeft }) => rightToLeft).length > pieces.length / 2;
}
