/**
 * What no page may do, whichever page it is: go elsewhere, open windows, ask for permissions, reach the network. A link to
 * the web goes to the system's browser, once the person has seen whose it is.
 */
import { app, BrowserWindow, dialog, session, shell } from 'electron';
import type { WebContents } from 'electron';
import { APP_URL } from './scheme.ts';

/** Every page in its own sandbox, even one that forgot to say so. Before Electron is ready. */
export function setupSandbox(): void {
  app.enableSandbox();
}

/** Locks every page that will ever exist. Before Electron is ready. */
export function setupNavigationLock(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-frame-navigate', (details) => {
      details.preventDefault();
      if (details.isMainFrame) void offerLink(contents, details.url);
    });
    contents.on('will-redirect', (details) => {
      details.preventDefault();
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
    });
    contents.setWindowOpenHandler(({ url }) => {
      void offerLink(contents, url);
      return { action: 'deny' };
    });
  });
}

/** Refuses all permissions and all requests but those for the page's own files. Once Electron is ready. */
export function setupSession(): void {
  const own = session.defaultSession;
  own.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !isOwnRequest(url) });
  });
  own.on('will-download', (event) => {
    // Files leave through the save dialog, which writes them whole.
    event.preventDefault();
  });
}

function isOwnRequest(url: string): boolean {
  if (url.startsWith(APP_URL) || url.startsWith('data:') || url.startsWith('blob:')) return true;
  return !app.isPackaged && url.startsWith('devtools:');
}

/** Opens an http(s) address in the system's browser if the person agrees to its host; anything else is passed over. */
export async function offerLink(contents: WebContents, address: string): Promise<void> {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return;
  const question = {
    type: 'question' as const,
    message: `Open ${url.host} in your browser?`,
    detail: url.href,
    buttons: ['Open in browser', 'Cancel'],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  };
  const window = BrowserWindow.fromWebContents(contents);
  const { response } = await (window === null
    ? dialog.showMessageBox(question)
    : dialog.showMessageBox(window, question));
  if (response === 0) await shell.openExternal(url.href);
}
