import { expect, test } from 'vitest';
import { layoutFor, marginOf, percent, shortDay, spansYears } from '#renderer/features/matrix/layout.ts';

test('few articles have their names across, many have them upwards', () => {
  expect(layoutFor(1440, 800, 7).across).toBe(true);
  expect(layoutFor(1440, 800, 200)).toMatchObject({ across: false, column: 44 });
});

test('in a narrow window the totals go and the words keep a third or more', () => {
  const layout = layoutFor(360, 800, 7);
  expect(layout.totals).toBe(0);
  expect(layout.text).toBeGreaterThanOrEqual(120);
  expect(layout.text + layout.column).toBeLessThan(360);
});

test('in a wide window the words take what the articles leave over', () => {
  expect(layoutFor(2000, 800, 3).text).toBeGreaterThan(layoutFor(2000, 800, 12).text);
});

test('in a low window the sums go, so that rows are left to see', () => {
  expect(layoutFor(640, 300, 7).sums).toBe(0);
  expect(layoutFor(640, 300, 7).head).toBeLessThan(layoutFor(640, 800, 7).head);
  expect(layoutFor(640, 800, 7).sums).toBeGreaterThan(0);
});

test('a cell’s box of 27 pixels stands in the middle of its column', () => {
  const layout = layoutFor(1440, 800, 200);
  expect(marginOf(0, layout)).toBe((44 - 27) / 2);
  expect(marginOf(3, layout)).toBe(3 * 44 + (44 - 27) / 2);
});

test('days are short, with the year where it matters', () => {
  expect(shortDay('2026-01-14T09:10:00+01:00', false)).toBe('14 Jan');
  expect(shortDay('2026-12-01', true)).toBe('1 Dec 2026');
  expect(shortDay('', true)).toBe('');
  expect(spansYears(['2026-01-14', '', '2026-12-01'])).toBe(false);
  expect(spansYears(['2025-12-31', '2026-01-01'])).toBe(true);
});

test('a share of nothing is a dash', () => {
  expect(percent(1, 3)).toBe('33 %');
  expect(percent(0, 0)).toBe('–');
});
