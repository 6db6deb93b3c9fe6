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
  const stop = (): void => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
  const end = (signal: NodeJS.Signals): void => {
    by = signal;
    stop();
    controller.abort();
  };
  for (const signal of SIGNALS) process.on(signal, end);
  try {
    return await work(controller.signal);
  } catch (error) {
    if (by === undefined || !controller.signal.aborted) throw error;
    remark('interrupted; nothing was written');
    process.kill(process.pid, by);
    return await new Promise<never>(() => undefined);
  } finally {
    stop();
  }
}
