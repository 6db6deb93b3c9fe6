import { defineConfig } from '@playwright/test';

/** The Electron suite: run by `npm test` where Electron's binary and a display are there. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: process.env['CROSSREAD_TEST_OUTPUT'] ?? '../../test-results/electron',
  workers: 1,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  reporter: 'list',
});
