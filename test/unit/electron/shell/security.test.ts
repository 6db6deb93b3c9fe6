import { beforeEach, describe, expect, test, vi } from 'vitest';
import { setupNavigationLock, setupSandbox, setupSession } from '#electron/shell/security.ts';
import { app, BrowserWindow, dialog, session, shell } from './stand-in.ts';

vi.mock('electron', () => import('./stand-in.ts'));

setupNavigationLock();
setupSession();

let window: BrowserWindow;
beforeEach(() => {
  dialog.showMessageBox.mockReset().mockResolvedValue({ response: 1 });
  shell.openExternal.mockReset().mockResolvedValue(undefined);
  window = new BrowserWindow({});
});

const navigation = (url: string, isMainFrame = true) => ({ url, isMainFrame, preventDefault: vi.fn() });

test('every page is sandboxed, even one that does not say so', () => {
  setupSandbox();
  expect(app.enableSandbox).toHaveBeenCalledOnce();
});

describe('navigation', () => {
  test.each([
    'https://news.example/',
    'file:///etc/passwd',
    'app://crossread/',
    'javascript:alert(1)',
    'data:text/html,',
  ])('to %s is denied in the main frame and in others', (url) => {
    for (const details of [navigation(url), navigation(url, false)]) {
      window.webContents.emit('will-frame-navigate', details);
      expect(details.preventDefault).toHaveBeenCalledOnce();
    }
  });

  test('redirects and webviews are denied', () => {
    for (const event of ['will-redirect', 'will-attach-webview']) {
      const details = navigation('app://crossread/');
      window.webContents.emit(event, details);
      expect(details.preventDefault, event).toHaveBeenCalledOnce();
    }
  });

  test.each(['https://news.example/', 'app://crossread/', 'about:blank'])('no window opens for %s', (url) => {
    expect(window.webContents.openHandler?.({ url })).toEqual({ action: 'deny' });
  });
});

describe('links to the web', () => {
  test('go to the browser only after the person has seen the host', async () => {
    dialog.showMessageBox.mockResolvedValue({ response: 0 });
    window.webContents.openHandler?.({ url: 'https://trusted.example@evil.example/a?b' });
    await vi.waitFor(() => {
      expect(shell.openExternal).toHaveBeenCalledWith('https://trusted.example@evil.example/a?b');
    });
    const [front, question] = dialog.showMessageBox.mock.calls[0] ?? [];
    expect(front).toBe(window);
    expect(question).toMatchObject({ message: 'Open evil.example in your browser?' });
  });

  test('stay closed when she declines', async () => {
    window.webContents.emit('will-frame-navigate', navigation('https://news.example/'));
    await vi.waitFor(() => {
      expect(dialog.showMessageBox).toHaveBeenCalledOnce();
    });
    await dialog.showMessageBox.mock.results[0]?.value;
    expect(shell.openExternal).not.toHaveBeenCalled();
  });

  test.each(['file:///etc/passwd', 'javascript:alert(1)', 'mailto:a@b.example', 'smb://host/share', 'not an address'])(
    '%s is not even offered',
    (url) => {
      window.webContents.openHandler?.({ url });
      expect(dialog.showMessageBox).not.toHaveBeenCalled();
    },
  );
});

describe('the session', () => {
  const own = session.defaultSession;

  test('refuses every permission, asked for or checked', () => {
    const answer = vi.fn();
    own.permissionRequest?.({}, 'media', answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith(false);
    expect(own.permissionCheck?.()).toBe(false);
    expect(own.devicePermission?.()).toBe(false);
  });

  test.each([
    ['app://crossread/assets/index.js', false],
    ['data:image/png;base64,AA==', false],
    ['blob:app://crossread/1', false],
    ['https://news.example/', true],
    ['http://127.0.0.1:8080/', true],
    ['app://elsewhere/', true],
    ['app://crossread.example/', true],
    ['file:///etc/passwd', true],
    ['ws://127.0.0.1/', true],
  ])('request for %s, cancelled: %s', (url, cancel) => {
    const answer = vi.fn();
    own.beforeRequest?.({ url }, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith({ cancel });
  });

  test('downloads nothing', () => {
    const event = { preventDefault: vi.fn() };
    own.emit('will-download', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });
});
