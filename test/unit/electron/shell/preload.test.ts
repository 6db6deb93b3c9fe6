import { describe, expect, test, vi } from 'vitest';
import { contract, events } from '#shared/contract/index.ts';
import type { Bridge } from '#shared/contract/bridge.ts';
import { CALL_NAMES, EVENT_NAMES } from '#shared/contract/names.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from '#electron/shell/channels.ts';
import { exposed, ipcRenderer } from './stand-in.ts';

vi.mock('electron', () => import('./stand-in.ts'));
await import('#electron/preload.ts');

const bridge = exposed.get('crossread') as Bridge;

test('the lists of names are the contract’s', () => {
  expect([...CALL_NAMES].sort()).toEqual(Object.keys(contract).sort());
  expect([...EVENT_NAMES].sort()).toEqual(Object.keys(events).sort());
});

describe('the bridge', () => {
  test('is all that the page gets', () => {
    expect([...exposed.keys()]).toEqual(['crossread']);
    expect(Object.keys(bridge).sort()).toEqual(['call', 'face', 'on']);
  });

  test('sends a call of the contract on its one channel', async () => {
    await bridge.call('app.info', {});
    expect(ipcRenderer.invoke).toHaveBeenCalledExactlyOnceWith(CALL_CHANNEL, 'app.info', {});
  });

  test('sends nothing else', async () => {
    ipcRenderer.invoke.mockClear();
    for (const name of ['toString', '__proto__', 'shell.openExternal', '']) {
      expect(await bridge.call(name, {})).toMatchObject({ ok: false, error: { code: 'unknown-call' } });
    }
    expect(ipcRenderer.invoke).not.toHaveBeenCalled();
  });

  test('hears the events of the contract, without Electron’s own event object, until it is told to stop', () => {
    const heard: unknown[][] = [];
    const stop = bridge.on('notice', (...payload) => heard.push(payload));
    ipcRenderer.emit(EVENT_CHANNEL, { sender: 'secret' }, 'notice', { message: 'one' });
    ipcRenderer.emit(EVENT_CHANNEL, { sender: 'secret' }, 'project', { open: true });
    stop();
    ipcRenderer.emit(EVENT_CHANNEL, { sender: 'secret' }, 'notice', { message: 'two' });
    expect(heard).toEqual([[{ message: 'one' }]]);
    expect(() => bridge.on('ipc', () => undefined)).toThrow('no event "ipc"');
  });
});
