import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeCard } from '#renderer/features/across/peek-place.ts';

const size = { width: 1440, height: 900 };

describe('the place of the card', () => {
  test('is right of a row in the claim list, as high as the row', () => {
    const row = { left: 0, top: 300, right: 390, bottom: 350 };
    expect(placeCard(row, size)).toEqual({ left: 396, width: 460, top: 8, bottom: 892, lead: 292, atEnd: false });
  });
  test('is below a row that is as wide as the window, or above it where there is more room', () => {
    const upper = placeCard({ left: 0, top: 200, right: 1440, bottom: 240 }, size);
    expect(upper).toMatchObject({ left: 8, top: 246, bottom: 892, atEnd: false });
    const lower = placeCard({ left: 0, top: 700, right: 1440, bottom: 740 }, size);
    expect(lower).toMatchObject({ left: 8, top: 8, bottom: 694, atEnd: true });
  });
  test('is in the middle where there is nothing to stand beside', () => {
    expect(placeCard(null, size)).toMatchObject({ left: 490, width: 460 });
  });
  test('is within the window and never over what it explains', () => {
    const numbers = fc.tuple(
      fc.nat(2000),
      fc.nat(2000),
      fc.nat(2000),
      fc.nat(2000),
      fc.integer({ min: 320, max: 2000 }),
    );
    fc.assert(
      fc.property(numbers, fc.integer({ min: 240, max: 1400 }), ([x, w, y, h, width], height) => {
        const left = x % width;
        const top = y % height;
        const right = Math.min(width, left + 20 + (w % width));
        const bottom = Math.min(height, top + 16 + (h % 120));
        const card = placeCard({ left, top, right, bottom }, { width, height });
        expect(card.left).toBeGreaterThanOrEqual(0);
        expect(card.left + card.width).toBeLessThanOrEqual(width);
        expect(card.bottom).toBeLessThanOrEqual(height);
        const apart = card.left >= right || card.left + card.width <= left || card.top >= bottom || card.bottom <= top;
        expect(apart).toBe(true);
      }),
    );
  });
});
