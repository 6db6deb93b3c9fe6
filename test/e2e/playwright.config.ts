import { defineConfig } from '@playwright/test';
import { findChromium } from '../../electron/launch/chromium.mjs';

const executablePath = findChromium();
if (executablePath === null) {
  throw new Error('There is no Chromium here: install one, or name it in CROSSREAD_CHROMIUM.');
}
const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  // A run empties its folder first: two runs at a time need two.
  outputDir: process.env['CROSSREAD_TEST_OUTPUT'] ?? '../../test-results/e2e',
  // Each test has its own engine, folders and page, so they may run beside each other.
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    headless: true,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    // A trace tells most about a failure, but recording one slows every test.
    trace: process.env['CROSSREAD_TRACE'] === undefined ? 'off' : 'retain-on-failure',
    launchOptions: {
      executablePath,
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-domain-reliability',
        '--disable-sync',
        '--no-first-run',
        '--no-default-browser-check',
        '--disable-gpu',
        // Debian's Chromium refuses to run its sandbox as root.
        ...(asRoot ? ['--no-sandbox'] : []),
      ],
    },
  },
});
