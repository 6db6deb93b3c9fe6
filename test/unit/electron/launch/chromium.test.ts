import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findChromium } from '#electron/launch/chromium.mjs';

let base: string;
beforeEach(() => {
  base = mkdtempSync(path.join(tmpdir(), 'crossread-chromium-'));
  vi.stubEnv('CROSSREAD_CHROMIUM', '');
  vi.stubEnv('PLAYWRIGHT_BROWSERS_PATH', path.join(base, 'playwright'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(base, { recursive: true });
});

function file(...parts: string[]): string {
  const name = path.join(base, ...parts);
  mkdirSync(path.dirname(name), { recursive: true });
  writeFileSync(name, '');
  return name;
}

test('CROSSREAD_CHROMIUM decides', () => {
  const chosen = file('mine');
  vi.stubEnv('CROSSREAD_CHROMIUM', chosen);
  expect(findChromium()).toBe(chosen);
});

test('a CROSSREAD_CHROMIUM that is not there is an error, not another browser', () => {
  vi.stubEnv('CROSSREAD_CHROMIUM', path.join(base, 'gone'));
  expect(() => findChromium()).toThrow(/names .*gone, which is no file/);
});

// The search below is Linux's; other systems look in their own folders.
if (process.platform === 'linux') {
  test('a browser on the path comes before the one that Playwright fetched', () => {
    const playwright = file('playwright', 'chromium-1200', 'chrome-linux64', 'chrome');
    vi.stubEnv('PATH', path.join(base, 'bin'));
    expect(findChromium()).toBe(playwright);
    const onPath = file('bin', 'google-chrome');
    expect(findChromium()).toBe(onPath);
  });

  test("Playwright's newest build is taken, by number and not by name", () => {
    vi.stubEnv('PATH', '');
    file('playwright', 'chromium-999', 'chrome-linux', 'chrome');
    const newest = file('playwright', 'chromium-1200', 'chrome-linux64', 'chrome');
    expect(findChromium()).toBe(newest);
  });

  test('no browser is null', () => {
    vi.stubEnv('PATH', '');
    expect(findChromium()).toBeNull();
  });
}
