/** The page's one line to the engine: over Electron's bridge where there is one, else over the loopback server. */
import type { Bridge } from '#shared/contract/bridge.ts';
import type { Client } from './client.ts';
import { electronClient } from './electron.ts';
import { loopbackClient } from './loopback.ts';

declare global {
  interface Window {
    readonly crossread?: Bridge;
  }
}

/** Returns the client for the page's window. */
export function connect(page: Window): Client {
  if (page.crossread !== undefined) return electronClient(page.crossread);
  return loopbackClient({
    fetch: page.fetch.bind(page),
    openEvents: (url) => new EventSource(url),
    page: page.crypto.randomUUID(),
  });
}

export const client: Client = connect(window);

export type { Client } from './client.ts';
