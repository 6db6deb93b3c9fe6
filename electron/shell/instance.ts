/** One process for all windows of a person: a second start hands its project to the first. */
import { join, resolve } from 'node:path';
import { app } from 'electron';
import { z } from 'zod';
import { configDirectory } from '../settings/index.ts';

const Handed = z.object({ project: z.string().nullable() });

/** Returns the project named on the command line, as a full path, or null. */
export function projectArgument(argv: readonly string[], packaged: boolean, cwd: string): string | null {
  // Started from a clone, the first argument is the program's own folder.
  const given = argv.slice(packaged ? 1 : 2).find((argument) => !argument.startsWith('-'));
  return given === undefined ? null : resolve(cwd, given);
}

/** Keeps Chromium's own files below the settings: they would lie among them. The instance lock lies there too. */
export function setupProfile(): void {
  app.setPath('userData', join(configDirectory(), 'electron'));
}

/** Returns whether this process is the first; if not, the first has been told and this one ends. */
export function setupInstance(show: (project: string | null) => void): boolean {
  const project = projectArgument(process.argv, app.isPackaged, process.cwd());
  if (!app.requestSingleInstanceLock({ project })) {
    app.quit();
    return false;
  }
  app.on('second-instance', (_event, _argv, _cwd, handed) => {
    const parsed = Handed.safeParse(handed);
    show(parsed.success ? parsed.data.project : null);
  });
  return true;
}

/** Hears of files and folders that the system asks Crossread to open. */
export function setupFileOpening(show: (project: string | null) => void): void {
  app.on('open-file', (event, path) => {
    event.preventDefault();
    show(path);
  });
}
