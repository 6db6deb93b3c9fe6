/** The machine's Chromium, started the same way for every bench. */
import { chromium } from 'playwright';
import type { Browser } from 'playwright';
import { findChromium } from '#electron/launch/chromium.mjs';

export async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null)
    throw new Error('There is no Chromium here: install one, or name it in CROSSREAD_CHROMIUM.');
  return chromium.launch({
    executablePath,
    args: [
      ...['--disable-gpu', '--disable-background-networking', '--enable-precise-memory-info'],
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}
