/** The claims' colours on the grounds they stand on, by the contrast formula of WCAG 2.2 (1.4.11 asks for 3 : 1). */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { ClaimColour } from '#shared/model/index.ts';

const css = readFileSync(
  path.resolve(import.meta.dirname, '..', '..', '..', '..', 'renderer', 'ui', 'theme.css'),
  'utf8',
);
const GROUNDS = ['ground', 'panel', 'raised', 'focus-ground'];

/** The colour variables of one theme's block. */
function variables(selector: string): ReadonlyMap<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]));
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

test('the formula gives what WCAG says of black on white', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
});

describe.each([':root', ":root[data-theme='dark']"])('%s', (selector) => {
  const theme = variables(selector);

  test.each(ClaimColour.options)('%s stands out on every ground', (colour) => {
    for (const ground of GROUNDS) {
      const ratio = contrast(theme.get(`claim-${colour}`) ?? '', theme.get(ground) ?? '');
      expect(ratio, `${colour} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  });

  test('no two colours are one', () => {
    const hexes = ClaimColour.options.map((colour) => theme.get(`claim-${colour}`));
    expect(new Set(hexes).size).toBe(ClaimColour.options.length);
  });
});
