/** Points and paths of the lines, in CSS pixels. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A straight part of a line, from left to right: beside the text, or along a pane's edge. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  /** What of it passes beneath words that are not meant. */
  readonly words?: readonly [from: number, to: number];
}

/** A span that comes this near to the column's edge (CSS pixels) is met at its middle; to others a run leads under the words. */
const NEAR = 16;
/** Room between the text and where a line starts. */
const GAP = 4;

/** At the left and right of a column a line goes straight for so long; at the side of the lanes, across them. */
const STRAIGHT = { plain: 2, lanes: 16 } as const;

/**
 * Returns the run from a span to the left or right of its column, from the line of it that comes nearest to that edge. Words
 * between the span and the edge are passed below, never struck through. Undefined if no line is within the frame.
 */
export function runFrom(
  lines: readonly Box[],
  frame: Box,
  column: Box,
  side: 'left' | 'right',
  lanes: boolean,
): Run | undefined {
  const middle = (box: Box): number => (box.top + box.bottom) / 2;
  const seen = lines.filter((box) => middle(box) > frame.top && middle(box) < frame.bottom);
  const gapOf = (box: Box): number => (side === 'right' ? column.right - box.right : box.left - column.left);
  const nearest = Math.min(...seen.map(gapOf));
  const candidates = seen.filter((box) => gapOf(box) <= Math.max(nearest, NEAR) + 0.5);
  const box = candidates[Math.floor((candidates.length - 1) / 2)];
  if (box === undefined) return undefined;
  const near = gapOf(box) <= NEAR;
  const y = near ? middle(box) : Math.min(box.bottom + 2, frame.bottom - 1);
  const straight = lanes ? STRAIGHT.lanes : STRAIGHT.plain;
  if (side === 'right') {
    const edge = Math.max(box.right, column.right) + GAP;
    return near
      ? { from: box.right + GAP, to: edge + straight, y }
      : { from: edge, to: edge + straight, y, words: [box.right, edge] };
  }
  const edge = Math.min(box.left, column.left) - GAP;
  return near
    ? { from: edge - straight, to: box.left - GAP, y }
    : { from: edge - straight, to: edge, y, words: [edge, box.left] };
}

/** Returns the path of what passes beneath words. */
export function wordsPath(runs: readonly Run[]): string {
  return runs
    .flatMap(({ words, y }) => (words === undefined ? [] : `M${round(words[0])} ${round(y)}H${round(words[1])}`))
    .join('');
}

/** Returns the path of the runs and of the curves that lead from each to the next. */
export function linePath(runs: readonly Run[], wavy: boolean): string {
  const straight = runs.map(({ from, to, y }) => (to > from ? `M${round(from)} ${round(y)}H${round(to)}` : ''));
  return straight.join('') + curvesPath(runs, wavy);
}

function curvesPath(runs: readonly Run[], wavy: boolean): string {
  return pairs(runs)
    .map(([a, b]) => (wavy ? wave : curve)({ x: a.to, y: a.y }, { x: b.from, y: b.y }))
    .join('');
}

/** Returns the point at the share `t` of the first curve. */
export function pointOnFirstCurve(runs: readonly Run[], t: number): Point | undefined {
  const [pair] = pairs(runs);
  return pair === undefined ? undefined : bend({ x: pair[0].to, y: pair[0].y }, { x: pair[1].from, y: pair[1].y }, t);
}

/** Returns the point at the share `t` of the last curve. */
export function pointOnLastCurve(runs: readonly Run[], t: number): Point | undefined {
  const pair = pairs(runs).at(-1);
  return pair === undefined ? undefined : bend({ x: pair[0].to, y: pair[0].y }, { x: pair[1].from, y: pair[1].y }, t);
}

function pairs(runs: readonly Run[]): (readonly [Run, Run])[] {
  return runs.slice(1).flatMap((run, index) => {
    const before = runs[index];
    return before === undefined ? [] : [[before, run] as const];
  });
}

function curve(a: Point, b: Point): string {
  const middle = round((a.x + b.x) / 2);
  return `M${round(a.x)} ${round(a.y)}C${middle} ${round(a.y)} ${middle} ${round(b.y)} ${round(b.x)} ${round(b.y)}`;
}

/** A point of the cubic with both handles halfway across. */
function bend(a: Point, b: Point, t: number): Point {
  const s = 1 - t;
  const middle = (a.x + b.x) / 2;
  const [p, q, r, u] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return { x: p * a.x + (q + r) * middle + u * b.x, y: (p + q) * a.y + (r + u) * b.y };
}

const HALF_WAVE = 4.5;
const SWING = 4.5;

/** The same curve, swinging to both sides: as the underline of what contradicts. */
function wave(a: Point, b: Point): string {
  const steps = Math.max(8, Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / 4));
  const points = Array.from({ length: steps + 1 }, (_, step) => bend(a, b, step / steps));
  const lengths = [0];
  for (const [index, point] of points.entries()) {
    const before = points[index - 1];
    if (before !== undefined) {
      lengths.push((lengths[index - 1] ?? 0) + Math.hypot(point.x - before.x, point.y - before.y));
    }
  }
  const total = lengths.at(-1) ?? 0;
  const waves = Math.max(2, Math.round(total / HALF_WAVE));
  let path = `M${round(a.x)} ${round(a.y)}`;
  let at = 0;
  const along = (share: number): Point => {
    const wanted = share * total;
    while (at < steps && (lengths[at + 1] ?? total) < wanted) at += 1;
    const [from, to] = [points[at] ?? a, points[at + 1] ?? b];
    const part = (lengths[at + 1] ?? total) - (lengths[at] ?? 0);
    const t = part === 0 ? 0 : (wanted - (lengths[at] ?? 0)) / part;
    return { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t };
  };
  for (let half = 0; half < waves; half += 1) {
    const middle = along((half + 0.5) / waves);
    const end = along((half + 1) / waves);
    const before = points[at] ?? a;
    const after = points[at + 1] ?? b;
    const length = Math.hypot(after.x - before.x, after.y - before.y) || 1;
    const swing = half % 2 === 0 ? SWING : -SWING;
    const x = middle.x - ((after.y - before.y) / length) * swing;
    const y = middle.y + ((after.x - before.x) / length) * swing;
    path += `Q${round(x)} ${round(y)} ${round(end.x)} ${round(end.y)}`;
  }
  return path;
}

const round = (value: number): number => Math.round(value * 10) / 10;
