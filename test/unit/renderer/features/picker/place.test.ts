import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeBeside } from '#renderer/features/picker/place.ts';

const screen = { width: 1400, height: 900 };

test('below if there is room, else above', () => {
  expect(placeBeside({ left: 300, top: 100, bottom: 120 }, screen)).toMatchObject({ from: 'top', offset: 128 });
  expect(placeBeside({ left: 300, top: 800, bottom: 820 }, screen)).toMatchObject({ from: 'bottom', offset: 108 });
});

test('it is inside the window, and beside what it links where there is room for it', () => {
  const side = fc.integer({ min: -200, max: 1200 });
  const window = fc.record({ width: fc.integer({ min: 320, max: 2000 }), height: fc.integer({ min: 300, max: 1400 }) });
  fc.assert(
    fc.property(side, side, fc.nat(300), window, (left, top, height, size) => {
      const placed = placeBeside({ left, top, bottom: top + height }, size);
      expect(placed.left).toBeGreaterThanOrEqual(8);
      expect(placed.left + placed.width).toBeLessThanOrEqual(size.width - 8);
      expect(placed.offset).toBeGreaterThanOrEqual(8);
      expect(placed.offset + placed.maxHeight).toBeLessThanOrEqual(size.height);
      expect(placed.maxHeight).toBeGreaterThanOrEqual(230);
    }),
  );
});

test('without an anchor it is in the middle', () => {
  const { left, width } = placeBeside(null, screen);
  expect(left + width / 2).toBe(700);
});
