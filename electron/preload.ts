/**
 * The bridge, in the page's own world: calls and events by the contract's names. It is one sandboxed file without schemas;
 * the engine checks what is asked, here only the names count.
 */
import { contextBridge, ipcRenderer } from 'electron';
import type { IpcRendererEvent } from 'electron';
import type { Bridge } from '#shared/contract/bridge.ts';
import type { Answer } from '#shared/contract/errors.ts';
import { CALL_NAMES, EVENT_NAMES } from '#shared/contract/names.ts';
import { CALL_CHANNEL, EVENT_CHANNEL } from './shell/channels.ts';

const calls = new Set<string>(CALL_NAMES);
const events = new Set<string>(EVENT_NAMES);

const bridge: Bridge = {
  face: 'electron',
  call(name, input) {
    if (!calls.has(name)) {
      return Promise.resolve({ ok: false, error: { code: 'unknown-call', message: `There is no call "${name}".` } });
    }
    return ipcRenderer.invoke(CALL_CHANNEL, name, input) as Promise<Answer<unknown>>;
  },
  on(name, listener) {
    if (!events.has(name)) throw new Error(`There is no event "${name}".`);
    const hear = (_event: IpcRendererEvent, heard: unknown, payload: unknown): void => {
      if (heard === name) listener(payload);
    };
    ipcRenderer.on(EVENT_CHANNEL, hear);
    return () => {
      ipcRenderer.removeListener(EVENT_CHANNEL, hear);
    };
  },
};

contextBridge.exposeInMainWorld('crossread', bridge);
