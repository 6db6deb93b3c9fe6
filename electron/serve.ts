/** The same workbench for a browser: a server on the loopback interface, and how it ends. */
import type { RunningServer } from './server/server.ts';

export { startServer } from './server/server.ts';
export type { RunningServer, ServerOptions } from './server/server.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Resolves with the signal that asked the program to end, once the server has closed: everything is written and the
 * project's lock given back. A second signal ends the program at once.
 */
export function closeOnSignal(server: RunningServer): Promise<NodeJS.Signals> {
  return new Promise((resolve, reject) => {
    const end = (signal: NodeJS.Signals): void => {
      for (const one of SIGNALS) process.off(one, end);
      server.close().then(() => {
        resolve(signal);
      }, reject);
    };
    for (const signal of SIGNALS) process.on(signal, end);
  });
}
