/** How the program ends: not before everything is on the disk. */
import { app } from 'electron';
import type { Workbenches } from './workbenches.ts';

/** Ends with the last window, but on a Mac, where a click on the dock makes a new one. */
export function setupLifecycle(workbenches: Workbenches): void {
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('activate', () => {
    void workbenches.show(null);
  });
  app.on('will-quit', (event) => {
    if (!workbenches.busy) return;
    event.preventDefault();
    void workbenches.settled().then(() => {
      app.quit();
    });
  });
}
