/** The writing itself: started, told of, cancelled. */
import { useEffect, useRef, useState } from 'react';
import { CrossreadError } from '#shared/contract/index.ts';
import type { ExportChoice, ExportProgress } from '#shared/contract/index.ts';
import { client } from '../../platform/index.ts';
import { messageOf } from '../../state/message-of.ts';
import { notify } from '../../state/notices.ts';
import { whenSaved } from '../../state/when-saved.ts';
import { downloadFrom } from './download.ts';
import { recordsInWords } from './words.ts';

interface Exporting {
  readonly running: boolean;
  /** Null while there is nothing to tell yet. */
  readonly progress: ExportProgress | null;
  readonly error: string;
  readonly start: (choice: ExportChoice, as: 'folder' | 'archive') => void;
  readonly cancel: () => void;
  readonly clear: () => void;
}

/** Returns the state of the export and what can be done about it; `onDone` is called once it is written. */
export function useExport(onDone: () => void): Exporting {
  const run = useRef<string | null>(null);
  const [running, setRunning] = useState(false);
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  const [error, setError] = useState('');

  useEffect(() => {
    const stop = client.on('export', (told) => {
      if (told.run === run.current) setProgress(told);
    });
    return () => {
      stop();
      // A dialog that goes away leaves no writing behind.
      if (run.current !== null) void client.call('export.cancel', { run: run.current }).catch(() => undefined);
    };
  }, []);

  const work = async (choice: ExportChoice, as: 'folder' | 'archive', mine: string): Promise<void> => {
    await whenSaved();
    const made = await client.call('export.start', { run: mine, choice, as });
    if (made === null) return;
    if (made.download === null) notify(`${recordsInWords(made.records)} written to ${made.label}.`);
    else {
      downloadFrom(made.download);
      notify(`${recordsInWords(made.records)} in ${made.label}, among your downloads.`);
    }
    run.current = null;
    onDone();
  };

  return {
    running,
    progress,
    error,
    start(choice, as) {
      const mine = crypto.randomUUID();
      run.current = mine;
      setRunning(true);
      setProgress(null);
      setError('');
      work(choice, as, mine)
        .catch((cause: unknown) => {
          if (cause instanceof CrossreadError && cause.code === 'cancelled') notify(cause.message);
          else setError(messageOf(cause));
        })
        .finally(() => {
          if (run.current === mine) run.current = null;
          setRunning(false);
        });
    },
    cancel() {
      if (run.current !== null) void client.call('export.cancel', { run: run.current }).catch(() => undefined);
    },
    clear() {
      setError('');
    },
  };
}
