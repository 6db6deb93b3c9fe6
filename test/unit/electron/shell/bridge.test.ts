import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Engine, EngineEvent } from '#electron/handlers/index.ts';
import { callerOf, forwardEvents, setupCalls } from '#electron/shell/bridge.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from '#electron/shell/channels.ts';
import { ipcHandlers, WebContents } from './stand-in.ts';

vi.mock('electron', () => import('./stand-in.ts'));

const call = vi.fn<Engine['call']>(async () => ({ ok: true, value: null }));
const listeners = new Set<(event: EngineEvent) => void>();
const engine: Engine = {
  call,
  on: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  openPath: () => Promise.reject(new Error('not asked for')),
  takeDownload: () => undefined,
  dir: null,
  close: () => Promise.resolve(),
};

type Contents = Parameters<typeof forwardEvents>[1];
const asElectrons = (contents: WebContents): Contents => contents as unknown as Contents;
type CallEvent = Parameters<typeof callerOf>[0];
const eventOf = (sender: WebContents, senderFrame: unknown): CallEvent =>
  ({ sender, senderFrame }) as unknown as CallEvent;

beforeEach(() => {
  call.mockClear();
});

describe('a caller', () => {
  test('is the main frame of our own page', () => {
    const sender = new WebContents();
    expect(callerOf(eventOf(sender, sender.mainFrame))).toEqual({ page: `window-${sender.id}` });
  });

  test.each([
    ['gone', null],
    ['a frame inside the page', { origin: 'app://crossread' }],
  ])('is not a frame that is %s', (_what, frame) => {
    expect(callerOf(eventOf(new WebContents(), frame))).toBeNull();
  });

  test.each([
    'https://news.example',
    'file://',
    'null',
    'app://elsewhere',
    'app://crossread.example',
    'APP://crossread',
  ])('is not a main frame of the origin %s', (origin) => {
    const sender = new WebContents();
    Object.assign(sender.mainFrame, { origin });
    expect(callerOf(eventOf(sender, sender.mainFrame))).toBeNull();
  });
});

describe('calls', () => {
  const known = new WebContents();
  setupCalls((contents) => ((contents as unknown) === known ? engine : undefined));
  const handler = ipcHandlers.get(CALL_CHANNEL);

  test('reach the window’s engine with the caller', async () => {
    await handler?.(eventOf(known, known.mainFrame), 'app.info', {});
    expect(call).toHaveBeenCalledExactlyOnceWith('app.info', {}, { page: `window-${known.id}` });
  });

  test('of a frame inside reach it as nobody’s, which it refuses', async () => {
    await handler?.(eventOf(known, { origin: 'app://crossread' }), 'app.info', {});
    expect(call).toHaveBeenCalledExactlyOnceWith('app.info', {}, null);
  });

  test('of a window that is not ours are refused', async () => {
    const stranger = new WebContents();
    const answer = await handler?.(eventOf(stranger, stranger.mainFrame), 'app.info', {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'unknown-caller' } });
    expect(call).not.toHaveBeenCalled();
  });
});

test('events go to the page, but not its own, nor to one that is gone', () => {
  const contents = new WebContents();
  const stop = forwardEvents(engine, asElectrons(contents));
  const tell = (except?: string): void => {
    const event: EngineEvent = {
      name: 'project',
      payload: { open: true },
      ...(except === undefined ? {} : { except }),
    };
    for (const listener of listeners) listener(event);
  };
  tell();
  tell(`window-${contents.id}`);
  expect(contents.sent).toEqual([[EVENT_CHANNEL, 'project', { open: true }]]);
  contents.destroyed = true;
  tell();
  expect(contents.sent).toHaveLength(1);
  stop();
  expect(listeners.size).toBe(0);
});
