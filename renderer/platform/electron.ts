/** The client over the bridge that Electron's preload script put into the page. */
import { CrossreadError } from '#shared/contract/index.ts';
import type { Bridge } from '#shared/contract/bridge.ts';
import type { CallInput, CallName, CallOutput, EventName, EventPayload } from '#shared/contract/index.ts';
import type { Client } from './client.ts';

/** Returns a client over the bridge. */
export function electronClient(bridge: Bridge): Client {
  return {
    face: 'electron',
    async call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
      const answer = await bridge.call(name, input).catch((cause: unknown) => {
        throw new CrossreadError('internal', 'The workbench did not answer. Restart Crossread.', { cause });
      });
      // The engine has checked the answer against the contract; the bridge only carries it.
      if (answer.ok) return answer.value as CallOutput<N>;
      throw new CrossreadError(answer.error.code, answer.error.message);
    },
    on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
      return bridge.on(name, (payload) => {
        listener(payload as EventPayload<N>);
      });
    },
    // The engine lives and ends with the window.
    onLine: () => () => undefined,
  };
}
