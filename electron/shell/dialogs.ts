/** The system's own dialogs, in front of one window. */
import { dialog } from 'electron';
import type { BrowserWindow } from 'electron';
import type { Dialogs } from '../handlers/index.ts';

/** Returns the dialogs of the window. */
export function windowDialogs(window: () => BrowserWindow | undefined): Dialogs {
  const front = (): BrowserWindow => {
    const found = window();
    if (found === undefined) throw new Error('a dialog was asked for without a window');
    return found;
  };
  return {
    async chooseFolder(purpose) {
      const { canceled, filePaths } = await dialog.showOpenDialog(front(), {
        title: purpose === 'open' ? 'Open a project' : 'Choose where the project’s folder goes',
        buttonLabel: purpose === 'open' ? 'Open' : 'Choose',
        properties: ['openDirectory', 'createDirectory'],
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    async chooseIncoming(what) {
      const { canceled, filePaths } = await dialog.showOpenDialog(front(), {
        title: 'Take in a colleague’s work',
        buttonLabel: 'Choose',
        ...(what === 'folder'
          ? { properties: ['openDirectory'] }
          : {
              properties: ['openFile'],
              filters: [
                { name: 'Annotation files and zips', extensions: ['json', 'crossread', 'zip'] },
                { name: 'All files', extensions: ['*'] },
              ],
            }),
      });
      return canceled ? null : (filePaths[0] ?? null);
    },
    async saveFile({ fileName, extension, label }) {
      const { canceled, filePath } = await dialog.showSaveDialog(front(), {
        title: `Export: ${label}`,
        defaultPath: fileName,
        // What becomes a folder has no extension.
        filters: extension === '' ? [] : [{ name: label, extensions: [extension.replace(/^\./, '')] }],
      });
      return canceled || filePath === '' ? null : filePath;
    },
  };
}
