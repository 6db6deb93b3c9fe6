/** Where the picker stands: beside what it links, inside the window, never over it if there is room. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Placement {
  readonly left: number;
  readonly width: number;
  /** From the window's top, or from its bottom where the picker stands above. */
  readonly from: 'top' | 'bottom';
  readonly offset: number;
  readonly maxHeight: number;
}

const WIDTH = 380;
const WANTED = 420;
/** With this much room it stands below, where a menu is looked for, even if there is more room above. */
const ENOUGH = 330;
const LEAST = 230;
const MARGIN = 8;

/** Returns the placement, all in CSS pixels of the window. Without an anchor it is in the window's upper middle. */
export function placeBeside(
  anchor: Box | null,
  window: { readonly width: number; readonly height: number },
): Placement {
  const width = Math.min(WIDTH, window.width - 2 * MARGIN);
  const between = (value: number, most: number): number => Math.max(MARGIN, Math.min(value, most));
  const whole = Math.min(WANTED, window.height - 2 * MARGIN);
  if (anchor === null) {
    const offset = between(window.height * 0.18, window.height - MARGIN - whole);
    return { left: (window.width - width) / 2, width, from: 'top', offset, maxHeight: whole };
  }
  const left = between(anchor.left - 12, window.width - MARGIN - width);
  // What it links may have been scrolled out of the window.
  const top = Math.max(0, Math.min(anchor.top, window.height));
  const bottom = Math.max(0, Math.min(anchor.bottom, window.height));
  const below = window.height - bottom - 2 * MARGIN;
  const above = top - 2 * MARGIN;
  if (Math.max(below, above) < LEAST) {
    // A selection as high as the window: the picker has to cover a part of it.
    return { left, width, from: 'bottom', offset: MARGIN, maxHeight: whole };
  }
  return below >= ENOUGH || below >= above
    ? { left, width, from: 'top', offset: bottom + MARGIN, maxHeight: Math.min(WANTED, below) }
    : {
        left,
        width,
        from: 'bottom',
        offset: window.height - top + MARGIN,
        maxHeight: Math.min(WANTED, above),
      };
}
