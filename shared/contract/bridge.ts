/** What Electron's preload script puts into the page as `window.crossread`: the contract's two channels and nothing else. */
import type { Answer } from './errors.ts';

export interface Bridge {
  readonly face: 'electron';
  /** Asks the engine. The answer is never a rejected promise for a fault of the engine's. */
  call(name: string, input: unknown): Promise<Answer<unknown>>;
  /** Hears an event; returns the function that stops hearing it. */
  on(name: string, listener: (payload: unknown) => void): () => void;
}
