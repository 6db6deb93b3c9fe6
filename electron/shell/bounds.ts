/** Where the window was when it was last closed. */
import { join } from 'node:path';
import { screen } from 'electron';
import type { BrowserWindow } from 'electron';
import { z } from 'zod';
import { openStore } from '../settings/store.ts';
import type { Store } from '../settings/store.ts';

const Bounds = z.object({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(400),
  height: z.int().min(300),
  maximised: z.boolean(),
});
export type Bounds = z.infer<typeof Bounds>;

const FIRST: Bounds = { width: 1440, height: 900, maximised: false };

/** Returns the store of the window's bounds in the folder of the settings. */
export function openBounds(configDir: string, warn: (message: string) => void): Store<Bounds> {
  return openStore(join(configDir, 'window.json'), Bounds, FIRST, warn);
}

/** Returns the bounds moved and shrunk so that the window lies on a screen that is there now. */
export function visibleBounds(bounds: Bounds): Bounds {
  const { x, y, width, height } = bounds;
  if (x === undefined || y === undefined) return bounds;
  const area = screen.getDisplayMatching({ x, y, width, height }).workArea;
  const fits = (from: number, size: number, areaFrom: number, areaSize: number): [number, number] => {
    const shown = Math.min(size, areaSize);
    return [Math.min(Math.max(from, areaFrom), areaFrom + areaSize - shown), shown];
  };
  const [left, wide] = fits(x, width, area.x, area.width);
  const [top, high] = fits(y, height, area.y, area.height);
  return { ...bounds, x: left, y: top, width: wide, height: high };
}

/** Keeps the window's bounds; resolves once they are kept, or cannot be. */
export async function keepBounds(window: BrowserWindow, store: Store<Bounds>): Promise<void> {
  const { x, y, width, height } = window.getNormalBounds();
  const maximised = window.isMaximized();
  // Where the window was is not worth an error in the person's way.
  await store.update(() => ({ x, y, width, height, maximised })).catch(() => undefined);
}
