/** Ctrl+C while something is written: what was begun is taken away first. */
import { remark } from './output.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does the work. A signal that asks the program to end aborts it; once the work has cleaned up, the program ends by that
 * signal, as whoever sent it expects. A second one ends it at once.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let by: NodeJS.Signals | undefined;
  // It listens to the end: a library that cleans up after itself ends the program where nobody else listens.
  const end = (signal: NodeJS.Signals): void => {
    if (by !== undefined) process.exit(1);
    by = signal;
    controller.abort();
  };
  const stop = (): void => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
  for (const signal of SIGNALS) process.on(signal, end);
  try {
    return await work(controller.signal);
  } catch (error) {
    if (by === undefined) throw error;
    remark('interrupted; nothing was written');
    stop();
    process.kill(process.pid, by);
    // It may come only after this turn of the event loop, which must not run empty meanwhile.
    return await new Promise<never>(() => setTimeout(() => process.exit(1), 5_000));
  } finally {
    stop();
  }
}
