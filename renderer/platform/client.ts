/** What the page knows of the engine: calls, events, and whether the engine is there. */
import type { CallInput, CallName, CallOutput, EventName, EventPayload } from '#shared/contract/index.ts';

export interface Client {
  readonly face: 'electron' | 'loopback';
  /** Asks the engine; rejects with a `CrossreadError` and with nothing else. */
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>>;
  /**
   * Hears an event; returns the function that stops hearing it. A page does not hear of its own changes: what it sent with
   * `document.apply`, and the article that `import.keep` answered with, it takes into its replica itself.
   */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
  /**
   * Hears whether the engine is within reach: `false` when the line breaks, `true` when it is back. Events may have been
   * missed in between, so that on `true` the page reads `project.current` again. Returns the function that stops hearing.
   */
  onLine(listener: (reachable: boolean) => void): () => void;
}
