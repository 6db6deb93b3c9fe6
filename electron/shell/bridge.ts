/** The two channels between a window's page and its engine. */
import { ipcMain } from 'electron';
import type { IpcMainInvokeEvent, WebContents } from 'electron';
import type { Settings } from '#shared/contract/index.ts';
import type { Caller, Engine } from '../handlers/index.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './channels.ts';
import { APP_ORIGIN } from './scheme.ts';

/** Returns the page's name as a caller, or null if this is not the main frame of our own page. */
export function callerOf(event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>): Caller | null {
  const frame = event.senderFrame;
  // A frame that has navigated or is gone is null; a frame inside the page is not its main frame.
  if (frame === null || frame !== event.sender.mainFrame) return null;
  return frame.origin === APP_ORIGIN ? { page: pageName(event.sender) } : null;
}

/** Answers the calls of all windows, each from its own engine. */
export function setupCalls(engineOf: (contents: WebContents) => Engine | undefined): void {
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, input: unknown) => {
    const engine = engineOf(event.sender);
    if (engine === undefined) {
      return { ok: false, error: { code: 'unknown-caller', message: 'This window has no engine.' } };
    }
    return engine.call(String(name), input, callerOf(event));
  });
}

/** Tells the window's page what the engine tells; returns the function that stops it. */
export function forwardEvents(engine: Engine, contents: WebContents): () => void {
  const page = pageName(contents);
  return engine.on(({ name, payload, except }) => {
    if (except !== page && !contents.isDestroyed()) contents.send(EVENT_CHANNEL, name, payload);
  });
}

/** Tells the page that a menu entry was chosen. */
export function sendAction(contents: WebContents, id: string): void {
  if (!contents.isDestroyed()) contents.send(EVENT_CHANNEL, 'action', { id });
}

/** Tells the page what its person likes, changed in another window. */
export function sendSettings(contents: WebContents, settings: Settings): void {
  if (!contents.isDestroyed()) contents.send(EVENT_CHANNEL, 'settings', { settings });
}

const pageName = (contents: WebContents): string => `window-${contents.id}`;
