import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commonHeight } from '#renderer/features/across/align-plan.ts';

const reach = (lowest: number, top = 100, bottom = 700) => ({ top, bottom, lowest });

describe('the height at which places stand side by side', () => {
  test('is the preferred one where every place can stand there', () => {
    expect(commonHeight(300, [reach(900), reach(500)])).toBe(300);
  });
  test('is higher where a place near the beginning of its article cannot come down so far', () => {
    expect(commonHeight(300, [reach(900), reach(160)])).toBe(160);
  });
  test('is within every pane', () => {
    expect(commonHeight(20, [reach(900), reach(900)])).toBe(114);
    expect(commonHeight(690, [reach(900), reach(900)])).toBe(636);
    expect(commonHeight(300, [reach(900), reach(900, 100, 320)])).toBe(256);
  });
  test('is in sight in the pane with the highest head, even if another has to get room above', () => {
    expect(commonHeight(300, [reach(110, 90), reach(900, 130)])).toBe(144);
  });
  test('is one that all can reach whenever there is one', () => {
    const reaches = fc.array(
      fc.record({ top: fc.integer({ min: 80, max: 140 }), lowest: fc.integer({ min: 200, max: 5000 }) }),
      { minLength: 2, maxLength: 8 },
    );
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 2000 }), reaches, (preferred, list) => {
        const y = commonHeight(
          preferred,
          list.map(({ top, lowest }) => reach(lowest, top)),
        );
        for (const { top, lowest } of list) {
          expect(y).toBeGreaterThanOrEqual(top);
          expect(y).toBeLessThanOrEqual(Math.min(lowest, 700));
        }
      }),
    );
  });
});
