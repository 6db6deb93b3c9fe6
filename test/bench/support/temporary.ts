/** Folders that are gone when the process ends. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export function temporaryFolder(prefix: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}
