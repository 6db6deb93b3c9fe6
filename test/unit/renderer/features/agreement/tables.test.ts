import { describe, expect, test } from 'vitest';
import { axisFor, PLOT, ticksOf } from '#renderer/features/agreement/scale.ts';
import { sortRows } from '#renderer/features/agreement/sort-rows.ts';
import type { AgreementRow, Figure } from '#shared/contract/index.ts';

const figure = (value: number | null, low?: number, high?: number): Figure => ({
  value,
  n: 3,
  ...(low === undefined || high === undefined ? {} : { low, high }),
});

describe('the axis of a table', () => {
  test('reaches from 0 to 1 while nothing is negative', () => {
    const axis = axisFor([figure(0.3, 0.1, 0.5), figure(null)]);
    expect(axis.domain()).toEqual([0, 1]);
    expect(ticksOf(axis)).toEqual([0, 0.5, 1]);
    expect(axis(0)).toBe(PLOT.margin);
    expect(axis(1)).toBe(PLOT.width - PLOT.margin);
  });

  test('reaches below the least value or interval, and no further than −1', () => {
    expect(axisFor([figure(-0.05)]).domain()).toEqual([-0.2, 1]);
    expect(axisFor([figure(0.4, -0.41, 0.9)]).domain()).toEqual([-0.6, 1]);
    const axis = axisFor([figure(-3)]);
    expect(axis.domain()).toEqual([-1, 1]);
    expect(axis(-3)).toBe(PLOT.margin);
    expect(ticksOf(axis)).toEqual([-1, 0, 0.5, 1]);
  });
});

describe('the order of lines', () => {
  const row = (spans: number | null): { row: AgreementRow } => ({
    row: { spans: figure(spans), links: figure(null), stances: figure(null), cells: figure(null) },
  });
  const [low, none, high, same] = [row(0.2), row(null), row(0.9), row(0.2)];

  test('goes by a figure, either way; undefined ones come last, equals stay as they came', () => {
    expect(sortRows([high, none, low, same], { by: 'spans', down: false })).toEqual([low, same, high, none]);
    expect(sortRows([none, low, high, same], { by: 'spans', down: true })).toEqual([high, low, same, none]);
  });

  test('or stays as it came, or the other way round', () => {
    expect(sortRows([high, none, low], { by: 'place', down: false })).toEqual([high, none, low]);
    expect(sortRows([high, none, low], { by: 'place', down: true })).toEqual([low, none, high]);
  });
});
