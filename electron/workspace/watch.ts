/** Tells when another program writes into the project folder. */
import path from 'node:path';
import { watch } from 'chokidar';
import { OWN_FOLDER, placeOf } from './layout.ts';

export interface Watcher {
  close(): Promise<void>;
}

/** A sync tool writes a file in several steps within some tens of milliseconds; git many files within some hundreds. */
const SETTLE_MS = 100;

/**
 * Calls `onChange` with the paths (relative, `/`) of files of the project that may have changed, some time after the last
 * change, and `onReady` when nothing that happens from now on is missed.
 */
export function watchProject(
  dir: string,
  onChange: (paths: ReadonlySet<string>) => void,
  onReady: () => void,
  onError: (error: unknown) => void,
): Watcher {
  let changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const flush = (): void => {
    const paths = changed;
    changed = new Set();
    timer = undefined;
    onChange(paths);
  };
  const watcher = watch(dir, {
    ignoreInitial: true,
    depth: 2,
    ignored: (file) => {
      const [top = ''] = path.relative(dir, file).split(path.sep);
      return top === OWN_FOLDER || top === '.git' || top === 'node_modules';
    },
  });
  watcher.on('all', (_event, file) => {
    const relative = path.relative(dir, file).split(path.sep).join('/');
    if (placeOf(relative) === undefined) return;
    changed.add(relative);
    clearTimeout(timer);
    timer = setTimeout(flush, SETTLE_MS);
  });
  watcher.on('ready', onReady);
  watcher.on('error', onError);
  return {
    async close() {
      clearTimeout(timer);
      await watcher.close();
    },
  };
}
