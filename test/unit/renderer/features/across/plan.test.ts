import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CellSide } from '#shared/document/cells.ts';
import { currentOf, joinsOf, kindOf } from '#renderer/features/across/plan.ts';
import type { PaneSpots, SeenSpot, Sight } from '#renderer/features/across/plan.ts';

const spot = (side: CellSide, sight: Sight = 'seen', y = 100, focused = false): SeenSpot => ({
  side,
  sight,
  y,
  focused,
});
const pane = (article: string, ...spots: SeenSpot[]): PaneSpots => ({ article, spots, level: 100 });

describe('what two spots are to each other', () => {
  test.each<[CellSide, CellSide, string]>([
    ['+', '+', 'agree'],
    ['-', '-', 'deny'],
    ['+', '-', 'oppose'],
    ['both', '+', 'oppose'],
    ['both', 'both', 'oppose'],
    ['±', '+', 'partly'],
    ['±', '±', 'partly'],
    ['both', '±', 'partly'],
    ['0', '-', 'aside'],
    ['0', '±', 'aside'],
  ])('%s and %s: %s, whichever comes first', (a, b, kind) => {
    expect(kindOf(a, b)).toBe(kind);
    expect(kindOf(b, a)).toBe(kind);
  });
});

describe('the spot that the analyst is at', () => {
  test('is the one in focus, if it is in sight', () => {
    expect(currentOf(pane('a', spot('+', 'seen', 100), spot('+', 'seen', 700, true)))).toBe(1);
  });
  test('is else the one in sight nearest to where she reads', () => {
    expect(currentOf(pane('a', spot('+', 'above', -20, true), spot('+', 'seen', 400), spot('+', 'seen', 150)))).toBe(2);
  });
  test('is out of sight only if all are: the one in focus, else the nearest', () => {
    expect(currentOf(pane('a', spot('+', 'above', -Infinity, true), spot('+', 'above', -20)))).toBe(0);
    expect(currentOf(pane('a', spot('+', 'above', -Infinity), spot('+', 'above', -300), spot('+', 'below', 350)))).toBe(
      2,
    );
  });
  test('is none where there is none', () => {
    expect(currentOf(pane('a'))).toBe(-1);
  });
});

describe('the lines', () => {
  const seen = (join: ReturnType<typeof joinsOf>[number]): string =>
    `${join.from.pane}.${join.from.spot}-${join.to.pane}.${join.to.spot} ${join.kind}${join.lesser === null ? '' : ` (${join.lesser})`}`;

  test('go from each pane to the next that has a spot', () => {
    const panes = [pane('a', spot('+')), pane('b', spot('-')), undefined, pane('c'), pane('d', spot('0'))];
    expect(joinsOf(panes).map(seen)).toEqual(['0.0-1.0 oppose', '1.0-4.0 aside']);
  });
  test('fan out from the main spot to the others in sight', () => {
    const left = pane('a', spot('+', 'seen', 90), spot('-', 'seen', 300));
    const right = pane('b', spot('-', 'above', -50), spot('+', 'seen', 200), spot('+', 'seen', 500));
    expect(joinsOf([left, right]).map(seen)).toEqual(['0.0-1.1 agree', '0.1-1.1 oppose (from)', '0.0-1.2 agree (to)']);
  });
  test('are not drawn where nothing of them is in sight, nor from an article to itself', () => {
    expect(joinsOf([pane('a', spot('+', 'above', -10)), pane('b', spot('+', 'below', 900))])).toEqual([]);
    expect(joinsOf([pane('a', spot('+')), pane('a', spot('+'))])).toEqual([]);
  });
  test('are never a net: at most one main and three lesser at each end, and lesser ones meet a main spot', () => {
    const spots = fc.array(
      fc.record({
        side: fc.constantFrom<CellSide>('+', '-', '±', '0', 'both'),
        y: fc.integer({ min: 0, max: 900 }),
        sight: fc.constantFrom<Sight>('above', 'seen', 'below'),
        focused: fc.boolean(),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(fc.array(spots, { maxLength: 8 }), (lists) => {
        const panes = lists.map((list, index) => pane(String(index), ...list));
        const joins = joinsOf(panes);
        const pairs = Map.groupBy(joins, ({ from, to }) => `${from.pane} ${to.pane}`);
        for (const group of pairs.values()) {
          expect(group.filter(({ lesser }) => lesser === null).length).toBeLessThanOrEqual(1);
          expect(group.filter(({ lesser }) => lesser === 'from').length).toBeLessThanOrEqual(3);
          expect(group.filter(({ lesser }) => lesser === 'to').length).toBeLessThanOrEqual(3);
        }
        for (const { from, to, lesser } of joins) {
          const ends = [panes[from.pane]?.spots[from.spot], panes[to.pane]?.spots[to.spot]];
          expect(ends.some((end) => end?.sight === 'seen')).toBe(true);
          const [left, right] = [panes[from.pane], panes[to.pane]];
          if (left === undefined || right === undefined) throw new Error('A line ends in no pane.');
          if (lesser !== 'from') expect(from.spot).toBe(currentOf(left));
          if (lesser !== 'to') expect(to.spot).toBe(currentOf(right));
        }
      }),
    );
  });
});
