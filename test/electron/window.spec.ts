/** The packaged product's window: what the page may and may not do in it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, test as base, expect } from '@playwright/test';
import type { ElectronApplication, Page } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '..', '..');

const test = base.extend<{ app: ElectronApplication; view: Page }>({
  app: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'crossread-electron-'));
    const executablePath = process.env['CROSSREAD_ELECTRON'];
    if (executablePath === undefined)
      throw new Error('CROSSREAD_ELECTRON names the Electron binary; npm test sets it.');
    const asRoot = process.getuid?.() === 0;
    const app = await _electron.launch({
      executablePath,
      args: [root, ...(asRoot ? ['--no-sandbox'] : [])],
      env: {
        ...(process.env as Record<string, string>),
        CROSSREAD_CONFIG_DIR: path.join(folder, 'config'),
        CROSSREAD_PROJECTS_DIR: path.join(folder, 'projects'),
      },
    });
    await use(app);
    await app.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  view: async ({ app }, use) => {
    const view = await app.firstWindow();
    await view.waitForLoadState('domcontentloaded');
    await use(view);
  },
});

test('the page comes from app:// and has the bridge, and nothing of Node', async ({ view }) => {
  expect(new URL(view.url()).protocol).toBe('app:');
  const seen = await view.evaluate(() => ({
    bridge: typeof (window as { crossread?: unknown }).crossread,
    require: typeof (window as { require?: unknown }).require,
    process: typeof (window as { process?: unknown }).process,
  }));
  expect(seen).toEqual({ bridge: 'object', require: 'undefined', process: 'undefined' });
});

test('the page can neither leave, nor open a window, nor reach the network', async ({ app, view }) => {
  const before = view.url();
  const reached = await view.evaluate(async () => {
    const opened = window.open('https://example.invalid/') !== null;
    const fetched = await fetch('https://example.invalid/').then(
      () => true,
      () => false,
    );
    window.location.href = 'https://example.invalid/';
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { opened, fetched };
  });
  expect(reached).toEqual({ opened: false, fetched: false });
  expect(view.url()).toBe(before);
  expect(app.windows()).toHaveLength(1);
});

test('permissions are refused', async ({ view }) => {
  const state = await view.evaluate(async () => {
    const answer = await navigator.permissions.query({ name: 'geolocation' });
    return answer.state;
  });
  expect(state).toBe('denied');
});
