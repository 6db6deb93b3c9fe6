import { expect, test, vi } from 'vitest';
import type * as PageFiles from '#electron/server/page-files.ts';
import { CALL_CHANNEL } from '#electron/shell/channels.ts';
import { app, BrowserWindow, ipcHandlers, Menu, protocolHandlers, session } from './stand-in.ts';

vi.mock('electron', () => import('./stand-in.ts'));
vi.mock('#electron/server/page-files.ts', async (original) => ({
  ...(await original<typeof PageFiles>()),
  readPageFiles: async () => new Map(),
}));

test('what must come before Electron is ready does, and no window opens before the locks are on', async () => {
  vi.stubEnv('CROSSREAD_CONFIG_DIR', '/nowhere/config');
  let lockedAtWindow: unknown;
  app.on('web-contents-created', () => {
    lockedAtWindow = [
      session.defaultSession.permissionCheck?.(),
      session.defaultSession.beforeRequest !== undefined,
      protocolHandlers.has('app'),
      ipcHandlers.has(CALL_CHANNEL),
      Menu.setApplicationMenu.mock.calls.length,
    ];
  });
  await import('#electron/main.ts');
  await vi.waitFor(() => {
    expect(BrowserWindow.all).toHaveLength(1);
  });
  expect(app.order).toEqual(['sandbox', 'scheme', 'ready']);
  expect(lockedAtWindow).toEqual([false, true, true, true, 1]);
  expect(app.requestSingleInstanceLock).toHaveBeenCalledOnce();
  expect(app.exit).not.toHaveBeenCalled();
  vi.unstubAllEnvs();
});
