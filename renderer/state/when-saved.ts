/** Waiting for the disk. */
import { allSaved, useDocument } from './document.ts';

/** Resolves when every edit is on the disk; rejects, saying why, when saving has failed. */
export function whenSaved(): Promise<void> {
  return new Promise((resolve, reject) => {
    const settled = (): boolean => {
      const { saving, saveError } = useDocument.getState();
      if (saving === 'failed') reject(new Error(`Your last edits are not on the disk yet. ${saveError}`.trim()));
      else if (allSaved()) resolve();
      else return false;
      return true;
    };
    if (settled()) return;
    const stop = useDocument.subscribe(() => {
      if (settled()) stop();
    });
  });
}
