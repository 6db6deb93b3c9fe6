import { describe, expect, test } from 'vitest';
import { MARKER, routeOf } from '#renderer/features/across/routes.ts';
import type { Stop } from '#renderer/features/across/routes.ts';

const stop = (left: number, more: Partial<Stop> = {}): Stop => ({
  frame: { left, top: 100, right: left + 400, bottom: 500 },
  column: { left: left + 40, top: 100, right: left + 380, bottom: 900 },
  rightToLeft: false,
  sight: 'seen',
  lines: [{ left: left + 40, top: 200, right: left + 380, bottom: 220 }],
  ...more,
});

describe('the way between two spots', () => {
  test('is straight beside both texts and crosses the lanes on the side where they are', () => {
    expect(routeOf(stop(0), [], stop(400))).toEqual([
      { from: 384, to: 386, y: 210 },
      { from: 420, to: 436, y: 210 },
    ]);
    expect(routeOf(stop(0, { rightToLeft: true }), [], stop(400, { rightToLeft: true }))).toEqual([
      { from: 384, to: 400, y: 210 },
      { from: 434, to: 436, y: 210 },
    ]);
  });
  test('passes over panes along the edge of their heads', () => {
    const route = routeOf(stop(0), [{ left: 400, right: 800, y: 98 }], stop(800));
    expect(route[1]).toEqual({ from: 408, to: 792, y: 98 });
  });
  test('ends at the marker, or runs along the edge to it, where the spot is out of sight', () => {
    const left = 440 - MARKER.gap - MARKER.width;
    const above = routeOf(stop(0), [], stop(400, { sight: 'above' })).at(-1);
    expect(above).toEqual({ from: left, to: left, y: 100 + MARKER.height / 2 });
    const below = routeOf(stop(400, { sight: 'below' }), [], stop(800))[0];
    expect(below).toEqual({ from: left + MARKER.width, to: 780, y: 499 });
    // In an article from right to left the marker is at the right.
    const rtl = routeOf(stop(400, { sight: 'below', rightToLeft: true }), [], stop(800))[0];
    const right = 780 + MARKER.gap + MARKER.width;
    expect(rtl).toEqual({ from: right, to: right, y: 500 - MARKER.height / 2 });
  });
  test('is none where nothing of the span is in sight after all', () => {
    expect(routeOf(stop(0, { lines: [] }), [], stop(400))).toEqual([]);
  });
});
