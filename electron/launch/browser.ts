/** Shows the workbench: in a window of its own where a Chromium-family browser is installed, else in the default browser. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { findChromium } from './chromium.mjs';

/** Returns whether a window can be shown here: macOS and Windows always have a screen, Linux says so. */
export function hasDisplay(
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
): boolean {
  return platform === 'darwin' || platform === 'win32' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/** Returns the program that shows an address in the default browser, with its arguments. */
export function defaultOpener(url: string, platform: NodeJS.Platform = process.platform): [string, ...string[]] {
  if (platform === 'darwin') return ['open', url];
  // `start` is a word of cmd, which would read an & in the address as its own.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url];
  return ['xdg-open', url];
}

/** Returns what the address was opened in, for people, or null if nothing could be started. */
export async function openInBrowser(url: string): Promise<string | null> {
  const chromium = chromiumOrNull();
  if (chromium !== null && (await starts(chromium, windowArguments(url)))) {
    return `a window of ${path.basename(chromium).replace(/\.exe$/i, '')}`;
  }
  const [program, ...args] = defaultOpener(url);
  return (await starts(program, args)) ? 'the default browser' : null;
}

/** Chromium refuses to run as root with its sandbox; the window shows nothing but our own page, so it may go without. */
function windowArguments(url: string): string[] {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return [`--app=${url}`, '--no-first-run', '--no-default-browser-check', ...(asRoot ? ['--no-sandbox'] : [])];
}

function chromiumOrNull(): string | null {
  try {
    return findChromium();
  } catch {
    // CROSSREAD_CHROMIUM names no file; the default browser will do.
    return null;
  }
}

/** A browser that cannot run here (no display that it likes, no sandbox for root) ends at once and with an error. */
const PATIENCE_MS = 2_000;

function starts(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' });
    const timer = setTimeout(resolve, PATIENCE_MS, true);
    child.once('error', () => {
      clearTimeout(timer);
      resolve(false);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      // A browser that is running already takes the address over and ends this process with 0.
      resolve(code === 0);
    });
    child.unref();
  });
}
