import { describe, expect, test } from 'vitest';
import {
  linePath,
  pointOnFirstCurve,
  pointOnLastCurve,
  runFrom,
  wordsPath,
} from '#renderer/features/across/geometry.ts';
import type { Box } from '#renderer/features/across/geometry.ts';

const frame: Box = { left: 0, top: 100, right: 400, bottom: 500 };
const column: Box = { left: 40, top: -300, right: 380, bottom: 2000 };
const line = (left: number, right: number, top: number): Box => ({ left, right, top, bottom: top + 20 });

describe('the way from a span to the edge of its column', () => {
  test('starts at the middle of a line that reaches the edge', () => {
    const lines = [line(200, 378, 200), line(40, 90, 227)];
    expect(runFrom(lines, frame, column, 'right', false)).toEqual({ from: 382, to: 386, y: 210 });
    // To the left it is the second line that reaches the edge; it goes across the lanes there.
    expect(runFrom(lines, frame, column, 'left', true)).toEqual({ from: 20, to: 36, y: 237 });
  });
  test('leads below the words between the span and the edge, never through them', () => {
    const run = runFrom([line(100, 200, 200)], frame, column, 'right', false);
    expect(run).toEqual({ from: 384, to: 386, y: 222, words: [200, 384] });
    const left = runFrom([line(100, 200, 200)], frame, column, 'left', true);
    expect(left).toEqual({ from: 20, to: 36, y: 222, words: [36, 100] });
  });
  test('leaves from a line that is in sight', () => {
    const lines = [line(40, 380, 60), line(40, 380, 87), line(40, 300, 114)];
    expect(runFrom(lines, frame, column, 'right', false)?.y).toBe(136);
    expect(runFrom(lines.slice(0, 1), frame, column, 'right', false)).toBeUndefined();
  });
});

describe('paths', () => {
  const runs = [
    { from: 10, to: 20, y: 100, words: [0, 10] as const },
    { from: 80, to: 90, y: 300 },
  ];
  test('draw what passes beneath words apart from the line', () => {
    expect(wordsPath(runs)).toBe('M0 100H10');
    expect(linePath(runs, false)).toBe('M10 100H20M80 300H90M20 100C50 100 50 300 80 300');
  });
  test('swing to both sides where they are wavy, and end where they would end', () => {
    const path = linePath(runs, true);
    expect(path.startsWith('M10 100H20M80 300H90M20 100Q')).toBe(true);
    expect(path.endsWith(' 80 300')).toBe(true);
  });
  test('have their middle halfway', () => {
    expect(pointOnFirstCurve(runs, 0.5)).toEqual({ x: 50, y: 200 });
    const over = [...runs, { from: 190, to: 190, y: 100 }];
    expect(pointOnLastCurve(over, 0.5)).toEqual({ x: 140, y: 200 });
    expect(pointOnFirstCurve(runs.slice(0, 1), 0.5)).toBeUndefined();
  });
});
